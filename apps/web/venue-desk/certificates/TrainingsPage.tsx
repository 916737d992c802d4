import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { CertificateTabs } from './CertificateTabs.js';
import { CreateTraining } from './CreateTraining.js';
import { ShareTraining } from './ShareTraining.js';
import { useTrainingVenue } from './useTrainingVenue.js';

/** The trainings of the venue, and two ways to add one: share one of the network, or create one. */
export default function TrainingsPage() {
  const { t } = useTranslation();
  const { name, base, venue, error, refetch } = useTrainingVenue();
  return (
    <Page title={t('venueTrainings.title')} lead={t('venueTrainings.lead', { name })}>
      <CertificateTabs base={base} />
      {error && <FailureNotice error={error} retry={refetch} />}
      {venue === undefined && !error && <LoadingBlock height={160} />}
      {venue === null && <Notice text={t('certificates.withdrawnVenue')} />}
      {venue && (
        <>
          {venue.trainings.length === 0 && <Notice text={t('venueTrainings.none')} />}
          <ul className={desk['rows']}>
            {venue.trainings.map(({ id, title, reference }) => (
              <li key={id} className={desk['row']}>
                <strong>{title}</strong>
                <span className={desk['muted']}>{t('venueTrainings.reference', { reference })}</span>
              </li>
            ))}
          </ul>
          <ShareTraining venue={venue} shared={refetch} />
          <CreateTraining venue={venue} shared={refetch} />
        </>
      )}
    </Page>
  );
}
