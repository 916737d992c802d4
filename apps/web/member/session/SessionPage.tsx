import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SessionFields, SessionFieldsSignedIn, type SessionToCome } from '../../parts/sessions/documents.js';
import { SessionCard } from '../../parts/sessions/SessionCard.js';
import { spanText } from '../../rules/when.js';

const OneSessionQuery = graphql(
  `
    query OneSession($id: ID!) {
      session(id: $id) {
        ...SessionFields
      }
    }
  `,
  [SessionFields],
);
const OneSessionSignedInQuery = graphql(
  `
    query OneSessionSignedIn($id: ID!) {
      session(id: $id) {
        ...SessionFieldsSignedIn
      }
    }
  `,
  [SessionFieldsSignedIn],
);

/** One session, where mails and the bell lead to. */
export default function SessionPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, me } = useSession();
  const [{ data, error }, refetch] = useQuery({
    query: me ? OneSessionSignedInQuery : OneSessionQuery,
    variables: { id: useParams()['session']! },
    requestPolicy: 'cache-and-network',
  });
  const session: SessionToCome | null | undefined = data?.session;
  const lead = session && `${spanText(session.start, session.end, session.zone, language)} · ${session.venue.name}`;
  return (
    <Page title={session?.title ?? t('sessionPlaces.one')} lead={lead}>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingBlock height={200} />}
      {data && !session && (
        <Notice
          text={t('sessionPlaces.unknown')}
          action={
            <Button component={Link} to={`/${slug}/places`}>
              {t('nav.places')}
            </Button>
          }
        />
      )}
      {session && <SessionCard session={session} withVenue alone />}
    </Page>
  );
}
