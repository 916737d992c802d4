import {
  IconAdjustments,
  IconCalendarCheck,
  IconChartBar,
  IconCalendarWeek,
  IconMessages,
  IconUserCog,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { PageLinks } from '../../frame/workspace/PageLinks.js';
import { Page } from '../../parts/Page.js';
import { MentorGate } from '../MentorGate.js';
import { Inbox } from './Inbox.js';

/** What waits for a mentor, and their other pages. */
export default function MentorToday() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const base = `/${slug}/mentoring`;
  return (
    <Page title={t('mentorDesk.title')} lead={t('mentorDesk.lead')}>
      <MentorGate>{(own) => <Inbox own={own} />}</MentorGate>
      <PageLinks
        links={[
          {
            to: `${base}/appointments`,
            Icon: IconMessages,
            title: t('mentorDesk.sessions'),
            text: t('mentorDesk.sessionsText'),
          },
          {
            to: `${base}/hours`,
            Icon: IconCalendarWeek,
            title: t('mentorDesk.hours'),
            text: t('mentorDesk.hoursText'),
          },
          {
            to: `${base}/figures`,
            Icon: IconChartBar,
            title: t('mentorDesk.figures'),
            text: t('mentorDesk.figuresText'),
          },
          {
            to: `${base}/settings`,
            Icon: IconAdjustments,
            title: t('mentorDesk.settings'),
            text: t('mentorDesk.settingsText'),
          },
          {
            to: `/${slug}/bookings`,
            Icon: IconCalendarCheck,
            title: t('nav.bookings'),
            text: t('mentorDesk.agendaText'),
          },
          { to: `/${slug}/account`, Icon: IconUserCog, title: t('account.title'), text: t('mentorDesk.accountText') },
        ]}
      />
    </Page>
  );
}
