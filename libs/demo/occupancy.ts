import { quarterMs } from '#libs/agenda';
import { type Space } from './venues.js';

/** Time as a count of quarter-hours since 1970: planning compares it thousands of times. */
export type Quarter = number;

export const quarterOf = (instant: Temporal.Instant): Quarter => Math.floor(instant.epochMilliseconds / quarterMs);
export const instantOf = (quarter: Quarter): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs);

/** Cached: the same few thousand quarter-hours are written again and again. */
const written = new Map<Quarter, string>();
export function textOf(quarter: Quarter): string {
  let text = written.get(quarter);
  if (text === undefined) written.set(quarter, (text = instantOf(quarter).toString()));
  return text;
}

interface Taken {
  from: Quarter;
  to: Quarter;
}

/** What is already booked, by space and by person, so that no drawn booking overlaps another. */
export class Occupancy {
  private readonly places = new Map<string, Taken[]>();
  private readonly seats = new Map<string, Map<Quarter, number>>();
  private readonly people = new Map<string, Taken[]>();
  private readonly open = new Map<Space['open'], Taken[]>();

  isOpen(space: Space, from: Quarter, to: Quarter): boolean {
    let hours = this.open.get(space.open);
    if (!hours) {
      hours = space.open.map(({ start, end }) => ({
        from: Math.ceil(start.epochMilliseconds / quarterMs),
        to: quarterOf(end),
      }));
      this.open.set(space.open, hours);
    }
    return hours.some((span) => span.from <= from && to <= span.to);
  }

  /** Shared spaces count seats, exclusive ones have a buffer after each booking, and a whole needs all its parts. */
  isFree(space: Space, from: Quarter, to: Quarter, seats: number): boolean {
    if (!space.exclusive) {
      const used = this.seats.get(space.resourceId);
      for (let at = from; used && at < to; at++) if ((used.get(at) ?? 0) + seats > space.draft.capacity) return false;
      return seats <= space.draft.capacity;
    }
    return withParts(space).every((part) => !overlap(this.places.get(part.resourceId), from, to + bufferOf(part)));
  }

  isPersonFree(memberId: string, from: Quarter, to: Quarter): boolean {
    return !overlap(this.people.get(memberId), from, to);
  }

  take(space: Space, memberId: string, from: Quarter, to: Quarter, seats: number): void {
    push(this.people, memberId, { from, to });
    if (space.exclusive) {
      for (const part of withParts(space)) push(this.places, part.resourceId, { from, to: to + bufferOf(part) });
      return;
    }
    const used = this.seats.get(space.resourceId) ?? new Map<Quarter, number>();
    this.seats.set(space.resourceId, used);
    for (let at = from; at < to; at++) used.set(at, (used.get(at) ?? 0) + seats);
  }
}

/** The space and all spaces that are booked with it. */
export function withParts(space: Space): Space[] {
  const parts = space.draft.parts.map((part) => space.venue.spaces.find(({ draft }) => draft === part)!);
  return [space, ...parts.flatMap(withParts)];
}

export const bufferOf = (space: Space): Quarter => space.draft.bufferMinutes / 15;

const overlap = (taken: readonly Taken[] | undefined, from: Quarter, to: Quarter): boolean =>
  taken?.some((other) => other.from < to && from < other.to) ?? false;

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
