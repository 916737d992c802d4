import { describe, expect, it } from '@jest/globals';
import { type ClosingTime, openIntervals, type OpeningHours } from './open-intervals.js';
import { minutesOf, type Span } from './span.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const closing = (text: string): ClosingTime => (text === '24:00' ? '24:00' : Temporal.PlainTime.from(text));
const rule = (weekday: number, opens: string, closes: string, validFrom = '2020-01-01', validUntil?: string) => ({
  weekday,
  opens: Temporal.PlainTime.from(opens),
  closes: closing(closes),
  validFrom: date(validFrom),
  validUntil: validUntil ? date(validUntil) : null,
});
const everyDay = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => rule(day, opens, closes));
const exception = (day: string, opens?: string, closes?: string) => ({
  date: date(day),
  opens: opens ? Temporal.PlainTime.from(opens) : null,
  closes: closes ? closing(closes) : null,
});
const paris = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Paris').toInstant();
const span = (start: string, end: string): Span => ({ start: paris(start), end: paris(end) });
const hours = (some: Partial<OpeningHours>): OpeningHours => ({
  rules: [],
  exceptions: [],
  closures: [],
  opensOnHolidays: false,
  alsaceMoselle: false,
  zone: 'Europe/Paris',
  ...some,
});
const local = (instant: Temporal.Instant, zone: string) =>
  instant.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' });
const open = (some: Partial<OpeningHours>, from: string, to: string) =>
  openIntervals(hours(some), date(from), date(to)).map(
    ({ start, end }) => `${local(start, some.zone ?? 'Europe/Paris')} – ${local(end, some.zone ?? 'Europe/Paris')}`,
  );

describe('opening hours', () => {
  it('opens on its weekdays, with a lunch break, and on no other', () => {
    const rules = [rule(1, '09:00', '12:30'), rule(1, '14:00', '18:00'), rule(3, '09:00', '12:00')];
    expect(open({ rules }, '2027-06-07', '2027-06-14')).toEqual([
      '2027-06-07T09:00+02:00 – 2027-06-07T12:30+02:00',
      '2027-06-07T14:00+02:00 – 2027-06-07T18:00+02:00',
      '2027-06-09T09:00+02:00 – 2027-06-09T12:00+02:00',
    ]);
  });

  it('is closed without rules', () => {
    expect(open({}, '2027-06-07', '2027-06-14')).toEqual([]);
  });

  it('says nothing of an empty window', () => {
    expect(open({ rules: everyDay('00:00', '24:00') }, '2027-06-07', '2027-06-07')).toEqual([]);
  });

  it('closes after midnight, also in a window that begins in that night', () => {
    const rules = [rule(5, '18:00', '02:00')];
    const night = '2027-06-11T18:00+02:00 – 2027-06-12T02:00+02:00';
    expect(open({ rules }, '2027-06-11', '2027-06-13')).toEqual([night]);
    expect(open({ rules }, '2027-06-12', '2027-06-13')).toEqual(['2027-06-12T00:00+02:00 – 2027-06-12T02:00+02:00']);
    expect(open({ rules }, '2027-06-11', '2027-06-12')).toEqual(['2027-06-11T18:00+02:00 – 2027-06-12T00:00+02:00']);
  });

  it('follows a rule from its first to its last day, both included', () => {
    const rules = [1, 2, 3, 4].flatMap((day) => [
      rule(day, '09:00', '18:00', '2020-01-01', '2027-06-08'),
      rule(day, '10:00', '17:00', '2027-06-09', '2027-06-09'),
    ]);
    expect(open({ rules }, '2027-06-07', '2027-06-11')).toEqual([
      '2027-06-07T09:00+02:00 – 2027-06-07T18:00+02:00',
      '2027-06-08T09:00+02:00 – 2027-06-08T18:00+02:00',
      '2027-06-09T10:00+02:00 – 2027-06-09T17:00+02:00',
    ]);
  });

  it('makes one of rules that overlap or touch', () => {
    const rules = [rule(1, '14:00', '18:00'), rule(1, '09:00', '12:00'), rule(1, '11:00', '14:00')];
    expect(open({ rules }, '2027-06-07', '2027-06-08')).toEqual(['2027-06-07T09:00+02:00 – 2027-06-07T18:00+02:00']);
  });

  it('opens on 29 February', () => {
    expect(open({ rules: everyDay('09:00', '18:00') }, '2028-02-28', '2028-03-02')).toEqual([
      '2028-02-28T09:00+01:00 – 2028-02-28T18:00+01:00',
      '2028-02-29T09:00+01:00 – 2028-02-29T18:00+01:00',
      '2028-03-01T09:00+01:00 – 2028-03-01T18:00+01:00',
    ]);
  });

  it('keeps the hours of the wall in Réunion, far from Paris', () => {
    const rules = everyDay('08:00', '17:00');
    expect(open({ rules, zone: 'Indian/Reunion' }, '2027-03-28', '2027-03-29')).toEqual([
      '2027-03-28T08:00+04:00 – 2027-03-28T17:00+04:00',
    ]);
  });
});

describe('a place open day and night', () => {
  it.each([
    ['to 24:00', everyDay('00:00', '24:00')],
    ['to midnight', everyDay('00:00', '00:00')],
    ['from nine to nine', everyDay('09:00', '09:00')],
  ])('is one interval over the whole horizon (%s)', (_, rules) => {
    const intervals = openIntervals(hours({ rules, opensOnHolidays: true }), date('2027-03-01'), date('2027-12-01'));
    expect(intervals).toHaveLength(1);
    expect(minutesOf(intervals[0]!)).toBe(275 * 24 * 60); // the lost hour of spring comes back in autumn
  });

  it.each([
    ['2027-03-28', 23],
    ['2027-10-31', 25],
    ['2027-06-01', 24],
    ['2028-02-29', 24],
  ])('sells on %s %d hours', (day, hoursOpen) => {
    const rules = everyDay('00:00', '24:00');
    const [interval] = openIntervals(hours({ rules }), date(day), date(day).add({ days: 1 }));
    expect(minutesOf(interval!)).toBe(hoursOpen * 60);
  });
});

describe('the two nights when the clocks change', () => {
  it.each([
    // [what, day, opens, closes, opened]
    ['an opening that does not exist moves forward', '2027-03-28', '02:30', '06:00', '03:30+02:00 – 06:00+02:00'],
    ['a closing that does not exist moves forward', '2027-03-28', '01:00', '02:30', '01:00+01:00 – 03:30+02:00'],
    ['hours inside the hour that is skipped move with it', '2027-03-28', '02:15', '02:45', '03:15+02:00 – 03:45+02:00'],
    ['hours over the skipped hour lose it', '2027-03-28', '00:00', '04:00', '00:00+01:00 – 04:00+02:00'],
    ['hours that end before the moved opening are closed', '2027-03-28', '02:45', '03:15', null],
    ['an opening that happens twice means the first', '2027-10-31', '02:30', '06:00', '02:30+02:00 – 06:00+01:00'],
    ['a closing that happens twice means the first', '2027-10-31', '00:00', '02:30', '00:00+02:00 – 02:30+02:00'],
    ['hours around the repeated hour gain it', '2027-10-31', '01:00', '04:00', '01:00+02:00 – 04:00+01:00'],
  ])('%s', (_, day, opens, closes, opened) => {
    const expected = opened === null ? [] : [opened.replaceAll(/(\d\d:\d\d\+)/g, `${day}T$1`)];
    expect(open({ rules: everyDay(opens, closes) }, day, date(day).add({ days: 1 }).toString())).toEqual(expected);
  });

  it('moves no hour of the day after', () => {
    expect(open({ rules: everyDay('09:00', '18:00') }, '2027-10-30', '2027-11-01')).toEqual([
      '2027-10-30T09:00+02:00 – 2027-10-30T18:00+02:00',
      '2027-10-31T09:00+01:00 – 2027-10-31T18:00+01:00',
    ]);
  });

  it('closes at the right instant a night opened before the change', () => {
    const rules = [rule(6, '22:00', '06:00')];
    expect(openIntervals(hours({ rules }), date('2027-03-27'), date('2027-03-29')).map(minutesOf)).toEqual([7 * 60]);
    expect(openIntervals(hours({ rules }), date('2027-10-30'), date('2027-11-01')).map(minutesOf)).toEqual([9 * 60]);
  });
});

describe('what beats what', () => {
  const rules = everyDay('09:00', '18:00');

  it('closes on a public holiday', () => {
    expect(open({ rules }, '2027-07-14', '2027-07-15')).toEqual([]);
  });

  it('opens on a public holiday where the place says so', () => {
    expect(open({ rules, opensOnHolidays: true }, '2027-07-14', '2027-07-15')).toHaveLength(1);
  });

  it('keeps the holidays of Alsace and Moselle there only', () => {
    expect(open({ rules, alsaceMoselle: true }, '2027-03-26', '2027-03-27')).toEqual([]);
    expect(open({ rules }, '2027-03-26', '2027-03-27')).toHaveLength(1);
  });

  it('stays open in the night that leads to a holiday, for that night belongs to its eve', () => {
    const nights = everyDay('20:00', '02:00');
    expect(open({ rules: nights }, '2027-07-13', '2027-07-15')).toEqual([
      '2027-07-13T00:00+02:00 – 2027-07-13T02:00+02:00',
      '2027-07-13T20:00+02:00 – 2027-07-14T02:00+02:00',
    ]);
  });

  it('prefers an exceptional opening to the holiday and to the weekly rule', () => {
    const exceptions = [exception('2027-07-14', '10:00', '12:00'), exception('2027-07-15', '14:00', '16:00')];
    expect(open({ rules, exceptions }, '2027-07-14', '2027-07-16')).toEqual([
      '2027-07-14T10:00+02:00 – 2027-07-14T12:00+02:00',
      '2027-07-15T14:00+02:00 – 2027-07-15T16:00+02:00',
    ]);
  });

  it('adds up several openings of a date, whatever else says closed that day', () => {
    const exceptions = [
      exception('2027-07-15', '08:00', '10:00'),
      exception('2027-07-15'),
      exception('2027-07-15', '20:00', '24:00'),
    ];
    expect(open({ rules, exceptions }, '2027-07-15', '2027-07-16')).toEqual([
      '2027-07-15T08:00+02:00 – 2027-07-15T10:00+02:00',
      '2027-07-15T20:00+02:00 – 2027-07-16T00:00+02:00',
    ]);
  });

  it('stays closed on a date that says closed', () => {
    expect(open({ rules, exceptions: [exception('2027-07-15')] }, '2027-07-15', '2027-07-16')).toEqual([]);
  });

  it('prefers a closure to everything', () => {
    const exceptions = [exception('2027-07-15', '08:00', '20:00')];
    const closures = [span('2027-07-15T12:00', '2027-07-16T10:30')];
    expect(open({ rules, exceptions, closures }, '2027-07-15', '2027-07-17')).toEqual([
      '2027-07-15T08:00+02:00 – 2027-07-15T12:00+02:00',
      '2027-07-16T10:30+02:00 – 2027-07-16T18:00+02:00',
    ]);
  });

  it('is closed throughout a closure longer than the window', () => {
    const closures = [span('2027-01-01T00:00', '2029-01-01T00:00')];
    expect(open({ rules, closures }, '2027-07-01', '2027-08-01')).toEqual([]);
  });
});

describe('opening hours that cannot be', () => {
  it.each([0, 8, 1.5, -1, Number.NaN])('refuses weekday %d', (weekday) => {
    expect(() => open({ rules: [rule(weekday, '09:00', '18:00')] }, '2027-07-01', '2027-07-02')).toThrow(RangeError);
  });

  it('refuses an exception with half of its hours', () => {
    expect(() => open({ exceptions: [exception('2027-07-15', '09:00')] }, '2027-07-01', '2027-07-02')).toThrow(
      'needs both',
    );
  });

  it('refuses a reversed window', () => {
    expect(() => open({ rules: everyDay('09:00', '18:00') }, '2027-07-02', '2027-07-01')).toThrow('reversed');
  });

  it.each(['Europe/Lugdunum', ''])('refuses the zone "%s"', (zone) => {
    expect(() => open({ zone }, '2027-07-01', '2027-07-02')).toThrow('time zone');
  });
});
