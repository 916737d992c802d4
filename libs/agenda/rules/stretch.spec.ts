import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { intersect, type Span, subtract } from './span.js';
import { asSpan, joined, stretchOf, without } from './stretch.js';

const at = (microseconds: number) => new Temporal.Instant(BigInt(microseconds) * 1_000n);
const someSpan = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -3, max: 20 }))
  .map(([start, length]): Span => ({ start: at(start), end: at(start + length) }));
const someSpans = fc.array(someSpan, { maxLength: 8 });
const text = (spans: readonly Span[]) => spans.map(({ start, end }) => `${start} – ${end}`);

describe('stretches of time as numbers', () => {
  it('are joined and cut as spans are', () => {
    fc.assert(
      fc.property(someSpans, someSpan, (spans, window) => {
        const found = joined(spans.map(stretchOf), stretchOf(window));
        expect(text(found.map(asSpan))).toEqual(text(intersect(spans, [window])));
      }),
      { numRuns: 500 },
    );
  });

  it('lose a hole as spans do', () => {
    const everything = { start: -1_000, end: 1_000 };
    fc.assert(
      fc.property(someSpans, someSpan, (spans, hole) => {
        const found = without(joined(spans.map(stretchOf), everything), stretchOf(hole));
        expect(text(found.map(asSpan))).toEqual(text(subtract(spans, [hole])));
      }),
      { numRuns: 500 },
    );
  });

  it('keep the microseconds of an instant, before 1970 too', () => {
    const span = { start: Temporal.Instant.from('1969-12-31T23:59:59.999999Z'), end: at(1_800_000_000_000_001) };
    expect(stretchOf(span)).toEqual({ start: -1, end: 1_800_000_000_000_001 });
    expect(text([asSpan(stretchOf(span))])).toEqual(text([span]));
  });
});
