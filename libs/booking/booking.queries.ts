import { type Sql, statement } from '#libs/platform';
import { type CancellationPolicy } from './rules/cancellation-fee.js';
import { type HoursAndEuros } from './rules/cancellation-cost.js';
import { type CancelledBy } from './rules/cancelled-by.js';
import { type RequestAnswer } from './rules/request-answers.js';
import { type BookingState } from './rules/states.js';

export interface BookedItem {
  readonly id: string;
  readonly spaceId: string;
  readonly seats: number;
  /** Counts the charges of the item after the first: the charge of this revision is its price. */
  readonly revision: number;
  /** What the charge of this revision was. */
  readonly price: HoursAndEuros;
}

export interface RequestFacts {
  /** Times as JSON gives them. */
  readonly answerBy: string;
  /** Null while the venue has not answered. */
  readonly answer: RequestAnswer | null;
  readonly reason: string | null;
  readonly suggestedStart: string | null;
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
  /** Name of the person of the venue who booked for the member; null when the member booked. */
  readonly bookedBy: string | null;
  readonly isInSeries: boolean;
  /** The room of an appointment with a mentor: it moves and ends with the appointment. */
  readonly withMentor: boolean;
  readonly cancelledAt: Temporal.Instant | null;
  readonly cancelledBy: CancelledBy | null;
  readonly cancellationReason: string | null;
  /** Until when a consumer may withdraw; null for bookings made before this was recorded. */
  readonly withdrawalUntil: Temporal.Instant | null;
  readonly expressRequestAt: Temporal.Instant | null;
  readonly withdrawnAt: Temporal.Instant | null;
  /** What was kept for cancelling late or not coming, before anything was given back. */
  readonly fee: { readonly creditMinutes: number; readonly amountCents: number } | null;
  /** What was given back of the fee because others used the time. */
  readonly waiver: { readonly decidedAt: string; readonly creditMinutes: number; readonly amountCents: number } | null;
  /** What the venue owes the member for cancelling. */
  readonly compensationCents: number;
  readonly items: readonly BookedItem[];
  /** What the member wrote to the venue; may be empty. */
  readonly note: string;
  /** What the venue had to answer; null when it was booked at once. */
  readonly request: RequestFacts | null;
  readonly charge: {
    creditMinutes: number;
    creditMinutesFromPass: number;
    creditMinutesPaid: number;
    amountInclVatCents: number;
    amountExclVatCents: number;
    vatCents: number;
  };
}

const chargesOf = (kind: string) => `
     from booking_item i
     join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = '${kind}'
                  and c.source_revision = i.revision and c.reverses_id is null
    where (i.network_id, i.booking_id) = (b.network_id, b.id)`;
/** SQL: the name of the person who made booking `b` for its member; null when the member made it, also with an account that was merged later. */
export const bookedBySql = `
  (select w.name from member w where (w.network_id, w.id) = (b.network_id, b.booked_by_id) and coalesce(w.merged_into_id, w.id) <> b.member_id)`;
/** Columns of a booking, for `booking b join venue v`. */
export const bookingColumns = `b.id, b.code, b.member_id as "memberId", b.venue_id as "venueId", v.zone, b.state, b.starts_at as start, b.ends_at as "end",
  b.free_until as "freeUntil", b.cancellation_policy as policy, b.sequence, b.booked_at as "bookedAt", b.cancelled_at as "cancelledAt", b.note,
  b.cancelled_by as "cancelledBy", b.cancellation_reason as "cancellationReason", b.withdrawal_until as "withdrawalUntil",
  b.express_request_at as "expressRequestAt", b.withdrawn_at as "withdrawnAt",
  ${bookedBySql} as "bookedBy", b.series_id is not null as "isInSeries", b.with_mentor as "withMentor",
  (select jsonb_build_object('answerBy', q.answer_by, 'answer', q.answer, 'reason', q.reason, 'suggestedStart', q.suggested_start)
     from booking_request q where (q.network_id, q.booking_id) = (b.network_id, b.id)) as request,
  (select jsonb_agg(jsonb_build_object('id', i.id, 'spaceId', i.space_id, 'seats', i.seats, 'revision', i.revision, 'price', jsonb_build_object(
      'creditMinutesFromPass', coalesce(c.credit_minutes_from_pass, 0), 'creditMinutesPaid', coalesce(c.credit_minutes_paid, 0),
      'amountCents', coalesce(c.amount_cents, 0))) order by i.position, i.id)
     from booking_item i
     left join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE'
                       and c.source_revision = i.revision and c.reverses_id is null
    where (i.network_id, i.booking_id) = (b.network_id, b.id)) as items,
  (select jsonb_build_object('creditMinutes', sum(c.credit_minutes), 'creditMinutesFromPass', sum(c.credit_minutes_from_pass),
      'creditMinutesPaid', sum(c.credit_minutes_paid), 'amountInclVatCents', sum(c.amount_cents), 'amountExclVatCents', sum(c.amount_excl_cents),
      'vatCents', sum(c.vat_cents)) ${chargesOf('USE')}) as charge,
  (select jsonb_build_object('creditMinutes', sum(c.credit_minutes_from_pass), 'amountCents', sum(c.amount_cents)) ${chargesOf('FEE')}
    having count(*) > 0) as fee,
  (select coalesce(-sum(c.amount_cents), 0)::int ${chargesOf('COMPENSATION')}) as "compensationCents",
  (select jsonb_build_object('decidedAt', w.decided_at, 'creditMinutes', w.credit_minutes, 'amountCents', w.amount_cents)
     from fee_waiver w where (w.network_id, w.booking_id) = (b.network_id, b.id)) as waiver`;
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
const lockByCodeAt = statement(
  'booking.lockByCodeAt',
  `select id from booking where network_id = (select current_network()) and code = $1 and venue_id = $2 for no key update`,
);
const listUpcoming = statement(
  'booking.upcoming',
  `select ${bookingColumns} ${fromBooking} and b.member_id = $1 and b.ends_at > $2 and b.state not in ('CANCELLED','EXPIRED')
     and ($3::timestamptz is null or (b.starts_at, b.id) > ($3, $4::uuid)) order by b.starts_at, b.id limit $5`,
);
const listPast = statement(
  'booking.past',
  `select ${bookingColumns} ${fromBooking} and b.member_id = $1 and (b.ends_at <= $2 or b.state in ('CANCELLED','EXPIRED'))
     and ($3::timestamptz is null or (b.starts_at, b.id) < ($3, $4::uuid)) order by b.starts_at desc, b.id desc limit $5`,
);
const countUpcoming = statement(
  'booking.countUpcoming',
  `select count(*) as n ${fromBooking} and b.member_id = $1 and b.ends_at > $2 and b.state not in ('CANCELLED','EXPIRED')`,
);
const countPast = statement(
  'booking.countPast',
  `select count(*) as n ${fromBooking} and b.member_id = $1 and (b.ends_at <= $2 or b.state in ('CANCELLED','EXPIRED'))`,
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
/** Locks a booking at a venue until the transaction ends. */
export const lockBookingOf = (tx: Sql, code: string, venueId: string) =>
  tx.maybe<{ id: string }>(lockByCodeAt, [code, venueId]);

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
