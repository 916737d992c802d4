import { waitingSource } from '#libs/messages';
import { offerData, timeOffered } from './waiting.notifications.js';
import { timeOffersOf } from './waits.queries.js';

/** A time that is held for somebody waits for their booking until the offer expires. */
waitingSource('booking.timeOffers', async (tx, { account, locale }, now) =>
  (await timeOffersOf(tx, account.id, now)).map((offer) => ({
    kind: timeOffered.name,
    ...timeOffered.text(offerData(offer), locale),
    since: offer.offeredAt,
    until: offer.expiresAt,
  })),
);
