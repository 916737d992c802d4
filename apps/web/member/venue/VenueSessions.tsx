import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { SessionFields, SessionFieldsSignedIn } from '../../parts/sessions/documents.js';
import { SessionCard } from '../../parts/sessions/SessionCard.js';
import classes from '../../parts/sessions/Sessions.module.css';
import { usePaging } from '../../parts/usePaging.js';

const VenueSessionsQuery = graphql(
  `
    query VenueSessions($filter: SessionFilter!, $first: Int!, $after: String) {
      sessions(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...SessionFields
          }
        }
      }
    }
  `,
  [SessionFields],
);
const VenueSessionsSignedInQuery = graphql(
  `
    query VenueSessionsSignedIn($filter: SessionFilter!, $first: Int!, $after: String) {
      sessions(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...SessionFieldsSignedIn
          }
        }
      }
    }
  `,
  [SessionFieldsSignedIn],
);

/** The sessions to come at a venue. Nothing is shown where none is planned. */
export function VenueSessions({ venueId }: { venueId: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(venueId, 5, () => heading.current?.focus());
  const [{ data, error }, refetch] = useQuery({
    query: me ? VenueSessionsSignedInQuery : VenueSessionsQuery,
    variables: { filter: { venueId }, first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const list = data?.sessions;
  if (!error && !list?.totalCount) return null;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" ref={heading} tabIndex={-1} className={classes['heading']}>
        {t('sessionPlaces.title')}
      </h2>
      {error && !list && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {list && (
        <>
          <ul className={classes['list']}>
            {list.edges.map(({ node }) => (
              <li key={node.id}>
                <SessionCard session={node} withVenue={false} />
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </section>
  );
}
