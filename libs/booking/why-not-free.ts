import { LIVE_STATES, isExpected, liveAllocations } from '#libs/agenda';
import { type Span, type Sql, statement } from '#libs/platform';
import { type BookingRow, bookingColumns, fromBooking } from './booking.queries.js';

const readSame = statement(
  'booking.same',
  `select ${bookingColumns} ${fromBooking} and b.member_id = $1 and b.starts_at = $2 and b.ends_at = $3 and b.state in ${LIVE_STATES}
     and b.id <> $5 and cardinality($4::uuid[]) = (select count(*) from booking_item i
           where (i.network_id, i.booking_id) = (b.network_id, b.id) and i.space_id = any($4))`,
);
const readConflicts = statement(
  'booking.conflicts',
  `with part as (select p.* from jsonb_to_recordset($5) p (resource_id uuid, during tstzrange, exclusive boolean)),
   holder as (
     select distinct a.holder_id from part p
       cross join lateral (${liveAllocations('(select current_network())', 'p.resource_id', 'lower(p.during)', 'upper(p.during)', '$6::timestamptz')}) a
      where p.exclusive and a.holder_id <> $4)
   select ${isExpected('$1', '$2::timestamptz', '$3::timestamptz', '$4')} as busy,
          count(b.id) > 0 and count(b.id) = count(h.holder_id) as "ownOnly"
     from holder h left join booking b on (b.network_id, b.id) = ((select current_network()), h.holder_id) and b.member_id = $1`,
);

/** Stands for "no booking" for callers that have not written one yet. */
export const NO_BOOKING = '00000000-0000-0000-0000-000000000000';

export interface Claimed extends Span {
  readonly memberId: string;
  /** Of all spaces that were asked for. */
  readonly parts: readonly { resourceId: string; exclusive: boolean; capacity: number; seats: number; during: Span }[];
  readonly now: Temporal.Instant;
  /** A request leaves the time of the member free. */
  readonly isRequest?: boolean;
  /** The booking that this transaction tried to write; its rows are ignored. */
  readonly bookingId: string;
}

export type WhyNotFree =
  { kind: 'TAKEN' } | { kind: 'REFUSED'; code: 'ALREADY_BOOKED_THEN' | 'OWN_BOOKING_TOO_CLOSE' | 'SPACE_TOO_SMALL' };

/** The member's own live booking of the same spaces, all of them, and time. */
export const sameBooking = (
  tx: Sql,
  {
    memberId,
    start,
    end,
    spaceIds,
    bookingId,
  }: Pick<Claimed, 'memberId' | 'start' | 'end' | 'bookingId'> & { readonly spaceIds: readonly string[] },
): Promise<BookingRow | undefined> => tx.maybe<BookingRow>(readSame, [memberId, start, end, spaceIds, bookingId]);

/** Reads why a time was refused. A conflict with the member's own bookings is reported as such. */
export async function whyNotFree(tx: Sql, claimed: Claimed): Promise<WhyNotFree> {
  const parts = claimed.parts.map(({ resourceId, exclusive, during }) => ({
    resource_id: resourceId,
    exclusive,
    during: `[${during.start.toString()},${during.end.toString()})`,
  }));
  const values = [claimed.memberId, claimed.start, claimed.end, claimed.bookingId, JSON.stringify(parts), claimed.now];
  const { busy, ownOnly } = await tx.one<{ busy: boolean; ownOnly: boolean }>(readConflicts, values);
  if (busy && !claimed.isRequest) return { kind: 'REFUSED', code: 'ALREADY_BOOKED_THEN' };
  if (ownOnly) return { kind: 'REFUSED', code: 'OWN_BOOKING_TOO_CLOSE' };
  const isTooSmall = claimed.parts.some(({ exclusive, capacity, seats }) => !exclusive && seats > capacity);
  return isTooSmall ? { kind: 'REFUSED', code: 'SPACE_TOO_SMALL' } : { kind: 'TAKEN' };
}
