import { type Sql, statement, statementPart } from '#libs/platform';
import { CONFIRMED_STATES, LIVE_STATES } from './free-time.sql.js';
import { expiredHolds } from './take-time.js';

/**
 * SQL that moves what a holder has to other times or resources, in part of one statement. Reads `claim` and `part` as `takeTime`
 * does. What was held is given back before the new time is taken, so that a use may move by less than its length; the caller
 * rolls both back when a row is missing. Each seat counter changes once, by the difference. Gives `freed`, `taken`, `lowered`,
 * `raised` and `attended`, and `seat_change` with the counters to change.
 *
 * Those who move lock the resources first (`lockResources`): two of them never wait for each other.
 */
export const moveTime = statementPart(
  'agenda',
  `
  ${expiredHolds},
  freed as (
    update allocation a set state = 'CANCELLED', expires_at = null from claim c
     where (a.network_id, a.holder_id) = (c.network_id, c.holder_id) and a.state in ${LIVE_STATES}
    returning a.network_id, a.resource_id, a.exclusive, a.during, a.seats),
  taken as (
    insert into allocation (network_id, resource_id, exclusive, holder_id, during, seats, state)
    select c.network_id, p.resource_id, p.exclusive, c.holder_id, p.during, p.seats, c.state
      from claim c cross join part p
     where (select count(*) from expired) >= 0 and exists (select from freed)
     order by p.resource_id
    on conflict on constraint allocation_exclusive do nothing
    returning resource_id),
  seat_change as materialized (
    select network_id, resource_id, at, sum(seats)::int as seats, max(cap) as cap
      from (
        select f.network_id, f.resource_id, quarter as at, -f.seats as seats, null::int as cap
          from freed f
         cross join lateral generate_series(lower(f.during), upper(f.during) - interval '15 minutes', interval '15 minutes') quarter
         where not f.exclusive
        union all
        select c.network_id, p.resource_id, quarter, p.seats, p.capacity
          from claim c
         cross join part p
         cross join lateral generate_series(lower(p.during), upper(p.during) - interval '15 minutes', interval '15 minutes') quarter
         where not p.exclusive and p.seats <= p.capacity) quarters
     where (select count(*) from taken) = (select count(*) from part)
     group by network_id, resource_id, at
    having sum(seats) <> 0),
  counters as materialized (  -- locked in their order, whether they fall or rise
    select b.network_id, b.resource_id, b.at
      from seat_change s
      join seat_bucket b on (b.network_id, b.resource_id, b.at) = (s.network_id, s.resource_id, s.at)
     order by b.resource_id, b.at
       for no key update of b),
  lowered as (
    update seat_bucket b set used = b.used + s.seats
      from seat_change s
     where (b.network_id, b.resource_id, b.at) = (s.network_id, s.resource_id, s.at) and s.seats < 0
       and (select count(*) from counters) >= 0
    returning b.at),
  raised as (
    insert into seat_bucket as b (network_id, resource_id, at, used, cap)
    select s.network_id, s.resource_id, s.at, s.seats, s.cap
      from seat_change s
     where s.seats > 0 and (select count(*) from counters) >= 0
     order by s.resource_id, s.at
    on conflict (network_id, resource_id, at) do update set used = b.used + excluded.used
      where b.used + excluded.used <= b.cap
    returning at),
  left_free as (
    delete from person_time t using claim c
     where (t.network_id, t.holder_id) = (c.network_id, c.holder_id) and t.state in ${CONFIRMED_STATES}
    returning t.member_id),
  attended as (
    insert into person_time (network_id, member_id, holder_id, during, state)
    select c.network_id, c.member_id, c.holder_id, c.during, c.state
      from claim c
     where exists (select from left_free)
       and (select count(*) from taken) = (select count(*) from part)
       and not exists (select from part where not exclusive and seats > capacity)
       and (select count(*) from raised) = (select count(*) from seat_change where seats > 0)
       and (select count(*) from lowered) = (select count(*) from seat_change where seats < 0)
    on conflict on constraint person_time_one_at_a_time do nothing
    returning member_id)`,
);

/**
 * Gives back the time that holders have of exclusive resources and of people, to take another one in the same transaction: reads
 * `moving (network_id, holder_id)`, gives `freed` and `left_free`. The caller rolls back unless the new time is taken.
 */
export const giveTimeBackToMove = statementPart(
  'agenda',
  `
  freed as (
    update allocation a set state = 'CANCELLED', expires_at = null from moving m
     where (a.network_id, a.holder_id) = (m.network_id, m.holder_id) and a.exclusive and a.state in ${LIVE_STATES}
    returning a.resource_id),
  left_free as (
    delete from person_time t using moving m
     where (t.network_id, t.holder_id) = (m.network_id, m.holder_id) and t.state in ${CONFIRMED_STATES}
    returning t.member_id)`,
);

const lock = statement(
  'agenda.lockResources',
  `select r.id
     from resource r
    where r.network_id = (select current_network())
      and r.id in (select id from unnest($2::uuid[]) id
                   union
                   select a.resource_id from allocation a
                    where a.network_id = (select current_network()) and a.holder_id = $1 and a.state in ${LIVE_STATES})
    order by r.id
      for no key update of r`,
);

/** Makes everybody who moves from or to these resources wait until the transaction ends. Ordinary bookings do not wait. */
export const lockResources = (tx: Sql, holderId: string, resourceIds: readonly string[]): Promise<unknown> =>
  tx.rows(lock, [holderId, resourceIds]);
