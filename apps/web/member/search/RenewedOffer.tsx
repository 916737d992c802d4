import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Offer, placeOf } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { needsExpressRequest } from '../../rules/express-request.js';
import { hoursText } from '../../rules/when.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import { ExpressRequest } from './ExpressRequest.js';
import type { BookingAction } from './useBooking.js';
import classes from './OfferCard.module.css';

interface Props {
  offer: Offer;
  /** The offer before, when its price differs. */
  was?: Offer;
  card: string;
  act: BookingAction;
}

/** The same place under a new token, with its price now and the button that books it. */
export function RenewedOffer({ offer, was, card, act }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const priceText = usePriceText();
  const place = placeOf(offer);
  if (!place) return null;
  const sending = act.attempt?.sending === true;
  return (
    <div className={classes['alternatives']}>
      <div className={classes['alternative']}>
        <span>
          {place.venue.name}, {hoursText(place.start, place.end, network.zone, language)}
          <br />
          {was && (
            <>
              <s className={classes['was']}>{priceText(was.quote)}</s>{' '}
            </>
          )}
          <strong>{priceText(offer.quote)}</strong>
        </span>
        <Button
          radius="xl"
          loading={sending}
          onClick={() => void act.book(card, offer.token, needsExpressRequest(place.start))}
        >
          {t('outcome.bookAt', { price: priceText(offer.quote) })}
        </Button>
        <ExpressRequest start={place.start} />
      </div>
    </div>
  );
}
