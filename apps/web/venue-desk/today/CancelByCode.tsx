import { Button } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import { LoadingBlock } from '../../parts/LoadingBlock.js';

const CancelForVenue = lazy(() => import('../parts/CancelForVenue.js'));

/** Opens the form with which the team cancels a booking by its code. */
export function CancelByCode({ venueId }: { venueId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Button variant="default" radius="xl" onClick={() => setOpen(true)}>
        {t('cancelForVenue.open')}
      </Button>
    );
  return (
    <section aria-labelledby="cancel-for-venue" className={desk['panel']}>
      <h2 id="cancel-for-venue" className={desk['heading']}>
        {t('cancelForVenue.open')}
      </h2>
      <Suspense fallback={<LoadingBlock height={160} />}>
        <CancelForVenue venueId={venueId} />
      </Suspense>
    </section>
  );
}
