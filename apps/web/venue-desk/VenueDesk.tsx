import { IconCertificate, IconSunHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../frame/session.js';
import { WorkspaceFrame } from '../frame/workspace/WorkspaceFrame.js';

/** The workspace of the team of one venue. */
export default function VenueDesk() {
  const { t } = useTranslation();
  const base = `/${useSession().slug}/venues/${useParams()['venue']}/manage`;
  return (
    <WorkspaceFrame
      base={base}
      entries={[
        { to: base, label: t('workspace.today'), Icon: IconSunHigh, end: true },
        { to: `${base}/certificates`, label: t('workspace.certificates'), Icon: IconCertificate, end: false },
      ]}
    />
  );
}
