import { type SpaceKind } from '#libs/directory';
import { quietHours, remindersOf } from '#libs/messages';
import { type JobRecord, type Settings, jobRecord } from '#libs/platform';
import { type BookingRow } from './booking.queries.js';
import { confirmBooking, remindOfBooking } from './declared-jobs.js';
import { reminderTimes } from './booking.settings.js';

/** The confirmation, and the reminders that still lie ahead. */
export function jobsOfBooking(
  { id, start, bookedAt, zone }: BookingRow,
  kind: SpaceKind,
  settings: Settings,
  requestId: string,
): JobRecord[] {
  const reminders = remindersOf(
    { start, bookedAt, zone },
    { minutesBefore: settings.get(reminderTimes)[kind], ...settings.get(quietHours) },
  );
  return [
    jobRecord({
      job: confirmBooking,
      subjectId: id,
      payload: { bookingId: id },
      runAt: bookedAt,
      key: `booking.confirm:${id}`,
      requestId,
    }),
    ...reminders.map(({ minutesBefore, due }) =>
      jobRecord({
        job: remindOfBooking,
        subjectId: id,
        payload: { bookingId: id, minutesBefore },
        runAt: due,
        key: reminderKey(id, minutesBefore),
        requestId,
      }),
    ),
  ];
}

/** One reminder of one booking: the key under which it can be queued only once. */
export const reminderKey = (bookingId: string, minutesBefore: number): string =>
  `booking.remind:${bookingId}:${minutesBefore}`;
