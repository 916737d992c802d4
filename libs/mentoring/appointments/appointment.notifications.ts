import { z } from 'zod';
import { notificationKind } from '#libs/messages';
import { type Locale, instantText, spanText } from '#libs/platform';
import { ENDED_BY } from './appointment.queries.js';

const facts = z.object({ code: z.string(), other: z.string(), start: z.string(), end: z.string(), zone: z.string() });
export type AppointmentData = z.output<typeof facts>;
const sided = facts.extend({ side: z.enum(['FOUNDER', 'MENTOR']) });

const whenOf = ({ start, end, zone }: AppointmentData, locale: Locale) =>
  spanText({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, zone, locale);
const pathOf = ({ side, code }: z.output<typeof sided>) =>
  side === 'FOUNDER' ? `/appointments?code=${code}` : `/mentoring/appointments?code=${code}`;

/** To a mentor: a founder asks, and waits. The mail must not be missed; it waits for the morning, before which no deadline lies. */
export const mentorAsked = notificationKind('mentoring.asked', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: facts.extend({ answerBy: z.string(), isReminder: z.boolean() }),
  text: (data, locale) => {
    const until = instantText(Temporal.Instant.from(data.answerBy), data.zone, locale);
    const when = whenOf(data, locale);
    return {
      title:
        locale === 'fr'
          ? `${data.other} demande votre aide, ${when} : répondez avant le ${until}`
          : `${data.other} asks for your help, ${when}: answer by ${until}`,
      path: `/mentoring?code=${data.code}`,
    };
  },
});

/** To both sides: the appointment is agreed. */
export const appointmentConfirmed = notificationKind('mentoring.confirmed', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: sided,
  text: (data, locale) => ({
    title:
      locale === 'fr'
        ? `Rendez-vous confirmé avec ${data.other}, ${whenOf(data, locale)}`
        : `Appointment confirmed with ${data.other}, ${whenOf(data, locale)}`,
    path: pathOf(data),
  }),
});

/** To both sides: the appointment has another time. */
export const appointmentMoved = notificationKind('mentoring.moved', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: sided,
  text: (data, locale) => ({
    title:
      locale === 'fr'
        ? `Rendez-vous déplacé avec ${data.other}, ${whenOf(data, locale)}`
        : `Appointment moved with ${data.other}, ${whenOf(data, locale)}`,
    path: pathOf(data),
  }),
});

export const appointmentReminder = notificationKind('mentoring.reminder', {
  topic: 'REMINDERS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'IGNORE',
  data: sided,
  text: (data, locale) => ({
    title:
      locale === 'fr'
        ? `Rappel : rendez-vous avec ${data.other}, ${whenOf(data, locale)}`
        : `Reminder: appointment with ${data.other}, ${whenOf(data, locale)}`,
    path: pathOf(data),
  }),
});

const endings: Record<(typeof ENDED_BY)[number], Record<Locale, string>> = {
  FOUNDER: { fr: 'Rendez-vous annulé', en: 'Appointment cancelled' },
  MENTOR: { fr: 'Rendez-vous annulé', en: 'Appointment cancelled' },
  NOBODY_LEFT: { fr: 'Aucun mentor disponible', en: 'No mentor could come' },
  OTHER_MENTOR: { fr: 'Un autre mentor aide déjà', en: 'Another mentor helps already' },
  ROOM: {
    fr: 'Rendez-vous annulé, la salle n’est plus libre',
    en: 'Appointment cancelled, the room is no longer free',
  },
};

/** To the sides that do not know: the appointment does not take place. */
export const appointmentEnded = notificationKind('mentoring.ended', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: sided.extend({ endedBy: z.enum(ENDED_BY) }),
  text: (data, locale) => {
    const colon = locale === 'fr' ? ' :' : ':';
    const who = data.endedBy === 'NOBODY_LEFT' ? '' : `${data.other}, `;
    return { title: `${endings[data.endedBy][locale]}${colon} ${who}${whenOf(data, locale)}`, path: pathOf(data) };
  },
});

/** To the administrators of the network: a founder was left without a mentor. */
export const founderLeftAlone = notificationKind('mentoring.founderLeftAlone', {
  topic: 'NETWORK',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: facts.extend({ skill: z.string().nullable() }),
  text: (data, locale) => {
    const about = data.skill ?? (locale === 'fr' ? 'sans sujet précisé' : 'no subject given');
    return {
      title:
        locale === 'fr'
          ? `Aucun mentor n’a pu aider ${data.other} (${about}), ${whenOf(data, locale)}`
          : `No mentor could help ${data.other} (${about}), ${whenOf(data, locale)}`,
      path: '/admin/mentors',
    };
  },
});

/** To a member whom the network invites to be a mentor. */
export const mentorInvited = notificationKind('mentoring.invited', {
  topic: 'BOOKINGS',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: z.object({ network: z.string() }),
  text: ({ network }, locale) => ({
    title: locale === 'fr' ? `${network} vous invite à devenir mentor` : `${network} invites you to become a mentor`,
    path: '/mentoring/settings',
  }),
});
