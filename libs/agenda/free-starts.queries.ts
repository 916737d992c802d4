import { type Sql, statement } from '#libs/platform';
import { LONGEST, allocationsWithin, expiredSeats, isLive, openingsWithin } from './free-time.sql.js';
import { freeStartsOf, nearestStartsOf } from './rules/free-start-search.js';
import { type FreeTime } from './rules/free-time.js';
import { nearestStarts } from './rules/nearest-start.js';
import { quarterFloor, quarterMinutes } from './rules/quarter-hour.js';
import { intersect, isBefore, merge, minutesOf, type Span, subtract } from './rules/span.js';

export interface FreeStartsWish extends Span {
  readonly networkId: string;
  readonly resourceIds: readonly string[];
  /** Taken from a shared resource; of an exclusive one all is taken. */
  readonly seats: number;
  /** How far from the wanted start, before or after. */
  readonly withinHours: number;
  /** Nothing is offered before this, nor before now and the resource's own lead time. */
  readonly notBefore: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** When the person who asks cannot come: no start is given whose use would overlap it. */
  readonly busy?: readonly Span[];
  readonly limitPerResource: number;
  /** What this holder has counts as free. */
  readonly withoutHolderId?: string;
  /** Starts lie on this grid. Default: quarters of an hour. */
  readonly gridMinutes?: number;
}

export interface FreeStarts {
  readonly resourceId: string;
  /** The closest to the wanted start first. */
  readonly starts: Temporal.Instant[];
}

// What is in the way comes with its head brought forward by the tail a new booking would need: after that, a booking
// fits wherever it overlaps nothing. Booking a whole takes its parts, each with its own tail; a booked whole needs no
// look of its own, for its parts were taken with it.
interface FreeTimeVariant {
  readonly exceptAllocation: string;
  readonly exceptSeats: string;
  /** Which resources are looked at, by the length in minutes. */
  readonly fits?: string;
}
const freeTime = ({
  exceptAllocation,
  exceptSeats,
  fits = '$5::int between r.min_minutes and r.max_minutes',
}: FreeTimeVariant) => `
   with recursive wanted as materialized (
     select r.id, r.calendar_id, r.lead_minutes from resource r
      where r.network_id = $1 and r.id = any($2::uuid[]) and r.withdrawn_at is null
        and ${fits}),
   inside (wanted_id, id) as (
     select id, id from wanted
     union
     select i.wanted_id, p.part_id from inside i join resource_part p on p.network_id = $1 and p.whole_id = i.id),
   atom as materialized (
     select i.wanted_id, r.id, r.exclusive, r.capacity, r.buffer_minutes * interval '1 minute' tail
       from inside i join resource r on r.network_id = $1 and r.id = i.id)
   select w.id "resourceId", w.lead_minutes "leadMinutes", true "isOpen", o.starts_at "start", o.ends_at "end"
     from wanted w join open_interval o on ${openingsWithin('o', '$1', 'w.calendar_id', '$3::timestamptz', '$4::timestamptz')}
    where not exists (select from atom a where a.wanted_id = w.id and not a.exclusive and a.capacity < $6::int)
   union all
   select t.wanted_id, 0, false, a.starts_at - t.tail, a.ends_at
     from atom t join allocation a on ${allocationsWithin('a', '$1', 't.id', '$3', '$4 + t.tail')} and ${isLive('a', '$7::timestamptz')}${exceptAllocation}
    where t.exclusive
   union all
   select t.wanted_id, 0, false, b.at - t.tail, b.at + ${LONGEST.seatBucket}
     from atom t join seat_bucket b on b.network_id = $1 and b.resource_id = t.id
    where not t.exclusive and b.at > $3 - ${LONGEST.seatBucket} and b.at < $4 + t.tail
      and b.used + $6 > t.capacity
      and b.used + $6 > t.capacity + (${expiredSeats('$1', 'b.resource_id', 'b.at', '$7')})${exceptSeats}`;
const freeTimeAround = statement('agenda.freeTimeAround', freeTime({ exceptAllocation: '', exceptSeats: '' }));
/** Counts the time that one holder has as free: the times to which that holder could move. */
const freeTimeWithout = statement(
  'agenda.freeTimeWithout',
  freeTime({
    exceptAllocation: ` and a.holder_id <> $8::uuid`,
    exceptSeats: ` + (
        select coalesce(sum(a.seats), 0) from allocation a
         where ${allocationsWithin('a', '$1', 'b.resource_id', 'b.at', `b.at + ${LONGEST.seatBucket}`)} and a.holder_id = $8)`,
  }),
);

/** Whatever lengths can be booked: for looking, not for booking. */
const freeTimeOfAll = statement(
  'agenda.freeTimeOfAll',
  freeTime({ exceptAllocation: '', exceptSeats: '', fits: '$5::int >= 0' }),
);

interface StretchRow extends Span {
  readonly resourceId: string;
  readonly leadMinutes: number;
  readonly isOpen: boolean;
}

/**
 * Other times, near a wanted one, at which resources could be booked for as long: in the order of `resourceIds`, without
 * those that have none. From `time` where that knows all of it, else one statement, autocommit; the allocation still decides.
 */
export async function nearestFreeStarts(open: Sql, wish: FreeStartsWish, time?: FreeTime): Promise<FreeStarts[]> {
  const { start, end, withinHours, now, busy = [], gridMinutes = quarterMinutes } = wish;
  const minutes = minutesOf(wish);
  if (!(Number.isInteger(minutes) && minutes > 0)) return [];
  const inMemory = time && !wish.withoutHolderId && nearestInMemory(time, wish, minutes);
  if (inMemory) return inMemory;
  const earliest = later(later(wish.notBefore, now), start.subtract({ hours: withinHours }));
  const latestEnd = end.add({ hours: withinHours });
  const values = [wish.networkId, wish.resourceIds, earliest, latestEnd, minutes, wish.seats, now];
  const rows = wish.withoutHolderId
    ? await open.rows<StretchRow>(freeTimeWithout, [...values, wish.withoutHolderId])
    : await open.rows<StretchRow>(freeTimeAround, values);
  const byResource = Map.groupBy(rows, ({ resourceId }) => resourceId);
  return wish.resourceIds.flatMap((resourceId) => {
    const stretches = byResource.get(resourceId) ?? [];
    const opened = stretches.filter(({ isOpen }) => isOpen);
    if (opened.length === 0) return [];
    const starts = nearestStarts(
      {
        open: opened,
        busy: [...busy, ...stretches.filter(({ isOpen }) => !isOpen)],
        start,
        minutes,
        bufferMinutes: 0,
        gridMinutes,
        withinHours,
        notBefore: later(earliest, now.add({ minutes: opened[0]!.leadMinutes })),
      },
      wish.limitPerResource,
    );
    return starts.length > 0 ? [{ resourceId, starts }] : [];
  });
}

function nearestInMemory(time: FreeTime, wish: FreeStartsWish, minutes: number): FreeStarts[] | undefined {
  const { start, end, withinHours, now, busy = [], gridMinutes = quarterMinutes, limitPerResource: limit } = wish;
  const earliest = later(later(wish.notBefore, now), start.subtract({ hours: withinHours }));
  const latestEnd = end.add({ hours: withinHours, minutes: quarterMinutes });
  if (minutes % quarterMinutes !== 0 || !time.covers(quarterFloor(earliest), quarterFloor(latestEnd))) return undefined;
  const search = { ...wish, minutes, busy, gridMinutes, limit };
  return wish.resourceIds.flatMap((resourceId) => {
    const resource = time.resources.get(resourceId);
    const starts = resource ? nearestStartsOf(time, resource, search) : [];
    return starts.length > 0 ? [{ resourceId, starts }] : [];
  });
}

export interface FirstStartWish {
  readonly networkId: string;
  readonly resourceIds: readonly string[];
  readonly minutes: number;
  readonly seats: number;
  readonly now: Temporal.Instant;
  /** Nothing later is looked for. */
  readonly latest: Temporal.Instant;
  readonly gridMinutes: number;
}

/** The first start from now on of each resource that has one. The lead time is kept; the allocation still decides. */
export async function firstFreeStarts(
  open: Sql,
  wish: FirstStartWish,
  time?: FreeTime,
): Promise<Map<string, Temporal.Instant>> {
  const { now, minutes, latest } = wish;
  const latestEnd = latest.add({ minutes });
  if (time?.covers(quarterFloor(now), quarterFloor(latestEnd)) && minutes % quarterMinutes === 0) {
    const found = wish.resourceIds.flatMap((id) => {
      const resource = time.resources.get(id);
      if (!resource) return [];
      const first = freeStartsOf(time, resource, { ...wish, notBefore: now }, latest).next().value;
      return first ? [[id, first] as const] : [];
    });
    return new Map(found);
  }
  const withinHours = Math.ceil((latest.epochMilliseconds - now.epochMilliseconds) / 3_600_000);
  const span = { start: now, end: now.add({ minutes }) };
  const found = await nearestFreeStarts(open, { ...wish, ...span, notBefore: now, withinHours, limitPerResource: 1 });
  return new Map(
    found
      .filter(({ starts }) => !isBefore(latest, starts[0]!))
      .map(({ resourceId, starts }) => [resourceId, starts[0]!] as const),
  );
}

/** The first stretch of each resource that is open and not taken between two instants, of a quarter of an hour or more. */
export async function firstFreeStretches(
  open: Sql,
  { networkId, resourceIds, start, end }: Span & { networkId: string; resourceIds: readonly string[] },
): Promise<Map<string, Span>> {
  const rows = await open.rows<StretchRow>(freeTimeOfAll, [networkId, resourceIds, start, end, 0, 1, start]);
  const found = new Map<string, Span>();
  for (const [id, stretches] of Map.groupBy(rows, ({ resourceId }) => resourceId)) {
    const window = [{ start, end }];
    const isFree = subtract(
      intersect(merge(stretches.filter(({ isOpen }) => isOpen)), window),
      merge(stretches.filter(({ isOpen }) => !isOpen)),
    );
    const first = isFree.find((span) => minutesOf(span) >= quarterMinutes);
    if (first) found.set(id, first);
  }
  return found;
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (a.epochNanoseconds < b.epochNanoseconds ? b : a);
