import { restoredHoursDays, reverseChargesOf } from '#libs/passes';
import { type Settings, type Sql, statement } from '#libs/platform';
import { type BookingRow, bookingById } from './booking.queries.js';
import { releaseBooking, voidJobsOfBooking } from './cancelling/release-booking.js';
import { acceptPending } from './requests/accept-request.js';
import { endRequest } from './requests/end-request.js';
import { isBlocking } from './rules/states.js';

/** What an appointment does with the room that is booked for it. The appointment is told by `whenRoomEnds`. */
interface Context {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
  readonly requestId?: string;
}

const lock = statement(
  'booking.lockRoom',
  `select id from booking where network_id = (select current_network()) and id = $1 for no key update`,
);
const extend = statement(
  'booking.extendRoom',
  `update booking_request set answer_by = $2
    where network_id = (select current_network()) and booking_id = $1 and answer is null and asked = 'MENTOR'`,
);

const tryLock = statement(
  'booking.tryLockRoom',
  `select id from booking where network_id = (select current_network()) and id = $1 for no key update skip locked`,
);

/** @returns false when somebody else has locked it */
export const tryLockRoom = async (tx: Sql, bookingId: string): Promise<boolean> =>
  (await tx.maybe(tryLock, [bookingId])) !== undefined;

/** Locks the booking of a room, before its appointment: everybody takes both in this order. */
export const lockRoom = async (tx: Sql, bookingId: string): Promise<void> => void (await tx.one(lock, [bookingId]));

/** Another mentor is asked: the room is kept until their deadline. */
export const extendRoom = (tx: Sql, bookingId: string, answerBy: Temporal.Instant): Promise<number> =>
  tx.run(extend, [bookingId, answerBy]);

/** Books the room that was kept. @returns false when the member is expected elsewhere by now; then everything is given back */
export async function confirmRoom(tx: Sql, bookingId: string, context: Context): Promise<boolean> {
  const booking = await pendingRoom(tx, bookingId);
  return booking !== undefined && acceptPending(tx, booking, { byId: null, ...context });
}

/** Gives a room back with all that was charged for it, when its appointment does not take place. */
export async function endRoom(tx: Sql, bookingId: string, { settings, now }: Context): Promise<void> {
  const booking = await bookingById(tx, bookingId);
  if (!booking || !isBlocking(booking.state)) return;
  const days = settings.get(restoredHoursDays);
  if (booking.state === 'PENDING') return endRequest(tx, booking, { answer: 'EXPIRED', byId: null, now }, days);
  await releaseBooking(tx, { id: bookingId, by: 'SYSTEM', now });
  const itemIds = booking.items.map(({ id }) => id);
  await reverseChargesOf(tx, 'BOOKING_ITEM', itemIds, { now, restoredHoursDays: days });
  await voidJobsOfBooking(tx, bookingId, now);
}

async function pendingRoom(tx: Sql, bookingId: string): Promise<BookingRow | undefined> {
  const booking = await bookingById(tx, bookingId);
  return booking?.state === 'PENDING' ? booking : undefined;
}
