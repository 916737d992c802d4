import { quietHours, remindersOf } from '#libs/messages';
import { type Settings, type Sql, enqueue, voidJobs } from '#libs/platform';
import {
  announceAppointment,
  announceAppointmentEnd,
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

/** What both sides are sent when an appointment is confirmed, and before it. */
export async function queueConfirmation(
  tx: Sql,
  { id, start, zone }: { id: string; start: Temporal.Instant; zone: string },
  settings: Settings,
  now: Temporal.Instant,
  requestId?: string,
): Promise<void> {
  const about = { subjectId: id, ...(requestId === undefined ? {} : { requestId }) };
  const quiet = { minutesBefore: settings.get(appointmentReminders), ...settings.get(quietHours) };
  const reminders = remindersOf({ start, bookedAt: now, zone }, quiet);
  for (const to of SIDES) {
    const payload = { appointmentId: id, to };
    await enqueue(tx, { ...about, job: announceAppointment, payload, runAt: now, key: `mentoring.confirmed:${id}:${to}` }); // prettier-ignore
    for (const { minutesBefore, due } of reminders) {
      const key = `mentoring.remind:${id}:${to}:${minutesBefore}`;
      await enqueue(tx, { ...about, job: remindOfAppointment, payload: { ...payload, minutesBefore }, runAt: due, key }); // prettier-ignore
    }
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
  for (const kind of [askMentor, mentorAnswerDue, remindOfAppointment, announceAppointment])
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
