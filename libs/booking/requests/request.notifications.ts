import { z } from 'zod';
import { notificationKind } from '#libs/messages';
import { instantText, spanText } from '#libs/platform';
import { REQUEST_ANSWERS } from '../rules/request-answers.js';

const facts = z.object({
  code: z.string(),
  what: z.string(),
  start: z.string(),
  end: z.string(),
  zone: z.string(),
});

const whenOf = ({ start, end, zone }: z.output<typeof facts>, locale: 'fr' | 'en') =>
  spanText({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, zone, locale);

/** To the team of the venue. */
export const requestReceived = notificationKind('booking.requestReceived', {
  topic: 'VENUES',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: facts.extend({ member: z.string(), slug: z.string(), answerBy: z.string() }),
  text: (data, locale) => {
    const until = instantText(Temporal.Instant.from(data.answerBy), data.zone, locale);
    const when = whenOf(data, locale);
    return {
      title:
        locale === 'fr'
          ? `${data.member} demande ${data.what}, ${when} : répondez avant le ${until}`
          : `${data.member} asks for ${data.what}, ${when}: answer by ${until}`,
      path: `/venues/${data.slug}/manage/requests`,
    };
  },
});

const endings = {
  ACCEPTED: { fr: 'Demande acceptée', en: 'Request accepted' },
  REFUSED: { fr: 'Demande refusée', en: 'Request refused' },
  EXPIRED: { fr: 'Demande restée sans réponse', en: 'Request not answered' },
  MEMBER_BUSY: { fr: 'Demande close, vous êtes attendu ailleurs', en: 'Request closed, you are expected elsewhere' },
  WITHDRAWN: { fr: 'Demande retirée', en: 'Request withdrawn' },
  HOURS_CHANGED: {
    fr: 'Demande close, le lieu change ses horaires',
    en: 'Request closed, the venue changes its hours',
  },
};

/** To the member: the venue has a promise to keep, or the time must be found elsewhere. */
export const requestAnswered = notificationKind('booking.requestAnswered', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: facts.extend({
    answer: z.enum(REQUEST_ANSWERS),
    reason: z.string().nullable(),
    suggestedStart: z.string().nullable(),
    /** Where other times and places are offered; null when there is nothing to look for. */
    search: z.string().nullable(),
  }),
  text: (data, locale) => {
    const colon = locale === 'fr' ? ' :' : ':';
    const title = `${endings[data.answer][locale]}${colon} ${data.what}, ${whenOf(data, locale)}`;
    return { title, path: data.search ?? `/bookings?code=${data.code}` };
  },
});
