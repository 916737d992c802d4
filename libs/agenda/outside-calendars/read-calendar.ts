import ICAL from 'ical.js';
import { zoneNamed } from './time-zones.js';

/** What is wanted of a calendar file. Instants are milliseconds since 1970, so that they can cross threads. */
export interface CalendarToRead {
  readonly text: string;
  /** Zone of times that name none. */
  readonly zone: string;
  readonly from: number;
  readonly until: number;
  /** Whether events of whole days count. */
  readonly allDayBlocks: boolean;
}

/** A time at which the calendar is busy. */
export interface BusyTime {
  /** The same at each reading, as long as the event is the same. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export type CalendarFault = 'NOT_A_CALENDAR' | 'TOO_MANY_EVENTS';
export type CalendarRead = { readonly busy: readonly BusyTime[] } | { readonly fault: CalendarFault };

const MOST_EVENTS = 10_000;
/** In the time that is wanted. */
const MOST_TIMES = 2_000;
/** Repetitions that are looked at in all, those of past years included. */
const MOST_STEPS = 100_000;

class TooMany extends Error {}

/** The times at which a calendar is busy: no cancelled events, and none that its owner calls free. */
export function readCalendar(wanted: CalendarToRead): CalendarRead {
  let root: ICAL.Component;
  try {
    const parsed = ICAL.parse(wanted.text) as unknown[];
    // several calendars in one file are a list of lists
    root = new ICAL.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as never);
  } catch {
    return { fault: 'NOT_A_CALENDAR' };
  }
  if (root.name !== 'vcalendar') return { fault: 'NOT_A_CALENDAR' };
  const events = root.getAllSubcomponents('vevent');
  if (events.length > MOST_EVENTS) return { fault: 'TOO_MANY_EVENTS' };
  const reading = new Reading(wanted);
  try {
    const byUid = Map.groupBy(events, uidOf);
    for (const [uid, same] of byUid) reading.addAll(uid, same);
    return { busy: reading.busy.sort((a, b) => a.start - b.start) };
  } catch (error) {
    return { fault: error instanceof TooMany ? 'TOO_MANY_EVENTS' : 'NOT_A_CALENDAR' };
  }
}

/** Events without a UID, though every event must have one, are told apart by all that they say. */
const uidOf = (event: ICAL.Component): string =>
  String(event.getFirstPropertyValue('uid') ?? '').trim() || event.toString();

class Reading {
  readonly busy: BusyTime[] = [];
  private steps = 0;

  constructor(private readonly wanted: CalendarToRead) {}

  /** An event with those that stand in for some of its repetitions. */
  addAll(uid: string, events: readonly ICAL.Component[]): void {
    const changed = events.filter((event) => event.hasProperty('recurrence-id'));
    const replaced = new Set(changed.map((event) => this.at(event.getFirstProperty('recurrence-id')!)));
    for (const event of changed) this.addOne(`${uid} ${this.at(event.getFirstProperty('recurrence-id')!)}`, event);
    // Of several copies of an event, the last revision.
    const master = events
      .filter((event) => !event.hasProperty('recurrence-id'))
      .toSorted((a, b) => sequenceOf(a) - sequenceOf(b))
      .at(-1);
    if (!master) return;
    if (master.hasProperty('rrule') || master.hasProperty('rdate')) this.addSeries(uid, master, replaced);
    else this.addOne(uid, master);
  }

  private addOne(key: string, event: ICAL.Component): void {
    const start = event.getFirstProperty('dtstart');
    if (start && this.counts(event))
      this.add(key, this.at(start), this.endOf(event, start.getFirstValue() as ICAL.Time));
  }

  private addSeries(uid: string, event: ICAL.Component, replaced: ReadonlySet<number>): void {
    const property = event.getFirstProperty('dtstart');
    if (!property || !this.counts(event)) return;
    const start = property.getFirstValue() as ICAL.Time;
    const name = zoneOf(property);
    const excluded = new Set(event.getAllProperties('exdate').flatMap((dates) => this.allAt(dates)));
    const { until } = this.wanted;
    const expansion = new ICAL.RecurExpansion({ component: event, dtstart: start });
    for (let next = expansion.next(); next; next = expansion.next()) {
      if (++this.steps > MOST_STEPS) throw new TooMany();
      const at = this.instantOf(next, name);
      if (at >= until) break;
      if (!excluded.has(at) && !replaced.has(at)) this.add(`${uid} ${at}`, at, this.endOf(event, next, name));
    }
  }

  private add(key: string, start: number, end: number): void {
    if (end <= start || end <= this.wanted.from || start >= this.wanted.until) return;
    if (this.busy.length === MOST_TIMES) throw new TooMany();
    // What lasts for months is cut to the time that is wanted, day by day.
    this.busy.push({ key, start: Math.max(start, this.wanted.from), end: Math.min(end, this.wanted.until) });
  }

  private counts(event: ICAL.Component): boolean {
    const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
    if (text('status') === 'CANCELLED') return false;
    if (text('transp') === 'TRANSPARENT' || text('x-microsoft-cdo-busystatus') === 'FREE') return false;
    const start = event.getFirstPropertyValue('dtstart') as ICAL.Time | null;
    return start !== null && (this.wanted.allDayBlocks || !start.isDate);
  }

  /** The end of the repetition of an event that starts then, as long on the wall as the event itself. */
  private endOf(event: ICAL.Component, start: ICAL.Time, name = zoneOf(event.getFirstProperty('dtstart')!)): number {
    const end = event.getFirstProperty('dtend');
    const first = event.getFirstProperty('dtstart')!.getFirstValue() as ICAL.Time;
    if (end) {
      const elapsed = this.at(end) - this.instantOf(first, name);
      const days = (end.getFirstValue() as ICAL.Time).isDate ? Math.round(elapsed / 86_400_000) : 0;
      return days > 0 ? this.instantOf(addDays(start, days), name) : this.instantOf(start, name) + elapsed;
    }
    const duration = event.getFirstPropertyValue('duration') as ICAL.Duration | null;
    if (duration) {
      const later = start.clone();
      later.addDuration(duration);
      return this.instantOf(later, name);
    }
    return this.instantOf(start.isDate ? addDays(start, 1) : start, name);
  }

  private at = (property: ICAL.Property): number =>
    this.instantOf(property.getFirstValue() as ICAL.Time, zoneOf(property));

  private allAt = (property: ICAL.Property): number[] =>
    property.getValues().map((value) => this.instantOf(value as ICAL.Time, zoneOf(property)));

  /** UTC, a zone by its name, a zone that the file defines, or the zone of the venue. */
  private instantOf(time: ICAL.Time, name: string | undefined): number {
    if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1_000;
    const zone = name === undefined ? this.wanted.zone : zoneNamed(name);
    if (zone === undefined && time.zone && time.zone !== ICAL.Timezone.localTimezone) return time.toUnixTime() * 1_000;
    const { year, month, day, hour, minute, second } = time;
    const wall = Temporal.PlainDateTime.from(
      time.isDate ? { year, month, day } : { year, month, day, hour, minute, second: Math.min(second, 59) },
    );
    return wall.toZonedDateTime(time.isDate ? this.wanted.zone : (zone ?? this.wanted.zone)).epochMilliseconds;
  }
}

const sequenceOf = (event: ICAL.Component): number => Number(event.getFirstPropertyValue('sequence') ?? 0) || 0;
const zoneOf = (property: ICAL.Property): string | undefined => {
  const name = property.getParameter('tzid') as string | string[] | undefined;
  return Array.isArray(name) ? name[0] : name;
};
function addDays(time: ICAL.Time, days: number): ICAL.Time {
  const later = time.clone();
  later.adjust(days, 0, 0, 0);
  return later;
}
