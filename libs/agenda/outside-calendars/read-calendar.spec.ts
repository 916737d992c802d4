import { describe, expect, it } from '@jest/globals';
import { type CalendarToRead, readCalendar } from './read-calendar.js';
import { zoneNamed } from './time-zones.js';

const FROM = Date.parse('2026-11-23T00:00:00Z');
const UNTIL = Date.parse('2027-03-23T00:00:00Z');

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`), 'END:VCALENDAR']
    .join('\n')
    .replaceAll('\n', '\r\n');
const read = (text: string, more: Partial<CalendarToRead> = {}) =>
  readCalendar({ text, zone: 'Europe/Paris', from: FROM, until: UNTIL, allDayBlocks: true, ...more });
const minute = (at: number) => new Date(at).toISOString().slice(0, 16);
function timesOf(text: string, more: Partial<CalendarToRead> = {}): string[] {
  const answer = read(text, more);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.busy.map(({ start, end }) => `${minute(start)}/${minute(end)}`);
}

describe('a calendar file', () => {
  it('is read in UTC, in a named zone, in a Windows zone and in the zone of the venue', () => {
    const event = (start: string, end: string) => `UID:${start}\nDTSTART${start}\nDTEND${end}`;
    expect(
      timesOf(
        calendar(
          event(':20261124T090000Z', ':20261124T100000Z'),
          event(';TZID=America/Montreal:20261125T090000', ';TZID=America/Montreal:20261125T100000'),
          event(';TZID=Romance Standard Time:20261126T090000', ';TZID=Romance Standard Time:20261126T100000'),
          event(':20261127T090000', ':20261127T100000'),
        ),
      ),
    ).toEqual([
      '2026-11-24T09:00/2026-11-24T10:00',
      '2026-11-25T14:00/2026-11-25T15:00',
      '2026-11-26T08:00/2026-11-26T09:00',
      '2026-11-27T08:00/2026-11-27T09:00',
    ]);
  });

  it('is read in a zone that it defines itself', () => {
    const zone = `BEGIN:VTIMEZONE\nTZID:Custom\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE`;
    const text = calendar('UID:1\nDTSTART;TZID=Custom:20261124T090000\nDTEND;TZID=Custom:20261124T100000');
    expect(timesOf(text.replace('VERSION:2.0', `VERSION:2.0\r\n${zone.replaceAll('\n', '\r\n')}`))).toEqual([
      '2026-11-24T14:00/2026-11-24T15:00',
    ]);
  });

  it('repeats events on the wall, whatever the clock change, without the dates that are left out', () => {
    const times = timesOf(
      calendar(
        'UID:1\nDTSTART;TZID=Europe/Paris:20260901T140000\nDTEND;TZID=Europe/Paris:20260901T160000\nRRULE:FREQ=MONTHLY;BYDAY=-1TU;UNTIL=20270430T000000Z\nEXDATE;TZID=Europe/Paris:20261229T140000',
      ),
      { until: Date.parse('2027-05-01T00:00:00Z') },
    );
    expect(times).toEqual([
      '2026-11-24T13:00/2026-11-24T15:00',
      '2027-01-26T13:00/2027-01-26T15:00',
      '2027-02-23T13:00/2027-02-23T15:00',
      '2027-03-30T12:00/2027-03-30T14:00',
      '2027-04-27T12:00/2027-04-27T14:00',
    ]);
  });

  it('takes dates left out in UTC, a repetition that was moved, and one that was cancelled', () => {
    const series =
      'UID:1\nDTSTART;TZID=Romance Standard Time:20261124T090000\nDURATION:PT1H30M\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261201T080000Z';
    const moved = 'UID:1\nRECURRENCE-ID:20261208T080000Z\nDTSTART:20261209T080000Z\nDTEND:20261209T090000Z';
    const cancelled =
      'UID:1\nRECURRENCE-ID;TZID=Romance Standard Time:20261215T090000\nSTATUS:CANCELLED\nDTSTART:20261215T080000Z\nDTEND:20261215T090000Z';
    expect(timesOf(calendar(series, moved, cancelled))).toEqual([
      '2026-11-24T08:00/2026-11-24T09:30',
      '2026-12-09T08:00/2026-12-09T09:00',
    ]);
  });

  it('has whole days from midnight to midnight of the venue, if the venue wants them', () => {
    const text = calendar(
      'UID:1\nDTSTART;VALUE=DATE:20261125',
      'UID:2\nDTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203',
      'UID:3\nDTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270329\nRRULE:FREQ=YEARLY',
      'UID:4\nDTSTART:20261126T090000Z\nDTEND:20261126T100000Z',
    );
    expect(timesOf(text, { until: Date.parse('2027-06-01T00:00:00Z') })).toEqual([
      '2026-11-24T23:00/2026-11-25T23:00',
      '2026-11-26T09:00/2026-11-26T10:00',
      '2026-11-30T23:00/2026-12-02T23:00',
      '2027-03-26T23:00/2027-03-28T22:00',
    ]);
    expect(timesOf(text, { allDayBlocks: false })).toEqual(['2026-11-26T09:00/2026-11-26T10:00']);
  });

  it('leaves out cancelled events, those that are free, those of no length, and other times', () => {
    const at = (day: number, more: string) =>
      `UID:${day}\nDTSTART:202611${day}T090000Z\nDTEND:202611${day}T100000Z\n${more}`;
    expect(
      timesOf(
        calendar(
          at(24, 'STATUS:CANCELLED'),
          at(25, 'TRANSP:TRANSPARENT'),
          at(26, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
          at(22, 'SUMMARY:Past'),
          'UID:27\nDTSTART:20261127T090000Z',
          'UID:31\nDTSTART:20280101T090000Z\nDTEND:20280101T100000Z',
          at(28, 'STATUS:TENTATIVE'),
        ),
      ),
    ).toEqual(['2026-11-28T09:00/2026-11-28T10:00']);
  });

  it('takes the last revision of an event, and the same key for it at each reading', () => {
    const event = (hour: string, sequence: number) =>
      `UID:1\nSEQUENCE:${sequence}\nDTSTART:20261124T${hour}0000Z\nDTEND:20261124T${hour}3000Z`;
    const text = calendar(event('11', 2), event('09', 0));
    expect(timesOf(text)).toEqual(['2026-11-24T11:00/2026-11-24T11:30']);
    expect(read(text)).toEqual(read(text));
  });

  it('tells events without a UID, or with an empty one, apart, and gives each the same key at each reading', () => {
    const at = (hour: string) => `DTSTART:20261124T${hour}0000Z\nDTEND:20261124T${hour}3000Z`;
    const text = calendar(at('09'), at('10'), `UID:\n${at('11')}`, `UID: \n${at('12')}`);
    const [one, two] = [read(text), read(text)];
    expect(one).toEqual(two);
    expect('busy' in one && new Set(one.busy.map(({ key }) => key)).size).toBe(4);
  });

  it('is cut to the time that is wanted', () => {
    const text = calendar('UID:1\nDTSTART;VALUE=DATE:20200101\nDTEND;VALUE=DATE:20300101');
    expect(timesOf(text)).toEqual(['2026-11-23T00:00/2027-03-23T00:00']);
  });

  it.each([[''], ['<html>'], ['BEGIN:VCARD\r\nEND:VCARD'], ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT'], ['{}'], ['\u0000']])(
    'is none: %j',
    (text) => expect(read(text)).toEqual({ fault: 'NOT_A_CALENDAR' }),
  );

  it('may not repeat without end or have thousands of times', () => {
    const every = (rule: string) => calendar(`UID:1\nDTSTART:20261124T090000Z\nDTEND:20261124T090100Z\nRRULE:${rule}`);
    expect(read(every('FREQ=SECONDLY'))).toEqual({ fault: 'TOO_MANY_EVENTS' });
    expect(read(every('FREQ=HOURLY'))).toEqual({ fault: 'TOO_MANY_EVENTS' });
    const old = calendar('UID:1\nDTSTART:19000101T090000Z\nDTEND:19000101T100000Z\nRRULE:FREQ=MINUTELY');
    expect(read(old)).toEqual({ fault: 'TOO_MANY_EVENTS' });
  });
});

describe('the name of a zone', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['"Romance Standard Time"', 'Europe/Paris'],
    ['/freeassociation.sourceforge.net/Europe/Paris', 'Europe/Paris'],
    ['/citadel.org/20260101_1/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Nowhere Standard Time', undefined],
    ['+01:00', undefined],
  ])('%s means %s', (name, zone) => expect(zoneNamed(name)).toBe(zone));
});
