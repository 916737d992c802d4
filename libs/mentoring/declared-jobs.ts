import { z } from 'zod';
import { job } from '#libs/platform';

/** Invites a member to become a mentor. */
export const announceMentorInvitation = job('mentoring.invited', z.object({ mentorId: z.uuid() }));
/** Asks a mentor for an answer, or reminds them of it. */
export const askMentor = job(
  'mentoring.ask',
  z.object({ appointmentId: z.uuid(), position: z.int(), isReminder: z.boolean() }),
);
/** Asks the next mentor when one did not answer in time. */
export const mentorAnswerDue = job('mentoring.answerDue', z.object({ appointmentId: z.uuid(), position: z.int() }));
/** Asks the next mentor when the one who is asked is no longer a mentor. */
export const askedMentorLeft = job('mentoring.mentorLeft', z.object({ appointmentId: z.uuid(), position: z.int() }));
/** Tells one side that an appointment is confirmed, with its calendar entry. */
export const announceAppointment = job(
  'mentoring.confirmed',
  z.object({ appointmentId: z.uuid(), to: z.enum(['FOUNDER', 'MENTOR']) }),
);
/** Tells one side that an appointment has another time, with its calendar entry. */
export const announceAppointmentMove = job(
  'mentoring.moved',
  z.object({ appointmentId: z.uuid(), to: z.enum(['FOUNDER', 'MENTOR']), sequence: z.int() }),
);
/** Tells one side that an appointment does not take place. */
export const announceAppointmentEnd = job(
  'mentoring.ended',
  z.object({ appointmentId: z.uuid(), to: z.enum(['FOUNDER', 'MENTOR']) }),
);
/** Asks a mentor whether they can help a founder who waits. */
export const announceWaitOffer = job('mentoring.waitOffer', z.object({ waitId: z.uuid(), mentorId: z.uuid() }));
/** Gives a founder who waits the times that a mentor proposes. */
export const announceWaitProposal = job(
  'mentoring.waitProposal',
  z.object({ waitId: z.uuid(), mentorMemberId: z.uuid() }),
);
/** Tells a founder that no mentor became free for too long. */
export const announceWaitEnd = job('mentoring.waitOver', z.object({ waitId: z.uuid() }));
/** Reminds one side of an appointment. `start` is that of the appointment when the reminder was planned. */
export const remindOfAppointment = job(
  'mentoring.remind',
  z.object({
    appointmentId: z.uuid(),
    to: z.enum(['FOUNDER', 'MENTOR']),
    minutesBefore: z.int(),
    start: z.string().optional(),
  }),
);
/** Shows a mentor that somebody thanks them. */
export const announceThanks = job('mentoring.thanks', z.object({ appointmentId: z.uuid() }));
/** Reads the calendar that a mentor keeps elsewhere. `run` is its number: each is done once. */
export const readBusyCalendar = job('mentoring.readBusyCalendar', z.object({ calendarId: z.uuid(), run: z.int() }));
