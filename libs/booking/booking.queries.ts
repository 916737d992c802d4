import { type Sql, statement } from '#libs/platform';
import { type CancellationPolicy } from './rules/cancellation-fee.js';
import { type BookingState } from './rules/states.js';

export interface BookedItem {
  readonly id: string;
  readonly spaceId: string;
  readonly seats: number;
  /** Counts the charges of the item after the first: the charge of this revision is its price. */
  readonly revision: number;
}

export interface BookingRow {
  readonly id: string;
  readonly code: string;
  readonly memberId: string;
  readonly venueId: string;
  readonly zone: string;
  readonly state: BookingState;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly freeUntil: Temporal.Instant;
  readonly policy: CancellationPolicy;
  readonly sequence: number;
  readonly bookedAt: Temporal.Instant;
  readonly cancelledAt: Temporal.Instant | null;
  readonly items: readonly BookedItem[];
  readonly charge: {
    creditMinutes: number;
    creditMinutesFromPass: number;
    creditMinutesPaid: number;
    amountInclVatCents: number;
    amountExclVatCents: number;
    vatCents: number;
  };
}

/** Columns of a booking, for `booking b join venue v`. */
export const bookingColumns = `b.id, b.code, b.member_id as "memberId", b.venue_id as "venueId", v.zone, b.state, b.starts_at as start, b.ends_at as "end",
  b.free_until as "freeUntil", b.cancellation_policy as policy, b.sequence, b.booked_at as "bookedAt", b.cancelled_at as "cancelledAt",
  (select jsonb_agg(jsonb_build_object('id', i.id, 'spaceId', i.space_id, 'seats', i.seats, 'revision', i.revision)) from booking_item i
    where (i.network_id, i.booking_id) = (b.network_id, b.id)) as items,
  (select jsonb_build_object('creditMinutes', sum(c.credit_minutes), 'creditMinutesFromPass', sum(c.credit_minutes_from_pass),
      'creditMinutesPaid', sum(c.credit_minutes_paid), 'amountInclVatCents', sum(c.amount_cents), 'amountExclVatCents', sum(c.amount_excl_cents),
      'vatCents', sum(c.vat_cents))
     from booking_item i
     join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE'
                  and c.source_revision = i.revision and c.reverses_id is null
    where (i.network_id, i.booking_id) = (b.network_id, b.id)) as charge`;
export const fromBooking = `from booking b join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id) where b.network_id = (select current_network())`;

const readById = statement('booking.byId', `select ${bookingColumns} ${fromBooking} and b.id = $1`);
const readByCode = statement(
  'booking.byCode',
  `select ${bookingColumns} ${fromBooking} and b.code = $1 and b.member_id = $2`,
);
const readByItemIds = statement(
  'booking.byItemIds',
  `select ${bookingColumns} ${fromBooking} and b.member_id = $2
     and b.id = any(array(select booking_id from booking_item where network_id = (select current_network()) and id = any($1::uuid[])))`,
);
const lockByCode = statement(
  'booking.lockByCode',
  `select id from booking where network_id = (select current_network()) and code = $1 and member_id = $2 for no key update`,
);
const listUpcoming = statement(
  'booking.upcoming',
  `select ${bookingColumns} ${fromBooking} and b.member_id = $1 and b.ends_at > $2 and b.state <> 'CANCELLED'
     and ($3::timestamptz is null or (b.starts_at, b.id) > ($3, $4::uuid)) order by b.starts_at, b.id limit $5`,
);
const listPast = statement(
  'booking.past',
  `select ${bookingColumns} ${fromBooking} and b.member_id = $1 and (b.ends_at <= $2 or b.state = 'CANCELLED')
     and ($3::timestamptz is null or (b.starts_at, b.id) < ($3, $4::uuid)) order by b.starts_at desc, b.id desc limit $5`,
);
const countUpcoming = statement(
  'booking.countUpcoming',
  `select count(*) as n ${fromBooking} and b.member_id = $1 and b.ends_at > $2 and b.state <> 'CANCELLED'`,
);
const countPast = statement(
  'booking.countPast',
  `select count(*) as n ${fromBooking} and b.member_id = $1 and (b.ends_at <= $2 or b.state = 'CANCELLED')`,
);

export const bookingById = (tx: Sql, id: string) => tx.maybe<BookingRow>(readById, [id]);
/** A booking of the member by its code; undefined for other members' bookings. */
export const bookingByCode = (tx: Sql, code: string, memberId: string) =>
  tx.maybe<BookingRow>(readByCode, [code, memberId]);
/** The bookings of the given items that belong to the member, in any order. */
export const bookingsByItemIds = (tx: Sql, itemIds: readonly string[], memberId: string) =>
  tx.rows<BookingRow>(readByItemIds, [itemIds, memberId]);
export const lockBooking = (tx: Sql, code: string, memberId: string) =>
  tx.maybe<{ id: string }>(lockByCode, [code, memberId]);

export async function bookingsOf(
  tx: Sql,
  when: 'UPCOMING' | 'PAST',
  memberId: string,
  now: Temporal.Instant,
  after: readonly [start: string, id: string] | null,
  limit: number,
): Promise<{ rows: BookingRow[]; total: number }> {
  const [list, count] = when === 'UPCOMING' ? [listUpcoming, countUpcoming] : [listPast, countPast];
  const rows = await tx.rows<BookingRow>(list, [memberId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
  const { n } = await tx.one<{ n: number }>(count, [memberId, now]);
  return { rows, total: n };
}

const memberAt = statement(
  'booking.memberOfBookingAt',
  `select b.member_id as id from booking b
    where b.network_id = (select current_network()) and b.code = $1
      and exists (select from booking_item i join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
                   where (i.network_id, i.booking_id) = (b.network_id, b.id) and s.venue_id = $2)`,
);

/** Who made the booking with this code at this venue; undefined when the venue has no such booking. */
export const memberOfBookingAt = async (tx: Sql, code: string, venueId: string): Promise<string | undefined> =>
  (await tx.maybe<{ id: string }>(memberAt, [code, venueId]))?.id;
