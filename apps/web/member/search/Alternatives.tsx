import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Offer, placeOf } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { needsExpressRequest } from '../../rules/express-request.js';
import { hoursText } from '../../rules/when.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import { ExpressRequest } from './ExpressRequest.js';
import type { BookingAction } from './useBooking.js';
import classes from './OfferCard.module.css';

/** Other ready-to-book offers, one tap each. */
export function Alternatives({ offers, card, act }: { offers: Offer[]; card: string; act: BookingAction }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const day = useDayText(network.zone);
  const priceText = usePriceText();
  return (
    <ul className={classes['alternatives']}>
      {offers.map((offer) => {
        const place = placeOf(offer);
        if (!place) return null;
        const hours = hoursText(place.start, place.end, network.zone, language);
        return (
          <li key={offer.token} className={classes['alternative']}>
            <span>
              <strong>{place.venue.name}</strong> · {place.space.name}
              <br />
              {day(place.start)}, {hours} · {priceText(offer.quote)}
            </span>
            <Button
              radius="xl"
              loading={act.attempt?.sending === true && act.attempt.token === offer.token}
              aria-label={t('outcome.takeInstead', { hours, venue: place.venue.name })}
              onClick={() => void act.book(card, offer.token, needsExpressRequest(place.start))}
            >
              {t('offer.book', { hours })}
            </Button>
            <ExpressRequest start={place.start} />
          </li>
        );
      })}
    </ul>
  );
}
