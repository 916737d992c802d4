import type { Language } from './when.js';

interface Used {
  openMinutes: number;
  bookedMinutes: number;
  ownMinutes: number;
}
interface HourUsed extends Used {
  weekday: number;
  hour: number;
}

export const FIGURES_DAYS = [30, 90, 365] as const;

/** The period in the address; 30 days where it names none. */
export const daysFrom = (sent: string | null): (typeof FIGURES_DAYS)[number] =>
  FIGURES_DAYS.find((days) => String(days) === sent) ?? 30;

/** Part of a whole in percent, at most 100; null where there is no whole. */
export const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.min(100, Math.round((part / whole) * 100)) : null;

export const percentText = (percent: number | null, language: Language): string =>
  percent === null ? '–' : new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100);

/** Minutes as hours, whole from ten hours on. */
export const hoursCount = (minutes: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: minutes < 600 ? 1 : 0 }).format(minutes / 60);

export interface Grid {
  /** The hours from the first to the last one that is open or used. */
  hours: number[];
  /** By weekday from Monday on, then by hour: occupancy in percent; null where the venue is closed. */
  percents: (number | null)[][];
}

/** The week as a grid of weekdays and hours. */
export function occupancyGrid(used: readonly HourUsed[]): Grid {
  const known = used.map(({ hour }) => hour);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const hours = known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const percents = Array.from({ length: 7 }, (_, day) =>
    hours.map((hour) => {
      const found = used.find((row) => row.weekday === day + 1 && row.hour === hour);
      return found ? percentOf(found.bookedMinutes, found.openMinutes) : null;
    }),
  );
  return { hours, percents };
}

/** All hours together. */
export const sumOf = (used: readonly Used[]): Used => ({
  openMinutes: used.reduce((sum, { openMinutes }) => sum + openMinutes, 0),
  bookedMinutes: used.reduce((sum, { bookedMinutes }) => sum + bookedMinutes, 0),
  ownMinutes: used.reduce((sum, { ownMinutes }) => sum + ownMinutes, 0),
});

/** The days of the week, from Monday on. */
export function weekdayNames(language: Language, length: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2024, 0, 1 + day))));
}
