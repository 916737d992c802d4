import { describe, expect, it } from '@jest/globals';
import { shiftOf, shifted } from './series-shift.js';

const PARIS = 'Europe/Paris';
const at = (text: string) => Temporal.Instant.from(text);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });
const text = ({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }) => [start.toString(), end.toString()];

describe('a series that moves as one of its bookings', () => {
  it('keeps the time of the day over the change to summer time', () => {
    const shift = shiftOf(at('2027-03-22T13:00:00Z'), span('2027-03-23T14:00:00Z', '2027-03-23T16:00:00Z'), PARIS); // 14 h to 15 h
    expect(text(shifted(at('2027-03-29T12:00:00Z'), shift))).toEqual(['2027-03-30T13:00:00Z', '2027-03-30T15:00:00Z']);
  });

  it('keeps the time of the day over the change to winter time', () => {
    const shift = shiftOf(at('2026-10-20T07:00:00Z'), span('2026-10-19T07:30:00Z', '2026-10-19T08:30:00Z'), PARIS);
    expect(text(shifted(at('2026-10-27T08:00:00Z'), shift))).toEqual(['2026-10-26T08:30:00Z', '2026-10-26T09:30:00Z']);
  });

  it('moves each by the same days and hours on the wall', () => {
    const shift = shiftOf(at('2026-11-24T22:30:00Z'), span('2026-11-24T23:30:00Z', '2026-11-25T00:30:00Z'), PARIS); // past midnight
    expect(text(shifted(at('2026-12-01T22:30:00Z'), shift))).toEqual(['2026-12-01T23:30:00Z', '2026-12-02T00:30:00Z']);
    expect(text(shifted(at('2026-12-08T10:00:00Z'), shift))).toEqual(['2026-12-08T11:00:00Z', '2026-12-08T12:00:00Z']);
  });
});
