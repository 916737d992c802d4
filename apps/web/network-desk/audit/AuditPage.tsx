import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';
import { AuditLog } from './AuditLog.js';

/** What was done and read in the network or on the platform. The workspaces around it let in only people with the right. */
export default function AuditPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditLog />
    </Page>
  );
}
