import { z } from 'zod';
import { type NotificationText, notificationKind } from '#libs/messages';
import { type Locale, spanText } from '#libs/platform';

export const bookingFacts = z.object({
  code: z.string(),
  /** The spaces, in one line. */
  what: z.string(),
  start: z.string(),
  end: z.string(),
  zone: z.string(),
});
export type BookingFacts = z.output<typeof bookingFacts>;

/** The text of a notification of a booking: what happened, its spaces and its time. */
export const textOf =
  (fr: string, en: string) =>
  ({ code, what, start, end, zone }: BookingFacts, locale: Locale): NotificationText => {
    const span = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) };
    const title = `${locale === 'fr' ? `${fr} :` : `${en}:`} ${what}, ${spanText(span, zone, locale)}`;
    return { title, path: `/bookings?code=${code}` };
  };

/** The member has just booked, and waits for the mail with the door code. */
export const bookingConfirmed = notificationKind('booking.confirmed', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: bookingFacts,
  text: textOf('C’est réservé', 'Booked'),
});

/** The member has just booked a series, and waits for the mail with its times. */
export const seriesConfirmed = notificationKind('booking.seriesConfirmed', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: bookingFacts.extend({ count: z.int() }),
  text: ({ count, ...booking }, locale) =>
    textOf(`C’est réservé ${count} fois`, `Booked ${count} times`)(booking, locale),
});

/** Reminders are planned outside quiet hours, so none has to wait. */
export const bookingReminder = notificationKind('booking.reminder', {
  topic: 'REMINDERS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: bookingFacts,
  text: textOf('À bientôt', 'Coming up'),
});

/** The member moved the booking, and needs the new calendar entry. */
export const bookingMoved = notificationKind('booking.moved', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: bookingFacts,
  text: textOf('Déplacé', 'Moved'),
});

/** The venue moved the booking, which the member has to know. */
export const bookingMovedByVenue = notificationKind('booking.movedByVenue', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: bookingFacts,
  text: textOf('Déplacé par le lieu', 'Moved by the venue'),
});

/** The member cancelled. */
export const bookingCancelled = notificationKind('booking.cancelled', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: bookingFacts,
  text: textOf('Annulé', 'Cancelled'),
});

const decided = {
  KEEP: textOf('Maintenu', 'Kept'),
  MOVE: textOf('Changement d’espace', 'Moved'),
  CANCEL: textOf('Annulé par le lieu', 'Cancelled by the venue'),
};

/** The venue changed its hours and decided about the booking, which the member has to know. */
export const bookingHoursDecided = notificationKind('booking.hoursDecided', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: bookingFacts.extend({ decision: z.enum(['KEEP', 'MOVE', 'CANCEL']) }),
  text: (data, locale) => decided[data.decision](data, locale),
});
