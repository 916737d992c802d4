export interface CalendarPerson {
  name: string;
  email: string;
}

export interface CalendarEvent {
  /** Stays the same when the event changes; calendars find the event by it. */
  uid: string;
  /** Increases with every change that calendars must apply. */
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
  /** When this revision was created. */
  stampedAt: Temporal.Instant;
  organizer?: CalendarPerson;
  attendee?: CalendarPerson;
}

export interface Calendar {
  /** PUBLISH is a copy, REQUEST an invitation, CANCEL its withdrawal. REQUEST and CANCEL need an organizer and an attendee. */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** The name of a subscribed calendar. */
  name?: string;
  events: readonly CalendarEvent[];
}

const FOLD_OCTETS = 75;
// Characters that RFC 5545 forbids in texts, except line ends.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

const storableText = (value: string): string => value.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');

/** A TEXT value, escaped. Line ends are written as \n, so that the value cannot start a new line. */
const escapedText = (value: string): string =>
  storableText(value)
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');

/** A quoted parameter value, escaped by RFC 6868. It becomes one line, and backslashes are replaced because readers disagree on them. */
const quotedParameter = (value: string): string => {
  const line = storableText(value).replace(/\n+/g, ' ').replaceAll('\\', '/');
  return `"${line.replaceAll('^', '^^').replaceAll('"', "^'")}"`;
};

const utcText = (at: Temporal.Instant): string => {
  const text = at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  if (!/^\d{8}T\d{6}Z$/.test(text)) throw new RangeError(`Not a calendar instant: ${at.toString()}`);
  return text;
};

const webUrl = (url: string): string => {
  const parsed = new URL(url);
  if (!['http:', 'https:'].includes(parsed.protocol)) throw new TypeError('The url of an event must be http or https');
  return parsed.href;
};

const degrees = (value: number, limit: number): string => {
  if (!(Math.abs(value) <= limit)) throw new RangeError(`Not a coordinate: ${value}`);
  return value.toFixed(6);
};

const person = ({ name, email }: CalendarPerson, parameters = ''): string =>
  `;CN=${quotedParameter(name)}${parameters}:mailto:${encodeURI(email.toWellFormed())}`;

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
    `UID:${escapedText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utcText(event.stampedAt)}`,
    `DTSTART:${utcText(start)}`,
    `DTEND:${utcText(end)}`,
    `SUMMARY:${escapedText(event.summary)}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : event.status}`,
  ];
  if (event.description) lines.push(`DESCRIPTION:${escapedText(event.description)}`);
  if (event.location) lines.push(`LOCATION:${escapedText(event.location)}`);
  if (event.geo) lines.push(`GEO:${degrees(event.geo.lat, 90)};${degrees(event.geo.lon, 180)}`);
  if (event.url) lines.push(`URL:${webUrl(event.url)}`);
  if (organizer) lines.push(`ORGANIZER${person(organizer)}`);
  // Published copies have no attendee (RFC 5546). Attendees have already accepted by booking.
  if (attendee && method !== 'PUBLISH') {
    lines.push(`ATTENDEE${person(attendee, ';ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE')}`);
  }
  return [...lines, 'END:VEVENT'];
}

/**
 * The only writer of calendar files (RFC 5545). Instants are written in UTC to avoid time zone errors, and texts are escaped so that
 * they cannot forge a line.
 * @throws RangeError or TypeError when a calendar could not read an event
 */
export function calendarFile(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Traboule//Traboule//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${calendar.method}`,
    ...(calendar.name ? [`X-WR-CALNAME:${escapedText(calendar.name)}`] : []),
    ...calendar.events.flatMap((event) => eventLines(event, calendar.method)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
