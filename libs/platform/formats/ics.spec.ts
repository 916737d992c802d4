import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type Calendar, type CalendarEvent, calendarFile } from './ics.js';

const at = (text: string) => Temporal.Instant.from(text);
const event: CalendarEvent = {
  uid: 'booking-1@traboule.example',
  sequence: 0,
  start: at('2026-11-23T08:00:00Z'),
  end: at('2026-11-23T09:30:00Z'),
  summary: 'Découpe laser · YouFactory',
  status: 'CONFIRMED',
  stampedAt: at('2026-11-20T10:11:12.999Z'),
  organizer: { name: 'Traboule', email: 'bonjour@traboule.example' },
  attendee: { name: 'Jeanne Côté', email: 'jeanne@spec.example' },
};
const calendar = (fields: Partial<CalendarEvent>, method: Calendar['method'] = 'REQUEST') =>
  calendarFile({ method, events: [{ ...event, ...fields }] });

const parse = (file: string) => new ICAL.Component(ICAL.parse(file) as unknown as string);
const eventIn = (file: string) => parse(file).getFirstSubcomponent('vevent')!;
const value = (file: string, property: string) => eventIn(file).getFirstPropertyValue(property) as unknown;
/** The unfolded lines of a file. */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');
const propertiesOf = (file: string) => linesOf(file).map((line) => /^[A-Z-]+/.exec(line)?.[0] ?? `?${line}`);

/** The text that a calendar can store: well-formed, with \n as its only line end and no other control characters. */
const storableText = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n|\r/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('\r', '\n', '\r\n', ';', ',', '\\', '\\n', ':', '"', '^', '^n', "^'", '\t', ' ', '👩🏽‍🔧', 'é', '€', '\u0000', '\u000B', '\u2028', '\uD83D', 'END:VEVENT', 'ATTENDEE:mailto:x@evil.example', 'x'.repeat(80)), // prettier-ignore
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe('a calendar file', () => {
  it('contains exactly the properties of the event', () => {
    const file = calendar({ description: 'Code : 1234', location: 'YouFactory, 50 rue Primat', url: 'https://t.example/b/1', geo: { lat: 45.766, lon: 4.879 } }); // prettier-ignore
    expect(linesOf(file)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Traboule//Traboule//FR',
      'CALSCALE:GREGORIAN',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:booking-1@traboule.example',
      'SEQUENCE:0',
      'DTSTAMP:20261120T101112Z',
      'DTSTART:20261123T080000Z',
      'DTEND:20261123T093000Z',
      'SUMMARY:Découpe laser · YouFactory',
      'STATUS:CONFIRMED',
      'DESCRIPTION:Code : 1234',
      'LOCATION:YouFactory\\, 50 rue Primat',
      'GEO:45.766000;4.879000',
      'URL:https://t.example/b/1',
      'ORGANIZER;CN="Traboule":mailto:bonjour@traboule.example',
      'ATTENDEE;CN="Jeanne Côté";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:jeanne@spec.example',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    ['a summer instant', '2026-07-14T06:30:00Z', '20260714T063000Z'],
    ['the hour that comes twice in Paris, first', '2027-10-31T00:30:00Z', '20271031T003000Z'],
    ['the hour that comes twice in Paris, second', '2027-10-31T01:30:00Z', '20271031T013000Z'],
    ['an instant given with an offset', '2027-03-28T03:30:00+02:00', '20270328T013000Z'],
    ['fractions of a second, which calendars do not support', '2026-11-23T08:00:00.999999Z', '20261123T080000Z'],
  ])('writes %s in UTC', (_case, start, expected) => {
    const file = calendar({ start: at(start), end: at(start).add({ hours: 1 }) });
    expect(linesOf(file)).toContain(`DTSTART:${expected}`);
    expect((value(file, 'dtstart') as ICAL.Time).toJSDate().getTime()).toBe(
      Math.trunc(at(start).epochMilliseconds / 1000) * 1000,
    );
  });

  it('keeps the uid and raises the sequence from invitation to change to cancellation', () => {
    const files = [
      calendar({ sequence: 0 }),
      calendar({ sequence: 1, start: at('2026-11-23T08:30:00Z') }),
      calendar({ sequence: 2 }, 'CANCEL'),
    ];
    expect(files.map((file) => [value(file, 'uid'), value(file, 'sequence'), value(file, 'status')])).toEqual([
      [event.uid, 0, 'CONFIRMED'],
      [event.uid, 1, 'CONFIRMED'],
      [event.uid, 2, 'CANCELLED'],
    ]);
    expect(files.map((file) => parse(file).getFirstPropertyValue('method'))).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
  });

  it('publishes several events in one named file, without attendees', () => {
    const file = calendarFile({
      method: 'PUBLISH',
      name: 'Mes réservations; à venir',
      events: [event, { ...event, uid: 'other@traboule.example', organizer: undefined, attendee: undefined }],
    });
    expect(parse(file).getAllSubcomponents('vevent')).toHaveLength(2);
    expect(linesOf(file)).toContain('X-WR-CALNAME:Mes réservations\\; à venir');
    expect(file).not.toContain('ATTENDEE');
  });

  it('preserves every text, and no text can start a line (5,000 texts)', () => {
    const expected = propertiesOf(calendar({ description: 'x', location: 'x' }));
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, hostileText, (summary, description, location, name) => {
        const file = calendar({ summary, description: `x${description}`, location: `x${location}`, attendee: { name, email: 'a@b.example' } }); // prettier-ignore
        const read = eventIn(file);
        expect(read.getFirstPropertyValue('summary')).toBe(storableText(summary));
        expect(read.getFirstPropertyValue('description')).toBe(storableText(`x${description}`));
        expect(read.getFirstPropertyValue('location')).toBe(storableText(`x${location}`));
        expect(read.getFirstProperty('attendee')!.getParameter('cn')).toBe(
          storableText(name).replace(/\n+/g, ' ').replaceAll('\\', '/'),
        );
        expect(propertiesOf(file)).toEqual(expected);
        const invalidLines = file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line) || !line.isWellFormed()); // prettier-ignore
        expect(invalidLines).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['\r', '\n', '\r\n', '\u000B', '\u0085', '\u2028', '\n '])(
    'prevents the injection of properties with %j',
    (end) => {
      const injected = `x${end}ATTENDEE:mailto:evil@evil.example${end}END:VEVENT`;
      const file = calendar({
        uid: injected,
        summary: injected,
        description: injected,
        location: injected,
        organizer: { name: injected, email: `a@b.example${end}X-EVIL:1` },
        attendee: { name: injected, email: `a@b.example${end}X-EVIL:1` },
      });
      const names = linesOf(file).map((line) => line.split(/[:;]/)[0]);
      expect(names.filter((name) => name === 'ATTENDEE')).toHaveLength(1);
      expect(names.filter((name) => name === 'END')).toEqual(['END', 'END']);
      expect(names).not.toContain('X-EVIL');
    },
  );

  it.each<[string, Partial<CalendarEvent>]>([
    ['an end before its start', { end: at('2026-11-23T07:00:00Z') }],
    ['an event without duration', { end: event.start }],
    ['a sequence below zero', { sequence: -1 }],
    ['half a sequence', { sequence: 0.5 }],
    ['a year beyond 9999', { end: at('+010000-01-01T00:00:00Z') }],
    ['a latitude beyond the pole', { geo: { lat: 91, lon: 0 } }],
    ['a coordinate that is NaN', { geo: { lat: Number.NaN, lon: 0 } }],
    ['a URL that is a script', { url: 'javascript:alert(1)' }],
    ['an invalid URL', { url: 'nowhere' }],
    ['an invitation without an organizer', { organizer: undefined }],
    ['an invitation without an attendee', { attendee: undefined }],
  ])('refuses %s', (_case, fields) => {
    expect(() => calendar(fields)).toThrow();
  });
});
