import { type Span } from '#libs/agenda';
import { occupied, partsOf } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';

/** What a session takes of a space: its resource and everything inside it. */
export interface RoomPart extends Span {
  readonly resourceId: string;
  readonly exclusive: boolean;
  readonly capacity: number;
  readonly seats: number;
}

const readRoom = statement(
  'sessions.room',
  `select ${partsOf('s.network_id', 'r.id')} as parts
     from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) and r.withdrawn_at is null
    where s.network_id = (select current_network()) and s.id = $1 and s.venue_id = $2 and s.withdrawn_at is null`,
);

/**
 * The parts of a space that a session takes, with the buffer after it. A shared area is taken with all its seats.
 * @returns undefined when the venue has no such space
 */
export async function roomParts(
  tx: Sql,
  spaceId: string,
  venueId: string,
  during: Span,
): Promise<RoomPart[] | undefined> {
  type Part = { resourceId: string; exclusive: boolean; capacity: number; bufferMinutes: number };
  const row = await tx.maybe<{ parts: Part[] }>(readRoom, [spaceId, venueId]);
  return row?.parts.map(({ resourceId, exclusive, capacity, bufferMinutes }) => ({
    resourceId,
    exclusive,
    capacity,
    seats: exclusive ? 1 : capacity,
    ...occupied(during, bufferMinutes),
  }));
}
