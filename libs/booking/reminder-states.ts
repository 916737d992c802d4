import { remindOfBooking } from './declared-jobs.js';
import { bookingReminder } from './booking.notifications.js';
import { receiptsAbout } from '#libs/messages';
import { type Sql, jobsAbout } from '#libs/platform';

/** What became of a reminder. FAILED: its mail was refused for good, or tried in vain for days. */
export const REMINDER_STATES = ['QUEUED', 'SENT', 'VOIDED', 'FAILED'] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

export interface ReminderFacts {
  minutesBefore: number;
  dueAt: Temporal.Instant;
  state: ReminderState;
}

/** The reminders of a booking, the earliest first. A job that ended says nothing of its mail: the receipt does. */
export async function remindersAbout(tx: Sql, bookingId: string, start: Temporal.Instant): Promise<ReminderFacts[]> {
  const jobs = await jobsAbout(tx, remindOfBooking, bookingId);
  if (jobs.length === 0) return [];
  const receipts = new Map(
    (await receiptsAbout(tx, bookingReminder.name, bookingId)).map(({ dueAt, state }) => [dueAt.toString(), state]),
  );
  return jobs.map(({ payload: { minutesBefore }, runAt, state }) => {
    const receipt = receipts.get(start.subtract({ minutes: minutesBefore }).toString());
    const outcome: Record<typeof state, ReminderState> = {
      OPEN: 'QUEUED',
      VOIDED: 'VOIDED',
      GIVEN_UP: 'FAILED',
      // Without a receipt there was nothing to send any more.
      DONE: receipt === 'SENT' ? 'SENT' : receipt === 'FAILED' ? 'FAILED' : 'VOIDED',
    };
    return { minutesBefore, dueAt: runAt, state: outcome[state] };
  });
}
