import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { AddKiosk } from './AddKiosk.js';
import { VenueKiosksQuery } from './documents.js';
import { KioskItem } from './KioskItem.js';

/** The screens at the door of a venue, which its managers add and revoke. */
export default function KiosksPage() {
  const { t } = useTranslation();
  const { id: venueId } = useVenueOfDesk();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: VenueKiosksQuery,
    variables: { venueId },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const kiosks = data?.venueKiosks;
  return (
    <Page title={t('kiosks.title')} lead={t('kiosks.lead')}>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <LoadingBlock height={160} />}
      {data && !kiosks && <Notice text={t('kiosks.managersOnly')} />}
      {kiosks && (
        <>
          {kiosks.length === 0 && <Notice text={t('kiosks.none')} />}
          <ul className={desk['rows']}>
            {kiosks.map((kiosk) => (
              <KioskItem key={kiosk.id} kiosk={kiosk} changed={refetch} />
            ))}
          </ul>
          <AddKiosk venueId={venueId} added={refetch} />
        </>
      )}
    </Page>
  );
}
