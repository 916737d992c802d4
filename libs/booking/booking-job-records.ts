import { type SpaceKind } from '#libs/directory';
import { quietHours, remindersOf } from '#libs/messages';
import { type JobRecord, type Settings, jobRecord } from '#libs/platform';
import { type BookingRow } from './booking.queries.js';
import { confirmBooking, remindOfBooking } from './declared-jobs.js';
import { reminderTimes } from './booking.settings.js';

/** The confirmation, and the reminders that still lie ahead. */
export const jobsOfBooking = (
  booking: BookingRow,
  kind: SpaceKind,
  settings: Settings,
  requestId: string,
): JobRecord[] => [
  jobRecord({
    job: confirmBooking,
    subjectId: booking.id,
    payload: { bookingId: booking.id },
    runAt: booking.bookedAt,
    key: `booking.confirm:${booking.id}`,
    requestId,
  }),
  ...reminderRecords(booking, kind, settings, requestId),
];

/** The reminders that still lie ahead after `bookedAt`: of a moved booking, the instant of the move. */
export const reminderRecords = (
  { id, start, bookedAt, zone, sequence }: Pick<BookingRow, 'id' | 'start' | 'bookedAt' | 'zone' | 'sequence'>,
  kind: SpaceKind,
  settings: Settings,
  requestId: string,
): JobRecord[] =>
  remindersOf(
    { start, bookedAt, zone },
    { minutesBefore: settings.get(reminderTimes)[kind], ...settings.get(quietHours) },
  ).map(({ minutesBefore, due }) =>
    jobRecord({
      job: remindOfBooking,
      subjectId: id,
      payload: { bookingId: id, minutesBefore, start: start.toString() },
      runAt: due,
      key: reminderKey(id, minutesBefore, sequence),
      requestId,
    }),
  );

/** One reminder of one booking at one time: the key under which it can be queued only once. */
export const reminderKey = (bookingId: string, minutesBefore: number, sequence = 0): string =>
  `booking.remind:${bookingId}:${minutesBefore}${sequence === 0 ? '' : `:${sequence}`}`;
