import { SAMPLE, mailPreview } from '#libs/messages';
import { type Locale } from '#libs/platform';
import { type AddressedAppointment, type Side } from './appointments/appointment-facts.js';
import {
  appointmentConfirmedMail,
  appointmentEndedMail,
  appointmentMovedMail,
  appointmentReminderMail,
  askMentorMail,
} from './appointments/appointment.mail.js';
import {
  appointmentConfirmed,
  appointmentEnded,
  appointmentMoved,
  appointmentReminder,
  founderLeftAlone,
  mentorAsked,
  mentorInvited,
} from './appointments/appointment.notifications.js';
import { mentorInvitationMail } from './mentors/mentor-invitation.mail.js';

const { address, memberName, mentorName, networkName, now, unsubscribeUrl, venue, zone } = SAMPLE;
const questions = {
  fr: 'Comment préparer une première levée de fonds avec deux associés ?',
  en: 'How do two partners prepare their first fundraising?',
};

function appointment(side: Side, fields: Partial<AddressedAppointment['appointment']> = {}) {
  return (locale: Locale): AddressedAppointment => ({
    appointment: {
      id: 'sample',
      code: 'M4T8KD',
      founderId: '',
      founderName: memberName,
      mentorId: '',
      mentorMemberId: '',
      mentorName,
      question: questions[locale],
      skill: 'fundraising',
      stage: 'PROTOTYPE',
      mode: 'IN_PERSON',
      start: SAMPLE.start,
      end: SAMPLE.start.add({ hours: 1 }),
      state: 'CONFIRMED',
      asksNext: true,
      bookingId: null,
      askedAt: now,
      confirmedAt: now,
      movedAt: null,
      movedBy: null,
      endedAt: null,
      endedBy: null,
      endReason: null,
      sequence: 0,
      joinBy: null,
      zone,
      asks: [],
      ...fields,
    },
    side,
    recipient: {
      id: '',
      name: side === 'FOUNDER' ? memberName : mentorName,
      email: SAMPLE.memberEmail,
      locale,
    },
    other: side === 'FOUNDER' ? mentorName : memberName,
    place: { id: '', code: 'K7P2QX', spaceName: SAMPLE.spaceName, venueName: venue.name, address: venue.address, lat: venue.lat, lon: venue.lon }, // prettier-ignore
    network: { id: '', slug: 'lyon', name: networkName, zone, alsaceMoselle: false, centreLat: venue.lat, centreLon: venue.lon }, // prettier-ignore
    url: address(side === 'FOUNDER' ? '/appointments?code=M4T8KD' : '/mentoring/appointments?code=M4T8KD'),
    organizer: SAMPLE.organizer,
  });
}

const asked = (isReminder: boolean) => (locale: Locale) =>
  askMentorMail(appointment('MENTOR', { state: 'PENDING', confirmedAt: null })(locale), {
    url: address('/mentor-answer?token=sample'),
    answerBy: now.add({ hours: 48 }),
    isReminder,
  });
mailPreview(mentorAsked.name, { '': asked(false), REMINDER: asked(true) });
mailPreview(appointmentConfirmed.name, {
  FOUNDER: (locale) => appointmentConfirmedMail(appointment('FOUNDER')(locale)),
  MENTOR: (locale) => appointmentConfirmedMail(appointment('MENTOR')(locale)),
});
mailPreview(appointmentMoved.name, (locale) =>
  appointmentMovedMail(appointment('FOUNDER', { movedAt: now, movedBy: 'MENTOR', sequence: 1 })(locale)),
);
mailPreview(appointmentReminder.name, (locale) =>
  appointmentReminderMail(appointment('FOUNDER')(locale), unsubscribeUrl),
);
const cancelled = { state: 'CANCELLED', endedAt: now } as const;
const leftAlone = appointment('FOUNDER', { ...cancelled, state: 'EXPIRED', confirmedAt: null, endedBy: 'NOBODY_LEFT' });
mailPreview(appointmentEnded.name, {
  CANCELLED: (locale) =>
    appointmentEndedMail(appointment('FOUNDER', { ...cancelled, endedBy: 'MENTOR' })(locale), address('')),
  NOBODY_LEFT: (locale) => appointmentEndedMail(leftAlone(locale), address('')),
});
mailPreview(founderLeftAlone.name, (locale) =>
  appointmentEndedMail({ ...leftAlone(locale), other: memberName }, address('/admin/mentors')),
);
mailPreview(mentorInvited.name, (locale) => {
  const { title, path } = mentorInvited.text({ network: networkName }, locale);
  return mentorInvitationMail({ title, name: memberName, networkName, url: address(path) }, locale);
});
