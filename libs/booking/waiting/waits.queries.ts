import { type Span, type Sql, statement } from '#libs/platform';

/** A member in line for a time of a space. */
export interface TimeWaitRow extends Span {
  readonly id: string;
  readonly spaceId: string;
  readonly venueId: string;
  readonly zone: string;
  readonly seats: number;
  readonly joinedAt: Temporal.Instant;
  /** Counted from 1; null while the time is held for them. */
  readonly position: number | null;
  /** Until when the time is held for them; null while they wait. */
  readonly offeredUntil: Temporal.Instant | null;
}

const columns = `w.id, t.space_id as "spaceId", s.venue_id as "venueId", v.zone, t.seats, lower(t.during) as start, upper(t.during) as "end",
  w.joined_at as "joinedAt", o.expires_at as "offeredUntil",
  case when w.state = 'WAITING' then (
    select count(*)::int from waiting_list_entry b
     where (b.network_id, b.subject_id) = (w.network_id, w.subject_id) and b.subject_kind = 'SPACE_TIME' and b.state = 'WAITING'
       and b.turn <= w.turn) end as position`;
const fromWaits = `from waiting_list_entry w
  join wished_time t on (t.network_id, t.id) = (w.network_id, w.subject_id)
  join space s on (s.network_id, s.id) = (t.network_id, t.space_id) and s.withdrawn_at is null
  join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null
  left join waiting_offer o on (o.network_id, o.entry_id) = (w.network_id, w.id) and o.state = 'LIVE'
 where w.network_id = (select current_network()) and w.member_id = $1 and w.subject_kind = 'SPACE_TIME' and w.state in ('WAITING','OFFERED')`;
const readOne = statement('booking.timeWait', `select ${columns} ${fromWaits} and w.subject_id = $2`);
// An offer that is over has not lapsed yet: nobody can accept it any more.
const current = `and t.starts_at > $2 and (o.expires_at is null or o.expires_at > $2)`;
const list = statement(
  'booking.timeWaits',
  `select ${columns} ${fromWaits} ${current} and ($3::timestamptz is null or (t.starts_at, w.id) > ($3, $4::uuid))
    order by t.starts_at, w.id limit $5`,
);
const count = statement('booking.countTimeWaits', `select count(*)::int as n ${fromWaits} ${current}`);

export const waitOf = (tx: Sql, memberId: string, { lineId }: { lineId: string }) =>
  tx.maybe<TimeWaitRow>(readOne, [memberId, lineId]);

/** What a member waits for, the soonest first. */
export async function waitsOf(
  tx: Sql,
  memberId: string,
  now: Temporal.Instant,
  after: readonly [start: string, id: string] | null,
  limit: number,
): Promise<{ rows: TimeWaitRow[]; total: number }> {
  const rows = await tx.rows<TimeWaitRow>(list, [memberId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
  const { n } = await tx.one<{ n: number }>(count, [memberId, now]);
  return { rows, total: n };
}

/** A live offer of a time, as its person is told of it. */
export interface TimeOfferFacts extends Span {
  readonly offerId: string;
  readonly spaceName: string;
  readonly venueName: string;
  readonly address: string;
  readonly zone: string;
  readonly seats: number;
  readonly offeredAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'fr' | 'en';
}

const offered = (which: string) => `
  select o.id as "offerId", s.name as "spaceName", v.name as "venueName", v.zone, t.seats, lower(t.during) as start, upper(t.during) as "end",
         concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', v.postcode, v.city), '')) as address,
         o.offered_at as "offeredAt", o.expires_at as "expiresAt", a.id as "accountId", a.email::text, a.name, a.locale
    from waiting_offer o
    join waiting_list_entry w on (w.network_id, w.id) = (o.network_id, o.entry_id) and w.subject_kind = 'SPACE_TIME'
    join wished_time t on (t.network_id, t.id) = (w.network_id, w.subject_id)
    join space s on (s.network_id, s.id) = (t.network_id, t.space_id)
    join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    join member m on (m.network_id, m.id) = (w.network_id, w.member_id) and m.left_at is null
    join account a on a.id = m.account_id and a.erased_at is null
   where o.network_id = (select current_network()) and o.state = 'LIVE' and o.expires_at > $2 and ${which}`;
const offerById = statement('booking.timeOffer', offered('o.id = $1'));
const offersOf = statement('booking.timeOffersOf', `${offered('m.account_id = $1')} order by o.expires_at limit 20`);

export const timeOffer = (tx: Sql, offerId: string, now: Temporal.Instant) =>
  tx.maybe<TimeOfferFacts>(offerById, [offerId, now]);
export const timeOffersOf = (tx: Sql, accountId: string, now: Temporal.Instant) =>
  tx.rows<TimeOfferFacts>(offersOf, [accountId, now]);
