import { CONFIRMED_STATES, LIVE_STATES, LONGEST } from './free-time.sql.js';
import { statementPart } from '#libs/platform';

/** Ends the holds that ran out and that `part` meets. Gives `expired`. */
export const expiredHolds = statementPart(
  'agenda',
  `
  stale as materialized (  -- in order, for two bookings may meet the same holds
    select a.network_id, a.id from claim c cross join part p
      join allocation a on (a.network_id, a.resource_id) = (c.network_id, p.resource_id)
     where a.exclusive and a.state = 'HELD' and a.expires_at <= c.at and a.during && p.during
     order by a.resource_id, a.id for no key update of a),
  expired as (
    update allocation a set state = 'EXPIRED', expires_at = null from stale s where (a.network_id, a.id) = (s.network_id, s.id)
    returning a.id)`,
);

/**
 * SQL that takes and gives back time, to be part of the one statement that books. These parts are text because a
 * booking is one round trip; they stay here because only this lib writes these tables.
 *
 * `takePlaces` reads `claim (network_id, holder_id, state, at)` and `part (resource_id, exclusive, capacity, during,
 * seats)`, and gives `taken` and `seated` (a row a part or quarter-hour taken). A missing row is a refusal: the caller
 * counts and rolls back. Order: allocations by resource, then seats by resource and quarter; so no two wait for each other.
 */
const placesTaken = (expiresAt: string): string =>
  statementPart(
    'agenda',
    `
  ${expiredHolds},
  taken as (
    insert into allocation (network_id, resource_id, exclusive, holder_id, during, seats, state, expires_at)
    select c.network_id, p.resource_id, p.exclusive, c.holder_id, p.during, p.seats, c.state, ${expiresAt}
      from claim c cross join part p where (select count(*) from expired) >= 0 order by p.resource_id
    on conflict on constraint allocation_exclusive do nothing
    returning resource_id),
  seated as (
    insert into seat_bucket as b (network_id, resource_id, at, used, cap)
    select c.network_id, p.resource_id, quarter, p.seats, p.capacity
      from claim c cross join part p
      cross join lateral generate_series(lower(p.during), upper(p.during) - interval '15 minutes', interval '15 minutes') quarter
     where not p.exclusive and p.seats <= p.capacity and (select count(*) from taken) = (select count(*) from part)
     order by p.resource_id, quarter
    on conflict (network_id, resource_id, at) do update set used = b.used + excluded.used
      where b.used + excluded.used <= b.cap  -- the row knows the seats: a change of them writes it
    returning at)`,
  );
export const takePlaces = placesTaken('null::timestamptz');
/** `takePlaces` until `claim.expires_at`, in the state HELD. */
export const holdPlaces = placesTaken('c.expires_at');

/**
 * `takePlaces`, and the time of the person who comes: `claim` also has `member_id` and `during`. Gives `attended`, too. What is
 * only held or asked for leaves the person free until it is confirmed.
 */
export const takeTime = statementPart(
  'agenda',
  `${takePlaces},
  placed as (
    select c.* from claim c
     where (select count(*) from taken) = (select count(*) from part)
       and (select count(*) from seated) = (select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0) from part where not exclusive)),
  expected as (
    insert into person_time (network_id, member_id, holder_id, during, state)
    select p.network_id, p.member_id, p.holder_id, p.during, p.state from placed p where p.state in ${CONFIRMED_STATES}
    on conflict on constraint person_time_one_at_a_time do nothing
    returning member_id),
  attended as (
    select member_id from expected
    union all
    select member_id from placed where state not in ${CONFIRMED_STATES})`,
);

/**
 * Takes the time of each of several people: `person (network_id, member_id, holder_id, during, state)`. Gives `people_taken`, with no
 * row for somebody who is expected elsewhere then.
 */
export const takePeople = statementPart(
  'agenda',
  `
  people_taken as (
    insert into person_time (network_id, member_id, holder_id, during, state)
    select p.network_id, p.member_id, p.holder_id, p.during, p.state from person p order by p.member_id
    on conflict on constraint person_time_one_at_a_time do nothing
    returning member_id)`,
);

/**
 * Confirms the time that `confirming (network_id, holder_id, member_id, during)` only held or asked for, and takes the time of the
 * person. Gives `confirmed` and `attended`, which has no row when the person is expected elsewhere then.
 */
export const confirmTime = statementPart(
  'agenda',
  `
  confirmed as (
    update allocation a set state = 'CONFIRMED', expires_at = null from confirming c
     where (a.network_id, a.holder_id) = (c.network_id, c.holder_id) and a.state in ('HELD','PENDING')
    returning a.id),
  attended as (
    insert into person_time (network_id, member_id, holder_id, during, state)
    select c.network_id, c.member_id, c.holder_id, c.during, 'CONFIRMED' from confirming c where exists (select from confirmed)
    on conflict on constraint person_time_one_at_a_time do nothing
    returning member_id)`,
);

/**
 * SQL for `hours_unchanged`: one row for each calendar that is still at the version at which `checked (network_id, calendar_id,
 * hours_version)` found it open. The lock lasts until the booking commits, so that a change of hours sees the booking or the
 * booking sees the change. Must come before `takeTime`, whose `part` reads it.
 */
export const hoursUnchanged = statementPart(
  'agenda',
  `
  hours_unchanged as (
    select c.id
      from checked k
      join calendar c on (c.network_id, c.id) = (k.network_id, k.calendar_id) and c.hours_version = k.hours_version
      order by c.id
       for key share of c)`,
);

/** Gives back the places that `released (network_id, holder_id, state)` held. Gives `freed` and `emptied`. */
export const givePlacesBack = statementPart(
  'agenda',
  `
  freed as (
    update allocation a set state = r.state, expires_at = null from released r
     where (a.network_id, a.holder_id) = (r.network_id, r.holder_id) and a.state in ${LIVE_STATES}
    returning a.network_id, a.resource_id, a.exclusive, a.during, a.seats),
  seats_back as (  -- summed, for several holders may give back seats of the same quarter; ordered, for they are locked in this order
    select f.network_id, f.resource_id, quarter as at, sum(f.seats)::int as seats
      from freed f
      cross join lateral generate_series(lower(f.during), upper(f.during) - interval '15 minutes', interval '15 minutes') quarter
     where not f.exclusive group by 1, 2, 3 order by 2, 3),
  lowered as materialized (
    select s.* from seats_back s cross join lateral (
      select from seat_bucket b where (b.network_id, b.resource_id, b.at) = (s.network_id, s.resource_id, s.at) for no key update) locked),
  emptied as (
    update seat_bucket b set used = b.used - l.seats from lowered l
     where (b.network_id, b.resource_id, b.at) = (l.network_id, l.resource_id, l.at)
    returning b.at)`,
);

/** Gives back what `released (network_id, holder_id, state)` held. Gives `freed`, `emptied` and `left_free`. */
export const giveTimeBack = statementPart(
  'agenda',
  `
${givePlacesBack},
  left_free as (
    update person_time a set state = r.state from released r
     where (a.network_id, a.holder_id) = (r.network_id, r.holder_id) and a.state in ${CONFIRMED_STATES}
    returning a.member_id)`,
);

/** Whether a holder still keeps others out at `now`, with the buffer after its use. */
export const stillTaken = (network: string, holder: string, now: string) => `
  exists (select from allocation a where a.network_id = ${network} and a.holder_id = ${holder}
     and a.state in ${CONFIRMED_STATES} and a.ends_at > ${now})`;

/**
 * Closes the time of `closing (network_id, holder_id, state, at)`: COMPLETED or NO_SHOW. What lies after the quarter of an
 * hour of `at` is free again, at once. Gives `closed`, `seats_freed` and `people_free`.
 */
export const closeTime = statementPart(
  'agenda',
  `
  closed as (
    update allocation a set state = c.state,
           during = tstzrange(a.starts_at, least(a.ends_at, greatest(a.starts_at + ${LONGEST.seatBucket},
             date_bin(${LONGEST.seatBucket}, c.at + ${LONGEST.seatBucket} - interval '1 microsecond', timestamptz 'epoch'))))
      from closing c where (a.network_id, a.holder_id) = (c.network_id, c.holder_id) and a.state in ${CONFIRMED_STATES}
    returning a.network_id, a.resource_id, a.exclusive, a.seats, new.ends_at freed_from, old.ends_at freed_until),
  seats_left as (  -- summed, for several holders may leave in the same quarter; ordered, for they are locked in this order
    select c.network_id, c.resource_id, quarter as at, sum(c.seats)::int as seats
      from closed c
      cross join lateral generate_series(c.freed_from, c.freed_until - interval '15 minutes', interval '15 minutes') quarter
     where not c.exclusive group by 1, 2, 3 order by 2, 3),
  past_close as materialized (
    select l.* from seats_left l cross join lateral (
      select from seat_bucket b where (b.network_id, b.resource_id, b.at) = (l.network_id, l.resource_id, l.at) for no key update) locked),
  seats_freed as (
    update seat_bucket b set used = b.used - p.seats from past_close p
     where (b.network_id, b.resource_id, b.at) = (p.network_id, p.resource_id, p.at)
    returning b.at),
  people_free as (
    update person_time a set state = c.state from closing c
     where (a.network_id, a.holder_id) = (c.network_id, c.holder_id) and a.state in ${CONFIRMED_STATES}
    returning a.member_id)`,
);

/**
 * Follows a change of state that frees no time, of `restated (network_id, holder_id, before, state)`: a person arrives, an
 * arrival is undone, or a no-show is corrected. Gives `places_restated` and `people_restated`.
 */
export const restateTime = statementPart(
  'agenda',
  `
  places_restated as (
    update allocation a set state = r.state from restated r
     where (a.network_id, a.holder_id) = (r.network_id, r.holder_id) and a.state = r.before
    returning a.resource_id),
  people_restated as (
    update person_time a set state = r.state from restated r
     where (a.network_id, a.holder_id) = (r.network_id, r.holder_id) and a.state = r.before
    returning a.member_id)`,
);
