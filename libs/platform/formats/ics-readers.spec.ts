import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { calendarFile } from './ics.js';

interface Read {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly location: string;
  readonly start: number;
  readonly end: number;
  readonly status: string;
}
const START = Temporal.Instant.from('2027-10-31T00:30:00Z');

/** What three readers with different habits find in a file of one event. */
const READERS: Record<string, (file: string) => Read> = {
  'ical.js': (file) => {
    const event = new ICAL.Component(ICAL.parse(file) as unknown as string).getFirstSubcomponent('vevent')!;
    const value = (name: string) => event.getFirstPropertyValue(name) as unknown;
    const time = (name: string) => (value(name) as ICAL.Time).toJSDate().getTime();
    return {
      uid: value('uid') as string,
      sequence: value('sequence') as number,
      summary: value('summary') as string,
      location: value('location') as string,
      start: time('dtstart'),
      end: time('dtend'),
      status: value('status') as string,
    };
  },
  'node-ical': (file) => {
    const event = Object.values(nodeIcal.sync.parseICS(file)).find((one): one is VEvent => one?.type === 'VEVENT')!;
    return {
      uid: event.uid,
      sequence: Number(event.sequence),
      summary: event.summary as string,
      location: event.location as string,
      start: event.start.getTime(),
      end: event.end!.getTime(),
      status: String(event.status),
    };
  },
  'ts-ics': (file) => {
    const [event] = convertIcsCalendar(undefined, file).events!;
    return {
      uid: event!.uid,
      sequence: event!.sequence ?? 0, // a missing one counts as 0
      summary: event!.summary,
      location: event!.location!,
      start: event!.start.date.getTime(),
      end: event!.end!.date.getTime(),
      status: event!.status!,
    };
  },
};

// Words with everything that is escaped or folded between them. Readers trim the ends of a text, so it begins and ends with a letter.
const text = fc
  .array(
    fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      ';',
      ',',
      ':',
      '"',
      '👩🏽‍🔧',
      'é',
      '€',
      ' ',
      '^',
      "'",
      'Salle Soie',
      'x'.repeat(80),
    ),
    { maxLength: 20 },
  ) // prettier-ignore
  .map((parts) => `A${parts.join('')}z`);

describe.each(Object.entries(READERS))('a calendar file read by %s', (_name, read) => {
  it('says what was written, whatever the text', () => {
    fc.assert(
      fc.property(text, text, fc.nat({ max: 50 }), fc.boolean(), (summary, location, sequence, isPending) => {
        const status = isPending ? ('TENTATIVE' as const) : ('CONFIRMED' as const);
        const times = { start: START, end: START.add({ minutes: 90 }), stampedAt: START };
        const event = { uid: 'booking-1@traboule', sequence, summary, location, status, ...times };
        const line = (value: string) => value.replace(/\r\n?/g, '\n');
        expect(read(calendarFile({ method: 'PUBLISH', events: [event] }))).toEqual({
          uid: event.uid,
          sequence,
          summary: line(summary),
          location: line(location),
          start: event.start.epochMilliseconds,
          end: event.end.epochMilliseconds,
          status,
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
