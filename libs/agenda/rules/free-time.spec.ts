import { describe, expect, it } from '@jest/globals';
import { WINDOW, dayStart, freeTime, plain, span, times, utc, writeTaken } from './free-time.fixture.js';
import { freeStartsOf } from './free-start-search.js';
import { FreeTime } from './free-time.js';
import { quarterFloor } from './quarter-hour.js';

describe('free time', () => {
  const [nine, ten, eleven] = ['09:00', '10:00', '11:00'].map((time) => quarterFloor(utc(time))) as [number, number, number]; // prettier-ignore
  const openAllDay = (time: FreeTime, place = 0) =>
    time.setOpen(`calendar ${place}`, WINDOW, [[WINDOW.first, WINDOW.end]]);

  it('cannot tell what lies outside of its window or off the quarters of an hour', () => {
    const time = freeTime([{ open: [span('09:00', '18:00')], busy: [], bufferMinutes: 0 }]);
    expect(
      time.during({ start: utc('09:00').subtract({ hours: 24 }), end: utc('09:00') }, 1, dayStart),
    ).toBeUndefined();
    expect(time.during({ start: utc('09:00').add({ hours: 40 }), end: utc('09:00').add({ hours: 41 }) }, 1, dayStart)).toBeUndefined(); // prettier-ignore
    expect(time.during({ start: utc('09:05'), end: utc('10:05') }, 1, dayStart)).toBeUndefined();
    expect(time.during({ start: utc('09:00'), end: utc('09:00') }, 1, dayStart)).toBeUndefined();
    expect(time.during(span('09:00', '10:00'), 1, dayStart)!.isFree(time.resources.get('0')!)).toBe(true);
  });

  it('counts a hold until it expires, and not at that instant', () => {
    const time = new FreeTime(WINDOW, [plain(0, 15)]);
    openAllDay(time);
    const hold = { first: nine, end: ten, seats: 1, expiresMs: utc('08:00').epochMilliseconds };
    time.setTaken({ resourceId: '0', ...WINDOW, taken: [], used: [], holds: [hold] });
    const isFree = (start: string, end: string, now: string) =>
      time.during(span(start, end), 1, utc(now))!.isFree(time.resources.get('0')!);
    expect(isFree('09:00', '10:00', '07:59')).toBe(false);
    expect(isFree('08:00', '09:00', '07:59')).toBe(false); // no room for its buffer
    expect(isFree('08:00', '08:45', '07:59')).toBe(true);
    expect(isFree('09:00', '10:00', '08:00')).toBe(true);
  });

  it('offers as many seats as are left in every quarter, with those of expired holds', () => {
    const time = new FreeTime(WINDOW, [{ ...plain(0), exclusive: false, capacity: 4 }]);
    openAllDay(time);
    const used = [[nine, 3], [nine + 1, 4], [eleven, 300]] as const; // prettier-ignore
    const hold = { first: nine + 1, end: nine + 2, seats: 2, expiresMs: utc('08:00').epochMilliseconds };
    time.setTaken({ resourceId: '0', ...WINDOW, taken: [], used, holds: [hold] });
    const isFree = (start: string, end: string, seats: number, now = '07:00') =>
      time.during(span(start, end), seats, utc(now))!.isFree(time.resources.get('0')!);
    expect([isFree('09:00', '09:15', 1), isFree('09:00', '09:15', 2)]).toEqual([true, false]);
    expect([isFree('09:00', '09:30', 1), isFree('09:00', '09:30', 1, '08:00')]).toEqual([false, true]);
    expect([isFree('09:15', '09:30', 2, '08:00'), isFree('09:15', '09:30', 3, '08:00')]).toEqual([true, false]);
    expect([isFree('10:00', '11:00', 4), isFree('10:00', '11:00', 5)]).toEqual([true, false]);
    expect(isFree('11:00', '11:15', 1)).toBe(false);
  });

  it('takes a whole with all its parts, each with its own buffer', () => {
    const time = new FreeTime(
      WINDOW,
      [plain(0), plain(1, 30), plain(2)],
      [
        ['0', '1'],
        ['1', '2'],
      ],
    );
    for (const place of [0, 1, 2]) openAllDay(time, place);
    writeTaken(time, 1, [span('10:00', '11:00')]);
    writeTaken(time, 2, [span('12:00', '13:00')]);
    const isFree = (place: number, start: string, end: string) =>
      time.during(span(start, end), 1, dayStart)!.isFree(time.resources.get(String(place))!);
    expect([isFree(0, '10:00', '11:00'), isFree(0, '09:00', '09:45'), isFree(0, '09:00', '09:30')]).toEqual([false, false, true]); // prettier-ignore
    expect([isFree(0, '12:00', '13:00'), isFree(1, '12:00', '13:00'), isFree(2, '10:00', '11:00')]).toEqual([false, false, true]); // prettier-ignore
  });

  it('keeps the lead time, the length and the grid in the starts it offers', () => {
    const time = new FreeTime(WINDOW, [{ ...plain(0), leadMinutes: 70, minMinutes: 30, maxMinutes: 60 }]);
    openAllDay(time);
    const starts = (minutes: number, gridMinutes: number) => {
      const wish = { minutes, seats: 1, now: utc('09:00'), notBefore: dayStart, gridMinutes };
      return times([...freeStartsOf(time, time.resources.get('0')!, wish, utc('11:30'))]);
    };
    expect(starts(60, 30)).toEqual(['10:30', '11:00', '11:30']);
    expect([starts(15, 15), starts(75, 15)]).toEqual([[], []]);
  });

  it('takes at most 20 MB for 2,000 spaces over 384 days, an eighth of them shared and used every day', () => {
    const window = { first: WINDOW.first, end: WINDOW.first + 384 * 96 };
    const time = new FreeTime(
      window,
      Array.from({ length: 2_000 }, (_, place) => ({ ...plain(place), calendarId: `calendar ${place % 200}`, exclusive: place % 8 > 0, capacity: 20 })), // prettier-ignore
    );
    const used: [number, number][] = [];
    for (let quarter = window.first; quarter < window.end; quarter++)
      if (quarter % 96 >= 32 && quarter % 96 < 76) used.push([quarter, 1 + (quarter % 20)]);
    for (let place = 0; place < 2_000; place += 8)
      time.setTaken({ resourceId: String(place), ...window, taken: [], used, holds: [] });
    expect(time.bytes).toBeGreaterThan(10_000_000); // the counters are counted
    expect(time.bytes).toBeLessThan(20_000_000);
  });
});
