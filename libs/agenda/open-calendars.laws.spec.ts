import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AgendaBench } from './agenda.fixture.js';
import { openCalendars } from './open-calendars.js';
import { inheritedHours, type WrittenHours } from './rules/inherited-hours.js';
import { openIntervals } from './rules/open-intervals.js';
import { merge, type Span } from './rules/span.js';

const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'America/Santiago', 'Pacific/Apia'];
/** Ten days each: the spring night and Easter Monday, the autumn night and All Saints', Christmas, nothing at all. */
const windows = ['2027-03-24', '2027-10-25', '2026-12-20', '2027-06-07'];

const someTime = fc.integer({ min: 0, max: 95 }).map((quarter) => new Temporal.PlainTime(Math.floor(quarter / 4), (quarter % 4) * 15)); // prettier-ignore
const someClosing = fc.oneof({ weight: 4, arbitrary: someTime }, fc.constant('24:00' as const));
const someRule = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opens: someTime, closes: someClosing, from: fc.integer({ min: -9, max: 5 }), days: fc.option(fc.nat(12)) }); // prettier-ignore
const someException = fc.record({ day: fc.integer({ min: -1, max: 10 }), hours: fc.option(fc.tuple(someTime, someClosing)) }); // prettier-ignore
const someClosure = fc.record({ minute: fc.integer({ min: -1440, max: 14_400 }), minutes: fc.option(fc.integer({ min: 1, max: 4_000 })) }); // prettier-ignore
const someCalendar = fc.record({
  zone: fc.constantFrom(...zones),
  opensOnHolidays: fc.boolean(),
  /** Which of those before it it stands below, if any. */
  parent: fc.option(fc.nat(9)),
  rules: fc.oneof(fc.array(someRule, { maxLength: 0 }), fc.array(someRule, { maxLength: 12 })),
  exceptions: fc.array(someException, { maxLength: 3 }),
  closures: fc.array(someClosure, { maxLength: 2 }),
});
const someTown = fc.record({
  from: fc.constantFrom(...windows).map((day) => Temporal.PlainDate.from(day)),
  days: fc.integer({ min: 1, max: 10 }),
  alsaceMoselle: fc.boolean(),
  calendars: fc.array(someCalendar, { minLength: 1, maxLength: 6 }),
});
type Town = typeof someTown extends fc.Arbitrary<infer Value> ? Value : never;

describe('laws of open calendars', () => {
  let bench: AgendaBench;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());

  it('stored openings equal what the rules give, after every kind of change', async () => {
    await fc.assert(
      fc.asyncProperty(someTown, fc.nat(10), async (town, cut) => {
        const { from, days, alsaceMoselle } = town;
        const written = await write(town);
        const until = from.add({ days });
        const middle = from.add({ days: Math.min(cut, days) });
        const open = (first: Temporal.PlainDate, last: Temporal.PlainDate) =>
          bench.inTransaction((tx) => openCalendars(tx, { from: first, until: last }));
        if (cut % 3 === 0) await open(middle, until.add({ days: 1 })); // in two turns, the later days first
        const { calendars } = await open(from, until);
        expect(calendars).toBe(written.size);
        for (const id of written.keys()) {
          const hours = { ...inheritedHours(id, written), alsaceMoselle };
          const expected = openIntervals(hours, from, until);
          const window = { start: from.toZonedDateTime(hours.zone).toInstant(), end: until.toZonedDateTime(hours.zone).toInstant() }; // prettier-ignore
          expect(shown(merge(await storedWithin(id, window)))).toEqual(shown(expected));
        }
        expect(await open(from, until)).toMatchObject({ intervals: 0 });
      }),
      { numRuns: 40 },
    );
  });

  const shown = (spans: readonly Span[]) => spans.map(({ start, end }) => `${start} – ${end}`);

  async function storedWithin(calendarId: string, { start, end }: Span): Promise<Span[]> {
    const { rows } = await bench.given.client.query<{ during: string[] }>(
      `select array[to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SSOF'), to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SSOF')] during
         from open_interval where calendar_id = $1 and starts_at >= $2 and starts_at < $3`,
      [calendarId, String(start), String(end)],
    );
    return rows.map(({ during: [first, last] }) => ({ start: Temporal.Instant.from(first!), end: Temporal.Instant.from(last!) })); // prettier-ignore
  }

  /** Writes the town in a network of its own. @returns its calendars as the rules read them. */
  async function write({ from, alsaceMoselle, calendars }: Town): Promise<Map<string, WrittenHours>> {
    bench.network = await bench.given.network();
    await bench.given.client.query(`update network set alsace_moselle = $2 where id = $1`, [bench.network.id, alsaceMoselle]); // prettier-ignore
    const written = new Map<string, WrittenHours>();
    for (const { zone, opensOnHolidays, parent, ...some } of calendars) {
      const parentId = parent === null ? null : ([...written.keys()][parent] ?? null);
      const id = await bench.calendar({ zone, parent: parentId, onHolidays: opensOnHolidays });
      const rules = some.rules.map((one) => {
        const validFrom = from.add({ days: one.from });
        return { ...one, validFrom, validUntil: one.days === null ? null : validFrom.add({ days: one.days }) };
      });
      const exceptions = some.exceptions.map(({ day, hours }) => ({ date: from.add({ days: day }), opens: hours?.[0] ?? null, closes: hours?.[1] ?? null })); // prettier-ignore
      const closures = some.closures.map(({ minute, minutes }) => {
        const start = from.toZonedDateTime('UTC').toInstant().add({ minutes: minute });
        return { start, end: minutes === null ? null : start.add({ minutes }) };
      });
      for (const { weekday, opens, closes, validFrom, validUntil } of rules) {
        await bench.given.client.query(
          `insert into opening_rule (network_id, calendar_id, weekday, opens, closes, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6, $7)`,
          [bench.network.id, id, weekday, String(opens), String(closes), String(validFrom), validUntil && String(validUntil)], // prettier-ignore
        );
      }
      for (const { date, opens, closes } of exceptions) {
        await bench.exception(id, String(date), opens && String(opens), closes && String(closes));
      }
      for (const { start, end } of closures) await bench.closure(id, String(start), end && String(end));
      const forGood = Temporal.Instant.from('2100-01-01T00:00Z');
      const spans = closures.map(({ start, end }) => ({ start, end: end ?? forGood }));
      written.set(id, { id, parentId, zone, opensOnHolidays, rules, exceptions, closures: spans });
    }
    return written;
  }
});
