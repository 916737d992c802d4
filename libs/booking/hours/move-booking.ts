import { givePlacesBack, occupied, partsOf, takeTime } from '#libs/agenda';
import { rechargeAs } from '#libs/passes';
import { type Sql, statement } from '#libs/platform';
import { giveOpeningsBack } from '../pass-openings/pass-opening.parts.js';
import { type TouchedRow, equivalentsOf } from './touched-bookings.queries.js';

const holdHours = statement(
  'booking.holdHoursOfTargets',
  `select c.id
     from calendar c
    where c.network_id = (select current_network())
      and c.id in (select r.calendar_id
                     from space s
                     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
                    where s.network_id = (select current_network()) and s.id = any($1::uuid[]))
    order by c.id
      for key share of c`,
);

/** Keeps the hours of spaces as they are until the transaction ends, so that bookings can move there. */
export const holdHoursOf = (tx: Sql, spaceIds: readonly string[]): Promise<unknown> =>
  spaceIds.length === 0 ? Promise.resolve() : tx.rows(holdHours, [spaceIds]);

const readParts = statement(
  'booking.partsOfTarget',
  `select s.network_id as "networkId", ${partsOf('s.network_id', 's.resource_id')} as parts
     from space s where s.network_id = (select current_network()) and s.id = $1`,
);

const swap = statement(
  'booking.moveTime',
  `with claim as (
     select * from jsonb_to_record($1) c (network_id uuid, holder_id uuid, member_id uuid, during tstzrange, state text, at timestamptz)),
   part as (
     select * from jsonb_to_recordset($2) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)),
   ${takeTime},
   -- The member’s time stays taken: \`attended\` has no row. Only what was taken before is given back.
   released as (
     select c.network_id, c.holder_id, 'CANCELLED' as state
       from claim c
      where (select count(*) from attended) = 0
        and (select count(*) from taken) = (select count(*) from part)
        and (select count(*) from seated) = (
              select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0) from part where not exclusive)),
   ${givePlacesBack},
   ${giveOpeningsBack},
   item as (
     update booking_item i set space_id = $4, revision = i.revision + (b.venue_id <> $5)::int
       from released r join booking b on (b.network_id, b.id) = (r.network_id, r.holder_id)
      where i.network_id = r.network_id and i.booking_id = b.id and i.id = $3
     returning i.id),
   moved as (
     update booking b set venue_id = $5, sequence = b.sequence + 1
       from released r
      where (b.network_id, b.id) = (r.network_id, r.holder_id) and exists (select from item)
     returning b.id)
   select (select count(*) from moved) as moved, (select count(*) from freed) as freed, (select count(*) from draws_back) as draws, (select count(*) from emptied) as emptied`,
);

interface Parts {
  networkId: string;
  parts: { resourceId: string; exclusive: boolean; capacity: number; bufferMinutes: number }[];
}

/**
 * Moves a booking to an equivalent space at the same time and price: the new place is taken before the old one is given back.
 * The caller holds the hours of the space. @returns false when the space is not equivalent or not free
 */
export async function moveBooking(
  tx: Sql,
  touched: TouchedRow,
  spaceId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const [equivalent] = await equivalentsOf(tx, [touched.itemId], now, [spaceId]);
  if (!equivalent) return false;
  const { networkId, parts } = await tx.one<Parts>(readParts, [spaceId]);
  const range = (start: Temporal.Instant, end: Temporal.Instant) => `[${start.toString()},${end.toString()})`;
  const claim = {
    network_id: networkId,
    holder_id: touched.id,
    member_id: touched.memberId,
    during: range(touched.start, touched.end),
    state: touched.state,
    at: now.toString(),
  };
  const records = parts.map(({ resourceId, exclusive, capacity, bufferMinutes }) => {
    const { start, end } = occupied(touched, bufferMinutes);
    const seats = exclusive ? 1 : touched.seats;
    return { resource_id: resourceId, exclusive, capacity, during: range(start, end), seats };
  });
  const { moved } = await tx.one<{ moved: number }>(swap, [
    JSON.stringify(claim),
    JSON.stringify(records),
    touched.itemId,
    spaceId,
    equivalent.venueId,
  ]);
  if (moved !== 1) return false;
  const source = { kind: 'BOOKING_ITEM', id: touched.itemId, revision: touched.revision } as const;
  const { venueId } = equivalent;
  const as = { kind: 'USE', revision: touched.revision + 1, venueId } as const;
  if (venueId !== touched.venueId) await rechargeAs(tx, source, as, now);
  return true;
}
