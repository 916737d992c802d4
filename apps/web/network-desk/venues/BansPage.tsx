import { useTranslation } from 'react-i18next';
import { BanList } from '../../parts/bans/BanList.js';
import { Page } from '../../parts/Page.js';
import { VenuesTabs } from './VenuesTabs.js';

/** Who is banned from a venue of the network, with the reason of the venue. */
export default function BansPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('bans.networkTitle')} lead={t('bans.networkLead')}>
      <VenuesTabs />
      <BanList venueId={null} />
    </Page>
  );
}
