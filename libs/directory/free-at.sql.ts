/** SQL that tells whether a resource can be had, shared by every search so that they cannot disagree. */

/** States in which an allocation keeps others out; spelled like the partial index that finds them. */
const BLOCKING = `('HELD','PENDING','CONFIRMED','IN_USE')`;

/** Placeholders or expressions of the statement the fragments go into. */
export interface FreeAtParameters {
  readonly network: string;
  readonly start: string;
  readonly end: string;
  readonly now: string;
  readonly seats: string;
}

/**
 * An allocation on `resource` that overlaps the wanted time and the `buffer` minutes kept free after it; its own tail is
 * already in it. Its length has a ceiling, so the b-tree is read over 28 hours and not from the beginning of time, and
 * the index alone answers: only holds expire, and those that ran out keep nobody out.
 */
const allocationInTheWay = (p: FreeAtParameters, resource: string, buffer: string) => `
  select from allocation a
   where a.network_id = ${p.network} and a.resource_id = ${resource} and a.state in ${BLOCKING}
     and a.starts_at > ${p.start} - interval '28 hours'
     and a.starts_at < ${p.end} + ${buffer} * interval '1 minute'
     and a.ends_at > ${p.start}
     and (a.expires_at is null or a.expires_at > ${p.now})`;

/** A quarter of an hour in which `resource` has fewer than `seats` left; seats of holds that ran out count as left. */
const fullQuarter = (p: FreeAtParameters, resource: string, buffer: string, seats: string) => `
  select from seat_bucket b
   where b.network_id = ${p.network} and b.resource_id = ${resource}
     and b.at > ${p.start} - interval '15 minutes' and b.at < ${p.end} + ${buffer} * interval '1 minute'
     and b.used + ${seats} > b.cap
     and b.used + ${seats} > b.cap + (
       select coalesce(sum(a.seats), 0) from allocation a
        where a.network_id = b.network_id and a.resource_id = b.resource_id and a.state in ${BLOCKING}
          and a.starts_at > b.at - interval '28 hours' and a.starts_at < b.at + interval '15 minutes' and a.ends_at > b.at
          and a.expires_at <= ${p.now})`;

/** A part of `whole`, at any depth, that is taken or too full: who books the whole takes all its parts, each with its own tail. */
const partInTheWay = (p: FreeAtParameters, whole: string) => `
  select from (
      with recursive part(id) as (
        select d.part_id from resource_part d where d.network_id = ${p.network} and d.whole_id = ${whole}
        union select d.part_id from part u join resource_part d on d.network_id = ${p.network} and d.whole_id = u.id)
      select id from part) inside
    join resource part on part.network_id = ${p.network} and part.id = inside.id
   where case when part.exclusive
              then exists (${allocationInTheWay(p, 'part.id', 'part.buffer_minutes')})
              else part.capacity < ${p.seats} or exists (${fullQuarter(p, 'part.id', 'part.buffer_minutes', p.seats)}) end`;

/** Whether the calendar `calendar` is open from start to end; intervals that touch, as at midnight, count as one. */
export const isOpen = (p: FreeAtParameters, calendar: string) => `
  (select coalesce(range_agg(tstzrange(i.starts_at, i.ends_at)) @> tstzrange(${p.start}, ${p.end}), false)
     from open_interval i
    where i.network_id = ${p.network} and i.calendar_id = ${calendar}
      and i.starts_at > ${p.start} - interval '25 hours' and i.starts_at < ${p.end} and i.ends_at > ${p.start})`;

/** Columns of the row a resource is judged by. */
export interface ResourceColumns {
  readonly id: string;
  readonly exclusive: string;
  readonly seatCount: string;
  readonly bufferMinutes: string;
}

/**
 * Whether nobody else has the resource, whatever its opening hours: the very condition under which booking it succeeds.
 * The wholes of the network are hashed once, so that any other resource costs one probe of the index of allocations or
 * of the counters. A booked whole needs no look of its own: its parts were taken with it.
 */
export const isUntaken = (p: FreeAtParameters, r: ResourceColumns) => `
  (case when ${r.exclusive}
        then not exists (${allocationInTheWay(p, r.id, r.bufferMinutes)})
        else ${r.seatCount} >= ${p.seats} and not exists (${fullQuarter(p, r.id, r.bufferMinutes, p.seats)})
   end
   and (${r.id} not in (select whole_id from resource_part where network_id = ${p.network})
        or not exists (${partInTheWay(p, r.id)})))`;
