import { describe, expect, it } from '@jest/globals';
import { daySpan } from './day-span.js';

const draft = { first: '2026-12-24', last: '2026-12-26', from: '09:00', until: '12:30', timed: false, endless: false };
const ZONE = 'Europe/Paris';

describe('a span of days or of exact times', () => {
  it('lasts from the start of the first day to the end of the last, in the zone of the venue', () => {
    expect(daySpan(draft, ZONE)).toEqual({ from: '2026-12-23T23:00:00.000Z', until: '2026-12-26T23:00:00.000Z' });
  });

  it('has exact times where they are asked for', () => {
    expect(daySpan({ ...draft, timed: true }, ZONE)).toEqual({
      from: '2026-12-24T08:00:00.000Z',
      until: '2026-12-26T11:30:00.000Z',
    });
  });

  it('has no end where none is wanted', () => {
    expect(daySpan({ ...draft, last: '', endless: true }, ZONE)).toEqual({
      from: '2026-12-23T23:00:00.000Z',
      until: null,
    });
  });

  it('is missing without dates, and when the end is not after the start', () => {
    expect(daySpan({ ...draft, first: '' }, ZONE)).toBeNull();
    expect(daySpan({ ...draft, last: '' }, ZONE)).toBeNull();
    expect(daySpan({ ...draft, last: '2026-12-23' }, ZONE)).toBeNull();
    expect(daySpan({ ...draft, timed: true, last: '2026-12-24', until: '09:00' }, ZONE)).toBeNull();
  });
});
