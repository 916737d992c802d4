import { z } from 'zod';
import { notificationKind } from '#libs/messages';
import { NO_SHOW_OUTCOMES } from '../rules/no-show-answers.js';

const toMember = z.object({ code: z.string(), what: z.string() });
const toVenue = z.object({ name: z.string(), slug: z.string(), member: z.string() });
const pathOf = (code: string): string => `/bookings?code=${code}`;

/** A no-show costs money, so the member is told; it can be contested on the page of the booking. */
export const noShowRecorded = notificationKind('booking.noShow', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: toMember,
  text: ({ code, what }, locale) => ({
    title: locale === 'fr' ? `Absence notée : ${what}` : `No-show recorded: ${what}`,
    path: pathOf(code),
  }),
});

const answers = {
  fr: { WAS_THERE: 'Votre venue est reconnue', EXCUSED: 'Absence excusée', STANDS: 'L’absence est maintenue' },
  en: { WAS_THERE: 'You were there', EXCUSED: 'No-show excused', STANDS: 'The no-show stands' },
};
export const noShowAnswered = notificationKind('booking.noShowAnswered', {
  topic: 'BOOKINGS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: toMember.extend({ outcome: z.enum(NO_SHOW_OUTCOMES) }),
  text: ({ code, what, outcome }, locale) => ({
    title: `${answers[locale][outcome]}${locale === 'fr' ? ' :' : ':'} ${what}`,
    path: pathOf(code),
  }),
});

/** Without an answer the booking is cancelled, so nobody can turn it off. */
export const reconfirmationAsked = notificationKind('booking.reconfirm', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: toMember,
  text: ({ code, what }, locale) => ({
    title: locale === 'fr' ? `Venez-vous toujours ? ${what}` : `Are you still coming? ${what}`,
    path: pathOf(code),
  }),
});

/** To the team of the venue. */
export const noShowContested = notificationKind('venue.noShowContested', {
  topic: 'VENUES',
  mail: 'NEVER',
  bell: true,
  quietHours: 'WAIT',
  data: toVenue,
  text: ({ name, slug, member }, locale) => ({
    title: locale === 'fr' ? `${name} : ${member} conteste une absence` : `${name}: ${member} contests a no-show`,
    path: `/venues/${slug}/manage/no-shows`,
  }),
});

/** To the team of the venue: people settle it first. */
export const overstayNoted = notificationKind('venue.overstay', {
  topic: 'VENUES',
  mail: 'NEVER',
  bell: true,
  quietHours: 'IGNORE',
  data: toVenue,
  text: ({ name, slug, member }, locale) => ({
    title:
      locale === 'fr'
        ? `${name} : ${member} est resté alors que quelqu’un attendait`
        : `${name}: ${member} stayed while somebody was waiting`,
    path: `/venues/${slug}/manage`,
  }),
});
