import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AgendaBench, EVERY_DAY } from './agenda.fixture.js';

describe('open calendars', () => {
  let bench: AgendaBench;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());
  beforeEach(async () => {
    bench.network = await bench.given.network();
  });

  async function expectInstants(id: string, expected: [string, string][]) {
    const { rows } = await bench.given.client.query<{ starts: string; ends: string }>(
      `select to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SSZ') starts, to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SSZ') ends
         from open_interval where calendar_id = $1 order by 1`,
      [id],
    );
    expect(rows).toEqual(expected.map(([starts, ends]) => ({ starts, ends })));
  }

  describe('what is stored', () => {
    it('follows the weekly rules on the days asked for, and says for which days', async () => {
      const id = await bench.calendar();
      await bench.rule(id, [1, 2], '09:00', '12:30');
      await bench.rule(id, [1], '14:00', '18:00');
      expect(await bench.open('2026-11-23', '2026-11-25')).toEqual({ calendars: 1, intervals: 3 });
      expect(await bench.stored(id)).toEqual([
        '11-23 09:00–11-23 12:30',
        '11-23 14:00–11-23 18:00',
        '11-24 09:00–11-24 12:30',
      ]);
      expect(await bench.days(id)).toEqual({ from: '2026-11-23', until: '2026-11-25' });
    });

    it('is cut at midnight when the place never closes, 25 and 23 hours included', async () => {
      const id = await bench.calendar({ onHolidays: true });
      await bench.rule(id, EVERY_DAY, '00:00', '24:00');
      await bench.open('2027-03-27', '2027-03-30');
      expect(await bench.stored(id)).toEqual([
        '03-27 00:00–03-28 00:00',
        '03-28 00:00–03-29 00:00',
        '03-29 00:00–03-30 00:00',
      ]);
      const hours = `select array_agg(extract(epoch from ends_at - starts_at)::int / 3600 order by starts_at) hours from open_interval where calendar_id = $1`;
      expect(await bench.given.one(hours, [id])).toEqual({ hours: [24, 23, 24] });
      await bench.open('2027-10-30', '2027-11-02');
      expect(await bench.given.one(hours, [id])).toEqual({ hours: [24, 25, 24] });
    });

    it('moves an opening that the spring night skips, and takes the first of one that the autumn night repeats', async () => {
      const id = await bench.calendar();
      await bench.rule(id, [7], '02:30', '05:00');
      await bench.open('2027-03-28', '2027-03-29');
      await expectInstants(id, [['2027-03-28T01:30:00Z', '2027-03-28T03:00:00Z']]);
      await bench.open('2027-10-31', '2027-11-01');
      await expectInstants(id, [['2027-10-31T00:30:00Z', '2027-10-31T04:00:00Z']]);
    });

    it('keeps a night together with the day it began on, also when that day is not asked for', async () => {
      const id = await bench.calendar();
      await bench.rule(id, [5], '20:00', '03:00');
      await bench.open('2026-11-28', '2026-11-29');
      expect(await bench.stored(id)).toEqual(['11-28 00:00–11-28 03:00']);
      await bench.open('2026-11-27', '2026-11-28');
      expect(await bench.stored(id)).toEqual(['11-27 20:00–11-28 00:00', '11-28 00:00–11-28 03:00']);
    });

    it('lets a closure beat an exceptional opening, that the weekly rule, that the holiday', async () => {
      const id = await bench.calendar();
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.exception(id, '2026-12-25', '10:00', '12:00'); // Christmas, opened on purpose
      await bench.exception(id, '2026-12-26');
      await bench.exception(id, '2026-12-27', '08:00', '20:00');
      await bench.closure(id, '2026-12-27T11:00Z', '2026-12-28T09:00Z');
      await bench.open('2026-12-24', '2026-12-29');
      expect(await bench.stored(id)).toEqual([
        '12-24 09:00–12-24 18:00',
        '12-25 10:00–12-25 12:00',
        '12-27 08:00–12-27 12:00',
        '12-28 10:00–12-28 18:00',
      ]);
    });

    it('is closed for good from a closure without end on', async () => {
      const id = await bench.calendar();
      await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.closure(id, '2026-11-24T09:00Z', null);
      await bench.open('2026-11-23', '2026-12-23');
      expect(await bench.stored(id)).toEqual(['11-23 09:00–11-23 18:00', '11-24 09:00–11-24 10:00']);
    });

    it('closes on holidays unless the place opens on them, with the two of Alsace-Moselle there', async () => {
      const [shut, opened] = [await bench.calendar(), await bench.calendar({ onHolidays: true })];
      for (const id of [shut, opened]) await bench.rule(id, EVERY_DAY, '09:00', '18:00');
      await bench.open('2026-12-25', '2026-12-27');
      expect(await bench.stored(shut)).toEqual(['12-26 09:00–12-26 18:00']);
      expect(await bench.stored(opened)).toEqual(['12-25 09:00–12-25 18:00', '12-26 09:00–12-26 18:00']);
      await bench.given.client.query(`update network set alsace_moselle = true where id = $1`, [bench.network.id]);
      await bench.open('2026-12-25', '2026-12-27');
      expect(await bench.stored(shut)).toEqual([]);
      expect(await bench.stored(opened)).toHaveLength(2);
    });

    it('is nothing without any rule, and the days count as worked out', async () => {
      const id = await bench.calendar();
      expect(await bench.open('2026-11-23', '2026-11-25')).toEqual({ calendars: 1, intervals: 0 });
      expect(await bench.days(id)).toEqual({ from: '2026-11-23', until: '2026-11-25' });
    });
  });

  describe('a calendar below another', () => {
    it('follows the rules, exceptions and holidays of its parent while it has no rule, and closes with it', async () => {
      const venue = await bench.calendar({ onHolidays: true });
      await bench.rule(venue, EVERY_DAY, '09:00', '18:00');
      await bench.exception(venue, '2026-12-24', '09:00', '12:00');
      await bench.closure(venue, '2026-12-26T00:00Z', '2026-12-27T00:00Z');
      const room = await bench.calendar({ parent: venue });
      const corner = await bench.calendar({ parent: room });
      await bench.closure(room, '2026-12-27T08:00Z', '2026-12-27T09:00Z');
      await bench.exception(corner, '2026-12-24', '09:00', '10:00');
      await bench.open('2026-12-24', '2026-12-28');
      const holiday = '12-25 09:00–12-25 18:00';
      expect(await bench.stored(venue)).toEqual(['12-24 09:00–12-24 12:00', holiday, '12-27 09:00–12-27 18:00']);
      expect(await bench.stored(room)).toEqual(['12-24 09:00–12-24 12:00', holiday, '12-27 10:00–12-27 18:00']);
      expect(await bench.stored(corner)).toEqual(['12-24 09:00–12-24 10:00', holiday, '12-27 10:00–12-27 18:00']);
    });

    it('keeps its own hours once it has a rule, and still closes with its parent', async () => {
      const venue = await bench.calendar();
      await bench.rule(venue, EVERY_DAY, '09:00', '18:00');
      await bench.exception(venue, '2026-11-24');
      await bench.closure(venue, '2026-11-25T13:00Z', '2026-11-25T14:00Z');
      const room = await bench.calendar({ parent: venue });
      await bench.rule(room, EVERY_DAY, '14:00', '22:00');
      await bench.open('2026-11-24', '2026-11-26', [room]); // the parent was not asked for, and is read all the same
      expect(await bench.stored(room)).toEqual(['11-24 14:00–11-24 22:00', '11-25 15:00–11-25 22:00']);
      expect(await bench.stored(venue)).toEqual([]);
      expect(await bench.days(venue)).toEqual({ from: null, until: null });
    });

    it('a calendar that is its own ancestor is read once and ends', async () => {
      const first = await bench.calendar();
      const second = await bench.calendar({ parent: first });
      await bench.rule(second, [1], '09:00', '18:00');
      await bench.given.client.query(`update calendar set parent_id = $2 where id = $1`, [first, second]);
      await bench.open('2026-11-23', '2026-11-24');
      expect(await bench.stored(first)).toEqual(['11-23 09:00–11-23 18:00']);
    });
  });
});
