import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '#libs/testing';
import { checkInWindow, dayOf, paperListUntil, placeInWindow } from './check-in-window.js';
import { overstayMinutes } from './overstay.js';
import { reconfirmUntil, reconfirmationOf } from './reconfirmation.js';
import { isRotatingCode, printedToken, rotatingCode, venueOfToken } from './check-in-codes.js';

const { seed } = seededRandom();
const instant = (text: string) => Temporal.Instant.from(text);
const minutesBetween = (from: Temporal.Instant, until: Temporal.Instant) =>
  (until.epochMilliseconds - from.epochMilliseconds) / 60_000;

/** Around both changes of the clock in France, where La Réunion has none, and on ordinary days. */
const someStart = fc
  .record({
    day: fc.constantFrom('2027-03-28', '2027-10-31', '2026-11-24', '2027-03-27', '2027-11-01'),
    zone: fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Martinique'),
    quarter: fc.integer({ min: 0, max: 95 }),
  })
  .map(({ day, zone, quarter }) => {
    const midnight = Temporal.PlainDate.from(day).toZonedDateTime(zone);
    return { zone, day: Temporal.PlainDate.from(day), start: midnight.add({ minutes: 15 * quarter }).toInstant() };
  });
const someBooking = fc.record({
  at: someStart,
  quarters: fc.integer({ min: 1, max: 48 }),
  isDesk: fc.boolean(),
  times: fc.record({ beforeMinutes: fc.integer({ min: 0, max: 240 }), afterMinutes: fc.integer({ min: 0, max: 240 }) }),
});

describe('the time to check in', () => {
  it('opens and closes so many elapsed minutes around the start, whatever the clock of the venue does', () => {
    fc.assert(
      fc.property(someBooking, ({ at: { start }, quarters, isDesk, times }) => {
        const end = start.add({ minutes: 15 * quarters });
        const window = checkInWindow({ start, end, isDesk }, times);
        expect(minutesBetween(window.start, start)).toBe(times.beforeMinutes);
        const open = isDesk ? 15 * quarters : Math.min(times.afterMinutes, 15 * quarters);
        expect(minutesBetween(start, window.end)).toBe(open);
        expect(placeInWindow(window, window.start.subtract({ nanoseconds: 1 }))).toBe('BEFORE');
        expect(placeInWindow(window, window.end)).toBe('AFTER');
        if (open > 0 || times.beforeMinutes > 0) expect(placeInWindow(window, window.start)).toBe('WITHIN');
      }),
      { seed },
    );
  });

  it.each([
    ['Europe/Paris', '2027-03-28', 23],
    ['Europe/Paris', '2027-10-31', 25],
    ['Indian/Reunion', '2027-03-28', 24],
    ['Indian/Reunion', '2027-10-31', 24],
  ])('belongs to a day of the venue: in %s the %s has %i hours', (zone, text, hours) => {
    const day = Temporal.PlainDate.from(text);
    const span = dayOf(day, zone);
    expect(minutesBetween(span.start, span.end)).toBe(60 * hours);
    expect(minutesBetween(span.end, paperListUntil(day, zone, 24))).toBe(24 * 60);
  });

  it('puts every start into exactly one day', () => {
    fc.assert(
      fc.property(someStart, ({ start, zone }) => {
        const local = start.toZonedDateTimeISO(zone).toPlainDate();
        const days = [-1, 0, 1].filter((more) => placeInWindow(dayOf(local.add({ days: more }), zone), start) === 'WITHIN'); // prettier-ignore
        expect(days).toEqual([0]);
      }),
      { seed },
    );
  });
});

describe('reconfirmation', () => {
  const rule = { noShows: 3, withinDays: 60, forDays: 60, hoursBefore: 24, askHoursBefore: 48 };
  const days = (...of: number[]) => of.map((day) => instant('2026-11-01T10:00:00Z').add({ hours: 24 * day }));

  it.each([
    ['two no-shows', days(0, 1), null],
    ['three within 60 days', days(0, 30, 60), 120],
    ['three within more than 60 days', days(0, 30, 61), null],
    ['four, of which the last three count', days(0, 50, 60, 110), 170],
    ['three in any order', days(60, 0, 30), 120],
  ] as const)('after %s lasts 60 days from the last one that counts', (_what, noShows, until) => {
    expect(reconfirmUntil(noShows, rule)?.toString()).toBe(until === null ? undefined : days(until)[0]!.toString());
  });

  it('is due 24 hours before the start and asked 48 hours before, or at once', () => {
    const [now, ...noShows] = days(3, 0, 1, 2);
    const start = now!.add({ hours: 72 });
    const hours = (count: number) => start.subtract({ hours: count }).toString();
    const texts = (start_: Temporal.Instant) => {
      const due = reconfirmationOf(start_, now!, noShows, rule);
      return due && [due.askAt.toString(), due.by.toString()];
    };
    expect(texts(start)).toEqual([hours(48), hours(24)]);
    expect(texts(now!.add({ hours: 30 }))).toEqual([now!.toString(), now!.add({ hours: 6 }).toString()]);
    expect(texts(now!.add({ hours: 24 }))).toBeNull();
    expect(reconfirmationOf(days(100)[0]!, days(62)[0]!, noShows, rule)).toBeNull();
  });
});

describe('staying longer', () => {
  it.each([
    [0, 0],
    [5, 0],
    [5.1, 15],
    [15, 15],
    [15.1, 30],
    [-10, 0],
  ])('by %d minutes counts as %i', (late, counted) => {
    const end = instant('2026-11-24T10:00:00Z');
    expect(overstayMinutes(end, end.add({ milliseconds: late * 60_000 }), 5)).toBe(counted);
  });
});

describe('codes of a venue', () => {
  const key = new Uint8Array(32).fill(7);
  const venue = '0197a0b0-0000-7000-8000-000000000001';

  it('on the screen are valid for their 30 seconds and the 30 after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seconds) => {
        const now = instant('2026-11-24T10:00:00Z').add({ seconds });
        const code = rotatingCode(venue, now, key);
        expect(code).toMatch(/^\d{6}$/);
        for (const later of [0, 30]) expect(isRotatingCode(code, venue, now.add({ seconds: later }), key)).toBe(true);
      }),
      { seed },
    );
    const now = instant('2026-11-24T10:00:00Z');
    expect(isRotatingCode(rotatingCode(venue, now, key), venue, now.add({ seconds: 60 }), key)).toBe(false);
  });

  it('on paper lead to their venue, and any other text to none', () => {
    const token = printedToken(venue, key);
    expect(venueOfToken(token, key)).toBe(venue);
    for (const wrong of ['', 'x', `${token}A`, `${token} `, token.toLowerCase(), `B${token.slice(1)}`])
      expect(venueOfToken(wrong, key)).toBeUndefined();
    expect(venueOfToken(token, new Uint8Array(32))).toBeUndefined();
  });
});
