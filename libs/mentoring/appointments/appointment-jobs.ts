import { quietHours, remindersOf } from '#libs/messages';
import { type Settings, type Sql, enqueue, voidJobs } from '#libs/platform';
import {
  announceAppointment,
  announceAppointmentEnd,
  announceAppointmentMove,
  askMentor,
  mentorAnswerDue,
  remindOfAppointment,
} from '../declared-jobs.js';
import { appointmentReminders } from '../mentoring.settings.js';
import { askReminders } from '../rules/answer-by.js';

export interface AskToQueue {
  readonly appointmentId: string;
  readonly position: number;
  readonly answerBy: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly requestId?: string;
}

/** The question to a mentor, its reminders and its deadline. */
export async function queueAsk(tx: Sql, { appointmentId, position, answerBy, now, requestId }: AskToQueue) {
  const traced = requestId === undefined ? {} : { requestId };
  const about = { subjectId: appointmentId, ...traced };
  const ask = (isReminder: boolean, runAt: Temporal.Instant, key: string) =>
    enqueue(tx, { ...about, job: askMentor, payload: { appointmentId, position, isReminder }, runAt, key });
  await ask(false, now, `mentoring.ask:${appointmentId}:${position}`);
  for (const [i, at] of askReminders(now, answerBy).entries())
    await ask(true, at, `mentoring.ask:${appointmentId}:${position}:reminder${i}`);
  const key = `mentoring.answerDue:${appointmentId}:${position}`;
  await enqueue(tx, { ...about, job: mentorAnswerDue, payload: { appointmentId, position }, runAt: answerBy, key });
}

const SIDES = ['FOUNDER', 'MENTOR'] as const;

interface ToAnnounce {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly zone: string;
  readonly sequence?: number;
}

/** What both sides are sent when an appointment is confirmed, and before it. */
export async function queueConfirmation(
  tx: Sql,
  appointment: ToAnnounce,
  settings: Settings,
  now: Temporal.Instant,
  requestId?: string,
): Promise<void> {
  const { id } = appointment;
  const about = { subjectId: id, ...(requestId === undefined ? {} : { requestId }) };
  for (const to of SIDES) {
    const payload = { appointmentId: id, to };
    await enqueue(tx, { ...about, job: announceAppointment, payload, runAt: now, key: `mentoring.confirmed:${id}:${to}` }); // prettier-ignore
  }
  await queueReminders(tx, appointment, settings, now, requestId);
}

/** Tells both sides the new time of an appointment, and plans its reminders again. */
export async function queueMove(
  tx: Sql,
  appointment: ToAnnounce & { readonly sequence: number },
  settings: Settings,
  now: Temporal.Instant,
  requestId?: string,
): Promise<void> {
  const { id, sequence } = appointment;
  for (const kind of [remindOfAppointment, announceAppointment, announceAppointmentMove]) await voidJobs(tx, kind, id, now); // prettier-ignore
  const about = { subjectId: id, ...(requestId === undefined ? {} : { requestId }) };
  for (const to of SIDES) {
    const payload = { appointmentId: id, to, sequence };
    await enqueue(tx, { ...about, job: announceAppointmentMove, payload, runAt: now, key: `mentoring.moved:${id}:${to}:${sequence}` }); // prettier-ignore
  }
  await queueReminders(tx, appointment, settings, now, requestId);
}

async function queueReminders(
  tx: Sql,
  { id, start, zone, sequence = 0 }: ToAnnounce,
  settings: Settings,
  now: Temporal.Instant,
  requestId?: string,
): Promise<void> {
  const about = { subjectId: id, ...(requestId === undefined ? {} : { requestId }) };
  const quiet = { minutesBefore: settings.get(appointmentReminders), ...settings.get(quietHours) };
  for (const to of SIDES)
    for (const { minutesBefore, due } of remindersOf({ start, bookedAt: now, zone }, quiet)) {
      const payload = { appointmentId: id, to, minutesBefore, start: start.toString() };
      const key = `mentoring.remind:${id}:${to}:${minutesBefore}:${sequence}`;
      await enqueue(tx, { ...about, job: remindOfAppointment, payload, runAt: due, key });
    }
}

/** Tells the sides that an appointment does not take place; what was still to be sent about it is not. */
export async function queueEnd(
  tx: Sql,
  id: string,
  sides: readonly (typeof SIDES)[number][],
  now: Temporal.Instant,
  requestId?: string,
): Promise<void> {
  for (const kind of [askMentor, mentorAnswerDue, remindOfAppointment, announceAppointment, announceAppointmentMove])
    await voidJobs(tx, kind, id, now);
  const about = { subjectId: id, ...(requestId === undefined ? {} : { requestId }) };
  for (const to of sides)
    await enqueue(tx, { ...about, job: announceAppointmentEnd, payload: { appointmentId: id, to }, runAt: now, key: `mentoring.ended:${id}:${to}` }); // prettier-ignore
}

/** A mentor has answered: nothing more is asked of them. */
export async function voidAsk(tx: Sql, appointmentId: string, now: Temporal.Instant): Promise<void> {
  await voidJobs(tx, askMentor, appointmentId, now);
  await voidJobs(tx, mentorAnswerDue, appointmentId, now);
}
