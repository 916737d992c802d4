import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AgendaBench, EVERY_DAY } from './agenda.fixture.js';
import { close, type ClosureToMake, reopen } from './close-hours.js';
import { type ClosingTime } from './rules/open-intervals.js';
import { type ExceptionToSet, type OpeningRulesToSet, setException, setOpeningRules } from './set-opening-rules.js';

const NOBODY = '00000000-0000-7000-8000-000000000009';
const time = (text: string) => Temporal.PlainTime.from(text);
const closing = (text: string): ClosingTime => (text === '24:00' ? text : time(text));
const date = (text: string) => Temporal.PlainDate.from(text);
const paris = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Paris').toInstant();
const line = (weekday: number, opens: string, closes: string, validFrom = '2020-01-01', validUntil?: string) => ({
  weekday,
  opens: time(opens),
  closes: closing(closes),
  validFrom: date(validFrom),
  validUntil: validUntil ? date(validUntil) : null,
});
const now = paris('2026-11-23T09:00'); // a Monday

describe('hours that change', () => {
  let bench: AgendaBench;
  let venue: string;
  let room: string;
  let table: string;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());
  /** Open for the next two days from 9 to 18: a venue, a room of it that follows it, a table in there. */
  beforeEach(async () => {
    bench.network = await bench.given.network();
    venue = await bench.calendar();
    room = await bench.calendar({ parent: venue });
    await bench.rule(venue, EVERY_DAY, '09:00', '18:00');
    await bench.open('2026-11-23', '2026-11-25');
    table = await bench.resource(room);
  });

  const rules = (some: Partial<OpeningRulesToSet> = {}) =>
    bench.inTransaction((tx) => setOpeningRules(tx, { calendarId: venue, rules: [], now, ...some }));
  const exception = (some: Partial<ExceptionToSet> = {}) =>
    bench.inTransaction((tx) =>
      setException(tx, { calendarId: venue, date: date('2026-11-24'), openings: [], now, ...some }),
    );
  const shut = (some: Partial<ClosureToMake> = {}) =>
    bench.inTransaction((tx) =>
      close(tx, {
        calendarId: venue,
        start: paris('2026-11-24T00:00'),
        end: paris('2026-11-25T00:00'),
        reason: 'Travaux',
        now,
        ...some,
      }),
    );
  async function closed(some: Partial<ClosureToMake> = {}): Promise<string> {
    const made = await shut(some);
    if (!('closureId' in made)) throw new Error(made.kind);
    return made.closureId;
  }
  const open = (closureId: string, at = now) => bench.inTransaction((tx) => reopen(tx, { closureId, now: at }));

  describe('weekly rules', () => {
    it('are replaced, for the calendar and those that follow it', async () => {
      const changed = await rules({ rules: [line(1, '08:00', '12:00'), line(1, '20:00', '02:00'), line(2, '23:00', '24:00')] }); // prettier-ignore
      expect(changed).toEqual({ kind: 'CHANGED', calendars: 2, displaced: [] });
      const expected = [
        '11-23 08:00–11-23 12:00',
        '11-23 20:00–11-24 00:00',
        '11-24 00:00–11-24 02:00',
        '11-24 23:00–11-25 00:00',
      ];
      expect(await bench.stored(venue)).toEqual(expected);
      expect(await bench.stored(room)).toEqual(expected);
    });

    it('hold on the dates they are for', async () => {
      await rules({ rules: [line(1, '08:00', '12:00', '2020-01-01', '2026-11-22'), line(2, '08:00', '12:00', '2026-11-24', '2026-11-24')] }); // prettier-ignore
      expect(await bench.stored(venue)).toEqual(['11-24 08:00–11-24 12:00']);
    });

    it('given to a room make it keep its own hours; taken from it, follow the venue again', async () => {
      await rules({ calendarId: room, rules: [line(2, '10:00', '11:00')] });
      expect(await bench.stored(room)).toEqual(['11-24 10:00–11-24 11:00']);
      expect(await bench.stored(venue)).toHaveLength(2);
      await rules({ calendarId: room, rules: [] });
      expect(await bench.stored(room)).toEqual(await bench.stored(venue));
    });

    it('may come with a choice about holidays, and keep the one made before', async () => {
      await bench.open('2026-12-24', '2026-12-26');
      const all = EVERY_DAY.map((weekday) => line(weekday, '09:00', '18:00'));
      await rules({ rules: all, opensOnHolidays: true });
      expect(await bench.stored(room)).toEqual(['12-24 09:00–12-24 18:00', '12-25 09:00–12-25 18:00']);
      await rules({ rules: all });
      expect(await bench.stored(room)).toHaveLength(2);
      await rules({ rules: all, opensOnHolidays: false });
      expect(await bench.stored(room)).toEqual(['12-24 09:00–12-24 18:00']);
    });

    it('open a calendar that was never worked out, for as long as the upkeep would', async () => {
      const fresh = await bench.calendar({ onHolidays: true });
      await rules({ calendarId: fresh, rules: EVERY_DAY.map((weekday) => line(weekday, '09:00', '18:00')) });
      expect(await bench.days(fresh)).toEqual({ from: '2026-11-09', until: '2027-02-06' });
      expect(await bench.stored(fresh)).toHaveLength(89);
    });

    it.each([
      ['a weekday there is not', [line(1, '09:00', '18:00'), line(8, '09:00', '18:00')], { line: 1, code: 'NO_SUCH_WEEKDAY' }], // prettier-ignore
      ['weekday 0', [line(0, '09:00', '18:00')], { line: 0, code: 'NO_SUCH_WEEKDAY' }],
      ['half a weekday', [line(1.5, '09:00', '18:00')], { line: 0, code: 'NO_SUCH_WEEKDAY' }],
      ['seconds in the opening', [line(1, '09:00:01', '18:00')], { line: 0, code: 'NOT_WHOLE_MINUTES' }],
      ['less than seconds in the closing', [line(1, '09:00', '18:00:00.000000001')], { line: 0, code: 'NOT_WHOLE_MINUTES' }], // prettier-ignore
      ['dates the wrong way round', [line(1, '09:00', '18:00', '2026-02-01', '2026-01-31')], { line: 0, code: 'ENDS_BEFORE_IT_BEGINS' }], // prettier-ignore
      ['a hundred and one lines', Array.from({ length: 101 }, () => line(1, '09:00', '18:00')), { line: 100, code: 'TOO_MANY_LINES' }], // prettier-ignore
    ])('with %s are refused, and nothing changes', async (_, some, fault) => {
      expect(await rules({ rules: some })).toEqual({ kind: 'BAD_HOURS', faults: [fault] });
      expect(await bench.stored(venue)).toHaveLength(2);
    });

    it('refuses a calendar that does not exist or belongs to another network', async () => {
      expect(await rules({ calendarId: NOBODY })).toEqual({ kind: 'NO_SUCH_CALENDAR' });
      bench.network = await bench.given.network();
      expect(await rules()).toEqual({ kind: 'NO_SUCH_CALENDAR' });
      expect(await bench.inTransaction((tx) => setException(tx, { calendarId: venue, date: date('2026-11-24'), openings: null, now }))).toEqual({ kind: 'NO_SUCH_CALENDAR' }); // prettier-ignore
      expect(await shut()).toEqual({ kind: 'NO_SUCH_CALENDAR' });
    });
  });

  describe('a date', () => {
    const openings = [{ opens: time('10:00'), closes: time('11:00') }, { opens: time('22:00'), closes: '24:00' as const }]; // prettier-ignore

    it('has its own hours, other ones, none, and the weekly ones again', async () => {
      const monday = '11-23 09:00–11-23 18:00';
      expect(await exception({ openings })).toMatchObject({ kind: 'CHANGED', calendars: 2 });
      expect(await bench.stored(room)).toEqual([monday, '11-24 10:00–11-24 11:00', '11-24 22:00–11-25 00:00']);
      await exception({ openings: [openings[0]!] });
      expect(await bench.stored(room)).toEqual([monday, '11-24 10:00–11-24 11:00']);
      await exception({ openings: [] });
      expect(await bench.stored(room)).toEqual([monday]);
      await exception({ openings: null });
      expect(await bench.stored(room)).toEqual([monday, '11-24 09:00–11-24 18:00']);
    });

    it('a closure of a room leaves the venue alone', async () => {
      await exception({ calendarId: room, openings: [] });
      expect(await bench.stored(room)).toHaveLength(1);
      expect(await bench.stored(venue)).toHaveLength(2);
    });

    it('refuses a date with hours that cannot be kept', async () => {
      const odd = [openings[0]!, { opens: time('10:00:30'), closes: time('11:00') }];
      expect(await exception({ openings: odd })).toEqual({
        kind: 'BAD_HOURS',
        faults: [{ line: 1, code: 'NOT_WHOLE_MINUTES' }],
      });
    });
  });

  describe('a closure', () => {
    it('closes the venue and all below it, even a room with hours of its own', async () => {
      await rules({ calendarId: room, rules: [line(2, '07:00', '23:00')] });
      await shut({ start: paris('2026-11-24T12:00'), end: paris('2026-11-24T14:00') });
      expect(await bench.stored(venue)).toEqual(['11-23 09:00–11-23 18:00', '11-24 09:00–11-24 12:00', '11-24 14:00–11-24 18:00']); // prettier-ignore
      expect(await bench.stored(room)).toEqual(['11-24 07:00–11-24 12:00', '11-24 14:00–11-24 23:00']);
    });

    it('without an end lasts until somebody reopens', async () => {
      const id = await closed({ start: paris('2026-11-23T12:00'), end: null });
      expect(await bench.stored(room)).toEqual(['11-23 09:00–11-23 12:00']);
      expect(await open(id, paris('2026-11-24T10:30:59'))).toMatchObject({ kind: 'CHANGED', calendars: 2 });
      expect(await bench.stored(room)).toEqual(['11-23 09:00–11-23 12:00', '11-24 10:30–11-24 18:00']);
      expect(await open(id, paris('2026-11-24T10:31'))).toEqual({ kind: 'ALREADY_OVER' });
    });

    it('taken back before it began leaves no trace', async () => {
      const id = await closed();
      expect(await bench.stored(room)).toHaveLength(1);
      await open(id);
      expect(await bench.stored(room)).toHaveLength(2);
      expect(await open(id)).toEqual({ kind: 'NO_SUCH_CLOSURE' });
    });

    it('is reopened only as far as no other closure holds', async () => {
      const id = await closed();
      await closed({ calendarId: room, start: paris('2026-11-24T12:00'), end: paris('2026-11-24T14:00') });
      await open(id);
      expect(await bench.stored(venue)).toHaveLength(2);
      expect(await bench.stored(room)).toHaveLength(3);
    });

    it.each([
      ['REVERSED', { start: paris('2026-11-25T00:00'), end: paris('2026-11-24T00:00') }],
      ['REVERSED', { start: paris('2026-11-25T00:00'), end: paris('2026-11-25T00:00') }],
      ['IN_THE_PAST', { start: paris('2026-11-22T00:00'), end: now }],
      ['NO_REASON', { reason: ' \n ' }],
      ['NO_REASON', { reason: '\u200b\u202e' }],
      ['REASON_TOO_LONG', { reason: 'a'.repeat(201) }],
    ])('is refused: %s', async (kind, some) => {
      expect(await shut(some)).toEqual({ kind });
      expect(await bench.stored(room)).toHaveLength(2);
    });

    it('a closure that is unknown or of another network cannot be reopened', async () => {
      const id = await closed();
      expect(await open(NOBODY)).toEqual({ kind: 'NO_SUCH_CLOSURE' });
      bench.network = await bench.given.network();
      expect(await open(id)).toEqual({ kind: 'NO_SUCH_CLOSURE' });
    });
  });

  describe('what is displaced', () => {
    const ids = (changed: object) =>
      'displaced' in changed ? (changed.displaced as { allocationId: string }[]).map(({ allocationId }) => allocationId) : changed; // prettier-ignore

    it('lists who holds displaced time, where and when, for the venue and all below it, in the order of time', async () => {
      const late = await bench.taken(table, '2026-11-24T15:00Z', '2026-11-24T16:00Z');
      const hall = await bench.resource(venue);
      const early = await bench.taken(hall, '2026-11-24T09:00Z', '2026-11-24T10:00Z', 'PENDING');
      await bench.taken(table, '2026-11-23T09:00Z', '2026-11-23T10:00Z'); // another day
      const changed = await shut();
      expect(ids(changed)).toEqual([early, late]);
      expect(JSON.parse(JSON.stringify(changed))).toMatchObject({
        displaced: [
          { resourceId: hall, state: 'PENDING', seats: 1, start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' },
          { resourceId: table, state: 'CONFIRMED' },
        ],
      });
    });

    it('is not what was cancelled, ran out, is over, or merely keeps its tail in the closure', async () => {
      await bench.taken(table, '2026-11-24T09:00Z', '2026-11-24T10:00Z', 'CANCELLED');
      await bench.taken(table, '2026-11-24T09:00Z', '2026-11-24T10:00Z', 'HELD', '2026-11-23T07:59Z');
      await bench.taken(table, '2026-11-23T07:00Z', '2026-11-23T08:00Z', 'IN_USE'); // until now
      const buffered = await bench.resource(room, { bufferMinutes: 30 });
      await bench.taken(buffered, '2026-11-24T10:00Z', '2026-11-24T11:30Z');
      const held = await bench.taken(buffered, '2026-11-24T14:00Z', '2026-11-24T15:30Z', 'HELD', '2026-11-23T08:01Z');
      await shut({ start: paris('2026-11-23T00:00'), end: paris('2026-11-23T09:01') });
      expect(ids(await shut({ start: paris('2026-11-24T12:00'), end: paris('2026-11-24T14:00') }))).toEqual([]);
      expect(ids(await shut({ start: paris('2026-11-24T15:59'), end: null }))).toEqual([held]);
    });

    it('lists time displaced by shorter hours and by dates once', async () => {
      const booked = await bench.taken(table, '2026-11-24T15:00Z', '2026-11-24T16:30Z');
      const openings = [{ opens: time('09:00'), closes: time('17:00') }];
      expect(ids(await exception({ openings }))).toEqual([booked]);
      expect(ids(await rules({ rules: [line(2, '09:00', '17:15')] }))).toEqual([]);
      expect(ids(await exception({ openings: null }))).toEqual([]); // still outside, and known
      expect(ids(await rules({ rules: EVERY_DAY.map((weekday) => line(weekday, '09:00', '18:00')) }))).toEqual([]);
      expect(ids(await rules({ rules: [line(2, '09:00', '17:15')] }))).toEqual([booked]);
    });
  });

  it('leaves nothing behind when the transaction it is part of is undone', async () => {
    const undone = bench.inTransaction(async (tx) => {
      await close(tx, { calendarId: venue, start: now, end: null, reason: 'Travaux', now });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await bench.stored(room)).toHaveLength(2);
    expect((await bench.given.client.query(`select from closure where network_id = $1`, [bench.network.id])).rows).toEqual([]); // prettier-ignore
  });
});
