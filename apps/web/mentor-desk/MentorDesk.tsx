import { IconAdjustments, IconCalendarWeek, IconChartBar, IconMessages, IconSunHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../frame/session.js';
import { WorkspaceFrame } from '../frame/workspace/WorkspaceFrame.js';

/** The workspace of a mentor. */
export default function MentorDesk() {
  const { t } = useTranslation();
  const base = `/${useSession().slug}/mentoring`;
  return (
    <WorkspaceFrame
      base={base}
      entries={[
        { to: base, label: t('workspace.today'), Icon: IconSunHigh, end: true },
        { to: `${base}/appointments`, label: t('mentorDesk.sessions'), Icon: IconMessages, end: false },
        { to: `${base}/hours`, label: t('mentorDesk.hours'), Icon: IconCalendarWeek, end: false },
        { to: `${base}/figures`, label: t('mentorDesk.figures'), Icon: IconChartBar, end: false },
        { to: `${base}/settings`, label: t('mentorDesk.settings'), Icon: IconAdjustments, end: false },
      ]}
    />
  );
}
