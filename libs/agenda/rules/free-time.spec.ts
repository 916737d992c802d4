import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeResources, freeTimeTable, type ResourceTime, setResource, startBits, startsOf } from './free-time.js';
import { freeStarts, nearestStarts, type NearestStartSearch } from './nearest-start.js';
import { contains, overlaps, type Span } from './span.js';
import { stretchOf } from './stretch.js';

const utc = (time: string) => Temporal.Instant.from(`2027-06-01T${time}Z`);
const span = (start: string, end: string): Span => ({ start: utc(start), end: utc(end) });
const times = (instants: readonly (Temporal.Instant | null)[]) => instants.map((one) => one?.toString().slice(11, 16));
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

describe('the nearest free starts', () => {
  it.each([
    ['on both sides of a booking', { start: utc('10:30') }, ['12:00', '09:00', '12:15', '12:30']],
    ['leaving the buffer before the next one', { bufferMinutes: 15 }, ['12:00', '12:15', '12:30', '12:45']],
    ['leaving no buffer before closing time', { start: utc('17:45'), bufferMinutes: 30 }, ['17:00', '16:45', '16:30', '16:15']], // prettier-ignore
    ['a time that is free itself, then the later of two as close', { start: utc('14:00') }, ['14:00', '14:15', '13:45', '14:30']], // prettier-ignore
    ['around a time off the grid', { start: utc('14:07') }, ['14:00', '14:15', '13:45', '14:30']],
    ['not before now', { notBefore: utc('09:05') }, ['12:00', '12:15', '12:30', '12:45']],
    ['from now on, rounded up', { notBefore: utc('13:20') }, ['13:30', '13:45', '14:00', '14:15']],
    ['no farther than asked, before', { start: utc('10:00'), withinHours: 1 }, ['09:00']],
    ['no farther than asked, after', { start: utc('11:20'), withinHours: 1 }, ['12:00', '12:15']],
    ['none when it is too long', { minutes: 600 }, []],
    ['none when closed', { open: [] }, []],
    ['over two openings', { open: [span('06:00', '08:00'), span('20:00', '21:15')] }, ['07:00', '06:45', '06:30', '06:15']], // prettier-ignore
    ['the whole opening', { minutes: 540, busy: [], start: utc('10:00') }, ['09:00']],
    ['of a wider grid', { gridMinutes: 60, start: utc('13:30') }, ['14:00', '13:00', '15:00', '12:00']],
  ])('%s', (_, some, found) => {
    expect(times(nearestStarts({ ...search, ...some }, 4))).toEqual(found);
  });

  it('lists every free start', () => {
    expect(times(freeStarts({ ...search, open: [span('09:00', '13:30')] }))).toEqual([
      '09:00',
      '12:00',
      '12:15',
      '12:30',
    ]);
  });
});

const dayStart = utc('00:00');
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
/** A resource before its openings are numbers. */
type SpannedTime = Omit<ResourceTime, 'open'> & { readonly open: readonly Span[] };
const inNumbers = (time: SpannedTime): ResourceTime => ({ ...time, open: time.open.map(stretchOf) });
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
        const table = freeTimeTable(resources.map(inNumbers), window);
        const bits = startBits(table, minutes);
        resources.forEach((time, row) => {
          const expected = freeStarts({ ...search, ...time, minutes, notBefore: dayStart });
          expect(times(startsOf(table, bits, row))).toEqual(times(expected));
        });
        const noon = utc('12:00');
        const freeAtNoon = resources.flatMap((_, row) =>
          startsOf(table, bits, row).some((start) => start.equals(noon)) ? [row] : [],
        );
        expect(freeResources(table, noon, minutes)).toEqual(freeAtNoon);
      }),
      { numRuns: 200 },
    );
  });

  it('never calls free what is not, when spans begin and end off the quarter', () => {
    fc.assert(
      fc.property(resource(minuteSpan).map(clipped), length, (time, minutes) => {
        const table = freeTimeTable([inNumbers(time)], window);
        const truth = new Set(times(freeStarts({ ...search, ...time, minutes, notBefore: dayStart })));
        for (const start of times(startsOf(table, startBits(table, minutes), 0))) expect(truth).toContain(start);
      }),
      { numRuns: 500 },
    );
  });

  it('forgets all it knew of a resource that is written anew, and nothing of its neighbours', () => {
    fc.assert(
      fc.property(
        fc.array(resource(quarterSpan).map(inNumbers), { minLength: 40, maxLength: 40 }),
        resource(quarterSpan).map(inNumbers),
        (all, next) => {
          const table = freeTimeTable(all, window);
          setResource(table, 35, next);
          expect(table).toEqual(freeTimeTable(all.with(35, next), window));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the table of free time', () => {
  const resources = [{ open: [stretchOf(span('09:00', '18:00'))], busy: [], bufferMinutes: 0 }];

  it('calls closed what lies outside of its window', () => {
    const table = freeTimeTable(resources, { start: utc('10:00'), end: utc('12:00') });
    expect(freeResources(table, utc('09:00'), 60)).toEqual([]);
    expect(freeResources(table, utc('10:00'), 60)).toEqual([0]);
    expect(freeResources(table, utc('11:30'), 60)).toEqual([]);
    expect(times(startsOf(table, startBits(table, 90), 0))).toEqual(['10:00', '10:15', '10:30']);
  });

  it('holds no resource, or no time', () => {
    expect(freeResources(freeTimeTable([], window), utc('10:00'), 60)).toEqual([]);
    expect(
      freeResources(freeTimeTable(resources, { start: utc('10:00'), end: utc('10:00') }), utc('10:00'), 60),
    ).toEqual([]);
  });

  it.each([0, -15, Number.NaN])('refuses a booking of %d minutes', (minutes) => {
    const table = freeTimeTable(resources, window);
    expect(() => freeResources(table, utc('10:00'), minutes)).toThrow('minutes');
    expect(() => startBits(table, minutes)).toThrow('minutes');
  });

  it('counts the quarters of a day of 25 hours', () => {
    const paris = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('Europe/Paris').toInstant();
    const longDay = { start: paris('2027-10-31'), end: paris('2027-11-01') };
    const table = freeTimeTable([{ open: [stretchOf(longDay)], busy: [], bufferMinutes: 0 }], longDay);
    expect(startsOf(table, startBits(table, 15), 0)).toHaveLength(100);
    expect(contains(longDay, { start: longDay.start, end: longDay.start.add({ hours: 25 }) })).toBe(true);
  });
});
