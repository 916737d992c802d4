import { describe, expect, it } from '@jest/globals';
import { APPLE, GOOGLE, OUTLOOK } from './provider-files.fixture.js';
import { readCalendar } from './read-calendar.js';

const minute = (at: number) => new Date(at).toISOString().slice(0, 16);

/** Busy times from Monday, 23 November 2026, on, in UTC; the venue is in Paris. */
function busyIn(text: string): string[] {
  const from = Date.parse('2026-11-22T23:00:00Z');
  const until = Date.parse('2027-01-31T00:00:00Z');
  const answer = readCalendar({ text, zone: 'Europe/Paris', from, until, allDayBlocks: true });
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.busy.map(({ start, end }) => `${minute(start)}/${minute(end)}`);
}

describe('a calendar file of a large provider', () => {
  it('of Google is read with its series, the moved and the left-out date, and without days that leave one free', () => {
    expect(busyIn(GOOGLE)).toEqual([
      '2026-11-24T13:00/2026-11-24T15:00',
      '2026-11-24T17:00/2026-11-24T19:00',
      '2026-12-09T18:00/2026-12-09T20:00',
      '2026-12-15T17:00/2026-12-15T19:00',
    ]);
  });

  it('of Apple is read whatever its folded locations, alarms and travel times', () => {
    expect(busyIn(APPLE)).toEqual([
      '2026-11-23T16:30/2026-11-23T18:00',
      '2026-11-25T08:00/2026-11-25T11:00',
      '2026-12-07T16:30/2026-12-07T18:00',
    ]);
  });

  it('of Outlook is read in Windows zones, with lines folded by tabs, and without the time it calls free', () => {
    expect(busyIn(OUTLOOK)).toEqual([
      '2026-11-27T09:00/2026-11-27T10:30',
      '2026-11-28T09:00/2026-11-28T10:00',
      '2026-12-26T09:00/2026-12-26T10:00',
    ]);
  });

  it('is read the same when its lines end with a line feed only', () => {
    for (const text of [GOOGLE, APPLE, OUTLOOK]) expect(busyIn(text.replaceAll('\r\n', '\n'))).toEqual(busyIn(text));
  });
});
