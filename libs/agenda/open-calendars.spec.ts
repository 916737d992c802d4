import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, dataSourceFor, readEnv } from '#libs/platform';
import { Given, type GivenNetwork, type TestDatabase, cloneDatabase } from '#libs/testing';
import { keepCalendarsOpen, openCalendars } from './open-calendars.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const utc = (text: string) => Temporal.Instant.from(`${text}Z`);
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

describe('open calendars', () => {
  let test: TestDatabase;
  let given: Given;
  let database: Database;
  let network: GivenNetwork;

  beforeAll(async () => {
    test = await cloneDatabase();
    given = await Given.on(test.url);
    database = new Database(await dataSourceFor(readEnv({ DATABASE_URL: test.url }), 'traboule_worker').initialize());
  });
  afterAll(async () => {
    await database?.onModuleDestroy();
    await given?.end();
    await test?.drop();
  });
  beforeEach(async () => {
    network = await given.network();
  });

  async function calendar({ zone = 'Europe/Paris', parent = null as string | null, onHolidays = false } = {}) {
    const { id } = await given.one<{ id: string }>(
      `insert into calendar (network_id, zone, parent_id, opens_on_holidays) values ($1, $2, $3, $4) returning id`,
      [network.id, zone, parent, onHolidays],
    );
    return id;
  }
  const rule = (id: string, weekdays: number[], opens: string, closes: string) =>
    given.client.query(
      `insert into opening_rule (network_id, calendar_id, weekday, opens, closes) select $1, $2, unnest($3::int[]), $4, $5`,
      [network.id, id, weekdays, opens, closes],
    );
  const exception = (id: string, day: string, opens: string | null = null, closes: string | null = null) =>
    given.client.query(
      `insert into opening_exception (network_id, calendar_id, on_date, opens, closes) values ($1, $2, $3, $4, $5)`,
      [network.id, id, day, opens, closes],
    );
  const closure = (id: string, start: string | null, end: string | null) =>
    given.client.query(
      `insert into closure (network_id, calendar_id, during, reason) values ($1, $2, tstzrange($3, $4), 'Travaux')`,
      [network.id, id, start, end],
    );
  const open = (from: string, until: string, calendarIds: string[] | null = null) =>
    database.inTransaction(network.id, (tx) =>
      openCalendars(tx, { calendarIds, from: date(from), until: date(until) }),
    );
  const keep = (now: string) => database.inTransaction(network.id, (tx) => keepCalendarsOpen(tx, utc(now)));
  /** What is stored, as the clock on the wall shows it. */
  async function stored(id: string, zone = 'Europe/Paris'): Promise<string[]> {
    const { rows } = await given.client.query<{ interval: string }>(
      `select to_char(starts_at at time zone $3, 'MM-DD HH24:MI') || '–' || to_char(ends_at at time zone $3, 'MM-DD HH24:MI') interval
         from open_interval where network_id = $1 and calendar_id = $2 order by starts_at`,
      [network.id, id, zone],
    );
    return rows.map(({ interval }) => interval);
  }
  const days = (id: string) =>
    given.one(
      `select materialised_from::text "from", materialised_until::text "until" from calendar where network_id = $1 and id = $2`,
      [network.id, id],
    );

  describe('what is stored', () => {
    it('follows the weekly rules on the days asked for, and says for which days', async () => {
      const id = await calendar();
      await rule(id, [1, 2], '09:00', '12:30');
      await rule(id, [1], '14:00', '18:00');
      expect(await open('2026-11-23', '2026-11-25')).toEqual({ calendars: 1, intervals: 3 });
      expect(await stored(id)).toEqual([
        '11-23 09:00–11-23 12:30',
        '11-23 14:00–11-23 18:00',
        '11-24 09:00–11-24 12:30',
      ]);
      expect(await days(id)).toEqual({ from: '2026-11-23', until: '2026-11-25' });
    });

    it('is cut at midnight when the place never closes, 25 and 23 hours included', async () => {
      const id = await calendar({ onHolidays: true });
      await rule(id, EVERY_DAY, '00:00', '24:00');
      await open('2027-03-27', '2027-03-30');
      expect(await stored(id)).toEqual([
        '03-27 00:00–03-28 00:00',
        '03-28 00:00–03-29 00:00',
        '03-29 00:00–03-30 00:00',
      ]);
      const hours = `select array_agg(extract(epoch from ends_at - starts_at)::int / 3600 order by starts_at) hours from open_interval where calendar_id = $1`;
      expect(await given.one(hours, [id])).toEqual({ hours: [24, 23, 24] });
      await open('2027-10-30', '2027-11-02');
      expect(await given.one(hours, [id])).toEqual({ hours: [24, 25, 24] });
    });

    it('moves an opening that the spring night skips, and takes the first of one that the autumn night repeats', async () => {
      const id = await calendar();
      await rule(id, [7], '02:30', '05:00');
      await open('2027-03-28', '2027-03-29');
      await expectInstants(id, [['2027-03-28T01:30:00Z', '2027-03-28T03:00:00Z']]);
      await open('2027-10-31', '2027-11-01');
      await expectInstants(id, [['2027-10-31T00:30:00Z', '2027-10-31T04:00:00Z']]);
    });

    it('keeps a night together with the day it began on, also when that day is not asked for', async () => {
      const id = await calendar();
      await rule(id, [5], '20:00', '03:00');
      await open('2026-11-28', '2026-11-29');
      expect(await stored(id)).toEqual(['11-28 00:00–11-28 03:00']);
      await open('2026-11-27', '2026-11-28');
      expect(await stored(id)).toEqual(['11-27 20:00–11-28 00:00', '11-28 00:00–11-28 03:00']);
    });

    it('lets a closure beat an exceptional opening, that the weekly rule, that the holiday', async () => {
      const id = await calendar();
      await rule(id, EVERY_DAY, '09:00', '18:00');
      await exception(id, '2026-12-25', '10:00', '12:00'); // Christmas, opened on purpose
      await exception(id, '2026-12-26');
      await exception(id, '2026-12-27', '08:00', '20:00');
      await closure(id, '2026-12-27T11:00Z', '2026-12-28T09:00Z');
      await open('2026-12-24', '2026-12-29');
      expect(await stored(id)).toEqual([
        '12-24 09:00–12-24 18:00',
        '12-25 10:00–12-25 12:00',
        '12-27 08:00–12-27 12:00',
        '12-28 10:00–12-28 18:00',
      ]);
    });

    it('is closed for good from a closure without end on', async () => {
      const id = await calendar();
      await rule(id, EVERY_DAY, '09:00', '18:00');
      await closure(id, '2026-11-24T09:00Z', null);
      await open('2026-11-23', '2026-12-23');
      expect(await stored(id)).toEqual(['11-23 09:00–11-23 18:00', '11-24 09:00–11-24 10:00']);
    });

    it('closes on holidays unless the place opens on them, with the two of Alsace-Moselle there', async () => {
      const [shut, opened] = [await calendar(), await calendar({ onHolidays: true })];
      for (const id of [shut, opened]) await rule(id, EVERY_DAY, '09:00', '18:00');
      await open('2026-12-25', '2026-12-27');
      expect(await stored(shut)).toEqual(['12-26 09:00–12-26 18:00']);
      expect(await stored(opened)).toEqual(['12-25 09:00–12-25 18:00', '12-26 09:00–12-26 18:00']);
      await given.client.query(`update network set alsace_moselle = true where id = $1`, [network.id]);
      await open('2026-12-25', '2026-12-27');
      expect(await stored(shut)).toEqual([]);
      expect(await stored(opened)).toHaveLength(2);
    });

    it('is nothing without any rule, and the days count as worked out', async () => {
      const id = await calendar();
      expect(await open('2026-11-23', '2026-11-25')).toEqual({ calendars: 1, intervals: 0 });
      expect(await days(id)).toEqual({ from: '2026-11-23', until: '2026-11-25' });
    });
  });

  async function expectInstants(id: string, expected: [string, string][]) {
    const { rows } = await given.client.query<{ starts: string; ends: string }>(
      `select to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SSZ') starts, to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SSZ') ends
         from open_interval where calendar_id = $1 order by 1`,
      [id],
    );
    expect(rows).toEqual(expected.map(([starts, ends]) => ({ starts, ends })));
  }

  describe('a calendar below another', () => {
    it('follows the rules, exceptions and holidays of its parent while it has no rule, and closes with it', async () => {
      const venue = await calendar({ onHolidays: true });
      await rule(venue, EVERY_DAY, '09:00', '18:00');
      await exception(venue, '2026-12-24', '09:00', '12:00');
      await closure(venue, '2026-12-26T00:00Z', '2026-12-27T00:00Z');
      const room = await calendar({ parent: venue });
      const corner = await calendar({ parent: room });
      await closure(room, '2026-12-27T08:00Z', '2026-12-27T09:00Z');
      await exception(corner, '2026-12-24', '09:00', '10:00');
      await open('2026-12-24', '2026-12-28');
      const holiday = '12-25 09:00–12-25 18:00';
      expect(await stored(venue)).toEqual(['12-24 09:00–12-24 12:00', holiday, '12-27 09:00–12-27 18:00']);
      expect(await stored(room)).toEqual(['12-24 09:00–12-24 12:00', holiday, '12-27 10:00–12-27 18:00']);
      expect(await stored(corner)).toEqual(['12-24 09:00–12-24 10:00', holiday, '12-27 10:00–12-27 18:00']);
    });

    it('keeps its own hours once it has a rule, and still closes with its parent', async () => {
      const venue = await calendar();
      await rule(venue, EVERY_DAY, '09:00', '18:00');
      await exception(venue, '2026-11-24');
      await closure(venue, '2026-11-25T13:00Z', '2026-11-25T14:00Z');
      const room = await calendar({ parent: venue });
      await rule(room, EVERY_DAY, '14:00', '22:00');
      await open('2026-11-24', '2026-11-26', [room]); // the parent was not asked for, and is read all the same
      expect(await stored(room)).toEqual(['11-24 14:00–11-24 22:00', '11-25 15:00–11-25 22:00']);
      expect(await stored(venue)).toEqual([]);
      expect(await days(venue)).toEqual({ from: null, until: null });
    });

    it('of itself, by way of another, is read once and hangs nobody', async () => {
      const first = await calendar();
      const second = await calendar({ parent: first });
      await rule(second, [1], '09:00', '18:00');
      await given.client.query(`update calendar set parent_id = $2 where id = $1`, [first, second]);
      await open('2026-11-23', '2026-11-24');
      expect(await stored(first)).toEqual(['11-23 09:00–11-23 18:00']);
    });
  });

  describe('stored again', () => {
    it('writes nothing where nothing changed, and only what did', async () => {
      const id = await calendar();
      await rule(id, EVERY_DAY, '09:00', '18:00');
      expect(await open('2026-11-23', '2026-12-23')).toEqual({ calendars: 1, intervals: 30 });
      const versions = async () =>
        given.one(
          `select array_agg(distinct i.xmin::text) rows, min(c.xmin::text) calendar from open_interval i join calendar c on c.id = calendar_id where calendar_id = $1 group by ()`,
          [id],
        );
      await open('2026-11-23', '2026-12-23'); // the lock itself leaves a trace on the calendar, not on the intervals
      const before = await versions();
      expect(await open('2026-11-23', '2026-12-23')).toEqual({ calendars: 1, intervals: 0 });
      expect((await versions()).rows).toEqual(before.rows);
      await exception(id, '2026-11-24', '09:00', '12:00'); // ends earlier: one row changes
      await exception(id, '2026-11-25', '10:00', '12:00'); // starts later: one goes, one comes
      await exception(id, '2026-11-26'); // one goes
      expect(await open('2026-11-23', '2026-12-23')).toEqual({ calendars: 1, intervals: 4 });
      expect((await stored(id)).slice(0, 4)).toEqual([
        '11-23 09:00–11-23 18:00',
        '11-24 09:00–11-24 12:00',
        '11-25 10:00–11-25 12:00',
        '11-27 09:00–11-27 18:00',
      ]);
    });

    it('joins days that touch those stored, and replaces those that do not', async () => {
      const id = await calendar();
      await rule(id, EVERY_DAY, '09:00', '18:00');
      await open('2026-11-23', '2026-11-25');
      await open('2026-11-25', '2026-11-27');
      expect(await days(id)).toEqual({ from: '2026-11-23', until: '2026-11-27' });
      expect(await stored(id)).toHaveLength(4);
      await open('2026-11-20', '2026-11-24');
      expect(await days(id)).toEqual({ from: '2026-11-20', until: '2026-11-27' });
      await open('2026-12-01', '2026-12-02');
      expect(await days(id)).toEqual({ from: '2026-12-01', until: '2026-12-02' });
      expect(await stored(id)).toEqual(['12-01 09:00–12-01 18:00']);
    });

    it('refuses days in the wrong order', async () => {
      await expect(open('2026-11-25', '2026-11-25')).rejects.toThrow('no day from 2026-11-25 to 2026-11-25');
    });

    it('touches no other network, and no calendar that was not asked for', async () => {
      const mine = await calendar();
      const other = await calendar();
      for (const id of [mine, other]) await rule(id, EVERY_DAY, '09:00', '18:00');
      const before = network;
      network = await given.network();
      const foreign = await calendar();
      await rule(foreign, EVERY_DAY, '09:00', '18:00');
      network = before;
      expect(await open('2026-11-23', '2026-11-24', [mine, foreign])).toEqual({ calendars: 1, intervals: 1 });
      expect(await stored(other)).toEqual([]);
      const { rows } = await given.client.query(`select from open_interval where calendar_id = $1`, [foreign]);
      expect(rows).toEqual([]);
    });
  });

  describe('the daily upkeep', () => {
    it('opens 14 days back to 75 ahead, then a day a day, and forgets a day a day', async () => {
      const id = await calendar({ onHolidays: true });
      await rule(id, EVERY_DAY, '09:00', '18:00');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 1, intervals: 89 });
      expect(await days(id)).toEqual({ from: '2026-11-09', until: '2027-02-06' });
      expect(await keep('2026-11-23T22:59')).toEqual({ calendars: 0, intervals: 0 });
      expect(await keep('2026-11-23T23:00')).toEqual({ calendars: 1, intervals: 2 }); // midnight in Paris
      expect(await days(id)).toEqual({ from: '2026-11-10', until: '2027-02-07' });
      expect(await stored(id)).toHaveLength(89);
      expect((await stored(id))[0]).toBe('11-10 09:00–11-10 18:00');
    });

    it('begins afresh after a long sleep', async () => {
      const id = await calendar({ onHolidays: true });
      await rule(id, EVERY_DAY, '09:00', '18:00');
      await keep('2023-06-01T12:00');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 1, intervals: 178 });
      expect(await stored(id)).toHaveLength(89);
    });

    it('leaves alone what reaches farther ahead', async () => {
      const id = await calendar({ onHolidays: true });
      await rule(id, EVERY_DAY, '09:00', '18:00');
      await open('2026-11-20', '2027-06-01');
      expect(await keep('2026-11-23T12:00')).toEqual({ calendars: 0, intervals: 0 });
      expect(await days(id)).toEqual({ from: '2026-11-20', until: '2027-06-01' });
    });

    it('takes many calendars in turns', async () => {
      await given.client.query(
        `insert into calendar (network_id, zone) select $1, 'Europe/Paris' from generate_series(1, 700)`,
        [network.id],
      );
      expect((await keep('2026-11-23T12:00')).calendars).toBe(500);
      expect((await keep('2026-11-23T12:00')).calendars).toBe(200);
      expect((await keep('2026-11-23T12:00')).calendars).toBe(0);
    });
  });
});
