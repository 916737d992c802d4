import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';
import { AuditLog } from './AuditLog.js';

/** The audit log of the network or the platform. Its workspaces admit only people with the right to read it. */
export default function AuditPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditLog />
    </Page>
  );
}
