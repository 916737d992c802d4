import { type CalendarPart, type MailContent, renderMail } from '#libs/messages';
import { type CalendarEvent, calendarFile, instantText, spanText } from '#libs/platform';
import { isLeftToWait } from '../rules/left-to-wait.js';
import { type AddressedAppointment } from './appointment-facts.js';

const words = {
  fr: {
    labels: { who: 'Avec', when: 'Quand', where: 'Où', join: 'Pour vous joindre', question: 'Question', until: 'Répondre avant', reason: 'Motif' }, // prettier-ignore
    modes: { IN_PERSON: 'Sur place', VIDEO: 'En visio', PHONE: 'Par téléphone' },
    hello: 'Bonjour',
    see: 'Voir le rendez-vous',
    reason: 'Vous recevez ce message parce que vous avez un rendez-vous, ou une demande de rendez-vous, sur Traboule.',
  },
  en: {
    labels: { who: 'With', when: 'When', where: 'Where', join: 'How to join', question: 'Question', until: 'Answer by', reason: 'Reason' }, // prettier-ignore
    modes: { IN_PERSON: 'In person', VIDEO: 'By video', PHONE: 'By phone' },
    hello: 'Hello',
    see: 'See the appointment',
    reason: 'You receive this message because you have an appointment, or asked or were asked for one, on Traboule.',
  },
};

const whereOf = ({ appointment, place, recipient }: AddressedAppointment): string =>
  place
    ? [place.spaceName, place.venueName, place.address].filter((part) => part !== '').join(', ')
    : words[recipient.locale].modes[appointment.mode];

function body(about: AddressedAppointment, extra: { label: string; value: string }[] = []) {
  const { appointment, other, recipient } = about;
  const { labels, hello, reason } = words[recipient.locale];
  return {
    greeting: `${hello} ${recipient.name},`,
    reason,
    facts: [
      { label: labels.who, value: other },
      { label: labels.when, value: spanText(appointment, appointment.zone, recipient.locale) },
      { label: labels.where, value: whereOf(about) },
      ...(appointment.joinBy !== null && appointment.state === 'CONFIRMED'
        ? [{ label: labels.join, value: appointment.joinBy }]
        : []),
      { label: labels.question, value: appointment.question },
      ...extra,
    ],
  };
}

/** The appointment as an event of a calendar: the same for its whole life, for each side their own. */
export function appointmentEvent(
  about: AddressedAppointment,
  { isCancelled = false, showsJoinBy = true } = {},
): CalendarEvent {
  const { appointment, side, other, recipient, place, url, organizer } = about;
  const joinBy = showsJoinBy ? appointment.joinBy : null;
  return {
    uid: `${appointment.id}-${side.toLowerCase()}@traboule`,
    sequence: appointment.sequence,
    start: appointment.start,
    end: appointment.end,
    summary: recipient.locale === 'fr' ? `Rendez-vous avec ${other}` : `Appointment with ${other}`,
    description: [joinBy, url].filter((part) => part !== null).join('\n'),
    location: whereOf(about),
    ...(place && { geo: { lat: place.lat, lon: place.lon } }),
    url,
    status: isCancelled ? 'CANCELLED' : appointment.state === 'PENDING' ? 'TENTATIVE' : 'CONFIRMED',
    stampedAt: appointment.endedAt ?? appointment.movedAt ?? appointment.confirmedAt ?? appointment.askedAt,
    organizer,
    attendee: { name: recipient.name, email: recipient.email },
  };
}

export const appointmentCalendar = (about: AddressedAppointment, method: CalendarPart['method']): string =>
  calendarFile({ method, events: [appointmentEvent(about, { isCancelled: method === 'CANCEL' })] });

/** Asks a mentor. @param url the page where they answer without signing in */
export function askMentorMail(
  about: AddressedAppointment,
  { url, answerBy, isReminder }: { url: string; answerBy: Temporal.Instant; isReminder: boolean },
): MailContent {
  const { recipient, other, appointment } = about;
  const { locale } = recipient;
  const { labels } = words[locale];
  const until = { label: labels.until, value: instantText(answerBy, appointment.zone, locale) };
  const { greeting, facts, reason } = body(about, [until]);
  const isFrench = locale === 'fr';
  const subject = isFrench
    ? `${isReminder ? 'Rappel : ' : ''}${other} demande votre aide`
    : `${isReminder ? 'Reminder: ' : ''}${other} asks for your help`;
  return renderMail(
    {
      subject,
      title: isFrench ? 'Une question pour vous' : 'A question for you',
      paragraphs: [
        greeting,
        isFrench
          ? `${other} voudrait vous rencontrer. Votre temps est gardé jusqu’à votre réponse${about.place ? ', et la salle aussi' : ''}.`
          : `${other} would like to meet you. Your time is kept until you answer${about.place ? ', and so is the room' : ''}.`,
      ],
      facts,
      button: { label: isFrench ? 'Répondre en un clic' : 'Answer in one click', url },
      closing: [
        isFrench
          ? 'Dire non à temps ne compte jamais contre vous : un autre mentor est alors demandé.'
          : 'To say no in time never counts against you: another mentor is then asked.',
      ],
      reason,
    },
    locale,
  );
}

/** Confirms an appointment to one side, with its calendar entry. */
export function appointmentConfirmedMail(about: AddressedAppointment): MailContent {
  const { recipient, other, url, side } = about;
  const isFrench = recipient.locale === 'fr';
  const { greeting, facts, reason } = body(about);
  const line =
    side === 'FOUNDER'
      ? isFrench
        ? `${other} vous attend. Voici tout ce qu’il faut pour venir.`
        : `${other} expects you. Here is all you need.`
      : isFrench
        ? `${other} sera là. Merci pour votre temps.`
        : `${other} will be there. Thank you for your time.`;
  const content = renderMail(
    {
      subject: isFrench ? `Rendez-vous confirmé avec ${other}` : `Appointment confirmed with ${other}`,
      title: isFrench ? 'Rendez-vous confirmé' : 'Appointment confirmed',
      paragraphs: [greeting, line],
      facts,
      button: { label: words[recipient.locale].see, url },
      reason,
    },
    recipient.locale,
  );
  return { ...content, calendar: { method: 'REQUEST', body: appointmentCalendar(about, 'REQUEST') } };
}

/** Tells one side the new time, with the calendar entry that replaces the earlier one. */
export function appointmentMovedMail(about: AddressedAppointment): MailContent {
  const { recipient, other, url, side, appointment } = about;
  const isFrench = recipient.locale === 'fr';
  const { greeting, facts, reason } = body(about);
  const isOwn = appointment.movedBy === side;
  const line = isOwn
    ? isFrench
      ? `C’est noté, et ${other} le sait aussi. La salle suit, si vous en aviez une : vérifiez où vous vous retrouvez.`
      : `It is done, and ${other} knows, too. The room comes along if there was one: check where you meet.`
    : isFrench
      ? `${other} a choisi une autre heure. La salle suit, si vous en aviez une : vérifiez où vous vous retrouvez. Cela ne vous va pas ? Déplacez ou annulez depuis la page du rendez-vous.`
      : `${other} has chosen another time. The room comes along if there was one: check where you meet. It does not suit you? Move or cancel it on the page of the appointment.`;
  const content = renderMail(
    {
      subject: isFrench ? `Rendez-vous déplacé avec ${other}` : `Appointment moved with ${other}`,
      title: isFrench ? 'Rendez-vous déplacé' : 'Appointment moved',
      paragraphs: [greeting, line],
      facts,
      button: { label: words[recipient.locale].see, url },
      reason,
    },
    recipient.locale,
  );
  return { ...content, calendar: { method: 'REQUEST', body: appointmentCalendar(about, 'REQUEST') } };
}

export function appointmentReminderMail(about: AddressedAppointment, unsubscribeUrl?: string): MailContent {
  const { recipient, other, url } = about;
  const isFrench = recipient.locale === 'fr';
  const { greeting, facts, reason } = body(about);
  return renderMail(
    {
      subject: isFrench ? `Rappel : rendez-vous avec ${other}` : `Reminder: appointment with ${other}`,
      title: isFrench ? 'Votre rendez-vous approche' : 'Your appointment is near',
      paragraphs: [greeting, isFrench ? 'Un empêchement ? Prévenez maintenant, d’un clic.' : 'Something came up? Say so now, with one click.'], // prettier-ignore
      facts,
      button: { label: words[recipient.locale].see, url },
      reason,
      unsubscribeUrl,
    },
    recipient.locale,
  );
}

/** Tells one side that an appointment does not take place. @param searchUrl where another mentor is found; null for mentors */
export function appointmentEndedMail(about: AddressedAppointment, searchUrl: string | null): MailContent {
  const { appointment, recipient, other, url } = about;
  const { locale } = recipient;
  const isFrench = locale === 'fr';
  const because = appointment.endReason === null ? [] : [{ label: words[locale].labels.reason, value: appointment.endReason }]; // prettier-ignore
  const { greeting, facts, reason } = body(about, because);
  const isUnanswered = appointment.endedBy === 'NOBODY_LEFT';
  const waits = isLeftToWait({ asksNext: appointment.asksNext, answer: appointment.asks.at(-1)?.answer ?? null });
  const title = isUnanswered
    ? isFrench ? 'Aucun mentor n’a pu venir' : 'No mentor could come' // prettier-ignore
    : isFrench ? 'Rendez-vous annulé' : 'Appointment cancelled'; // prettier-ignore
  const line = isUnanswered
    ? isFrench
      ? `Les mentors demandés n’étaient pas disponibles à cette heure. L’équipe du réseau le sait. ${waits ? 'Vous êtes sur la liste d’attente : un mentor qui se libère vous propose une heure. Vous pouvez aussi choisir' : 'Choisissez'} une autre heure en un clic.`
      : `The mentors who were asked were not available at that time. The team of the network knows. ${waits ? 'You are on the waiting list: a mentor who becomes free proposes a time to you. You can also choose' : 'Choose'} another time with one click.`
    : isFrench
      ? `Le rendez-vous avec ${other} n’a pas lieu. La salle et les heures qu’elle prenait sont rendues.`
      : `The appointment with ${other} does not take place. The room and the hours it took are given back.`;
  const content = renderMail(
    {
      subject: isUnanswered ? title : `${title}${isFrench ? ' :' : ':'} ${other}`,
      title,
      paragraphs: [greeting, line],
      facts,
      button: {
        label: searchUrl === null ? words[locale].see : isFrench ? 'Trouver un autre mentor' : 'Find another mentor',
        url: searchUrl ?? url,
      },
      reason,
    },
    locale,
  );
  // Only what is in a calendar is taken out of it.
  return appointment.confirmedAt === null
    ? content
    : { ...content, calendar: { method: 'CANCEL', body: appointmentCalendar(about, 'CANCEL') } };
}
