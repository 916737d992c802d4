import { z } from 'zod';
import { type NotificationText, notificationKind } from '#libs/messages';
import { type Locale, instantText, spanText } from '#libs/platform';

const facts = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  start: z.string(),
  end: z.string(),
  zone: z.string(),
});
export type SessionFacts = z.output<typeof facts>;

const textOf =
  (fr: string, en: string) =>
  ({ sessionId, title, start, end, zone }: SessionFacts, locale: Locale): NotificationText => {
    const span = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) };
    const said = `${locale === 'fr' ? `${fr} :` : `${en}:`} ${title}, ${spanText(span, zone, locale)}`;
    return { title: said, path: `/sessions/${sessionId}` };
  };

/** The member has just taken a place. */
export const placeTaken = notificationKind('session.placeTaken', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: facts,
  text: textOf('Vous avez une place', 'You have a place'),
});

/** A place is held for the first in line for a short time: the mail must not be missed, nor wait. */
export const placeOffered = notificationKind('session.placeOffered', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'IGNORE',
  data: facts.extend({ expiresAt: z.string() }),
  text: (data, locale) => offerText(data, locale),
});

export function offerText(
  { sessionId, title, zone, expiresAt }: SessionFacts & { expiresAt: string },
  locale: Locale,
): NotificationText {
  const until = instantText(Temporal.Instant.from(expiresAt), zone, locale);
  const said =
    locale === 'fr' ? `Une place pour vous jusqu’au ${until} : ${title}` : `A place for you until ${until}: ${title}`;
  return { title: said, path: `/sessions/${sessionId}` };
}

/** Reminders are planned outside quiet hours, so none has to wait. */
export const sessionReminder = notificationKind('session.reminder', {
  topic: 'REMINDERS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: facts,
  text: textOf('À bientôt', 'Coming up'),
});

/** The venue cancelled: everybody who planned to come has to know. */
export const sessionCancelled = notificationKind('session.cancelled', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: facts,
  text: textOf('Séance annulée', 'Session cancelled'),
});
