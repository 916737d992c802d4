import { describe, expect, it } from '@jest/globals';
import { layOutWeek, mondayOf, weekFromAddress, weekOf } from './agenda-week.js';

const PARIS = 'Europe/Paris';
const at = (start: string, end: string) => ({ start, end });

describe('the week of an address', () => {
  it('begins on a Monday', () => {
    expect(mondayOf('2026-11-30')).toBe('2026-11-30');
    expect(mondayOf('2026-12-06')).toBe('2026-11-30');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });

  it.each([null, '', 'soon', '2026-13-45', '30/11/2026'])('is the one of today for %j', (from) => {
    expect(weekFromAddress(from, '2026-11-26')).toBe('2026-11-23');
  });

  it('lasts an hour longer when the clock is set back, and an hour less when it is set forward', () => {
    const hours = (monday: string) => {
      const { start, end } = weekOf(monday, PARIS);
      return (Date.parse(end) - Date.parse(start)) / 3_600_000;
    };
    expect([hours('2026-10-19'), hours('2026-11-30'), hours('2027-03-22')]).toEqual([169, 168, 167]);
  });
});

describe('the grid of a week', () => {
  const { dates } = weekOf('2026-11-30', PARIS);

  it('shows the usual hours, and more when something is earlier or later', () => {
    const hours = (...entries: { start: string; end: string }[]) =>
      layOutWeek(dates, entries, PARIS).hours.map(({ hour }) => hour);
    expect(hours()).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(hours(at('2026-12-01T05:30:00Z', '2026-12-01T06:30:00Z'))[0]).toBe(6);
    expect(hours(at('2026-12-01T19:00:00Z', '2026-12-01T23:00:00Z')).at(-1)).toBe(23);
  });

  it('places an entry by the clock of the venue', () => {
    const { days } = layOutWeek(dates, [at('2026-12-02T08:30:00Z', '2026-12-02T10:00:00Z')], PARIS);
    expect(days[2]!.parts).toMatchObject([{ top: 1.5, rows: 1.5, lane: 0, lanes: 1 }]);
    expect(days.flatMap(({ parts }) => parts)).toHaveLength(1);
  });

  it('shows an entry that passes midnight on both days, until the end of the first', () => {
    const { hours, days } = layOutWeek(dates, [at('2026-11-30T21:00:00Z', '2026-12-01T00:30:00Z')], PARIS);
    expect(hours).toHaveLength(24);
    expect(days[0]!.parts).toMatchObject([{ top: 22, rows: 2 }]);
    expect(days[1]!.parts[0]!.top).toBe(0);
    expect(days[1]!.parts[0]!.rows).toBeCloseTo(1.5);
  });

  it('leaves out what is in no day of the week', () => {
    const { days } = layOutWeek(dates, [at('2026-12-06T23:00:00Z', '2026-12-07T00:00:00Z')], PARIS);
    expect(days.flatMap(({ parts }) => parts)).toEqual([]);
  });

  it('puts entries that overlap side by side, and others one below the other', () => {
    const { days } = layOutWeek(
      dates,
      [
        at('2026-12-02T08:00:00Z', '2026-12-02T10:00:00Z'),
        at('2026-12-02T09:00:00Z', '2026-12-02T11:00:00Z'),
        at('2026-12-02T10:00:00Z', '2026-12-02T12:00:00Z'),
        at('2026-12-02T13:00:00Z', '2026-12-02T14:00:00Z'),
      ],
      PARIS,
    );
    expect(days[2]!.parts.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });
});

describe('the night the clock is set back', () => {
  const { dates } = weekOf('2026-10-19', PARIS);
  const first = at('2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z');
  const second = at('2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z');

  it('has a row for each run of the hour that repeats, and the two runs do not overlap', () => {
    const { hours, days } = layOutWeek(dates, [first, second], PARIS);
    expect(hours.slice(0, 3)).toEqual([
      { hour: 2, again: false },
      { hour: 2, again: true },
      { hour: 3, again: false },
    ]);
    const [one, two] = days[6]!.parts;
    expect(one).toMatchObject({ top: 0, lanes: 1 });
    expect(two).toMatchObject({ top: 1, lanes: 1 });
    expect(one!.rows).toBeCloseTo(1);
    expect(two!.rows).toBeCloseTo(1);
  });

  it('draws an entry through both runs as long as it lasts', () => {
    const { days } = layOutWeek(dates, [at('2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z')], PARIS);
    expect(days[6]!.parts[0]!.rows).toBeCloseTo(3);
  });
});
