import { describe, expect, it } from '@jest/globals';
import { seriesDates } from './series-dates.js';

const starts = (
  first: string,
  step: 'DAY' | 'WEEK' | 'TWO_WEEKS' | 'FOUR_WEEKS',
  count: number,
  zone = 'Europe/Paris',
) => seriesDates(Temporal.Instant.from(first), { step, count, zone }).map(String);

describe('the dates of a series', () => {
  it('keep the time on the wall when the clocks change', () => {
    // Tuesdays at 14:00 in Paris: winter time until Sunday 28 March 2027.
    expect(starts('2027-03-16T13:00:00Z', 'WEEK', 3)).toEqual([
      '2027-03-16T13:00:00Z',
      '2027-03-23T13:00:00Z',
      '2027-03-30T12:00:00Z',
    ]);
    expect(starts('2027-10-19T12:00:00Z', 'TWO_WEEKS', 2)).toEqual(['2027-10-19T12:00:00Z', '2027-11-02T13:00:00Z']);
  });

  it('come an hour later where the clock skips their time, and at the first of two where it happens twice', () => {
    expect(starts('2027-03-27T01:30:00Z', 'DAY', 2)).toEqual(['2027-03-27T01:30:00Z', '2027-03-28T01:30:00Z']); // 3:30
    expect(starts('2027-10-30T00:30:00Z', 'DAY', 2)).toEqual(['2027-10-30T00:30:00Z', '2027-10-31T00:30:00Z']); // 2:30 CEST
  });

  it('keep a first start that is the second of two equal times on the wall', () => {
    expect(starts('2027-10-31T01:30:00Z', 'DAY', 2)).toEqual(['2027-10-31T01:30:00Z', '2027-11-01T01:30:00Z']);
  });

  it('cross leap days and the ends of months', () => {
    expect(starts('2028-02-01T09:00:00Z', 'FOUR_WEEKS', 3)).toEqual([
      '2028-02-01T09:00:00Z',
      '2028-02-29T09:00:00Z',
      '2028-03-28T08:00:00Z',
    ]);
  });

  it('follow the zone of the venue: La Réunion has no summer time', () => {
    expect(starts('2027-03-23T10:00:00Z', 'WEEK', 2, 'Indian/Reunion')).toEqual([
      '2027-03-23T10:00:00Z',
      '2027-03-30T10:00:00Z',
    ]);
  });

  it.each([0, 1, 27, 2.5])('are 2 to 26, not %d', (count) => {
    expect(() => starts('2027-03-23T10:00:00Z', 'WEEK', count)).toThrow('2 to 26');
  });
});
