import {
  IconAdjustments,
  IconBuildingStore,
  IconHistory,
  IconMapPin,
  IconMessages,
  IconScale,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { Figures } from '../../frame/workspace/Figures.js';
import { PageLinks } from '../../frame/workspace/PageLinks.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Page } from '../../parts/Page.js';
import { minutesText, moneyText } from '../../rules/when.js';
import { WaitingTasks } from './WaitingTasks.js';

/** The network today, the rules in force, and the pages that already serve its administration. */
export default function NetworkToday() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const { gridMinutes, horizonDays } = network.bookingLimits;
  return (
    <Page title={t('networkDesk.title', { name: network.name })} lead={t('networkDesk.lead')}>
      <WaitingTasks />
      <Figures
        figures={[
          { label: t('networkDesk.venues'), value: String(network.venueCount) },
          { label: t('networkDesk.price'), value: moneyText(network.hourlyCents, language) },
          { label: t('networkDesk.horizon'), value: t('networkDesk.days', { count: horizonDays }) },
          { label: t('networkDesk.grid'), value: minutesText(gridMinutes) },
        ]}
        note={t('networkDesk.note')}
      />
      <PageLinks
        links={[
          {
            to: `/${slug}/admin/members`,
            Icon: IconUsers,
            title: t('workspace.members'),
            text: t('networkDesk.membersText'),
          },
          {
            to: `/${slug}/admin/mentors`,
            Icon: IconMessages,
            title: t('workspace.mentors'),
            text: t('networkDesk.mentorsText'),
          },
          {
            to: `/${slug}/admin/venues`,
            Icon: IconBuildingStore,
            title: t('workspace.venues'),
            text: t('networkDesk.venuesText'),
          },
          {
            to: `/${slug}/admin/settings`,
            Icon: IconAdjustments,
            title: t('workspace.settings'),
            text: t('networkDesk.settingsText'),
          },
          {
            to: `/${slug}/admin/legal`,
            Icon: IconScale,
            title: t('workspace.legal'),
            text: t('networkDesk.legalText'),
          },
          {
            to: `/${slug}/admin/audit`,
            Icon: IconHistory,
            title: t('workspace.audit'),
            text: t('networkDesk.auditText'),
          },
          { to: `/${slug}/places`, Icon: IconMapPin, title: t('nav.places'), text: t('networkDesk.placesText') },
        ]}
      />
    </Page>
  );
}
