import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contains, intersect, isEmpty, merge, minutesOf, overlaps, type Span, subtract } from './span.js';

const at = (hour: number) => Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000);
const span = (start: number, end: number): Span => ({ start: at(start), end: at(end) });
const hoursOf = (spans: readonly Span[]) =>
  spans.map(({ start, end }) => [start.epochMilliseconds / 3_600_000, end.epochMilliseconds / 3_600_000]);

/** The hours of a small world that some span covers: the meaning of a list of spans, slow and obvious. */
const worldHours = 40;
const covered = (spans: readonly Span[]) =>
  Array.from({ length: worldHours }, (_, hour) => spans.some((one) => contains(one, span(hour, hour + 1))));

const spanInWorld = fc
  .tuple(fc.integer({ min: 0, max: worldHours }), fc.integer({ min: 0, max: worldHours }))
  .map(([start, end]) => span(start, end));
const spansInWorld = fc.array(spanInWorld, { maxLength: 12 });

describe('spans', () => {
  it.each([
    ['nothing', [], []],
    ['one', [[1, 2]], [[1, 2]]],
    ['touching', [[1, 2], [2, 3]], [[1, 3]]], // prettier-ignore
    ['overlapping, unsorted', [[4, 8], [1, 5]], [[1, 8]]], // prettier-ignore
    ['one inside the other', [[1, 8], [3, 4]], [[1, 8]]], // prettier-ignore
    ['apart', [[5, 6], [1, 2]], [[1, 2], [5, 6]]], // prettier-ignore
    ['empty and reversed ones', [[3, 3], [9, 4]], []], // prettier-ignore
  ] as [string, [number, number][], [number, number][]][])('merges %s', (_, given, merged) => {
    expect(hoursOf(merge(given.map(([a, b]) => span(a, b))))).toEqual(merged);
  });

  it.each([
    ['a hole', [[1, 9]], [[3, 4]], [[1, 3], [4, 9]]], // prettier-ignore
    ['the head', [[1, 9]], [[0, 4]], [[4, 9]]],
    ['the tail', [[1, 9]], [[8, 12]], [[1, 8]]],
    ['all of it', [[1, 9]], [[0, 12]], []],
    ['a neighbour', [[1, 9]], [[9, 12]], [[1, 9]]],
    ['one hole over two spans', [[1, 4], [6, 9]], [[3, 7]], [[1, 3], [7, 9]]], // prettier-ignore
  ] as [string, [number, number][], [number, number][], [number, number][]][])(
    'subtracts %s',
    (_, from, taken, left) => {
      const result = subtract(
        from.map(([a, b]) => span(a, b)),
        taken.map(([a, b]) => span(a, b)),
      );
      expect(hoursOf(result)).toEqual(left);
    },
  );

  it('lets back-to-back spans be neighbours, and an empty one overlap nothing', () => {
    expect(overlaps(span(1, 2), span(2, 3))).toBe(false);
    expect(overlaps(span(1, 3), span(2, 4))).toBe(true);
    expect(overlaps(span(1, 3), span(2, 2))).toBe(false);
    expect(isEmpty(span(2, 2))).toBe(true);
  });

  it('counts elapsed minutes', () => {
    expect(minutesOf(span(1, 3))).toBe(120);
  });

  it('covers after each operation exactly what it should', () => {
    fc.assert(
      fc.property(spansInWorld, spansInWorld, (a, b) => {
        const inA = covered(a);
        const inB = covered(b);
        expect(covered(merge(a))).toEqual(inA);
        expect(covered(subtract(a, b))).toEqual(inA.map((is, hour) => is && !inB[hour]));
        expect(covered(intersect(a, b))).toEqual(inA.map((is, hour) => is && inB[hour]!));
      }),
      { numRuns: 2_000 },
    );
  });

  it('always gives back sorted spans that neither overlap nor touch', () => {
    fc.assert(
      fc.property(spansInWorld, spansInWorld, (a, b) => {
        for (const result of [merge(a), subtract(a, b), intersect(a, b)]) {
          result.forEach((one, i) => {
            expect(isEmpty(one)).toBe(false);
            const next = result[i + 1];
            if (next) expect(Temporal.Instant.compare(one.end, next.start)).toBe(-1);
          });
        }
      }),
    );
  });

  it('cuts a list into what another covers and what it does not, without losing a minute', () => {
    const total = (spans: readonly Span[]) => spans.reduce((sum, one) => sum + minutesOf(one), 0);
    fc.assert(
      fc.property(spansInWorld, spansInWorld, (a, b) => {
        expect(total(subtract(a, b)) + total(intersect(a, b))).toBe(total(merge(a)));
        expect(hoursOf(merge([...subtract(a, b), ...intersect(a, b)]))).toEqual(hoursOf(merge(a)));
        expect(hoursOf(intersect(a, b))).toEqual(hoursOf(intersect(b, a)));
      }),
    );
  });
});
