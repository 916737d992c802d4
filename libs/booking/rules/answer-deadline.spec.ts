import { describe, expect, it } from '@jest/globals';
import { type Span } from '#libs/platform';
import { answerDeadline } from './answer-deadline.js';

const LENGTH = { mostMinutes: 24 * 60, percentOfTimeToStart: 50, leastOpenMinutes: 60 };
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Paris]`).toInstant();
/** Open from 9 to 18 on each of these days, on the clock of Paris. */
const days = (...dates: string[]): Span[] =>
  dates.map((date) => ({ start: at(`${date}T09:00`), end: at(`${date}T18:00`) }));
const deadline = (now: string, start: string, open: Span[], length = LENGTH) =>
  answerDeadline(at(now), at(start), open, length)?.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString();

describe('the deadline of an answer', () => {
  const week = days('2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26');

  it('is half of the time left to the start, at most 24 hours', () => {
    expect(deadline('2026-11-23T10:00', '2026-11-23T16:00', week)).toBe('2026-11-23T13:00:00');
    expect(deadline('2026-11-23T10:00', '2026-11-26T10:00', week)).toBe('2026-11-24T10:00:00');
  });

  it('is never before the venue was open for an hour', () => {
    expect(deadline('2026-11-23T10:00', '2026-11-23T11:15', week)).toBe('2026-11-23T11:00:00');
    expect(deadline('2026-11-23T22:00', '2026-11-24T14:00', week)).toBe('2026-11-24T10:00:00'); // half would be 6:00
    expect(deadline('2026-11-23T17:30', '2026-11-24T11:00', week)).toBe('2026-11-24T09:30:00'); // half an hour on each day
  });

  it('waits through closures', () => {
    const closedOnTuesday = days('2026-11-23', '2026-11-25');
    expect(deadline('2026-11-23T17:45', '2026-11-25T12:00', closedOnTuesday)).toBe('2026-11-25T09:45:00');
  });

  it('does not exist when the venue is not open for an hour before the start', () => {
    expect(deadline('2026-11-23T22:00', '2026-11-24T09:00', week)).toBeUndefined();
    expect(deadline('2026-11-23T22:00', '2026-11-24T09:45', week)).toBeUndefined();
    expect(deadline('2026-11-23T22:00', '2026-11-24T10:00', week)).toBe('2026-11-24T10:00:00');
    expect(deadline('2026-11-23T10:00', '2026-11-24T10:00', [])).toBeUndefined();
  });

  it('counts elapsed time when clocks change', () => {
    const night = [{ start: at('2026-10-25T00:00'), end: at('2026-10-25T12:00') }];
    // Clocks go back at 3:00: from 1:30 to 6:00 are five and a half hours.
    expect(deadline('2026-10-25T01:30', '2026-10-25T06:00', night)).toBe('2026-10-25T03:15:00');
    const spring = [{ start: at('2027-03-28T00:00'), end: at('2027-03-28T12:00') }];
    expect(deadline('2027-03-28T01:30', '2027-03-28T03:30', spring)).toBe('2027-03-28T03:30:00'); // one hour later
  });

  it('follows the settings of the network', () => {
    const length = { mostMinutes: 120, percentOfTimeToStart: 25, leastOpenMinutes: 15 };
    expect(deadline('2026-11-23T10:00', '2026-11-23T14:00', week, length)).toBe('2026-11-23T11:00:00');
    expect(deadline('2026-11-23T10:00', '2026-11-25T14:00', week, length)).toBe('2026-11-23T12:00:00');
  });
});
