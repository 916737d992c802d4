import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AgendaBench, EVERY_DAY } from './agenda.fixture.js';
import { keepCalendarsOpen } from './open-calendars.js';

describe('open calendars, worked out again', () => {
  let bench: AgendaBench;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());
  beforeEach(async () => {
    bench.network = await bench.given.network();
  });

  const keep = (now: string) => bench.inTransaction((tx) => keepCalendarsOpen(tx, Temporal.Instant.from(`${now}Z`)));

  describe('stored again', () => {
    it('writes nothing where nothing changed, and only what did', async () => {
      const id = await bench.calendar();
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      expect(await bench.open('2026-11-23', '2026-12-23')).toEqual({ calendars: 1, intervals: 30 });
      const versions = async () =>
        bench.given.one(
          `select array_agg(distinct i.xmin::text) rows, min(c.xmin::text) calendar from open_interval i join calendar c on c.id = calendar_id where calendar_id = $1 group by ()`,
          [id],
        );
      await bench.open('2026-11-23', '2026-12-23'); // the lock itself leaves a trace on the calendar, not on the intervals
      const before = await versions();
      expect(await bench.open('2026-11-23', '2026-12-23')).toEqual({ calendars: 1, intervals: 0 });
      expect((await versions()).rows).toEqual(before.rows);
      await bench.exception(id, '2026-11-24', '09:00', '12:00'); // ends earlier: one row changes
      await bench.exception(id, '2026-11-25', '10:00', '12:00'); // starts later: one goes, one comes
      await bench.exception(id, '2026-11-26'); // one goes
      expect(await bench.open('2026-11-23', '2026-12-23')).toEqual({ calendars: 1, intervals: 4 });
      expect((await bench.stored(id)).slice(0, 4)).toEqual([
        '11-23 09:00–11-23 18:00',
        '11-24 09:00–11-24 12:00',
        '11-25 10:00–11-25 12:00',
        '11-27 09:00–11-27 18:00',
      ]);
    });

    it('joins days that touch those stored, and replaces those that do not', async () => {
      const id = await bench.calendar();
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.open('2026-11-23', '2026-11-25');
      await bench.open('2026-11-25', '2026-11-27');
      expect(await bench.days(id)).toEqual({ from: '2026-11-23', until: '2026-11-27' });
      expect(await bench.stored(id)).toHaveLength(4);
      await bench.open('2026-11-20', '2026-11-24');
      expect(await bench.days(id)).toEqual({ from: '2026-11-20', until: '2026-11-27' });
      await bench.open('2026-12-01', '2026-12-02');
      expect(await bench.days(id)).toEqual({ from: '2026-12-01', until: '2026-12-02' });
      expect(await bench.stored(id)).toEqual(['12-01 09:00–12-01 18:00']);
    });

    it('refuses days in the wrong order', async () => {
      await expect(bench.open('2026-11-25', '2026-11-25')).rejects.toThrow('no day from 2026-11-25 to 2026-11-25');
    });

    it('touches no other network, and no calendar that was not asked for', async () => {
      const mine = await bench.calendar();
      const other = await bench.calendar();
      for (const id of [mine, other]) await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      const before = bench.network;
      bench.network = await bench.given.network();
      const foreign = await bench.calendar();
      await bench.rule(foreign, EVERY_DAY, '09:00', '18:00');
      bench.network = before;
      expect(await bench.open('2026-11-23', '2026-11-24', [mine, foreign])).toEqual({ calendars: 1, intervals: 1 });
      expect(await bench.stored(other)).toEqual([]);
      const { rows } = await bench.given.client.query(`select from open_interval where calendar_id = $1`, [foreign]);
      expect(rows).toEqual([]);
    });
  });

  describe('the daily upkeep', () => {
    it('opens 14 days back to 75 ahead, then a day a day, and forgets a day a day', async () => {
      const id = await bench.calendar({ onHolidays: true });
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 1, intervals: 89 });
      expect(await bench.days(id)).toEqual({ from: '2026-11-09', until: '2027-02-06' });
      expect(await keep('2026-11-23T22:59')).toEqual({ calendars: 0, intervals: 0 });
      expect(await keep('2026-11-23T23:00')).toEqual({ calendars: 1, intervals: 2 }); // midnight in Paris
      expect(await bench.days(id)).toEqual({ from: '2026-11-10', until: '2027-02-07' });
      expect(await bench.stored(id)).toHaveLength(89);
      expect((await bench.stored(id))[0]).toBe('11-10 09:00–11-10 18:00');
    });

    it('begins afresh after a long sleep', async () => {
      const id = await bench.calendar({ onHolidays: true });
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await keep('2023-06-01T12:00');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 1, intervals: 178 });
      expect(await bench.stored(id)).toHaveLength(89);
    });

    it('goes on from days stored by another, and says no more than is stored', async () => {
      const id = await bench.calendar({ onHolidays: true });
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.open('2026-11-20', '2026-12-01');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 1, intervals: 67 });
      expect(await bench.days(id)).toEqual({ from: '2026-11-20', until: '2027-02-06' });
      expect((await bench.stored(id))[0]).toBe('11-20 09:00–11-20 18:00');
    });

    it('fills what is missing before days to come', async () => {
      const id = await bench.calendar({ onHolidays: true });
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.open('2026-11-24', '2027-06-01');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 1, intervals: 15 });
      expect(await bench.days(id)).toEqual({ from: '2026-11-09', until: '2027-06-01' });
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 0, intervals: 0 });
    });

    it('leaves alone what reaches farther ahead', async () => {
      const id = await bench.calendar({ onHolidays: true });
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.open('2026-11-20', '2027-06-01');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 0, intervals: 0 });
      expect(await bench.days(id)).toEqual({ from: '2026-11-20', until: '2027-06-01' });
    });

    it('takes many calendars in turns', async () => {
      await bench.given.client.query(
        `insert into calendar (network_id, zone) select $1, 'Europe/Paris' from generate_series(1, 700)`,
        [bench.network.id],
      );
      expect((await keep('2026-11-23T12:00')).calendars).toBe(500);
      expect((await keep('2026-11-23T12:00')).calendars).toBe(200);
      expect((await keep('2026-11-23T12:00')).calendars).toBe(0);
    });
  });
});
