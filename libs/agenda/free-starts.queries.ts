import { type Sql, statement } from '#libs/platform';
import { nearestStarts } from './rules/nearest-start.js';
import { quarterMinutes } from './rules/quarter-hour.js';
import { minutesOf, type Span } from './rules/span.js';

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
  /** When whoever asks cannot come: no start is given whose use would overlap it. */
  readonly busy?: readonly Span[];
  readonly limitPerResource: number;
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
const freeTimeAround = statement(
  'agenda.freeTimeAround',
  `with recursive wanted as materialized (
     select r.id, r.calendar_id, r.lead_minutes from resource r
      where r.network_id = $1 and r.id = any($2::uuid[]) and r.withdrawn_at is null
        and $5::int between r.min_minutes and r.max_minutes),
   inside (wanted_id, id) as (
     select id, id from wanted
     union
     select i.wanted_id, p.part_id from inside i join resource_part p on p.network_id = $1 and p.whole_id = i.id),
   atom as materialized (
     select i.wanted_id, r.id, r.exclusive, r.capacity, r.buffer_minutes * interval '1 minute' tail
       from inside i join resource r on r.network_id = $1 and r.id = i.id)
   select w.id "resourceId", w.lead_minutes "leadMinutes", true "isOpen", o.starts_at "start", o.ends_at "end"
     from wanted w join open_interval o on o.network_id = $1 and o.calendar_id = w.calendar_id
    where o.starts_at > $3::timestamptz - interval '25 hours' and o.starts_at < $4::timestamptz and o.ends_at > $3
      and not exists (select from atom a where a.wanted_id = w.id and not a.exclusive and a.capacity < $6::int)
   union all
   select t.wanted_id, 0, false, a.starts_at - t.tail, a.ends_at
     from atom t join allocation a on a.network_id = $1 and a.resource_id = t.id
    where t.exclusive and a.state in ('HELD','PENDING','CONFIRMED','IN_USE')
      and a.starts_at > $3 - interval '28 hours' and a.starts_at < $4 + t.tail and a.ends_at > $3
      and (a.state <> 'HELD' or a.expires_at > $7::timestamptz)
   union all
   select t.wanted_id, 0, false, b.at - t.tail, b.at + interval '15 minutes'
     from atom t join seat_bucket b on b.network_id = $1 and b.resource_id = t.id
    where not t.exclusive and b.at > $3 - interval '15 minutes' and b.at < $4 + t.tail
      and b.used + $6 > b.cap
      and b.used + $6 > b.cap + (  -- seats of holds that ran out count as left
        select coalesce(sum(a.seats), 0) from allocation a
         where a.network_id = $1 and a.resource_id = b.resource_id and a.state in ('HELD','PENDING','CONFIRMED','IN_USE')
           and a.starts_at > b.at - interval '28 hours' and a.starts_at < b.at + interval '15 minutes' and a.ends_at > b.at
           and a.state = 'HELD' and a.expires_at <= $7)`,
);

interface StretchRow extends Span {
  readonly resourceId: string;
  readonly leadMinutes: number;
  readonly isOpen: boolean;
}

/**
 * Other times, near a wanted one, at which resources could be booked for as long: in the order of `resourceIds`, without
 * those that have none. One statement, autocommit; the allocation still decides.
 */
export async function nearestFreeStarts(open: Sql, wish: FreeStartsWish): Promise<FreeStarts[]> {
  const { start, end, withinHours, now, busy = [], gridMinutes = quarterMinutes } = wish;
  const minutes = minutesOf(wish);
  if (!(Number.isInteger(minutes) && minutes > 0)) return [];
  const earliest = later(later(wish.notBefore, now), start.subtract({ hours: withinHours }));
  const latestEnd = end.add({ hours: withinHours });
  const values = [wish.networkId, wish.resourceIds, earliest, latestEnd, minutes, wish.seats, now];
  const byResource = Map.groupBy(await open.rows<StretchRow>(freeTimeAround, values), ({ resourceId }) => resourceId);
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

const later = (a: Temporal.Instant, b: Temporal.Instant) => (a.epochNanoseconds < b.epochNanoseconds ? b : a);
