import { givePlacesBack, holdPlaces, hoursUnchanged } from '#libs/agenda';
import { type Span, type Sql, statement } from '#libs/platform';
import { type BookingPlan, occupiedParts } from '../booking-plan.js';

export interface HoldRow extends Span {
  readonly id: string;
  readonly spaceId: string;
  readonly venueId: string;
  readonly zone: string;
  readonly seats: number;
  readonly expiresAt: Temporal.Instant;
  readonly state: 'LIVE' | 'USED' | 'RELEASED' | 'EXPIRED';
}

// The lowest place that is free; none for an offer of a waiting list. Two that choose the same one meet at its unique index.
const insert = statement(
  'booking.hold',
  `with holder as (
     select m.id from member m where m.network_id = (select current_network()) and m.id = ($1::jsonb ->> 'member_id')::uuid and m.left_at is null
        for key share of m),
   checked as (
     select k.* from jsonb_to_record($1) k (network_id uuid, calendar_id uuid, hours_version int) join holder on true),
   ${hoursUnchanged},
   claim as (
     select c.* from jsonb_to_record($1) c (network_id uuid, holder_id uuid, member_id uuid, space_id uuid, during tstzrange, seats int, most int,
                                            state text, at timestamptz, expires_at timestamptz, held_until timestamptz)
       join hours_unchanged on true),
   part as (
     select p.* from jsonb_to_recordset($2) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)
       join hours_unchanged on true),
   ${holdPlaces},
   held as (
     insert into booking_hold (network_id, id, member_id, space_id, during, seats, place, held_at, expires_at, state)
     select c.network_id, c.holder_id, c.member_id, c.space_id, c.during, c.seats, p.place, c.at, c.held_until, 'LIVE'
       from claim c
      cross join lateral (
        select null::int as place where c.most is null
        union all
        (select number from generate_series(1, c.most) number
          where not exists (select from booking_hold h where (h.network_id, h.member_id) = (c.network_id, c.member_id)
                               and h.state = 'LIVE' and h.place = number)
          order by number limit 1)) p
      where (select count(*) from taken) = (select count(*) from part)
        and (select count(*) from seated) = (
              select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0) from part where not exclusive)
     on conflict do nothing
     returning id)
   select exists (select from holder) and not exists (select from hours_unchanged) as "hoursChanged",
          (select count(*) from taken) = (select count(*) from part)
            and (select count(*) from seated) = (
              select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0) from part where not exclusive) as taken,
          exists (select from held) as held`,
);
const readHold = `
  select h.id, h.space_id as "spaceId", s.venue_id as "venueId", v.zone, lower(h.during) as start, upper(h.during) as "end", h.seats,
         h.expires_at as "expiresAt", h.state
    from booking_hold h
    join space s on (s.network_id, s.id) = (h.network_id, h.space_id)
    join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
   where h.network_id = (select current_network())`;
const readLive = statement(
  'booking.myHolds',
  `${readHold} and h.member_id = $1 and h.state = 'LIVE' and h.place is not null and h.expires_at > $2
    order by h.expires_at, h.id`,
);
const liveCount = statement(
  'booking.countLiveHolds',
  `select count(*)::int as n from booking_hold where network_id = (select current_network()) and member_id = $1 and state = 'LIVE' and place is not null`,
);
const byId = statement('booking.holdById', `${readHold} and h.id = $1 and h.member_id = $2`);
// A change of hours holds the calendar while it moves bookings: the hours come before what is given back, as in a booking.
const end = (which: string) => `
  with hours as (
    select c.id from booking_hold h
      join space s on (s.network_id, s.id) = (h.network_id, h.space_id)
      join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
      join calendar c on (c.network_id, c.id) = (r.network_id, r.calendar_id)
     where h.network_id = (select current_network()) and h.state = 'LIVE' and ${which}
       for key share of c),
  released as (
    update booking_hold h set state = $1 from (select count(*) from hours) locked
     where h.network_id = (select current_network()) and h.state = 'LIVE' and ${which}
    returning h.network_id, h.id as holder_id, case $1 when 'EXPIRED' then 'EXPIRED' else 'CANCELLED' end as state),
  ${givePlacesBack}
  select (select count(*) from released)::int as released, (select count(*) from freed)::int as freed, (select count(*) from emptied)::int as emptied`;
const endOne = statement('booking.releaseHold', end('h.id = $2 and h.member_id = $3 and h.place is not null'));
const expireOne = statement('booking.expireHold', end('h.id = $2 and h.expires_at <= $3 and h.place is not null'));
const endOffered = statement('booking.endOfferedHold', end('h.id = $2 and h.place is null'));
const endAll = statement('booking.releaseHoldsOf', end('h.member_id = $2'));
const useUp = statement(
  'booking.useUpHold',
  end('h.member_id = $2 and h.space_id = $3 and h.during = tstzrange($4, $5) and h.expires_at > $6'),
);
const overdue = statement(
  'booking.overdueHolds',
  `select id from booking_hold where network_id = (select current_network()) and state = 'LIVE' and expires_at <= $1 and place is not null order by id limit 200`,
);

const isKept = statement(
  'booking.isKeptFor',
  `select exists (select from booking_hold h where h.network_id = (select current_network()) and h.member_id = $1 and h.space_id = $2
      and h.state = 'LIVE' and h.expires_at > $5 and lower(h.during) = $3 and upper(h.during) = $4) as kept`,
);

export interface HoldToInsert extends Span {
  readonly networkId: string;
  readonly id: string;
  readonly memberId: string;
  readonly spaceId: string;
  readonly seats: number;
  /** How many holds the member may have; null for an offer of a waiting list, which does not count among them. */
  readonly most: number | null;
  readonly now: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  /** Until when others are kept out; unless it says otherwise, until it expires. */
  readonly othersOutUntil?: Temporal.Instant;
}

const range = ({ start, end: until }: Span): string => `[${start.toString()},${until.toString()})`;

/** Takes the space and everything inside it until the hold expires. A part that is refused inserts nothing; the caller rolls back. */
export function insertHold(tx: Sql, plan: BookingPlan, hold: HoldToInsert) {
  const claim = {
    network_id: hold.networkId,
    calendar_id: plan.calendarId,
    hours_version: plan.hoursVersion,
    holder_id: hold.id,
    member_id: hold.memberId,
    space_id: hold.spaceId,
    during: range(hold),
    seats: hold.seats,
    most: hold.most,
    state: 'HELD',
    at: hold.now.toString(),
    expires_at: (hold.othersOutUntil ?? hold.expiresAt).toString(),
    held_until: hold.expiresAt.toString(),
  };
  const parts = occupiedParts(plan, hold).map(({ resourceId, exclusive, capacity, during, seats }) => ({
    resource_id: resourceId,
    exclusive,
    capacity,
    during: range(during),
    seats,
  }));
  const values = [JSON.stringify(claim), JSON.stringify(parts)];
  return tx.one<{ hoursChanged: boolean; taken: boolean; held: boolean }>(insert, values);
}

export const liveHoldsOf = async (tx: Sql, memberId: string): Promise<number> =>
  (await tx.one<{ n: number }>(liveCount, [memberId])).n;
export const holdById = (tx: Sql, id: string, memberId: string) => tx.maybe<HoldRow>(byId, [id, memberId]);

/** The live holds of a member, the first to expire first; offers of waiting lists are not among them. */
export const holdsOf = (tx: Sql, memberId: string, now: Temporal.Instant) =>
  tx.rows<HoldRow>(readLive, [memberId, now]);

interface Ended {
  readonly released: number;
}
/** @returns false when it is over already */
export const endHold = async (tx: Sql, id: string, memberId: string): Promise<boolean> =>
  (await tx.one<Ended>(endOne, ['RELEASED', id, memberId])).released === 1;
/** @returns false when it has not expired, or was ended before */
export const expireHold = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.one<Ended>(expireOne, ['EXPIRED', id, now])).released === 1;
/** Gives back what an offer of a waiting list held. */
export const endOfferedHold = (tx: Sql, id: string) => tx.one<Ended>(endOffered, ['RELEASED', id]);
/** Gives back everything that a member holds, before their account goes. */
export const releaseHoldsOf = (tx: Sql, memberId: string) => tx.one<Ended>(endAll, ['RELEASED', memberId]);
/** Gives back what a member holds of this space and time, for the booking that follows in the transaction. */
export const useUpHold = async (
  tx: Sql,
  wanted: Span & { readonly memberId: string; readonly spaceId: string },
  now: Temporal.Instant,
): Promise<boolean> => {
  const { memberId, spaceId, start, end: until } = wanted;
  return (await tx.one<Ended>(useUp, ['USED', memberId, spaceId, start, until, now])).released > 0;
};
/** Whether a member holds this space and time. */
export const isKeptFor = async (
  tx: Sql,
  { memberId, spaceId, start, end: until }: Span & { readonly memberId: string; readonly spaceId: string },
  now: Temporal.Instant,
): Promise<boolean> => (await tx.one<{ kept: boolean }>(isKept, [memberId, spaceId, start, until, now])).kept;
export const overdueHolds = async (tx: Sql, now: Temporal.Instant): Promise<string[]> =>
  (await tx.rows<{ id: string }>(overdue, [now])).map(({ id }) => id);
