import { quarterCeil, quarterFloor, quarterMinutes, quarterMs } from './quarter-hour.js';
import type { Span } from './span.js';
import type { Stretch } from './stretch.js';

/**
 * Free quarters of many resources as bits: one band of words a quarter, one bit a resource, so that a question about a
 * time touches only its own quarters. A read model for search and alternatives: the allocation in the database decides.
 */
export interface FreeTimeTable {
  readonly firstQuarter: number;
  readonly quarters: number;
  readonly resources: number;
  readonly wordsPerQuarter: number;
  readonly free: Uint32Array;
}

export interface ResourceTime {
  readonly open: readonly Stretch[];
  /** When it cannot be taken (for shared seats: when too few are left), each with its own buffer in its tail. */
  readonly busy: readonly Span[];
  /** What a new booking needs after itself. */
  readonly bufferMinutes: number;
}

/** A table over a window; what lies outside of it counts as closed. */
export function freeTimeTable(resources: readonly ResourceTime[], window: Span): FreeTimeTable {
  const firstQuarter = quarterFloor(window.start);
  const quarters = Math.max(0, quarterCeil(window.end) - firstQuarter);
  const wordsPerQuarter = Math.ceil(resources.length / 32);
  const free = new Uint32Array(quarters * wordsPerQuarter);
  const table = { firstQuarter, quarters, resources: resources.length, wordsPerQuarter, free };
  resources.forEach((time, resource) => write(table, resource, time));
  return table;
}

/**
 * Writes one resource anew: a quarter is open when all of it is, busy when any of it is. The buffer is kept free by
 * taking it off the head of what is busy, so a booking fits wherever its own quarters are free.
 */
export function setResource(table: FreeTimeTable, resource: number, time: ResourceTime): void {
  setBits(table, resource, table.firstQuarter, table.firstQuarter + table.quarters, false);
  write(table, resource, time);
}

/** Onto a resource of which nothing is known. */
function write(table: FreeTimeTable, resource: number, { open, busy, bufferMinutes }: ResourceTime): void {
  const bufferQuarters = Math.ceil(bufferMinutes / quarterMinutes);
  for (const { start, end } of open) {
    setBits(table, resource, Math.ceil(start / quarterMicros), Math.floor(end / quarterMicros), true);
  }
  for (const { start, end } of busy) {
    setBits(table, resource, quarterFloor(start) - bufferQuarters, quarterCeil(end), false);
  }
}

const quarterMicros = quarterMs * 1_000;

/** The resources that can be taken for so long from `start`, by their place in the table. */
export function freeResources(table: FreeTimeTable, start: Temporal.Instant, minutes: number): number[] {
  const { wordsPerQuarter, free } = table;
  const first = quarterFloor(start) - table.firstQuarter;
  const end = quarterCeil(start.add({ minutes: positive(minutes) })) - table.firstQuarter;
  if (first < 0 || end > table.quarters) return [];
  const words = free.slice(first * wordsPerQuarter, (first + 1) * wordsPerQuarter);
  for (let quarter = first + 1; quarter < end; quarter++) {
    for (let word = 0; word < wordsPerQuarter; word++) words[word]! &= free[quarter * wordsPerQuarter + word]!;
  }
  return placesOfOnes(words);
}

/** Counted first: a list that grows as it is filled takes twice the time. */
function placesOfOnes(words: Uint32Array): number[] {
  let count = 0;
  for (const word of words) count += ones(word);
  const found: number[] = [];
  found.length = count;
  let next = 0;
  for (let place = 0; place < words.length; place++) {
    for (let bits = words[place]!; bits !== 0; bits &= bits - 1)
      found[next++] = place * 32 + 31 - Math.clz32(bits & -bits);
  }
  return found;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * For every quarter and resource: can a booking of so many minutes start here? Same layout as `free`; costs one pass
 * over the table per doubling of the length, however many bookings there are.
 */
export function startBits(
  table: FreeTimeTable,
  minutes: number,
  out = new Uint32Array(table.free.length),
): Uint32Array {
  const length = Math.ceil(positive(minutes) / quarterMinutes);
  out.set(table.free);
  for (let covered = 1; covered < length;) {
    const shift = Math.min(covered, length - covered);
    const ahead = shift * table.wordsPerQuarter;
    const inside = Math.max(0, out.length - ahead);
    for (let word = 0; word < inside; word++) out[word]! &= out[word + ahead]!;
    out.fill(0, inside);
    covered += shift;
  }
  return out;
}

/** The starts that `startBits` found for one resource, in order. */
export function startsOf(table: FreeTimeTable, bits: Uint32Array, resource: number): Temporal.Instant[] {
  const starts: Temporal.Instant[] = [];
  const mask = 1 << (resource & 31);
  for (let quarter = 0; quarter < table.quarters; quarter++) {
    if ((bits[quarter * table.wordsPerQuarter + (resource >>> 5)]! & mask) === 0) continue;
    starts.push(Temporal.Instant.fromEpochMilliseconds((table.firstQuarter + quarter) * quarterMs));
  }
  return starts;
}

function setBits(table: FreeTimeTable, resource: number, firstQuarter: number, endQuarter: number, free: boolean) {
  const first = Math.max(0, firstQuarter - table.firstQuarter);
  const end = Math.min(endQuarter - table.firstQuarter, table.quarters);
  const mask = 1 << (resource & 31);
  for (let quarter = first; quarter < end; quarter++) {
    const word = quarter * table.wordsPerQuarter + (resource >>> 5);
    if (free) table.free[word]! |= mask;
    else table.free[word]! &= ~mask;
  }
}

function positive(minutes: number): number {
  if (!(minutes > 0)) throw new RangeError(`a booking of ${minutes} minutes`);
  return minutes;
}
