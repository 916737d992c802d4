import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { spanText } from '../../rules/when.js';
import { AttendanceList } from './AttendanceList.js';
import { CancelSession } from './CancelSession.js';
import classes from './Certificates.module.css';
import { SessionQuery } from './session-documents.js';
import { EditSession } from './EditSession.js';
import { useTrainingVenue } from './useTrainingVenue.js';

/** One session: who comes, who came, and what can still be changed. It prints as an attendance list. */
export default function SessionPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id: venueId, name, base } = useTrainingVenue();
  const id = useParams()['session']!;
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: SessionQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const session = data?.session?.venue.id === venueId ? data.session : null;
  const back = (
    <Link className={`${desk['link']} ${classes['screen']}`} to={`${base}/sessions`}>
      {t('venueSession.all')}
    </Link>
  );

  if (!session) {
    return (
      <Page title={t('venueSession.title')} aside={back}>
        {error && <FailureNotice error={error} retry={refetch} />}
        {!data && !error && <LoadingBlock height={320} />}
        {data && <Notice text={t('venueSession.none')} />}
      </Page>
    );
  }
  const { title, start, end, zone, host, kind, places, placesLeft, waiting, space, state, description } = session;
  return (
    <Page title={title} lead={`${spanText(start, end, zone, language)} · ${name}`} aside={back}>
      <p>
        {state !== 'PLANNED' && (
          <Badge variant="light" color={state === 'CANCELLED' ? 'ochre' : 'river'}>
            {t(`venueSession.state.${state}`)}
          </Badge>
        )}{' '}
        {t(`venueSessions.kind.${kind}`)}, {t('venueSessions.ledBy', { name: host.name })}
        {space && ` · ${t('venueSession.space', { name: space.name })}`}
      </p>
      <p>
        {t('venueSessions.taken', { taken: places - placesLeft, places })}
        {waiting > 0 && ` · ${t('venueSessions.waiting', { count: waiting })}`}
      </p>
      {description && <p className={classes['description']}>{description}</p>}
      {state !== 'CANCELLED' && <AttendanceList session={session} />}
      {state === 'PLANNED' && (
        <div className={classes['screen']}>
          <EditSession key={session.version} session={session} changed={refetch} />
          <CancelSession session={session} cancelled={refetch} />
        </div>
      )}
    </Page>
  );
}
