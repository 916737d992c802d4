import { QuarterBits, hasBit } from './quarter-bits.js';
import { isOnGrid, quarterFloor, quarterMinutes } from './quarter-hour.js';
import { SeatCounters } from './seat-counters.js';
import type { Span } from './span.js';

/** A resource, with what may be booked of it. */
export interface ResourceFacts {
  readonly id: string;
  readonly calendarId: string;
  readonly exclusive: boolean;
  readonly capacity: number;
  readonly bufferMinutes: number;
  readonly leadMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly withdrawn: boolean;
}

/** Time kept until an instant (in milliseconds since 1970), when nobody confirmed before. */
export interface Hold {
  readonly first: number;
  readonly end: number;
  readonly seats: number;
  readonly expiresMs: number;
}

/** All that keeps others out of a resource in the whole days from quarter `first` to `end`, and as far around as its buffer reaches. */
export interface TakenTime {
  readonly resourceId: string;
  readonly first: number;
  readonly end: number;
  /** Quarters [start, end) of an exclusive resource that are taken; holds are apart. */
  readonly taken: readonly (readonly [first: number, end: number])[];
  /** Seats used of a shared resource by quarter; those of holds are counted in. */
  readonly used: readonly (readonly [quarter: number, seats: number])[];
  readonly holds: readonly Hold[];
}

export interface KnownResource extends ResourceFacts {
  readonly place: number;
  readonly calendarPlace: number;
  readonly bufferQuarters: number;
  /** The resource and everything inside it: booking it takes them all. */
  readonly atoms: KnownResource[];
  readonly seats: SeatCounters;
  holds: readonly Hold[];
}

/** Whole days of UTC, as numbers of quarters since 1970. */
export interface QuarterWindow {
  readonly first: number;
  readonly end: number;
}

/** The answer for one time: who is open then, and who can be had. */
export interface FreeThen {
  isOpen(resource: KnownResource): boolean;
  /** Open and taken by nobody, with the buffer kept free after it. */
  isFree(resource: KnownResource): boolean;
}

/** No buffer is longer; what lies closer to the end of the window is not known. */
const LONGEST_BUFFER_QUARTERS = 16;

/**
 * Free time of a network by quarters of an hour. A read model for searches: the allocation in the database decides a booking.
 * A quarter is open when all of it is, and taken when any of it is; the buffer of a new booking is kept free by taking it off
 * the head of what is taken, so that a booking fits wherever its own quarters are free.
 */
export class FreeTime {
  readonly resources = new Map<string, KnownResource>();
  private readonly calendars = new Map<string, number>();
  private readonly open: QuarterBits;
  private readonly untaken: QuarterBits;

  constructor(
    readonly window: QuarterWindow,
    resources: readonly ResourceFacts[],
    parts: readonly (readonly [whole: string, part: string])[] = [],
  ) {
    const quarters = window.end - window.first;
    for (const facts of resources) {
      const { id, calendarId } = facts;
      if (!this.calendars.has(calendarId)) this.calendars.set(calendarId, this.calendars.size);
      this.resources.set(id, {
        ...facts,
        place: this.resources.size,
        calendarPlace: this.calendars.get(calendarId)!,
        bufferQuarters: Math.ceil(facts.bufferMinutes / quarterMinutes),
        atoms: [],
        seats: new SeatCounters(window.first),
        holds: [],
      });
    }
    const partsOf = Map.groupBy(parts, ([whole]) => whole);
    for (const resource of this.resources.values()) this.addAtoms(resource, resource, partsOf);
    this.open = new QuarterBits(window.first, quarters, this.calendars.size);
    this.untaken = new QuarterBits(window.first, quarters, this.resources.size, true);
  }

  /** Memory it takes, but for some hundred bytes for each resource. */
  get bytes(): number {
    let bytes = this.open.bytes + this.untaken.bytes;
    for (const { exclusive, seats } of this.resources.values()) if (!exclusive) bytes += seats.bytes;
    return bytes;
  }

  /** Whether it knows all of the quarters from `first` to `end`, and what may follow within a buffer. */
  covers(first: number, end: number): boolean {
    return first >= this.window.first && end + LONGEST_BUFFER_QUARTERS <= this.window.end;
  }

  /** Writes when a calendar is open in the quarters from `first` to `end`. Unknown calendars have no resource. */
  setOpen(calendarId: string, { first, end }: QuarterWindow, open: readonly (readonly [number, number])[]): void {
    const place = this.calendars.get(calendarId);
    if (place === undefined) return;
    this.open.set(place, first, end, false);
    for (const [from, until] of open) this.open.set(place, Math.max(from, first), Math.min(until, end), true);
  }

  /** Writes what is taken of a resource, in place of all that was known for those days. */
  setTaken({ resourceId, taken, used, holds, ...days }: TakenTime): void {
    const resource = this.resources.get(resourceId);
    const first = Math.max(days.first, this.window.first);
    const end = Math.min(days.end, this.window.end);
    if (!resource || first >= end) return;
    const { place, bufferQuarters, exclusive, capacity } = resource;
    const [head, tail] = [first - bufferQuarters, end + bufferQuarters];
    const isNear = (hold: Hold) => hold.first < tail && hold.end > head;
    resource.holds = [...resource.holds.filter((hold) => !isNear(hold)), ...holds.filter(isNear)];
    this.untaken.set(place, head, end, true);
    const take = (from: number, until: number) =>
      this.untaken.set(place, Math.max(from - bufferQuarters, head), Math.min(until, end), false);
    if (exclusive) return taken.forEach(([from, until]) => take(from, until));
    const confirmed = new Map(used);
    for (const hold of holds)
      for (let quarter = hold.first; quarter < hold.end; quarter++)
        confirmed.set(quarter, (confirmed.get(quarter) ?? 0) - hold.seats);
    for (const [quarter, seats] of confirmed) if (seats >= capacity) take(quarter, quarter + 1);
    resource.seats.replace(first, end, confirmed);
  }

  /** Undefined when it cannot tell: outside of its window, or off the quarters of an hour. */
  during({ start, end }: Span, seats: number, now: Temporal.Instant): FreeThen | undefined {
    if (!isOnGrid(start, quarterMinutes) || !isOnGrid(end, quarterMinutes)) return undefined;
    const [first, until] = [quarterFloor(start), quarterFloor(end)];
    if (first >= until || !this.covers(first, until)) return undefined;
    const open = this.open.inAll(first, until);
    const untaken = this.untaken.inAll(first, until);
    const nowMs = millisecondsOf(now);
    const isOpen = ({ calendarPlace }: KnownResource) => hasBit(open, calendarPlace);
    const isFree = (resource: KnownResource) => {
      if (!isOpen(resource)) return false;
      for (const atom of resource.atoms)
        if (!hasBit(untaken, atom.place) || !hasRoom(atom, first, until, seats, nowMs)) return false;
      return true;
    };
    return { isOpen, isFree };
  }

  /** The last quarter from `first` to `end` in which the resource is closed or taken; −1: none. Holds and seats are not looked at. */
  lastObstacle({ atoms, calendarPlace }: KnownResource, first: number, end: number): number {
    for (let quarter = end - 1; quarter >= first; quarter--) {
      if (!this.open.has(calendarPlace, quarter)) return quarter;
      for (const { place } of atoms) if (!this.untaken.has(place, quarter)) return quarter;
    }
    return -1;
  }

  private addAtoms(
    whole: KnownResource,
    atom: KnownResource,
    partsOf: ReadonlyMap<string, readonly (readonly [string, string])[]>,
  ): void {
    if (whole.atoms.includes(atom)) return;
    whole.atoms.push(atom);
    for (const [, part] of partsOf.get(atom.id) ?? []) this.addAtoms(whole, this.resources.get(part)!, partsOf);
  }
}

/** As exact as PostgreSQL's microseconds. */
export const millisecondsOf = (instant: Temporal.Instant): number => Number(instant.epochNanoseconds / 1_000n) / 1_000;

/** Whether holds that have not expired, and the seats that are used, leave room from `first` to `end` and in the buffer after it. */
export function hasRoom(atom: KnownResource, first: number, end: number, seats: number, nowMs: number): boolean {
  const until = end + atom.bufferQuarters;
  if (!atom.exclusive && atom.capacity < seats) return false;
  if (atom.holds.length === 0 && (atom.exclusive || seats === 1)) return true;
  const holds = atom.holds.filter((hold) => hold.expiresMs > nowMs && hold.first < until && hold.end > first);
  if (atom.exclusive) return holds.length === 0;
  for (let quarter = first; quarter < until; quarter++) {
    let used = atom.seats.at(quarter) + seats;
    for (const hold of holds) if (hold.first <= quarter && quarter < hold.end) used += hold.seats;
    if (used > atom.capacity) return false;
  }
  return true;
}
