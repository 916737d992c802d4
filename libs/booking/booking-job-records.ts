import { type SpaceKind } from '#libs/directory';
import { quietHours, remindersOf } from '#libs/messages';
import { type Job, type JobRecord, type Settings, jobRecord } from '#libs/platform';
import { type BookingRow } from './booking.queries.js';
import {
  announceRequest,
  askReconfirmation,
  confirmBooking,
  lapseUnconfirmed,
  remindOfBooking,
  requestDeadline,
} from './declared-jobs.js';
import { type Reconfirmation } from './rules/reconfirmation.js';
import { reminderTimes } from './booking.settings.js';

/** The confirmation, and the reminders that still lie ahead. Of a request: the notice to the venue, and the deadline of its answer. */
export function jobsOfBooking(
  booking: BookingRow,
  kind: SpaceKind,
  settings: Settings,
  requestId: string,
  { toReconfirm, inSeries }: { toReconfirm: Reconfirmation | null; inSeries: object | undefined },
): JobRecord[] {
  const { id, bookedAt, request } = booking;
  const record = (job: Job<{ bookingId: string }>, runAt: Temporal.Instant) =>
    jobRecord({ job, subjectId: id, payload: { bookingId: id }, runAt, key: `${job.name}:${id}`, requestId });
  const again = reconfirmationRecords(booking, toReconfirm, requestId);
  // Everything else about an appointment is sent by what makes it.
  if (booking.withMentor) return again;
  if (request)
    return [
      record(announceRequest, bookedAt),
      record(requestDeadline, Temporal.Instant.from(request.answerBy)),
      ...again,
    ];
  // A series is confirmed as a whole.
  const confirmations = inSeries ? [] : [record(confirmBooking, bookedAt)];
  return [...confirmations, ...reminderRecords(booking, kind, settings, requestId), ...again];
}

/** The question whether the member still comes, and the end of the booking when they do not answer. */
export const reconfirmationRecords = (
  { id, sequence }: Pick<BookingRow, 'id' | 'sequence'>,
  toReconfirm: Reconfirmation | null,
  requestId: string | undefined,
): JobRecord[] => {
  const record = (job: Job<{ bookingId: string }>, runAt: Temporal.Instant) =>
    jobRecord({
      job,
      subjectId: id,
      payload: { bookingId: id },
      runAt,
      key: `${job.name}:${id}${sequence === 0 ? '' : `:${sequence}`}`,
      ...(requestId !== undefined && { requestId }),
    });
  return toReconfirm ? [record(askReconfirmation, toReconfirm.askAt), record(lapseUnconfirmed, toReconfirm.by)] : [];
};

/** The reminders that still lie ahead after `bookedAt`: of a moved booking, the instant of the move. */
export const reminderRecords = (
  { id, start, bookedAt, zone, sequence }: Pick<BookingRow, 'id' | 'start' | 'bookedAt' | 'zone' | 'sequence'>,
  kind: SpaceKind,
  settings: Settings,
  requestId: string | undefined,
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
      ...(requestId !== undefined && { requestId }),
    }),
  );

/** One reminder of one booking at one time: the key under which it can be queued only once. */
export const reminderKey = (bookingId: string, minutesBefore: number, sequence = 0): string =>
  `booking.remind:${bookingId}:${minutesBefore}${sequence === 0 ? '' : `:${sequence}`}`;
