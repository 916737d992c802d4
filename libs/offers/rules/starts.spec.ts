import { describe, expect, it } from '@jest/globals';
import { startsToTry } from './starts.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-23T08:03:00Z'); // 9:03 in Paris
const tries = (start: string | null, end: string | null, minutes: number) =>
  startsToTry({ start: start ? at(start) : null, end: end ? at(end) : null, minutes }, now, 'Europe/Paris', 15).map(
    String,
  );

describe('startsToTry', () => {
  it('tries an exact time only, even a past one, which is refused later', () => {
    expect(tries('2026-11-24T13:00:00Z', '2026-11-24T15:00:00Z', 120)).toEqual(['2026-11-24T13:00:00Z']);
    expect(tries('2026-11-20T13:00:00Z', null, 120)).toEqual(['2026-11-20T13:00:00Z']);
  });
  it('tries every hour of a window, and never past its end', () => {
    expect(tries('2026-11-24T12:00:00Z', '2026-11-24T16:00:00Z', 120)).toEqual([
      '2026-11-24T12:00:00Z',
      '2026-11-24T13:00:00Z',
      '2026-11-24T14:00:00Z',
    ]);
  });
  it('skips the times that the need excludes', () => {
    const window = { start: at('2026-11-24T08:00:00Z'), end: at('2026-11-24T15:00:00Z'), minutes: 60 };
    const notDuring = [{ start: at('2026-11-24T11:00:00Z'), end: at('2026-11-24T13:00:00Z') }];
    const hours = startsToTry({ ...window, notDuring }, now, 'Europe/Paris', 15).map((start) =>
      String(start).slice(11, 13),
    );
    expect(hours).toEqual(['08', '09', '10', '13', '14']);
  });
  it('tries every day of a window over several days, and no nights', () => {
    const days = tries('2026-11-24T07:00:00Z', '2026-11-29T19:00:00Z', 60).map((start) => start.slice(0, 10));
    expect([...new Set(days)]).toHaveLength(6);
    expect(days.filter((day) => day === '2026-11-27')).toHaveLength(12);
  });
  it('tries the wanted hours of each day, and starts again where they begin', () => {
    const window = { start: at('2026-11-24T17:30:00Z'), end: at('2026-11-26T20:00:00Z'), minutes: 60 };
    const notDuring = ['24', '25'].map((day) => ({
      start: at(`2026-11-${day}T20:00:00Z`),
      end: at(`2026-11-${Number(day) + 1}T17:00:00Z`),
    }));
    expect(
      startsToTry({ ...window, notDuring }, now, 'Europe/Paris', 15).map((start) => String(start).slice(8, 16)),
    ).toEqual(['24T17:30', '24T18:30', '25T17:00', '25T18:00', '25T19:00', '26T17:00', '26T18:00', '26T19:00']);
  });
  it('starts a running window at the next quarter of an hour', () => {
    expect(tries('2026-11-23T07:00:00Z', '2026-11-23T11:00:00Z', 60)).toEqual([
      '2026-11-23T08:15:00Z',
      '2026-11-23T09:15:00Z',
    ]);
  });
  it('tries "as soon as possible" during the day, in the zone of the network, for a limited number of hours', () => {
    const soon = tries(null, null, 60);
    expect(soon[0]).toBe('2026-11-23T08:15:00Z');
    expect(soon.length).toBeLessThanOrEqual(16);
    const hours = soon.map((text) => at(text).toZonedDateTimeISO('Europe/Paris').hour);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...hours)).toBeLessThan(20);
  });
  it('tries nothing in a window shorter than the need', () => {
    expect(tries('2026-11-23T05:00:00Z', '2026-11-23T08:30:00Z', 60)).toEqual([]);
  });
});
