import { Button } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../api/documents.js';
import { LoadingBlock } from '../../../parts/LoadingBlock.js';

const SeriesPanel = lazy(() => import('./SeriesPanel.js'));

/** Offers to book the same time again and again, where booking is immediate. */
export function RepeatOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (offer.certainty !== 'INSTANT') return null;
  if (!isOpen)
    return (
      <Button variant="subtle" radius="xl" onClick={() => setOpen(true)}>
        {t('series.repeat')}
      </Button>
    );
  return (
    <Suspense fallback={<LoadingBlock height={160} />}>
      <SeriesPanel token={offer.token} close={() => setOpen(false)} />
    </Suspense>
  );
}
