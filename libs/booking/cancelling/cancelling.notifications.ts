import { z } from 'zod';
import { amountText, notificationKind } from '#libs/messages';
import { type Locale, spanText } from '#libs/platform';
import { bookingFacts, textOf } from '../booking.notifications.js';

/** The member has to know, whatever the hour of a change of the same day. */
export const bookingCancelledByVenue = notificationKind('booking.cancelledByVenue', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: bookingFacts,
  text: textOf('Annulé par le lieu', 'Cancelled by the venue'),
});

/** The law asks for a receipt at once. */
export const bookingWithdrawn = notificationKind('booking.withdrawn', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'IGNORE',
  data: bookingFacts,
  text: textOf('Rétractation enregistrée', 'Withdrawal recorded'),
});

export const feeWaived = notificationKind('booking.feeWaived', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: bookingFacts.extend({ creditMinutes: z.int(), amountCents: z.int() }),
  text: ({ code, what, start, end, zone, ...given }, locale: Locale) => {
    const amount = amountText(given, locale);
    const span = spanText({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, zone, locale);
    const title =
      locale === 'fr'
        ? `${amount} rendus, quelqu’un d’autre est venu : ${what}, ${span}`
        : `${amount} given back, somebody else came: ${what}, ${span}`;
    return { title, path: `/bookings?code=${code}` };
  },
});

/** To the administrators of the network. */
export const venueCancelsOften = notificationKind('venue.cancelsOften', {
  topic: 'VENUES',
  mail: 'NEVER',
  bell: true,
  quietHours: 'WAIT',
  data: z.object({ name: z.string(), slug: z.string(), cancelled: z.int(), days: z.int() }),
  text: ({ name, slug, cancelled, days }, locale) => ({
    title:
      locale === 'fr'
        ? `${name} a annulé ${cancelled} réservations en ${days} jours`
        : `${name} cancelled ${cancelled} bookings in ${days} days`,
    path: `/venues/${slug}`,
  }),
});
