import { confirmRoom } from '#libs/booking';
import { Rollback, type Settings, type Sql, giveBackQuota } from '#libs/platform';
import { queueConfirmation } from './appointment-jobs.js';
import { type AppointmentRow } from './appointment.queries.js';
import { confirmMentorTime } from './mentor-time.js';
import { openQuota } from './open-quota.js';
import { closeSubject } from './close-subject.js';

/** One of the people is expected elsewhere by now. The transaction is rolled back. */
export const PERSON_BUSY = 'PERSON_BUSY';
export type PersonBusy = typeof PERSON_BUSY;

/**
 * Confirms an appointment with its room, for both people. Both are locked, and the mentor has agreed.
 * @returns false when the founder is expected elsewhere by now: then the appointment has ended with its room
 * @throws Rollback with PERSON_BUSY
 */
export async function confirmAppointment(
  tx: Sql,
  appointment: AppointmentRow,
  context: { readonly settings: Settings; readonly now: Temporal.Instant; readonly requestId?: string },
): Promise<boolean> {
  const { id, founderId, mentorMemberId, bookingId } = appointment;
  const { settings, now, requestId } = context;
  if (bookingId && !(await confirmRoom(tx, bookingId, context))) return false;
  const memberIds = bookingId ? [mentorMemberId] : [mentorMemberId, founderId];
  if (!(await confirmMentorTime(tx, id, memberIds, now))) throw new Rollback(PERSON_BUSY);
  await giveBackQuota(tx, openQuota(founderId), 1);
  await queueConfirmation(tx, appointment, settings, now, requestId);
  await closeSubject(tx, appointment, context);
  return true;
}
