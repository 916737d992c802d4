export interface CalendarPerson {
  name: string;
  email: string;
}

export interface CalendarEvent {
  /** The same for the whole life of what it describes: calendars find the event again by it. */
  uid: string;
  /** Grows with every change that calendars must take over. */
  sequence: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  summary: string;
  description?: string;
  location?: string;
  geo?: { lat: number; lon: number };
  /** http or https. */
  url?: string;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** When this revision was made. */
  stampedAt: Temporal.Instant;
  organizer?: CalendarPerson;
  attendee?: CalendarPerson;
}

export interface Calendar {
  /** PUBLISH is a copy to keep, REQUEST an invitation, CANCEL withdraws one; the last two need organizer and attendee. */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** What a subscribed calendar is called. */
  name?: string;
  events: readonly CalendarEvent[];
}

const FOLD_OCTETS = 75;
// What RFC 5545 forbids in any text; line ends are dealt with apart.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

const holdable = (value: string): string => value.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');

/** A TEXT value: escaped, its line ends written as \n, so that nothing in it can start a line of its own. */
const text = (value: string): string =>
  holdable(value)
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');

/** A quoted parameter value (RFC 6868 for what quotes cannot hold). A name is one line, and readers disagree on a backslash. */
const parameter = (value: string): string => {
  const line = holdable(value).replace(/\n+/g, ' ').replaceAll('\\', '/');
  return `"${line.replaceAll('^', '^^').replaceAll('"', "^'")}"`;
};

const utc = (at: Temporal.Instant): string => {
  const written = at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  if (!/^\d{8}T\d{6}Z$/.test(written)) throw new RangeError(`No calendar can hold ${at.toString()}`);
  return written;
};

const web = (url: string): string => {
  const parsed = new URL(url);
  if (!['http:', 'https:'].includes(parsed.protocol)) throw new TypeError('The url of an event must be http or https');
  return parsed.href;
};

const degrees = (value: number, most: number): string => {
  if (!(Math.abs(value) <= most)) throw new RangeError(`Not a coordinate: ${value}`);
  return value.toFixed(6);
};

const person = ({ name, email }: CalendarPerson, parameters = ''): string =>
  `;CN=${parameter(name)}${parameters}:mailto:${encodeURI(email.toWellFormed())}`;

/** Folds at 75 octets without ever cutting a character in two. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > FOLD_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function eventLines(event: CalendarEvent, method: Calendar['method']): string[] {
  const { uid, sequence, start, end, organizer, attendee } = event;
  if (!Number.isInteger(sequence) || sequence < 0) throw new RangeError(`Not a sequence: ${sequence}`);
  if (Temporal.Instant.compare(start, end) >= 0) throw new RangeError('An event must end after it starts');
  if (method !== 'PUBLISH' && !(organizer && attendee)) {
    throw new TypeError(`${method} needs an organizer and an attendee`);
  }
  const lines = [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(event.stampedAt)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${text(event.summary)}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : event.status}`,
  ];
  if (event.description) lines.push(`DESCRIPTION:${text(event.description)}`);
  if (event.location) lines.push(`LOCATION:${text(event.location)}`);
  if (event.geo) lines.push(`GEO:${degrees(event.geo.lat, 90)};${degrees(event.geo.lon, 180)}`);
  if (event.url) lines.push(`URL:${web(event.url)}`);
  if (organizer) lines.push(`ORGANIZER${person(organizer)}`);
  // Published copies have no attendee (RFC 5546); who is invited here has already said yes by booking.
  if (attendee && method !== 'PUBLISH') {
    lines.push(`ATTENDEE${person(attendee, ';ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE')}`);
  }
  return [...lines, 'END:VEVENT'];
}

/**
 * The project's one writer of calendar files (RFC 5545): UTC instants, so that no time zone can be read wrongly, and no
 * text that could forge a line.
 * @throws RangeError or TypeError when an event could not be understood by a calendar
 */
export function calendarFile(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Traboule//Traboule//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${calendar.method}`,
    ...(calendar.name ? [`X-WR-CALNAME:${text(calendar.name)}`] : []),
    ...calendar.events.flatMap((event) => eventLines(event, calendar.method)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
