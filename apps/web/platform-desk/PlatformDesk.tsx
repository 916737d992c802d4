import { IconHistory, IconSunHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../frame/session.js';
import { WorkspaceFrame } from '../frame/workspace/WorkspaceFrame.js';

/** The workspace of the people who run the platform. */
export default function PlatformDesk() {
  const { t } = useTranslation();
  const base = `/${useSession().slug}/platform`;
  return (
    <WorkspaceFrame
      base={base}
      entries={[
        { to: base, label: t('workspace.today'), Icon: IconSunHigh, end: true },
        { to: `${base}/audit`, label: t('workspace.audit'), Icon: IconHistory, end: false },
      ]}
    />
  );
}
