import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { NoShowList } from '../../parts/no-shows/NoShowList.js';
import { Page } from '../../parts/Page.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';

/** Who did not come to the venue, and the answers to contests. */
export default function NoShowsPage() {
  const { t } = useTranslation();
  const { network } = useSession();
  const { id, name } = useVenueOfDesk();
  return (
    <Page title={t('noShows.title')} lead={t('noShows.lead', { name })}>
      <NoShowList venueId={id} zone={network.zone} />
    </Page>
  );
}
