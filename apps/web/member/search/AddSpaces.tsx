import { Button, CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type Offer, placeOf } from '../../api/documents.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { AddableSpacesQuery } from './documents.js';
import type { AddedSpaces } from './useAddedSpaces.js';
import classes from './OfferCard.module.css';

/** As many as one booking takes beside the offer. */
const MOST_ADDED = 4;

/** Other spaces of the venue to book with an offer, for the same time and in one booking. */
export function AddSpaces({ offer, spaces }: { offer: Offer; spaces: AddedSpaces }) {
  const { t } = useTranslation();
  const priceText = usePriceText();
  const [isOpen, setOpen] = useState(false);
  const { added, add, replace, isBusy, hasFailed } = spaces;
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: AddableSpacesQuery,
    variables: {
      token: offer.token,
      with: added.map(({ token }) => token),
      seats: placeOf(offer)?.seats ?? 1,
    },
    pause: !isOpen || isBusy,
    requestPolicy: 'network-only',
  });
  const isFull = added.length === MOST_ADDED;
  return (
    <div>
      {added.length > 0 && (
        <ul className={classes['alternatives']} aria-label={t('together.added')}>
          {added.map((one) => (
            <li key={one.token} className={classes['alternative']}>
              <SpaceLine offer={one} price={priceText(one.quote)} />
              <CloseButton
                disabled={isBusy}
                aria-label={t('together.removeOf', { space: placeOf(one)?.space.name })}
                onClick={() => void replace(placeOf(one)!.space.id, null)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="subtle"
        size="xs"
        radius="xl"
        leftSection={<IconPlus size={16} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'together.close' : 'together.open')}
      </Button>
      {hasFailed && <output>{t('failure.broken.text')}</output>}
      {isOpen && fetching && <LoadingBlock height={60} />}
      {isOpen && error && (
        <FailureNotice error={error} retry={() => reexecuteQuery({ requestPolicy: 'network-only' })} />
      )}
      {isOpen && !fetching && data?.addableSpaces.length === 0 && <output>{t('together.none')}</output>}
      {isOpen && !fetching && isFull && <output>{t('together.full')}</output>}
      {isOpen && !fetching && !isFull && data && (
        <ul className={classes['alternatives']} aria-label={t('together.addable')}>
          {data.addableSpaces.map((one) => (
            <li key={one.token} className={classes['alternative']}>
              <SpaceLine offer={one} price={priceText(one.quote)} />
              <Button
                variant="default"
                size="xs"
                radius="xl"
                aria-label={t('together.addOf', { space: placeOf(one)?.space.name })}
                disabled={isBusy}
                onClick={() => add(one)}
              >
                {t('together.add')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SpaceLine({ offer, price }: { offer: Offer; price: string }) {
  const { t } = useTranslation();
  const place = placeOf(offer);
  return (
    <span>
      <strong>{place?.space.name}</strong>
      {place && place.seats > 1 && ` · ${t('offer.seats', { count: place.seats })}`} · {price}
    </span>
  );
}
