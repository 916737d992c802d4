import {
  IconAdjustments,
  IconBuildingStore,
  IconCalendarCheck,
  IconHistory,
  IconMessages,
  IconReceipt2,
  IconScale,
  IconSunHigh,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../frame/session.js';
import { WorkspaceFrame } from '../frame/workspace/WorkspaceFrame.js';

/** The workspace of the administration of a network. */
export default function NetworkDesk() {
  const { t } = useTranslation();
  const base = `/${useSession().slug}/admin`;
  return (
    <WorkspaceFrame
      base={base}
      entries={[
        { to: base, label: t('workspace.today'), Icon: IconSunHigh, end: true },
        { to: `${base}/members`, label: t('workspace.members'), Icon: IconUsers, end: false },
        { to: `${base}/mentors`, label: t('workspace.mentors'), Icon: IconMessages, end: false },
        { to: `${base}/invoices`, label: t('workspace.invoices'), Icon: IconReceipt2, end: false },
        { to: `${base}/close`, label: t('workspace.close'), Icon: IconCalendarCheck, end: false },
        { to: `${base}/venues`, label: t('workspace.venues'), Icon: IconBuildingStore, end: false },
        { to: `${base}/passes`, label: t('workspace.passes'), Icon: IconTicket, end: false },
        { to: `${base}/settings`, label: t('workspace.settings'), Icon: IconAdjustments, end: false },
        { to: `${base}/legal`, label: t('workspace.legal'), Icon: IconScale, end: false },
        { to: `${base}/audit`, label: t('workspace.audit'), Icon: IconHistory, end: false },
      ]}
    />
  );
}
