import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { TeamQuery } from './documents.js';
import { NewSessionForm } from './NewSessionForm.js';
import { useTrainingVenue } from './useTrainingVenue.js';

/** Plans a session at the venue. */
export default function NewSessionPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  const { id, base, venue, error, refetch } = useTrainingVenue();
  const [{ data, error: teamError }, refetchTeam] = useQuery({ query: TeamQuery, variables: { venueId: id } });
  const failed = error ?? teamError;
  const self = { value: me?.member?.id ?? '', label: me?.name ?? '' };
  const team = data?.managedVenue?.staff.map(({ memberId, name }) => ({ value: memberId, label: name })) ?? [];
  const hosts = [self, ...team.filter(({ value }) => value !== self.value)];
  function retry() {
    refetch();
    refetchTeam({ requestPolicy: 'network-only' });
  }

  return (
    <Page
      title={t('newSession.title')}
      lead={t('newSession.lead')}
      aside={
        <Link className={desk['link']!} to={`${base}/sessions`}>
          {t('newSession.back')}
        </Link>
      }
    >
      {failed && <FailureNotice error={failed} retry={retry} />}
      {!failed && (venue === undefined || !data) && <LoadingBlock height={480} />}
      {venue === null && <Notice text={t('certificates.withdrawnVenue')} />}
      {venue && data && <NewSessionForm venue={venue} hosts={hosts} base={base} />}
    </Page>
  );
}
