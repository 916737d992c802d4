import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@mantine/core';
import { type Offer, mentorOf, placeOf } from '../../api/documents.js';
import { MapBoundary } from '../../map/MapBoundary.js';
import cards from '../../parts/Card.module.css';
import { MentorOfferCard } from './MentorOfferCard.js';
import { OfferCard } from './OfferCard.js';
import type { BookingAction } from './useBooking.js';
import classes from './Results.module.css';

const PointsMap = lazy(() => import('../../map/PointsMap.js'));

interface Props {
  offers: Offer[];
  near: { lat: number; lon: number } | null;
  /** The day or the hour was not certain: the buttons say so. */
  unsure?: boolean;
  act: BookingAction;
  refetch: () => void;
}

/** The offers as a list and as numbered pins on a map, in the same order. */
export function Offers({ offers, near, unsure = false, act, refetch }: Props) {
  const { t } = useTranslation();
  const [lit, setLit] = useState<string | null>(null);
  // The same question to whichever mentor is chosen.
  const [question, setQuestion] = useState('');
  if (offers.length === 0) return null;
  const points = offers.flatMap((offer, i) => {
    const place = placeOf(offer);
    return place ? [{ id: offer.token, rank: i + 1, label: place.venue.name, ...place.venue.point }] : [];
  });
  const pick = (id: string) => {
    setLit(id);
    document.getElementById(`offer-${id}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  };
  return (
    <div className={points.length > 0 ? classes['split'] : undefined}>
      <ol className={cards['list']}>
        {offers.map((offer, i) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only lights the pin on the map
          <li
            key={offer.token}
            id={`offer-${offer.token}`}
            onPointerEnter={() => setLit(offer.token)}
            onFocus={() => setLit(offer.token)}
          >
            {mentorOf(offer) ? (
              <MentorOfferCard
                offer={offer}
                lit={lit === offer.token}
                question={question}
                ask={setQuestion}
                act={act}
                refetch={refetch}
              />
            ) : (
              <OfferCard
                offer={offer}
                rank={i + 1}
                lit={lit === offer.token}
                unsure={unsure}
                act={act}
                refetch={refetch}
              />
            )}
          </li>
        ))}
      </ol>
      {points.length > 0 && (
        <div className={classes['side']}>
          <MapBoundary>
            <Suspense fallback={<Skeleton h="100%" radius="lg" />}>
              <PointsMap points={points} around={near} lit={lit} onPick={pick} label={t('map.offers')} />
            </Suspense>
          </MapBoundary>
        </div>
      )}
    </div>
  );
}
