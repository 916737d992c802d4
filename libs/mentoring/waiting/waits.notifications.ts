import { z } from 'zod';
import { notificationKind } from '#libs/messages';
import { type Locale, instantText } from '#libs/platform';

const about = z.object({ other: z.string(), subject: z.string().nullable() });
const subjectText = (subject: string | null, locale: Locale) =>
  subject ?? (locale === 'fr' ? 'sans sujet précisé' : 'no subject given');

/** To a mentor: a founder waits for somebody like them. */
export const waitOffered = notificationKind('mentoring.waitOffered', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: about.extend({ answerBy: z.string(), zone: z.string() }),
  text: ({ other, subject, answerBy, zone }, locale) => {
    const until = instantText(Temporal.Instant.from(answerBy), zone, locale);
    return {
      title:
        locale === 'fr'
          ? `${other} cherche un mentor (${subjectText(subject, locale)}) : pouvez-vous aider ? Répondez avant le ${until}`
          : `${other} looks for a mentor (${subjectText(subject, locale)}): can you help? Answer by ${until}`,
      path: '/mentoring',
    };
  },
});

/** To a founder who waits: a mentor proposes times. */
export const waitProposed = notificationKind('mentoring.waitProposed', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: about,
  text: ({ other, subject }, locale) => ({
    title:
      locale === 'fr'
        ? `${other} peut vous aider (${subjectText(subject, locale)}) : choisissez une heure`
        : `${other} can help you (${subjectText(subject, locale)}): choose a time`,
    path: '/appointments',
  }),
});

/** To a founder who has waited too long. */
export const waitOver = notificationKind('mentoring.waitOver', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: about.pick({ subject: true }),
  text: ({ subject }, locale) => ({
    title:
      locale === 'fr'
        ? `Aucun mentor ne s’est libéré (${subjectText(subject, locale)}) : votre attente est close`
        : `No mentor became free (${subjectText(subject, locale)}): you no longer wait`,
    path: '/appointments',
  }),
});
