import { QuarterBits, hasBit } from './quarter-bits.js';
import { isOnGrid, quarterFloor, quarterMinutes } from './quarter-hour.js';
import { SeatCounters } from './seat-counters.js';
import type { Span } from './span.js';

/** A resource and its booking limits. */
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

/** Time reserved until an instant (milliseconds since 1970) unless it is confirmed before. */
export interface Hold {
  readonly first: number;
  readonly end: number;
  readonly seats: number;
  readonly expiresMs: number;
}

/** Everything taken of a resource in the whole days from quarter `first` to `end`, and within its buffer before and after them. */
export interface TakenTime {
  readonly resourceId: string;
  readonly first: number;
  readonly end: number;
  /** Taken quarters [first, end) of an exclusive resource, without holds. */
  readonly taken: readonly (readonly [first: number, end: number])[];
  /** Used seats of a shared resource by quarter, including those of holds. */
  readonly used: readonly (readonly [quarter: number, seats: number])[];
  readonly holds: readonly Hold[];
}

export interface KnownResource extends ResourceFacts {
  readonly index: number;
  readonly calendarIndex: number;
  readonly bufferQuarters: number;
  /** The resource and everything inside it; booking it takes them all. */
  readonly atoms: KnownResource[];
  readonly seats: SeatCounters;
  holds: readonly Hold[];
}

/** Whole UTC days, in quarters since 1970. */
export interface QuarterWindow {
  readonly first: number;
  readonly end: number;
}

/** Which resources are open and free during one span of time. */
export interface SpanAvailability {
  isOpen(resource: KnownResource): boolean;
  /** Open and not taken, including the buffer after it. */
  isFree(resource: KnownResource): boolean;
}

/** The longest buffer. Spans that end closer than this to the end of the window cannot be answered. */
const LONGEST_BUFFER_QUARTERS = 16;

/**
 * Free time of a network by quarters of an hour. A read model for searches: the allocation in the database decides a booking.
 * A quarter is open when all of it is open, and taken when any of it is taken. Taken spans are extended backwards by the
 * buffer, so that a new booking and its buffer fit wherever the booking's own quarters are free.
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
        index: this.resources.size,
        calendarIndex: this.calendars.get(calendarId)!,
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

  /** Memory used, not counting a few hundred bytes per resource. */
  get bytes(): number {
    let bytes = this.open.bytes + this.untaken.bytes;
    for (const { exclusive, seats } of this.resources.values()) if (!exclusive) bytes += seats.bytes;
    return bytes;
  }

  /** Whether the window contains the quarters from `first` to `end` and the longest buffer after them. */
  covers(first: number, end: number): boolean {
    return first >= this.window.first && end + LONGEST_BUFFER_QUARTERS <= this.window.end;
  }

  /** Replaces the opening hours of a calendar in the quarters from `first` to `end`. Calendars without a resource are ignored. */
  setOpen(calendarId: string, { first, end }: QuarterWindow, open: readonly (readonly [number, number])[]): void {
    const index = this.calendars.get(calendarId);
    if (index === undefined) return;
    this.open.set(index, first, end, false);
    for (const [from, until] of open) this.open.set(index, Math.max(from, first), Math.min(until, end), true);
  }

  /** Replaces everything taken of a resource in those days. */
  setTaken({ resourceId, taken, used, holds, ...days }: TakenTime): void {
    const resource = this.resources.get(resourceId);
    const first = Math.max(days.first, this.window.first);
    const end = Math.min(days.end, this.window.end);
    if (!resource || first >= end) return;
    const { index, bufferQuarters, exclusive, capacity } = resource;
    const [head, tail] = [first - bufferQuarters, end + bufferQuarters];
    const isNear = (hold: Hold) => hold.first < tail && hold.end > head;
    resource.holds = [...resource.holds.filter((hold) => !isNear(hold)), ...holds.filter(isNear)];
    this.untaken.set(index, head, end, true);
    const take = (from: number, until: number) =>
      this.untaken.set(index, Math.max(from - bufferQuarters, head), Math.min(until, end), false);
    if (exclusive) return taken.forEach(([from, until]) => take(from, until));
    const confirmed = new Map(used);
    for (const hold of holds)
      for (let quarter = hold.first; quarter < hold.end; quarter++)
        confirmed.set(quarter, (confirmed.get(quarter) ?? 0) - hold.seats);
    for (const [quarter, seats] of confirmed) if (seats >= capacity) take(quarter, quarter + 1);
    resource.seats.replace(first, end, confirmed);
  }

  /** Undefined when the span is outside the window or not on quarter hours. */
  during({ start, end }: Span, seats: number, now: Temporal.Instant): SpanAvailability | undefined {
    if (!isOnGrid(start, quarterMinutes) || !isOnGrid(end, quarterMinutes)) return undefined;
    const [first, until] = [quarterFloor(start), quarterFloor(end)];
    if (first >= until || !this.covers(first, until)) return undefined;
    const open = this.open.setThroughout(first, until);
    const untaken = this.untaken.setThroughout(first, until);
    const nowMs = millisecondsOf(now);
    const isOpen = ({ calendarIndex }: KnownResource) => hasBit(open, calendarIndex);
    const isFree = (resource: KnownResource) => {
      if (!isOpen(resource)) return false;
      for (const atom of resource.atoms)
        if (!hasBit(untaken, atom.index) || !hasRoom(atom, first, until, seats, nowMs)) return false;
      return true;
    };
    return { isOpen, isFree };
  }

  /** The last quarter from `first` to `end` in which the resource is closed or taken, or −1. Ignores holds and seats. */
  lastObstacle({ atoms, calendarIndex }: KnownResource, first: number, end: number): number {
    for (let quarter = end - 1; quarter >= first; quarter--) {
      if (!this.open.has(calendarIndex, quarter)) return quarter;
      for (const { index } of atoms) if (!this.untaken.has(index, quarter)) return quarter;
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

/** Milliseconds since 1970, with PostgreSQL's microseconds as decimals. */
export const millisecondsOf = (instant: Temporal.Instant): number => Number(instant.epochNanoseconds / 1_000n) / 1_000;

/** Whether unexpired holds and used seats leave room from `first` to `end` and in the buffer after it. */
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
