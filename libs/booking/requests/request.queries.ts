import { type SpaceKind } from '#libs/directory';
import { type Sql, statement } from '#libs/platform';
import { type RequestAnswer } from '../rules/request-answers.js';

/** A request as the venue sees it. */
export interface VenueRequestRow {
  readonly id: string;
  readonly code: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly venueSlug: string;
  readonly spaceId: string;
  readonly spaceName: string;
  readonly memberName: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly zone: string;
  readonly seats: number;
  readonly kind: SpaceKind;
  readonly lat: number;
  readonly lon: number;
  readonly note: string;
  readonly askedAt: Temporal.Instant;
  readonly answerBy: Temporal.Instant;
  readonly answer: RequestAnswer | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly creditMinutesFromPass: number;
  readonly amountInclVatCents: number;
}

const columns = `b.id, b.code, v.id as "venueId", v.name as "venueName", v.slug as "venueSlug", s.id as "spaceId", s.name as "spaceName",
  m.name as "memberName", b.starts_at as start, b.ends_at as "end", v.zone, i.seats, s.kind, v.lat, v.lon, b.note, q.asked_at as "askedAt",
  q.answer_by as "answerBy", q.answer, q.answered_at as "answeredAt",
  coalesce(c.credit_minutes_from_pass, 0) as "creditMinutesFromPass", coalesce(c.amount_cents, 0) as "amountInclVatCents"`;
// A space that moved to another venue took its requests with it.
const from = `from booking_request q
  join booking b on (b.network_id, b.id) = (q.network_id, q.booking_id)
  join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
  join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
  join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
  join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
  left join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE'
                    and c.source_revision = i.revision and c.reverses_id is null
 where q.network_id = (select current_network()) and q.asked = 'VENUE'`;

const listOpen = statement(
  'booking.venueRequests',
  `select ${columns} ${from} and q.answer is null and q.answer_by > $2 and s.venue_id = $1
      and ($3::timestamptz is null or (q.answer_by, q.booking_id) > ($3, $4::uuid))
    order by q.answer_by, q.booking_id limit $5`,
);
const countOpen = statement(
  'booking.countVenueRequests',
  `select count(*)::int as n ${from} and q.answer is null and q.answer_by > $2 and s.venue_id = $1`,
);
const byBooking = statement('booking.requestOfBooking', `select ${columns} ${from} and q.booking_id = $1`);
const ofVenues = statement(
  'booking.requestsOfVenues',
  `select ${columns} ${from} and q.answer is null and q.answer_by > $2
      and s.venue_id = any($1::uuid[])
    order by q.answer_by, q.booking_id limit 20`,
);
const lock = statement(
  'booking.lockRequest',
  `select b.id from booking b
    where b.network_id = (select current_network()) and b.code = $1
      and exists (select from booking_request q where (q.network_id, q.booking_id) = (b.network_id, b.id) and q.asked = 'VENUE')
      and exists (select from booking_item i join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
                   where (i.network_id, i.booking_id) = (b.network_id, b.id) and s.venue_id = $2)
      for no key update of b`,
);
const lockOverdue = statement(
  'booking.lockOverdueRequest',
  `select b.id from booking b
     join booking_request q on (q.network_id, q.booking_id) = (b.network_id, b.id)
    where b.network_id = (select current_network()) and b.id = $1 and b.state = 'PENDING' and q.asked = 'VENUE' and q.answer is null and q.answer_by <= $2
      for no key update of b`,
);
const overdue = statement(
  'booking.overdueRequests',
  `select booking_id as id from booking_request
    where network_id = (select current_network()) and answer is null and asked = 'VENUE' and answer_by <= $1
    order by answer_by, booking_id limit 200`,
);
const silence = statement(
  'booking.silenceAccepts',
  `select v.silence_accepts as accepts
     from booking_item i
     join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where i.network_id = (select current_network()) and i.booking_id = $1`,
);

/** Requests that a venue can still answer, the one with the nearest deadline first. */
export async function requestsOfVenue(
  tx: Sql,
  venueId: string,
  now: Temporal.Instant,
  after: readonly [answerBy: string, id: string] | null,
  limit: number,
): Promise<{ rows: VenueRequestRow[]; total: number }> {
  const rows = await tx.rows<VenueRequestRow>(listOpen, [venueId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
  const { n } = await tx.one<{ n: number }>(countOpen, [venueId, now]);
  return { rows, total: n };
}

export const requestOf = (tx: Sql, bookingId: string) => tx.maybe<VenueRequestRow>(byBooking, [bookingId]);

/** Requests that wait for any of these venues; 20 at most. */
export const requestsOfVenues = (tx: Sql, venueIds: readonly string[], now: Temporal.Instant) =>
  tx.rows<VenueRequestRow>(ofVenues, [venueIds, now]);

/** Locks the booking of a request at a venue; undefined when the venue has none with this code. */
export const lockRequest = (tx: Sql, code: string, venueId: string) => tx.maybe<{ id: string }>(lock, [code, venueId]);

/** Locks the booking of a request whose deadline has passed; undefined when it was answered or withdrawn. */
export const lockOverdueRequest = (tx: Sql, bookingId: string, now: Temporal.Instant) =>
  tx.maybe<{ id: string }>(lockOverdue, [bookingId, now]);

export const overdueRequests = async (tx: Sql, now: Temporal.Instant): Promise<string[]> =>
  (await tx.rows<{ id: string }>(overdue, [now])).map(({ id }) => id);

/** Whether the venue chose that a request which it does not answer is accepted. */
export const silenceAccepts = async (tx: Sql, bookingId: string): Promise<boolean> =>
  (await tx.rows<{ accepts: boolean }>(silence, [bookingId])).every(({ accepts }) => accepts);
