import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../parts/PageTabs.js';

/** The pages about certificates, sessions and trainings of a venue. */
export function CertificateTabs({ base }: { base: string }) {
  const { t } = useTranslation();
  const pages = [
    [base, t('certificates.holdersPage')],
    [`${base}/sessions`, t('certificates.sessionsPage')],
    [`${base}/trainings`, t('certificates.trainingsPage')],
  ] as const;
  return <PageTabs label={t('certificates.pages')} pages={pages} />;
}
