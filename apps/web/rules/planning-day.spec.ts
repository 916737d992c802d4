import { expect, it } from '@jest/globals';
import { barsOf, dayWindows, hoursOf } from './planning-day.js';

const PARIS = 'Europe/Paris';
const at = (start: string, end: string) => ({ start, end });
const windowOf = (date: string, ...entries: { start: string; end: string }[]) => dayWindows([date], entries, PARIS)[0]!;

it('draws the usual hours, and the whole day when something is earlier or later', () => {
  const hours = (...entries: { start: string; end: string }[]) => hoursOf(windowOf('2026-12-01', ...entries), PARIS);
  expect(hours().map(({ time }) => time)).toEqual(
    Array.from({ length: 14 }, (_, n) => `${String(n + 7).padStart(2, '0')}:00`),
  );
  expect(hours(at('2026-12-01T04:00:00Z', '2026-12-01T05:00:00Z'))[0]).toEqual({ time: '00:00', left: 0 });
  expect(hours(at('2026-12-01T20:00:00Z', '2026-12-01T21:00:00Z')).at(-1)!.time).toBe('23:00');
  expect(hours(at('2026-11-30T04:00:00Z', '2026-12-03T04:00:00Z'))).toHaveLength(14);
});

it('places bars by the clock of the venue, and one below the other when they overlap', () => {
  const day = windowOf('2026-12-01');
  const bars = barsOf(day, [
    at('2026-12-01T08:00:00Z', '2026-12-01T10:00:00Z'),
    at('2026-12-01T09:00:00Z', '2026-12-01T11:00:00Z'),
    at('2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z'),
    at('2026-12-02T10:00:00Z', '2026-12-02T11:00:00Z'),
  ]);
  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  expect(bars[0]!.left).toBeCloseTo((2 / 14) * 100);
  expect(bars[0]!.width).toBeCloseTo((2 / 14) * 100);
});

it('has the repeated hour twice on the night the clock is set back, and what happens then side by side', () => {
  const [first, second] = [
    at('2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'),
    at('2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z'),
  ];
  const night = windowOf('2026-10-25', first, second);
  const times = hoursOf(night, PARIS).map(({ time }) => time);
  expect(times.slice(0, 5)).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00']);
  const [one, two] = barsOf(night, [first, second]);
  expect(one!.left + one!.width).toBeCloseTo(two!.left);
  expect([one!.lane, two!.lane]).toEqual([0, 0]);
});
