import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BookingLimits, checkBookable, earliestStart, latestStart, occupied } from './bookable.js';
import { isOnGrid } from './quarter-hour.js';
import { contains, isBefore, minutesOf, type Span } from './span.js';

const utc = (text: string) => Temporal.Instant.from(`2027-${text}Z`);
const limits: BookingLimits = { gridMinutes: 15, minMinutes: 30, maxMinutes: 720, leadMinutes: 30, horizonDays: 60 };
const now = utc('06-01T07:05');
/** Open 09:00–18:00 on two days and, between, 12:00–13:00. */
const open: Span[] = [
  { start: utc('06-01T09:00'), end: utc('06-01T18:00') },
  { start: utc('06-02T12:00'), end: utc('06-02T13:00') },
  { start: utc('06-03T09:00'), end: utc('06-03T18:00') },
];

function check(start: string, end: string, some: Partial<BookingLimits> = {}, at = now, opened = open) {
  const answer = checkBookable({
    start: utc(start),
    end: utc(end),
    now: at,
    limits: { ...limits, ...some },
    open: opened,
  });
  // Jest finds any two instants equal: compare what they print
  return answer === true ? true : JSON.parse(JSON.stringify(answer));
}

describe('a time that may be booked', () => {
  it.each([
    ['within opening hours', '06-01T10:00', '06-01T11:00', {}],
    ['from opening to closing', '06-01T09:00', '06-01T18:00', {}],
    ['as short as allowed', '06-01T10:00', '06-01T10:30', {}],
    ['as long as allowed', '06-01T10:00', '06-01T12:00', { maxMinutes: 120 }],
    ['just at the lead time', '06-01T09:05', '06-01T09:35', { gridMinutes: 5, leadMinutes: 120 }],
    [
      'just at the horizon',
      '06-03T09:05',
      '06-03T10:00',
      { gridMinutes: 5, horizonDays: 2, leadMinutes: 0 },
      '06-01T09:05',
    ],
  ])('%s', (_, start, end, some, at = '06-01T07:05') => {
    expect(check(start, end, some, utc(at))).toBe(true);
  });

  it('may start this very minute where no lead time is asked for', () => {
    expect(check('06-01T10:00', '06-01T11:00', { leadMinutes: 0 }, utc('06-01T10:00'))).toBe(true);
  });

  it('may pass midnight where the place is open through it', () => {
    const night = [{ start: utc('06-01T00:00'), end: utc('06-04T00:00') }];
    expect(check('06-01T23:00', '06-02T02:00', {}, now, night)).toBe(true);
  });
});

describe('a time that may not be booked', () => {
  it.each([
    ['ends before it starts', '06-01T11:00', '06-01T10:00', { code: 'REVERSED' }],
    ['lasts nothing', '06-01T10:00', '06-01T10:00', { code: 'REVERSED' }],
    ['starts off the grid', '06-01T10:05', '06-01T11:00', { code: 'OFF_GRID', gridMinutes: 15 }],
    ['ends off the grid', '06-01T10:00', '06-01T10:50', { code: 'OFF_GRID', gridMinutes: 15 }],
    ['starts a microsecond late', '06-01T10:00:00.000001', '06-01T11:00', { code: 'OFF_GRID', gridMinutes: 15 }],
    ['is too short', '06-01T10:00', '06-01T10:15', { code: 'TOO_SHORT', minMinutes: 30 }],
    ['is too long', '06-01T06:00', '06-01T18:15', { code: 'TOO_LONG', maxMinutes: 720 }],
    ['has begun', '06-01T07:00', '06-01T08:00', { code: 'IN_THE_PAST', earliest: '2027-06-01T07:45:00Z' }],
    ['is too soon', '06-01T07:30', '06-01T08:30', { code: 'TOO_SOON', earliest: '2027-06-01T07:45:00Z' }],
    ['is too far ahead', '07-31T07:15', '07-31T08:15', { code: 'BEYOND_HORIZON', latest: '2027-07-31T07:05:00Z' }],
    ['begins before opening', '06-01T08:00', '06-01T10:00', { code: 'CLOSED', nextOpening: '2027-06-01T09:00:00Z' }],
    ['ends after closing', '06-01T17:00', '06-01T19:00', { code: 'CLOSED', nextOpening: '2027-06-03T09:00:00Z' }],
    ['falls in a closed day', '06-02T09:00', '06-02T10:00', { code: 'CLOSED', nextOpening: '2027-06-02T12:00:00Z' }],
    ['comes after the last opening', '06-04T09:00', '06-04T10:00', { code: 'CLOSED', nextOpening: null }],
  ])('because it %s', (_, start, end, refusal) => {
    expect(check(start, end)).toEqual(refusal);
  });

  it('because it lasts ten years', () => {
    const start = utc('06-01T10:00');
    const end = Temporal.Instant.from('2037-06-01T10:00Z');
    expect(checkBookable({ start, end, now, limits, open })).toEqual({ code: 'TOO_LONG', maxMinutes: 720 });
  });

  it('because the place is never open', () => {
    expect(check('06-01T10:00', '06-01T11:00', {}, now, [])).toEqual({ code: 'CLOSED', nextOpening: null });
  });

  it('names the next opening on the grid when the place opens off it', () => {
    const odd = [{ start: utc('06-01T09:10'), end: utc('06-01T11:00') }];
    expect(check('06-01T09:00', '06-01T10:00', {}, now, odd)).toEqual({
      code: 'CLOSED',
      nextOpening: '2027-06-01T09:15:00Z',
    });
  });
});

describe('laws of what may be booked', () => {
  const minute = fc.integer({ min: -600, max: 5_000 });
  const someLimits = fc.record({
    gridMinutes: fc.constantFrom(5, 15, 30, 60),
    minMinutes: fc.constantFrom(15, 30, 60),
    maxMinutes: fc.constantFrom(60, 240, 720),
    leadMinutes: fc.constantFrom(0, 30, 120, 1440),
    horizonDays: fc.constantFrom(1, 2, 60),
  });

  it('says yes only when every limit is kept, and no only for the reason it names', () => {
    fc.assert(
      fc.property(minute, minute, someLimits, (from, to, some) => {
        const start = now.add({ minutes: from });
        const end = now.add({ minutes: to });
        const length = minutesOf({ start, end });
        const faults = {
          REVERSED: length <= 0,
          OFF_GRID: !isOnGrid(start, some.gridMinutes) || !isOnGrid(end, some.gridMinutes),
          TOO_SHORT: length < some.minMinutes,
          TOO_LONG: length > some.maxMinutes,
          IN_THE_PAST: from < 0,
          TOO_SOON: isBefore(start, earliestStart(now, some)),
          BEYOND_HORIZON: isBefore(latestStart(now, some), start),
          CLOSED: !open.some((one) => contains(one, { start, end })),
        };
        const answer = checkBookable({ start, end, now, limits: some, open });
        if (answer === true) expect(Object.values(faults)).not.toContain(true);
        else expect(faults[answer.code]).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never sends a person to a time it would refuse for the same reason', () => {
    fc.assert(
      fc.property(minute, fc.constantFrom(30, 60, 120), someLimits, (from, length, some) => {
        const ask = (start: Temporal.Instant) =>
          checkBookable({ start, end: start.add({ minutes: length }), now, limits: some, open });
        const answer = ask(now.add({ minutes: from }));
        if (answer === true) return;
        if (answer.code === 'IN_THE_PAST' || answer.code === 'TOO_SOON') {
          const again = ask(answer.earliest);
          expect(again === true || !['IN_THE_PAST', 'TOO_SOON'].includes(again.code)).toBe(true);
        }
        if (answer.code === 'CLOSED' && answer.nextOpening) {
          const again = ask(answer.nextOpening);
          expect(again === true || again.code !== 'CLOSED').toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the buffer', () => {
  it('keeps others out for a tail that is not billed', () => {
    const booked = { start: utc('06-01T10:00'), end: utc('06-01T11:00') };
    expect(minutesOf(occupied(booked, 15))).toBe(75);
    expect(occupied(booked, 15).start.equals(booked.start)).toBe(true);
    expect(minutesOf(occupied(booked, 0))).toBe(60);
  });
});
