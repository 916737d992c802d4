import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFrenchHoliday } from './holidays.js';
import { type ClosingTime, openIntervals, type OpeningHours } from './open-intervals.js';
import { contains, intersect, merge, type Span, subtract } from './span.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea', 'UTC'];
const quarterOfDay = fc.integer({ min: 0, max: 95 });
const timeOf = (quarter: number) =>
  Temporal.PlainTime.from({ hour: Math.floor(quarter / 4), minute: (quarter % 4) * 15 });
const someRule = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), opens: quarterOfDay, closes: fc.integer({ min: 0, max: 96 }) })
  .map(({ weekday, opens, closes }) => ({
    weekday,
    opens: timeOf(opens),
    closes: closes === 96 ? ('24:00' as const) : timeOf(closes),
    validFrom: date('2020-01-01'),
    validUntil: null,
  }));
/** A fortnight that holds a holiday and, in Paris, a change of the clocks: one in spring, one in autumn. */
const fortnights = ['2027-03-20', '2027-10-22'];
const someHours = fc.record({
  rules: fc.array(someRule, { maxLength: 10 }),
  exceptions: fc.constant([
    { date: date('2027-03-24'), opens: timeOf(40), closes: timeOf(60) },
    { date: date('2027-10-27'), opens: null, closes: null },
  ]),
  closures: fc.array(
    fc
      .tuple(fc.constantFrom(...fortnights), fc.integer({ min: 0, max: 14 * 96 }), fc.integer({ min: 1, max: 200 }))
      .map(([day, quarter, length]) => {
        const start = date(day)
          .toZonedDateTime('Europe/Paris')
          .toInstant()
          .add({ minutes: quarter * 15 });
        return { start, end: start.add({ minutes: length * 15 }) };
      }),
    { maxLength: 2 },
  ),
  opensOnHolidays: fc.boolean(),
  alsaceMoselle: fc.boolean(),
  zone: fc.constantFrom(...zones),
});
const text = (spans: readonly Span[]) => spans.map(({ start, end }) => `${start} – ${end}`);

describe('laws of opening hours', () => {
  const days = fc.tuple(fc.constantFrom(...fortnights), fc.nat(7), fc.nat(7)).map(([day, first, second]) => ({
    from: date(day),
    middle: date(day).add({ days: first }),
    to: date(day).add({ days: first + second }),
  }));

  it('a window only cuts: what it shows does not depend on where it begins or ends', () => {
    fc.assert(
      fc.property(someHours, days, (some, { from, middle, to }) => {
        const whole = openIntervals(some, from, to);
        const halves = [...openIntervals(some, from, middle), ...openIntervals(some, middle, to)];
        expect(text(merge(halves))).toEqual(text(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('nothing is open in a closure, and opening on holidays never closes anything', () => {
    fc.assert(
      fc.property(someHours, days, (some, { from, to }) => {
        expect(intersect(openIntervals(some, from, to), some.closures)).toEqual([]);
        const shut = openIntervals({ ...some, opensOnHolidays: false }, from, to);
        const opened = openIntervals({ ...some, opensOnHolidays: true }, from, to);
        expect(text(intersect(shut, opened))).toEqual(text(shut));
      }),
      { numRuns: 300 },
    );
  });

  it('is open at an instant exactly when the clock on the wall says so', () => {
    fc.assert(
      fc.property(someHours, fc.constantFrom(...fortnights), fc.integer({ min: 96, max: 13 * 96 }), (some, day, n) => {
        const start = date(day)
          .toZonedDateTime(some.zone)
          .toInstant()
          .add({ minutes: n * 15 });
        const quarter = { start, end: start.add({ minutes: 15 }) };
        const wall = start.toZonedDateTimeISO(some.zone);
        fc.pre(wall.hoursInDay === 24 && wall.subtract({ days: 1 }).hoursInDay === 24);
        const intervals = openIntervals(some, date(day), date(day).add({ days: 14 }));
        expect(intervals.some((one) => contains(one, quarter))).toBe(opensOnTheWall(some, wall, quarter));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('opening hours around the changes of the clocks', () => {
  /** Days of 23 and 25 hours, of 23½ and 24½, without a midnight or with two; and one that the zone left out. */
  const changes = fc.constantFrom(
    'Europe/Paris 2024-03-31',
    'Europe/Paris 2024-10-27',
    'Australia/Lord_Howe 2024-10-06',
    'Australia/Lord_Howe 2024-04-07',
    'America/Havana 2024-03-10',
    'America/Havana 2024-11-03',
    'America/Santiago 2024-09-08',
    'Pacific/Apia 2011-12-30',
  );
  const times = fc.tuple(quarterOfDay, fc.integer({ min: 0, max: 96 })).map(([opens, closes]) => ({
    opens: timeOf(opens),
    closes: closes === 96 ? ('24:00' as const) : timeOf(closes),
  }));
  const minutes = fc.integer({ min: -2 * 1_440, max: 3 * 1_440 });

  it('are those that Temporal finds time by time', () => {
    fc.assert(
      fc.property(
        changes,
        fc.array(someRule, { minLength: 1, maxLength: 10 }),
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.option(times)), { maxLength: 3 }),
        fc.array(fc.tuple(minutes, fc.integer({ min: 0, max: 300 })), { maxLength: 3 }),
        fc.integer({ min: -2, max: 1 }),
        fc.nat(3),
        (change, rules, exceptional, closed, before, length) => {
          const [zone, day] = change.split(' ') as [string, string];
          const midnight = date(day).toZonedDateTime(zone).toInstant();
          const some: OpeningHours = {
            rules: rules.map((rule) => ({ ...rule, validFrom: date('2011-01-01') })),
            exceptions: exceptional.map(([n, open]) => ({
              date: date(day).add({ days: n }),
              opens: open?.opens ?? null,
              closes: open?.closes ?? null,
            })),
            closures: closed.map(([start, long]) => ({
              start: midnight.add({ minutes: start }),
              end: midnight.add({ minutes: start + long }),
            })),
            opensOnHolidays: true,
            alsaceMoselle: false,
            zone,
          };
          const from = date(day).add({ days: before });
          const until = from.add({ days: length });
          expect(text(openIntervals(some, from, until))).toEqual(text(openedByTemporal(some, from, until)));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

/** Without a clock of our own: every time of every day by itself, as a zoned date. */
function openedByTemporal(some: OpeningHours, from: Temporal.PlainDate, until: Temporal.PlainDate): Span[] {
  const instant = (day: Temporal.PlainDate, plainTime?: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: some.zone, plainTime }).toInstant();
  const opened: Span[] = [];
  for (let day = from.subtract({ days: 1 }); Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 })) {
    const next = day.add({ days: 1 });
    const exceptional = some.exceptions.filter((one) => one.date.equals(day));
    const weekly = some.rules.filter(({ weekday }) => weekday === day.dayOfWeek);
    for (const { opens, closes } of exceptional.length > 0 ? exceptional : weekly) {
      if (opens === null || closes === null) continue;
      const isNextDay = closes === '24:00' || Temporal.PlainTime.compare(closes, opens) <= 0;
      const end = instant(isNextDay ? next : day, closes === '24:00' ? undefined : closes);
      opened.push({ start: instant(day, opens), end });
    }
  }
  return subtract(intersect(opened, [{ start: instant(from), end: instant(until) }]), some.closures);
}

/** Read as a person reads the notice on the door, with no interval and no conversion. */
function opensOnTheWall(some: OpeningHours, wall: Temporal.ZonedDateTime, quarter: Span): boolean {
  if (some.closures.some((closure) => intersect([closure], [quarter]).length > 0)) return false;
  const minute = wall.hour * 60 + wall.minute;
  const hoursOf = (day: Temporal.PlainDate) => {
    const exceptional = some.exceptions.filter((one) => one.date.equals(day));
    if (exceptional.length > 0) return exceptional.filter((one) => one.opens !== null);
    if (!some.opensOnHolidays && isFrenchHoliday(day, some.alsaceMoselle)) return [];
    return some.rules.filter((one) => one.weekday === day.dayOfWeek);
  };
  const minuteOf = (time: Temporal.PlainTime) => time.hour * 60 + time.minute;
  const range = ({ opens, closes }: { opens: Temporal.PlainTime | null; closes: ClosingTime | null }) => {
    const from = minuteOf(opens!);
    const until = closes === '24:00' ? 1440 : minuteOf(closes!);
    return [from, until <= from ? until + 1440 : until] as const;
  };
  const today = hoursOf(wall.toPlainDate()).map(range);
  const yesterday = hoursOf(wall.toPlainDate().subtract({ days: 1 })).map(range);
  return (
    today.some(([from, until]) => from <= minute && minute < until) ||
    yesterday.some(([from, until]) => from <= minute + 1440 && minute + 1440 < until)
  );
}
