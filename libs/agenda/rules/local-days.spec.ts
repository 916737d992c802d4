import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutAt, type Days, isNone, midnights, onwards, spanning, spanOf, overlapsOrAdjacent } from './local-days.js';
import { wallClock } from './wall-clock.js';
import { merge, minutesOf, type Span } from './span.js';

const days = (from: string, until: string): Days => ({
  from: Temporal.PlainDate.from(`2027-${from}`),
  until: Temporal.PlainDate.from(`2027-${until}`),
});
const shown = ({ from, until }: Days) => `${from} ${until}`;
const at = (hour: number) => Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000);
const span = (start: number, end: number): Span => ({ start: at(start), end: at(end) });
const hoursOf = (spans: readonly Span[]) =>
  spans.map(({ start, end }) => [start.epochMilliseconds / 3_600_000, end.epochMilliseconds / 3_600_000]);

describe('days', () => {
  it.each([
    ['overlap', '06-01', '06-05', '06-03', '06-09', true],
    ['follow each other', '06-01', '06-05', '06-05', '06-09', true],
    ['leave a day between', '06-01', '06-05', '06-06', '06-09', false],
    ['hold one another', '06-01', '06-30', '06-06', '06-09', true],
  ])('%s', (_, a, b, c, d, expected) => {
    expect(overlapsOrAdjacent(days(a, b), days(c, d))).toBe(expected);
    expect(overlapsOrAdjacent(days(c, d), days(a, b))).toBe(expected);
  });

  it('span from the first of both to the last, and go on from a day', () => {
    expect(shown(spanning(days('06-03', '06-05'), days('06-01', '06-04')))).toBe('2027-06-01 2027-06-05');
    expect(shown(onwards(days('06-01', '06-05'), days('06-03', '06-03').from))).toBe('2027-06-03 2027-06-05');
    expect(shown(onwards(days('06-01', '06-05'), days('05-03', '05-03').from))).toBe('2027-06-01 2027-06-05');
    expect(isNone(onwards(days('06-01', '06-05'), days('07-03', '07-03').from))).toBe(true);
    expect(isNone(days('06-01', '06-02'))).toBe(false);
    expect(isNone(days('06-02', '06-01'))).toBe(true);
  });

  it('begin at their own midnights, 23, 24 or 25 hours apart', () => {
    const hours = (from: string, until: string, zone = 'Europe/Paris') =>
      midnights(days(from, until), wallClock(zone, days(from, until))).flatMap((start, i, all) =>
        i + 1 < all.length ? [minutesOf({ start, end: all[i + 1]! }) / 60] : [],
      );
    expect(hours('03-27', '03-30')).toEqual([24, 23, 24]);
    expect(hours('10-30', '11-02')).toEqual([24, 25, 24]);
    expect(hours('03-27', '03-30', 'Indian/Reunion')).toEqual([24, 24, 24]);
    expect(minutesOf(spanOf(days('03-28', '03-29'), 'Europe/Paris'))).toBe(23 * 60);
    expect(hours('03-28', '03-28', 'UTC')).toEqual([]);
  });
});

describe('cutting', () => {
  it.each([
    ['nothing', [], [5], []],
    ['where no cut is', [[1, 4]], [], [[1, 4]]],
    ['in the middle', [[1, 4]], [2], [[1, 2], [2, 4]]], // prettier-ignore
    ['not at the ends', [[1, 4]], [1, 4], [[1, 4]]],
    ['one span often, the next once', [[1, 9], [10, 14]], [0, 3, 6, 9, 12, 15], [[1, 3], [3, 6], [6, 9], [10, 12], [12, 14]]], // prettier-ignore
  ] as [string, [number, number][], number[], [number, number][]][])('%s', (_, spans, cuts, pieces) => {
    expect(hoursOf(cutAt(spans.map(([a, b]) => span(a, b)), cuts.map(at)))).toEqual(pieces); // prettier-ignore
  });

  it('loses nothing, adds nothing, and leaves no piece across a cut', () => {
    const hour = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, hour)), fc.uniqueArray(hour), (pairs, cuts) => {
        const spans = merge(pairs.map(([a, b]) => span(a, b)));
        const pieces = cutAt(spans, cuts.toSorted((a, b) => a - b).map(at));
        expect(hoursOf(merge(pieces))).toEqual(hoursOf(spans));
        for (const [start, end] of hoursOf(pieces)) {
          expect(start).toBeLessThan(end!);
          expect(cuts.filter((cut) => start! < cut && cut < end!)).toEqual([]);
        }
      }),
    );
  });
});
