import { frenchHolidays, isFrenchHoliday } from '#libs/agenda';
import { bookedAhead, weekdayFactors } from './booking-patterns.data.js';
import { TOWN_DAYS, type TownPlan, chance } from './town-plan.js';

/**
 * How each kind of space is divided into turns: minutes of a turn, lengths of bookings, and the share of all bookings.
 * One turn holds one booking and its buffer, so that bookings never overlap.
 */
const TURNS = `(values ('DESK_AREA', 240, '{120,180,210,240,240}'::int[], 58), ('MEETING_ROOM', 150, '{30,45,60,60,90,120}', 16), ('MACHINE', 150, '{30,60,60,90,120}', 12),
  ('OFFICE', 240, '{60,120,180,240}', 9), ('WORKSHOP', 240, '{120,180,225}', 4), ('EVENT_HALL', 240, '{120,180}', 1)) as turn (kind, turn_minutes, lengths, share)`;
/** The popularity of each hour of the day. */
const HOURS = '{0,0,0,0,0,0,0,30,80,100,100,80,50,60,95,85,60,40,25,12,6,3,0,0}';
/** Holidays in summer and around Christmas. */
const MONTHS = [1, 1, 1.05, 1, 0.95, 1, 0.75, 0.45, 1.05, 1.1, 1.05, 0.75];
/** Extra bookings: some would exceed their member’s cap and are left out. */
const SURPLUS = 1.15;

/** What can be booked, seat by seat, and when it is open. Wholes and parts of other spaces are left out. */
export function lanesSql({ networkId, now, zone, reservedResourceIds, storedFrom }: TownPlan): string[] {
  const network = `'${networkId}'::uuid`;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const first = today.subtract({ days: TOWN_DAYS.back });
  const holidays = [today.year - 1, today.year].flatMap((year) =>
    frenchHolidays(year, false).map(({ date }) => `"${date}"`),
  );
  return [
    `create temporary table lane on commit drop as
     select row_number() over (order by s.id, seat) n, s.id space_id, s.venue_id, s.kind, r.id resource_id, r.calendar_id, r.exclusive, r.capacity,
            r.buffer_minutes, s.tariff_class, w.weight, turn_minutes, lengths,
            share * (0.15 - ln(1 - ${chance('uuid_hash_extended(s.venue_id, 0)', '0', 'popularity')})) / count(*) over (partition by s.kind) liked
       from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
       join tariff t on t.network_id = s.network_id and t.valid @> timestamptz '${now}'
       join tariff_weight w on (w.network_id, w.tariff_id, w.tariff_class) = (s.network_id, t.id, s.tariff_class)
       join ${TURNS} on turn.kind = s.kind
      cross join generate_series(1, case when r.exclusive then 1 else r.capacity end) seat
      where s.network_id = ${network} and s.resource_id <> all ('{${reservedResourceIds.join()}}')
        and not exists (select from resource_part p where p.network_id = s.network_id and s.resource_id in (p.whole_id, p.part_id))
      order by n`,
    // Past open intervals are not stored, so the weekly rules of the calendar or its parent are used.
    `create temporary table open_day on commit drop as
     select calendar_id, day, greatest(opens, day + time '07:00') opens, least(closes, day + time '22:00') closes
       from (select calendar_id, starts_at::date as day, starts_at opens, ends_at closes from open_interval
              where network_id = ${network} and ends_at <= (date '${today}' + ${TOWN_DAYS.ahead + 1})::timestamptz
             union all
             select c.id, day, day + r.opens, day + r.closes + case when r.closes <= r.opens then interval '1 day' else '0' end
               from calendar c
               join opening_rule r on r.network_id = c.network_id and r.calendar_id = case
                    when exists (select from opening_rule own where (own.network_id, own.calendar_id) = (c.network_id, c.id)) then c.id else c.parent_id end
               cross join generate_series(0, date '${storedFrom}' - date '${first}' - 1) past cross join lateral (select date '${first}' + past as day) d
              where c.network_id = ${network} and r.weekday = extract(isodow from day) and (c.opens_on_holidays or day <> all ('{${holidays.join()}}'))) hours`,
    `create index on open_day (day)`,
    `analyze lane; analyze open_day`,
    `create temporary table draft (lane int, member int, starts_at timestamptz, minutes int) on commit drop`,
  ];
}

/** How many bookings to draw for each day: by weekday, holidays and seasons, and fewer the further ahead. */
export function bookingsByDay({ bookings, now, zone }: Pick<TownPlan, 'bookings' | 'now' | 'zone'>) {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const days = Array.from({ length: TOWN_DAYS.back + TOWN_DAYS.ahead + 1 }, (_, i) => {
    const date = today.add({ days: i - TOWN_DAYS.back });
    const isHoliday = isFrenchHoliday(date, false);
    const share = weekdayFactors[date.dayOfWeek - 1]! * MONTHS[date.month - 1]! * bookedAhead(i - TOWN_DAYS.back);
    return { date, share: isHoliday ? share * 0.05 : share };
  });
  const all = days.reduce((sum, { share }) => sum + share, 0);
  return days.map(({ date, share }) => ({ date, count: Math.ceil((bookings * SURPLUS * share) / all) }));
}

/**
 * At most $2 bookings of day $1: the most popular turns and the most active members, paired by rank. A member comes
 * once a day at most, so that nobody is in two places at once.
 */
export const dayStatement = `
  insert into draft (lane, member, starts_at, minutes)
  select t.n, m.n, at + floor(${chance('t.n', 'quarter', 'late')} * ((turn_minutes - buffer_minutes - minutes) / 15 + 1)) * interval '15 minutes', minutes
    from (select *, row_number() over (order by key) place
            from (select l.n, l.turn_minutes, l.buffer_minutes, l.lengths, at, quarter, -ln(1 - ${chance('l.n', 'quarter', 'turn')}) / (liked * hour) as key
                    from open_day o join lane l using (calendar_id)
                   cross join lateral generate_series(opens, closes - turn_minutes * interval '1 minute', turn_minutes * interval '1 minute') at
                   cross join lateral (select (date_part('epoch', at) / 900)::bigint quarter, ('${HOURS}'::int[])[1 + date_part('hour', at)::int] as hour) clock
                   where o.day = $1 and hour > 0 order by key limit $2) likeliest) t
    join (select *, row_number() over (order by key) place
            from (select n, -ln(1 - ${chance('n', "$1::date - date '2000-01-01'", 'comes')}) / eagerness as key from regular where eagerness > 0 order by key limit $2) likeliest) m using (place)
   cross join lateral (select least(lengths[1 + floor(cardinality(lengths) * ${chance('t.n', 'quarter', 'length')})::int], turn_minutes - buffer_minutes) minutes) length`;
