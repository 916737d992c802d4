import { dateAfter, instantOf, wallClock } from './when.js';

/** A full hour of a week's grid, counted from midnight. `again`: its second run on the day the clock is set back. */
export interface HourRow {
  hour: number;
  again: boolean;
}

export interface Span {
  start: string;
  end: string;
}

/** The part of an entry that is drawn on one day. */
export interface DayPart<Entry> {
  entry: Entry;
  /** In rows from the top of the grid. */
  top: number;
  rows: number;
  /** Entries at the same time stand side by side. */
  lane: number;
  lanes: number;
}

export interface DayColumn<Entry> {
  date: string;
  parts: DayPart<Entry>[];
}

export interface Week<Entry> {
  hours: HourRow[];
  days: DayColumn<Entry>[];
}

const HOUR = 3_600_000;
const FIRST_HOUR = 8;
const LAST_HOUR = 19;

/** The Monday of the week of a date. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dateAfter(date, -weekday);
}

/** The Monday that an address names; the one of today when it names no date. */
export function weekFromAddress(from: string | null, today: string): string {
  const isDate = from !== null && /^\d{4}-\d{2}-\d{2}$/.test(from) && !Number.isNaN(Date.parse(`${from}T00:00:00Z`));
  return mondayOf(isDate ? from : today);
}

/** The seven days of a week, and the period from its first to its last moment. */
export function weekOf(monday: string, zone: string): Span & { dates: string[] } {
  return {
    dates: Array.from({ length: 7 }, (_, n) => dateAfter(monday, n)),
    start: instantOf(monday, '00:00', zone),
    end: instantOf(dateAfter(monday, 7), '00:00', zone),
  };
}

/** The instant of the first run of an hour of a day, in milliseconds. */
const hourOf = (date: string, hour: number, zone: string) =>
  Date.parse(
    hour === 24
      ? instantOf(dateAfter(date, 1), '00:00', zone)
      : instantOf(date, `${String(hour).padStart(2, '0')}:00`, zone),
  );

const clockAt = (milliseconds: number, zone: string) => wallClock(new Date(milliseconds).toISOString(), zone);

/** Whether an hour happens twice on a day. */
const isRepeated = (date: string, hour: number, zone: string) => {
  const first = hourOf(date, hour, zone);
  return clockAt(first, zone).time === clockAt(first + HOUR, zone).time;
};

/** Where an instant is on the clock of its day. */
function clockOf(milliseconds: number, zone: string) {
  const { time } = clockAt(milliseconds, zone);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { hour, minute, again: clockAt(milliseconds - HOUR, zone).time === time };
}

/** Lays out what happens in a week, each day on the clock of a zone, whatever the zone of the browser. */
export function layOutWeek<Entry extends Span>(dates: string[], entries: readonly Entry[], zone: string): Week<Entry> {
  const clipped = dates.map((date) => {
    const [from, until] = [hourOf(date, 0, zone), hourOf(date, 24, zone)];
    return entries
      .map((entry) => ({
        entry,
        from: Math.max(from, Date.parse(entry.start)),
        until: Math.min(until, Date.parse(entry.end)),
      }))
      .filter((part) => part.from < part.until);
  });
  const hours = hourRows(dates, clipped.flat(), zone);
  const rowAt = (milliseconds: number) => {
    const { hour, minute, again } = clockOf(milliseconds, zone);
    return hours.findIndex((row) => row.hour === hour && row.again === again) + minute / 60;
  };
  const days = dates.map((date, n) => {
    const placed = clipped[n]!.map(({ entry, from, until }) => {
      const top = rowAt(from);
      // The last minute is on this day, also of an entry that ends at midnight.
      return { entry, top, rows: rowAt(until - 60_000) + 1 / 60 - top };
    });
    return { date, parts: besideEachOther(placed) };
  });
  return { hours, days };
}

function hourRows(dates: string[], parts: { from: number; until: number }[], zone: string): HourRow[] {
  const first = Math.min(FIRST_HOUR, ...parts.map(({ from }) => clockOf(from, zone).hour));
  const last = Math.max(LAST_HOUR, ...parts.map(({ until }) => clockOf(until - 60_000, zone).hour + 1));
  const rows: HourRow[] = [];
  for (let hour = first; hour < last; hour++) {
    rows.push({ hour, again: false });
    if (dates.some((date) => isRepeated(date, hour, zone))) rows.push({ hour, again: true });
  }
  return rows;
}

/** Puts entries that overlap side by side, each in the first lane that is free. */
function besideEachOther<Entry>(parts: Pick<DayPart<Entry>, 'entry' | 'top' | 'rows'>[]): DayPart<Entry>[] {
  const laid: DayPart<Entry>[] = [];
  let together: DayPart<Entry>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const part of together) part.lanes = ends.length;
    [together, ends] = [[], []];
  };
  for (const part of parts.toSorted((a, b) => a.top - b.top || b.rows - a.rows)) {
    if (ends.every((end) => end <= part.top + 1e-9)) close();
    const free = ends.findIndex((end) => end <= part.top + 1e-9);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = part.top + part.rows;
    const placed = { ...part, lane, lanes: 1 };
    together.push(placed);
    laid.push(placed);
  }
  close();
  return laid;
}
