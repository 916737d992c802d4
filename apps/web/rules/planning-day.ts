import { dateAfter, instantOf, wallClock } from './when.js';

interface Span {
  start: string;
  end: string;
}

/** The hours of a day that are drawn, as instants in milliseconds. On the night the clock changes, they are more or fewer. */
export interface DayWindow {
  date: string;
  from: number;
  until: number;
}

/** Where a bar lies in a day, in percent of its width. */
export interface Bar<Entry> {
  entry: Entry;
  left: number;
  width: number;
  /** Bars at the same time lie one below the other. */
  lane: number;
}

const HOUR = 3_600_000;
const FIRST_HOUR = 7;
const LAST_HOUR = 21;

const atHour = (date: string, hour: number, zone: string) =>
  Date.parse(
    hour === 24
      ? instantOf(dateAfter(date, 1), '00:00', zone)
      : instantOf(date, `${String(hour).padStart(2, '0')}:00`, zone),
  );

/** The hours to draw for some days: the usual ones, and the whole day where something is earlier or later. */
export function dayWindows(dates: readonly string[], entries: readonly Span[], zone: string): DayWindow[] {
  return dates.map((date) => {
    const [dayFrom, dayUntil] = [atHour(date, 0, zone), atHour(date, 24, zone)];
    const [usualFrom, usualUntil] = [atHour(date, FIRST_HOUR, zone), atHour(date, LAST_HOUR, zone)];
    const inDay = entries.filter(({ start, end }) => Date.parse(start) < dayUntil && Date.parse(end) > dayFrom);
    // What lasts the whole day says nothing about its hours.
    const starts = inDay.map(({ start }) => Date.parse(start)).filter((start) => start > dayFrom);
    const ends = inDay.map(({ end }) => Date.parse(end)).filter((end) => end < dayUntil);
    const isEarly = starts.some((start) => start < usualFrom) || ends.some((end) => end <= usualFrom);
    const isLate = ends.some((end) => end > usualUntil) || starts.some((start) => start >= usualUntil);
    return { date, from: isEarly ? dayFrom : usualFrom, until: isLate ? dayUntil : usualUntil };
  });
}

/** The full hours of a day as the clock of the venue shows them: a repeated hour is there twice. */
export function hoursOf({ from, until }: DayWindow, zone: string): { time: string; left: number }[] {
  const hours = [];
  for (let at = from; at < until; at += HOUR)
    hours.push({
      time: wallClock(new Date(at).toISOString(), zone).time,
      left: ((at - from) / (until - from)) * 100,
    });
  return hours;
}

/** The bars of one space on one day. */
export function barsOf<Entry extends Span>({ from, until }: DayWindow, entries: readonly Entry[]): Bar<Entry>[] {
  const ends: number[] = [];
  return entries
    .map((entry) => ({
      entry,
      start: Math.max(from, Date.parse(entry.start)),
      end: Math.min(until, Date.parse(entry.end)),
    }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map(({ entry, start, end }) => {
      const free = ends.findIndex((before) => before <= start);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = end;
      const share = (milliseconds: number) => (milliseconds / (until - from)) * 100;
      return { entry, left: share(start - from), width: share(end - start), lane };
    });
}
