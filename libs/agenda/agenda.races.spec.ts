import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AgendaBench, EVERY_DAY } from './agenda.fixture.js';
import { close } from './close-hours.js';
import { keepCalendarsOpen, openCalendars } from './open-calendars.js';
import { setException, setOpeningRules } from './set-opening-rules.js';

const now = Temporal.Instant.from('2026-11-23T08:00Z');
const date = (text: string) => Temporal.PlainDate.from(text);
const opens = Temporal.PlainTime.from('09:00');

describe('several at once', () => {
  let bench: AgendaBench;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());

  async function town(venues: number, roomsPerVenue: number): Promise<{ venues: string[]; rooms: string[] }> {
    bench.network = await bench.given.network();
    const made = { venues: [] as string[], rooms: [] as string[] };
    for (let n = 0; n < venues; n++) {
      const venue = await bench.calendar({ onHolidays: true });
      await bench.rule(venue, EVERY_DAY, '09:00', '18:00');
      made.venues.push(venue);
      for (let m = 0; m < roomsPerVenue; m++) made.rooms.push(await bench.calendar({ parent: venue }));
    }
    return made;
  }
  /** Nothing is left to change: what is stored is what is written. */
  async function expectTrue() {
    const { rows } = await bench.given.client.query<{ id: string; from: string; until: string }>(
      `select id, materialised_from::text "from", materialised_until::text "until" from calendar where network_id = $1 and materialised_from is not null`,
      [bench.network.id],
    );
    for (const { id, from, until } of rows) expect(await bench.open(from, until, [id])).toEqual({ calendars: 1, intervals: 0 }); // prettier-ignore
    return rows;
  }

  it('work out the same calendars without error, duplicate or gap', async () => {
    const { venues, rooms } = await town(4, 3);
    const all = [...venues, ...rooms];
    const runs = Array.from({ length: 12 }, (_, n) =>
      bench.inTransaction((tx) =>
        n % 3 === 0
          ? keepCalendarsOpen(tx, now)
          : openCalendars(tx, {
              calendarIds: n % 3 === 1 ? null : all.toReversed(),
              from: date('2026-11-20').add({ days: n }),
              until: date('2026-12-20').add({ days: n }),
            }),
      ),
    );
    await Promise.all(runs);
    const stored = await expectTrue();
    expect(stored).toHaveLength(all.length);
    for (const { from, until } of stored) {
      expect(from <= '2026-11-23' && until >= '2027-02-06').toBe(true);
    }
  });

  it('stored openings are right after racing changes of the hours of a venue and its rooms', async () => {
    const change = fc.record({ kind: fc.constantFrom('rules', 'date', 'closure', 'open', 'keep'), of: fc.nat(8), day: fc.integer({ min: 1, max: 7 }) }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 6, maxLength: 14 }), async (changes) => {
        const { venues, rooms } = await town(2, 3);
        const all = [...venues, ...rooms];
        const days = { from: date('2026-11-20'), until: date('2026-12-05') };
        await bench.inTransaction((tx) => openCalendars(tx, days));
        const start = Temporal.Instant.from('2026-11-24T12:00Z');
        const work = changes.map(({ kind, of, day }) =>
          bench.inTransaction<unknown>((tx) => {
            const calendarId = all[of % all.length]!;
            const line = { weekday: day, opens, closes: '24:00' as const, validFrom: date('2026-01-01'), validUntil: null }; // prettier-ignore
            if (kind === 'rules') return setOpeningRules(tx, { calendarId, rules: [line], now });
            if (kind === 'date') return setException(tx, { calendarId, date: date('2026-11-24').add({ days: day }), openings: [], now }); // prettier-ignore
            if (kind === 'closure') return close(tx, { calendarId, start, end: start.add({ hours: day * 9 }), reason: 'Travaux', now }); // prettier-ignore
            if (kind === 'open') return openCalendars(tx, { calendarIds: [calendarId], ...days });
            return keepCalendarsOpen(tx, now);
          }),
        );
        await Promise.all(work);
        expect(await expectTrue()).toHaveLength(all.length);
      }),
      { numRuns: 15, endOnFailure: true }, // a race does not shrink
    );
  });

  it('never make a resource part of itself, in every order of commits', async () => {
    bench.network = await bench.given.network();
    const calendar = await bench.calendar();
    const part = (whole: string, of: string) =>
      bench.database.dataSource.query(`insert into resource_part values ($1, $2, $3)`, [bench.network.id, whole, of]);
    for (let round = 0; round < 20; round++) {
      const [a, b, c] = [await bench.resource(calendar), await bench.resource(calendar), await bench.resource(calendar)]; // prettier-ignore
      const outcomes = await Promise.allSettled([part(a, b), part(b, c), part(c, a)]);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ code: '23514', constraint: 'resource_part_acyclic' });
    }
    const itself = await bench.resource(calendar);
    await expect(part(itself, itself)).rejects.toMatchObject({ code: '23514' });
  });
});
