import { type Language, dateAfter, openingText, wallClock } from './when.js';

/** Minutes of the local day, from 0 to 1440. */
interface OpenRange {
  from: number;
  until: number;
}

export interface OpenDay {
  /** Such as `2026-11-23`. */
  date: string;
  ranges: OpenRange[];
  /** How many bookings of this day a change touches. */
  touched: number;
}

const MINUTES_OF_DAY = 1440;
const DAYS = 28;

/** Four weeks from a date on: when it is open on each day. A range over midnight counts for both days. */
export function openDays(
  openings: readonly { start: string; end: string }[],
  { today, zone, touched = [] }: { today: string; zone: string; touched?: readonly string[] },
): OpenDay[] {
  const days = Array.from({ length: DAYS }, (_, i): OpenDay => ({ date: dateAfter(today, i), ranges: [], touched: 0 }));
  const byDate = new Map(days.map((day) => [day.date, day]));
  for (const { start, end } of openings) {
    const first = wallClock(start, zone);
    const last = wallClock(end, zone);
    for (let { date } = first; date <= last.date; date = dateAfter(date, 1)) {
      const from = date === first.date ? minuteOf(first.time) : 0;
      const until = date === last.date ? minuteOf(last.time) : MINUTES_OF_DAY;
      if (until > from) byDate.get(date)?.ranges.push({ from, until });
    }
  }
  for (const instant of touched) {
    const day = byDate.get(wallClock(instant, zone).date);
    if (day) day.touched += 1;
  }
  return days;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The days as the lines of a calendar that starts with Monday; null beside them. */
export function weeksOf(days: readonly OpenDay[]): (OpenDay | null)[][] {
  const before = (weekdayOf(days[0]!.date) + 6) % 7;
  const cells: (OpenDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

/** 0 Sunday to 6 Saturday. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** `9 h – 12 h, 14 h – 18 h`; empty when closed. */
export function rangesText(ranges: readonly OpenRange[], language: Language): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const time = (minute: number) => openingText(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`, language);
  const dash = language === 'fr' ? ' – ' : '–';
  return ranges.map(({ from, until }) => time(from) + dash + time(until)).join(', ');
}

/** Whether a day has other hours than before. */
export const isChanged = (before: OpenDay, after: OpenDay): boolean =>
  JSON.stringify(before.ranges) !== JSON.stringify(after.ranges);
