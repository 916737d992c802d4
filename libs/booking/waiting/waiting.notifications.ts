import { z } from 'zod';
import { type NotificationText, notificationKind } from '#libs/messages';
import { type Locale, instantText, spanText } from '#libs/platform';
import { type TimeOfferFacts } from './waits.queries.js';

const facts = z.object({
  what: z.string(),
  start: z.string(),
  end: z.string(),
  zone: z.string(),
  expiresAt: z.string(),
});
type Facts = z.output<typeof facts>;

function offerText({ what, start, end, zone, expiresAt }: Facts, locale: Locale): NotificationText {
  const when = spanText({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, zone, locale);
  const until = instantText(Temporal.Instant.from(expiresAt), zone, locale);
  const title =
    locale === 'fr'
      ? `Libre, gardé pour vous jusqu’au ${until} : ${what}, ${when}`
      : `Free, kept for you until ${until}: ${what}, ${when}`;
  return { title, path: '/bookings' };
}

/** A time is held for the first in line for a short time: the mail must not be missed, nor wait. */
export const timeOffered = notificationKind('booking.timeOffered', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'IGNORE',
  data: facts,
  text: offerText,
});

export const offerData = ({ spaceName, start, end, zone, expiresAt }: TimeOfferFacts): Facts => ({
  what: spaceName,
  start: start.toString(),
  end: end.toString(),
  zone,
  expiresAt: expiresAt.toString(),
});
