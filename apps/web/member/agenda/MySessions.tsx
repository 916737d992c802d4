import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useLive } from '../../live/useLive.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { SessionFieldsSignedIn } from '../../parts/sessions/documents.js';
import { SessionCard } from '../../parts/sessions/SessionCard.js';
import classes from '../../parts/sessions/Sessions.module.css';
import { usePaging } from '../../parts/usePaging.js';

const MySessionsQuery = graphql(
  `
    query MySessions($first: Int!, $after: String) {
      mySessions(first: $first, after: $after) {
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

/** Sessions to come in which I have a place, for which I wait, or which I lead. Nothing is shown without one. */
export function MySessions() {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging('', 5, () => heading.current?.focus());
  const [{ data, error }, refetch] = useQuery({
    query: MySessionsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  useLive('agenda', () => refetch({ requestPolicy: 'network-only' }));
  const list = data?.mySessions;
  if (!error && !list?.totalCount) return null;
  return (
    <section aria-labelledby="my-sessions" className={classes['above']}>
      <h2 id="my-sessions" ref={heading} tabIndex={-1} className={classes['first']}>
        {t('sessionPlaces.mine')}
      </h2>
      {error && !list && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {list && (
        <>
          <ul className={classes['list']}>
            {list.edges.map(({ node }) => (
              <li key={node.id}>
                <SessionCard session={node} withVenue />
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </section>
  );
}
