import { Button } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/documents.js';
import { LoadingBlock } from '../../LoadingBlock.js';

const MovePanel = lazy(() => import('./MovePanel.js'));

/** Offers to move a booking as long as that costs nothing. */
export function MoveBooking({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  // Several spaces do not move: the api says so, too.
  if (!booking.cancellable || booking.state !== 'CONFIRMED' || booking.items.length > 1) return null;
  if (!isOpen)
    return (
      <Button variant="subtle" radius="xl" onClick={() => setOpen(true)}>
        {t('move.move')}
      </Button>
    );
  return (
    <Suspense fallback={<LoadingBlock height={120} />}>
      <MovePanel booking={booking} close={() => setOpen(false)} />
    </Suspense>
  );
}
