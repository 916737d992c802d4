/**
 * What "free" means, written once. Every statement that asks whether time can be booked is made of these parts, here and in
 * other libs, so that no two of them disagree.
 */

/** States of an allocation, and of what holds it, that keep others out. */
export const liveStates = ['HELD', 'PENDING', 'CONFIRMED', 'IN_USE'] as const;
/** The same in SQL, spelled like the partial index that finds them. */
export const LIVE_STATES = `(${liveStates.map((state) => `'${state}'`).join(',')})`;
/** Live states in which nobody has to confirm any more. */
export const CONFIRMED_STATES = `('CONFIRMED','IN_USE')`;

/** How long before an instant a row may have started that still matters at it. Each is a check of its table. */
export const LONGEST = {
  allocation: `interval '28 hours'`,
  openInterval: `interval '25 hours'`,
  seatBucket: `interval '15 minutes'`,
} as const;

/** Placeholders or expressions of the statement that the parts go into. */
export interface FreeTimeParameters {
  readonly network: string;
  readonly start: string;
  readonly end: string;
  readonly now: string;
  readonly seats: string;
}

/** Columns of the resource that is asked about. */
export interface ResourceColumns {
  readonly id: string;
  readonly exclusive: string;
  readonly capacity: string;
  readonly bufferMinutes: string;
}

/** Whether allocation `a`, in a live state, still keeps others out: only holds expire. */
export const isLive = (a: string, now: string) => `(${a}.expires_at is null or ${a}.expires_at > ${now})`;

/** Rows of `a`, allocation of a resource, that overlap from `start` to `end`. The b-tree is read over the longest length only. */
export const allocationsWithin = (a: string, network: string, resource: string, start: string, end: string) => `
  ${a}.network_id = ${network} and ${a}.resource_id = ${resource} and ${a}.state in ${LIVE_STATES}
  and ${a}.starts_at > ${start} - ${LONGEST.allocation} and ${a}.starts_at < ${end} and ${a}.ends_at > ${start}`;

/** The allocations of a resource that take or took a time; those that were completed early are listed with all they may have taken. */
export const allocationsThatTook = (network: string, resource: string, start: string, end: string) => `
  select a.* from allocation a where ${allocationsWithin('a', network, resource, start, end)}
  union all
  select a.* from allocation a
   where a.network_id = ${network} and a.resource_id = ${resource} and a.state = 'COMPLETED'
     and a.starts_at > ${start} - ${LONGEST.allocation} and a.starts_at < ${end}`;

/** The allocations of a resource that keep others out of some of a time. */
export const liveAllocations = (network: string, resource: string, start: string, end: string, now: string) => `
  select a.* from allocation a where ${allocationsWithin('a', network, resource, start, end)} and ${isLive('a', now)}`;

/** The uses of a resource, asked for or agreed, that are not over at an instant. */
export const usesNotOver = (network: string, resource: string, at: string) => `
  select a.* from allocation a
   where a.network_id = ${network} and a.resource_id = ${resource} and a.state in ${LIVE_STATES} and a.state <> 'HELD'
     and a.starts_at > ${at} - ${LONGEST.allocation} and a.ends_at > ${at}`;

/** All that a holder has or had, whatever became of it. */
export const allocationsHeldBy = (network: string, holder: string) => `
  select a.* from allocation a where a.network_id = ${network} and a.holder_id = ${holder}`;

/** Whether a member is expected somewhere in some of a time. */
export const isExpected = (member: string, start: string, end: string, exceptHolder?: string) => `
  exists (select from person_time t
           where t.network_id = (select current_network()) and t.member_id = ${member} and t.state in ${CONFIRMED_STATES}
             and t.during && tstzrange(${start}, ${end})${exceptHolder === undefined ? '' : ` and t.holder_id <> ${exceptHolder}`})`;

/** Rows of `i`, open interval of a calendar, that overlap from `start` to `end`. */
export const openingsWithin = (i: string, network: string, calendar: string, start: string, end: string) => `
  ${i}.network_id = ${network} and ${i}.calendar_id = ${calendar}
  and ${i}.starts_at > ${start} - ${LONGEST.openInterval} and ${i}.starts_at < ${end} and ${i}.ends_at > ${start}`;

/** Seats of a shared resource that holds kept in the quarter `at` until they expired: the counter still has them, nobody else does. */
export const expiredSeats = (network: string, resource: string, at: string, now: string) => `
  select coalesce(sum(a.seats), 0) from allocation a
   where ${allocationsWithin('a', network, resource, at, `${at} + ${LONGEST.seatBucket}`)} and not ${isLive('a', now)}`;

const untilTail = (p: FreeTimeParameters, bufferMinutes: string) => `${p.end} + ${bufferMinutes} * interval '1 minute'`;

/** An allocation that overlaps the time or the buffer kept free after it; its own buffer is already in its tail. */
const allocationInTheWay = (p: FreeTimeParameters, r: Pick<ResourceColumns, 'id' | 'bufferMinutes'>) => `
  select from allocation a
   where ${allocationsWithin('a', p.network, r.id, p.start, untilTail(p, r.bufferMinutes))} and ${isLive('a', p.now)}`;

/** A quarter of an hour in which fewer than `seats` are left of the capacity that a booking is held to. */
const fullQuarter = (p: FreeTimeParameters, r: ResourceColumns) => `
  select from seat_bucket bucket
   where bucket.network_id = ${p.network} and bucket.resource_id = ${r.id}
     and bucket.at > ${p.start} - ${LONGEST.seatBucket} and bucket.at < ${untilTail(p, r.bufferMinutes)}
     and bucket.used + ${p.seats} > ${r.capacity}
     and bucket.used + ${p.seats} > ${r.capacity} + (${expiredSeats('bucket.network_id', 'bucket.resource_id', 'bucket.at', p.now)})`;

const ofPart: ResourceColumns = {
  id: 'part.id',
  exclusive: 'part.exclusive',
  capacity: 'part.capacity',
  bufferMinutes: 'part.buffer_minutes',
};

/** Whether a shared resource has a quarter of an hour in a time, without a tail, in which fewer than `seats` are left. */
export const hasFullQuarter = (p: FreeTimeParameters, r: Omit<ResourceColumns, 'bufferMinutes'>) =>
  `exists (${fullQuarter(p, { ...r, bufferMinutes: '0' })})`;

/** A part of `whole`, at any depth, that is taken or too full: booking the whole takes all its parts, each with its own tail. */
const partInTheWay = (p: FreeTimeParameters, whole: string) => `
  select from (
      with recursive part(id) as (
        select d.part_id from resource_part d where d.network_id = ${p.network} and d.whole_id = ${whole}
        union select d.part_id from part u join resource_part d on d.network_id = ${p.network} and d.whole_id = u.id)
      select id from part) inside
    join resource part on part.network_id = ${p.network} and part.id = inside.id
   where case when part.exclusive then exists (${allocationInTheWay(p, ofPart)})
              else part.capacity < ${p.seats} or exists (${fullQuarter(p, ofPart)}) end`;

/** Whether a calendar is open from start to end; intervals that touch, as at midnight, count as one. */
export const isOpen = (p: Pick<FreeTimeParameters, 'network' | 'start' | 'end'>, calendar: string) => `
  (select coalesce(range_agg(tstzrange(i.starts_at, i.ends_at)) @> tstzrange(${p.start}, ${p.end}), false)
     from open_interval i where ${openingsWithin('i', p.network, calendar, p.start, p.end)})`;

/**
 * Whether nobody else has the resource, whatever its opening hours: the condition under which booking it succeeds. The
 * wholes of the network are hashed once, so that any other resource costs one probe of the index of allocations or of the
 * counters. A booked whole needs no check of its own: its parts were taken with it.
 */
export const isUntaken = (p: FreeTimeParameters, r: ResourceColumns) => `
  (case when ${r.exclusive} then not exists (${allocationInTheWay(p, r)})
        else ${r.capacity} >= ${p.seats} and not exists (${fullQuarter(p, r)}) end
   and (${r.id} not in (select whole_id from resource_part where network_id = ${p.network})
        or not exists (${partInTheWay(p, r.id)})))`;

/** The resource and everything inside it, as JSON: what booking it takes. */
export const partsOf = (network: string, resource: string) => `
  (with recursive inside (id) as (
     select ${resource} union select d.part_id from inside join resource_part d on d.network_id = ${network} and d.whole_id = inside.id)
   select jsonb_agg(jsonb_build_object('resourceId', r.id, 'exclusive', r.exclusive, 'capacity', r.capacity, 'bufferMinutes', r.buffer_minutes))
     from inside join resource r on r.network_id = ${network} and r.id = inside.id)`;

/** Open intervals of a calendar that overlap from `start` to `end`, in order, as JSON. */
export const openingsBetween = (network: string, calendar: string, start: string, end: string) => `
  (select coalesce(json_agg(json_build_object('start', i.starts_at, 'end', i.ends_at) order by i.starts_at), '[]')
     from open_interval i where ${openingsWithin('i', network, calendar, start, end)})`;

/** Weekly hours of a calendar that are in force on a date, from Monday, as JSON. */
export const weeklyHours = (network: string, calendar: string, date: string) => `
  (select coalesce(json_agg(json_build_object('weekday', r.weekday, 'opens', left(r.opens::text, 5), 'closes', left(r.closes::text, 5))
                            order by r.weekday, r.opens), '[]')
     from opening_rule r
    where r.network_id = ${network} and r.calendar_id = ${calendar} and r.valid_from <= ${date}
      and (r.valid_until is null or r.valid_until >= ${date}))`;
