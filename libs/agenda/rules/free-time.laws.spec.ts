import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type SpannedTime, dayStart, freeTime, span, startsOf, times, utc, writeTaken } from './free-time.fixture.js';
import { nearestStartsOf } from './free-start-search.js';
import { freeStarts, nearestStarts, type NearestStartSearch } from './nearest-start.js';
import { overlaps, type Span } from './span.js';

const search: NearestStartSearch = {
  open: [span('09:00', '18:00')],
  busy: [span('10:00', '12:00')],
  start: utc('11:00'),
  minutes: 60,
  bufferMinutes: 0,
  gridMinutes: 15,
  notBefore: utc('00:00'),
  withinHours: 12,
};

const quarterSpan = fc
  .tuple(fc.integer({ min: 0, max: 110 }), fc.integer({ min: 1, max: 40 }))
  .map(([first, length]) => {
    const start = dayStart.add({ minutes: first * 15 });
    return { start, end: start.add({ minutes: length * 15 }) };
  });
const minuteSpan = fc
  .tuple(fc.integer({ min: -30, max: 1600 }), fc.integer({ min: 1, max: 500 }))
  .map(([first, length]) => {
    const start = dayStart.add({ minutes: first });
    return { start, end: start.add({ minutes: length }) };
  });
const resource = (spans: fc.Arbitrary<Span>) =>
  fc.record({
    open: fc.array(spans, { maxLength: 3 }),
    busy: fc.array(spans, { maxLength: 5 }),
    bufferMinutes: fc.constantFrom(0, 0, 15, 30, 60),
  });
const length = fc.constantFrom(15, 30, 45, 60, 90, 240, 480);
const window = { start: dayStart, end: dayStart.add({ hours: 24 }) };
const clipped = (time: SpannedTime): SpannedTime => ({
  ...time,
  open: time.open.map(({ start, end }) => ({
    start,
    end: Temporal.Instant.compare(end, window.end) > 0 ? window.end : end,
  })),
});

/** Tries every quarter, with the definition of a free start and nothing else. */
function triedOneByOne(time: SpannedTime, minutes: number): Temporal.Instant[] {
  const merged = freeStarts({
    ...search,
    open: time.open,
    busy: [],
    minutes: 15,
    bufferMinutes: 0,
    notBefore: dayStart,
  });
  const openQuarters = new Set(merged.map(String));
  return Array.from({ length: 96 }, (_, quarter) => dayStart.add({ minutes: quarter * 15 })).filter((start) => {
    const quarters = Array.from({ length: minutes / 15 }, (_, i) => start.add({ minutes: i * 15 }));
    const taken = { start, end: start.add({ minutes: minutes + time.bufferMinutes }) };
    return quarters.every((one) => openQuarters.has(String(one))) && !time.busy.some((busy) => overlaps(busy, taken));
  });
}

describe('laws of free time', () => {
  it('offers exactly the starts that fit', () => {
    fc.assert(
      fc.property(resource(minuteSpan).map(clipped), length, (time, minutes) => {
        const offered = freeStarts({ ...search, ...time, minutes, notBefore: dayStart });
        for (const start of offered) {
          const taken = { start, end: start.add({ minutes: minutes + time.bufferMinutes }) };
          expect(time.busy.some((busy) => overlaps(busy, taken))).toBe(false);
        }
        expect(times(offered)).toEqual(times(triedOneByOne(time, minutes)));
      }),
      { numRuns: 500 },
    );
  });

  it('finds as nearest the first of all free ones sorted by how far they are', () => {
    const whole = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(
        resource(minuteSpan),
        length,
        whole,
        fc.nat(9),
        fc.nat(24),
        (time, minutes, wanted, limit, withinHours) => {
          const start = dayStart.add({ minutes: wanted });
          const away = (one: Temporal.Instant) => Math.abs(one.epochMilliseconds - start.epochMilliseconds);
          const expected = freeStarts({ ...search, ...time, minutes })
            .filter((one) => away(one) <= withinHours * 3_600_000)
            .reverse()
            .sort((a, b) => away(a) - away(b))
            .slice(0, limit);
          const found = nearestStarts({ ...search, ...time, minutes, start, withinHours }, limit);
          expect(found.map(String)).toEqual(expected.map(String));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('says in bits what the spans say, for many resources at once', () => {
    fc.assert(
      fc.property(fc.array(resource(quarterSpan).map(clipped), { maxLength: 70 }), length, (resources, minutes) => {
        const time = freeTime(resources);
        const noon = { start: utc('12:00'), end: utc('12:00').add({ minutes }) };
        const availability = time.during(noon, 1, dayStart)!;
        resources.forEach((one, place) => {
          const expected = freeStarts({ ...search, ...one, minutes, notBefore: dayStart });
          expect(times(startsOf(time, place, minutes))).toEqual(times(expected));
          const isFree = expected.some((start) => start.equals(noon.start));
          expect(availability.isFree(time.resources.get(String(place))!)).toBe(isFree);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('finds the same nearest starts in bits as in spans', () => {
    fc.assert(
      fc.property(
        resource(quarterSpan).map(clipped),
        length,
        fc.integer({ min: 0, max: 1440 }),
        fc.nat(9),
        fc.array(quarterSpan, { maxLength: 2 }),
        (one, minutes, wanted, limit, busy) => {
          const start = dayStart.add({ minutes: wanted });
          const nearest = { minutes, gridMinutes: 15, start, withinHours: 12, notBefore: dayStart };
          const time = freeTime([one]);
          const found = nearestStartsOf(time, time.resources.get('0')!, {
            ...nearest,
            seats: 1,
            now: dayStart,
            busy,
            limit,
          });
          const expected = nearestStarts(
            { ...nearest, open: one.open, busy: one.busy, bufferMinutes: one.bufferMinutes },
            1_000,
          ).filter((at) => !busy.some((span) => overlaps(span, { start: at, end: at.add({ minutes }) })));
          expect(times(found)).toEqual(times(expected.slice(0, limit)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never calls free what is not, when spans begin and end off the quarter', () => {
    fc.assert(
      fc.property(resource(minuteSpan).map(clipped), length, (one, minutes) => {
        const truth = new Set(times(freeStarts({ ...search, ...one, minutes, notBefore: dayStart })));
        for (const start of times(startsOf(freeTime([one]), 0, minutes))) expect(truth).toContain(start);
      }),
      { numRuns: 500 },
    );
  });

  it('forgets all it knew of the days of a resource that are written again, and nothing of its neighbours', () => {
    fc.assert(
      fc.property(
        fc.array(resource(quarterSpan), { minLength: 40, maxLength: 40 }),
        fc.array(quarterSpan, { maxLength: 5 }),
        (all, busy) => {
          const time = freeTime(all);
          writeTaken(time, 35, busy);
          const expected = freeTime(all.with(35, { ...all[35]!, busy }));
          all.forEach((_, place) =>
            expect(times(startsOf(time, place, 15))).toEqual(times(startsOf(expected, place, 15))),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
