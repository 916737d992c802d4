import {
  IconBuildingStore,
  IconCalendarOff,
  IconCalendarTime,
  IconCertificate,
  IconChartBar,
  IconClock,
  IconDeviceTablet,
  IconDoor,
  IconMailQuestion,
  IconSunHigh,
  IconUserOff,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
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
        { to: `${base}/planning`, label: t('venueDesk.planning'), Icon: IconCalendarTime, end: false },
        { to: `${base}/requests`, label: t('venueDesk.requests'), Icon: IconMailQuestion, end: false },
        { to: `${base}/page`, label: t('venueDesk.page'), Icon: IconBuildingStore, end: false },
        { to: `${base}/spaces`, label: t('workspace.spaces'), Icon: IconDoor, end: false },
        { to: `${base}/hours`, label: t('workspace.hours'), Icon: IconClock, end: false },
        { to: `${base}/openings`, label: t('workspace.openings'), Icon: IconCalendarOff, end: false },
        { to: `${base}/certificates`, label: t('workspace.certificates'), Icon: IconCertificate, end: false },
        { to: `${base}/figures`, label: t('venueDesk.figures'), Icon: IconChartBar, end: false },
        { to: `${base}/team`, label: t('venueDesk.team'), Icon: IconUsers, end: false },
        { to: `${base}/kiosks`, label: t('venueDesk.kiosks'), Icon: IconDeviceTablet, end: false },
        { to: `${base}/no-shows`, label: t('venueDesk.noShows'), Icon: IconUserQuestion, end: false },
        { to: `${base}/bans`, label: t('venueDesk.bans'), Icon: IconUserOff, end: false },
      ]}
    />
  );
}
