import { useTranslation } from 'react-i18next';
import { BanList } from '../../parts/bans/BanList.js';
import { Page } from '../../parts/Page.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';

/** Whom the venue does not accept any more, and why. */
export default function BansPage() {
  const { t } = useTranslation();
  const { id, name } = useVenueOfDesk();
  return (
    <Page title={t('bans.title')} lead={t('bans.lead', { name })}>
      <BanList venueId={id} />
    </Page>
  );
}
