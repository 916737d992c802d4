import { nearestFreeStarts } from '#libs/agenda';
import { type Span, type Sql, statement } from '#libs/platform';
import { equivalentsAt } from '../hours/touched-bookings.queries.js';

const readRoom = statement(
  'booking.roomToMove',
  `select i.id as "itemId", i.space_id as "spaceId", i.seats, s.resource_id as "resourceId", i.network_id as "networkId"
     from booking_item i join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
    where i.network_id = (select current_network()) and i.booking_id = $1 order by i.position limit 1`,
);
interface Room {
  readonly itemId: string;
  readonly spaceId: string;
  readonly seats: number;
  readonly resourceId: string;
  readonly networkId: string;
}

/**
 * Spaces to which the room of an appointment could move for another time of the same length: its own space first, then the nearest
 * equivalent ones. It only reads: the move itself decides.
 */
export async function roomsToMoveTo(tx: Sql, bookingId: string, when: Span, now: Temporal.Instant): Promise<string[]> {
  const room = await tx.maybe<Room>(readRoom, [bookingId]);
  if (!room) return [];
  const own = await nearestFreeStarts(tx, {
    ...when,
    networkId: room.networkId,
    resourceIds: [room.resourceId],
    seats: room.seats,
    withinHours: 0,
    notBefore: now,
    now,
    limitPerResource: 1,
    withoutHolderId: bookingId,
  });
  const isOwnFree = own.some(({ starts }) => starts.some((start) => start.equals(when.start)));
  const others = await equivalentsAt(tx, room.itemId, when, now);
  return [...(isOwnFree ? [room.spaceId] : []), ...others.map(({ spaceId }) => spaceId)];
}
