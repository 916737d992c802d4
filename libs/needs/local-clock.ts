import { type Reading, addFault } from './reading.js';
import type { DayHours, ExcludedTime, ReadingDefaults } from './understand.types.js';
import type { Spoken } from './when.js';

/** A window to look in; `minutes` is null when no length follows from the words. */
export interface Window {
  start: Temporal.Instant | null;
  end: Temporal.Instant | null;
  minutes: number | null;
  /** The start is meant exactly: the end follows from the length. */
  exact: boolean;
  /** "la semaine prochaine le matin": what is left out between the days of the window. */
  gaps: ExcludedTime[];
}

/** Turns what was said into instants of `zone`, and says which hours do not exist, exist twice, or are gone. */
export function placeInTime(
  reading: Reading,
  spoken: Spoken,
  now: Temporal.Instant,
  zone: string,
  defaults: ReadingDefaults,
  usualMinutes: number,
): Window {
  const clock = new LocalClock(reading, spoken, now, zone, defaults, usualMinutes);
  return clock.window();
}

/** Days that are still looked at one by one. */
const longestDaily = 31;

class LocalClock {
  private readonly today: Temporal.PlainDate;
  private readonly first: Temporal.PlainDate;
  private readonly last: Temporal.PlainDate;

  private readonly reading: Reading;
  private readonly spoken: Spoken;
  private readonly now: Temporal.Instant;
  private readonly zone: string;
  private readonly defaults: ReadingDefaults;
  private readonly usualMinutes: number;

  constructor(
    reading: Reading,
    spoken: Spoken,
    now: Temporal.Instant,
    zone: string,
    defaults: ReadingDefaults,
    usualMinutes: number,
  ) {
    this.reading = reading;
    this.spoken = spoken;
    this.now = now;
    this.zone = zone;
    this.defaults = defaults;
    this.usualMinutes = usualMinutes;
    this.today = now.toZonedDateTimeISO(zone).toPlainDate();
    this.first = spoken.days?.first ?? this.today;
    this.last = spoken.days?.last ?? this.today;
  }

  window(): Window {
    const window = this.said();
    const { start, end } = window;
    if (!start || !end || !isBefore(end, start)) return window;
    const { index, length } = this.spoken.hours;
    addFault(this.reading, 'REVERSED', index, length); // "toute l'après-midi jusqu'à midi"
    return { ...window, end: null, minutes: this.spoken.hours.lasting ?? null, exact: true, gaps: [] };
  }

  private said(): Window {
    const { hours, part, whole, days, now, noSuchDay } = this.spoken;
    if (noSuchDay) return { start: null, end: null, minutes: hours.lasting ?? null, exact: false, gaps: [] };
    if (hours.delay !== undefined) return this.delayed(hours.delay, hours.before === true);
    if (hours.from !== undefined && hours.until !== undefined) return this.range(hours.from, hours.until);
    if (whole) return this.all(this.defaults.wholes[whole]);
    if (hours.at !== undefined) return this.at(hours.at);
    if (part && this.spoken.partIsEnd) return this.open(this.defaults.parts.DAY.from, this.defaults.parts[part].from);
    const open = this.defaults.parts[part ?? 'DAY'];
    if (hours.from !== undefined) {
      return this.open(this.afternoon(hours.from), hours.from < open.to ? open.to : 1440);
    }
    if (hours.until !== undefined)
      return this.open(Math.max(0, Math.min(open.from, this.afternoon(hours.until) - 60)), this.afternoon(hours.until));
    if (now && !days) return this.delayed(0, false);
    if (days || part) return this.open(open.from, open.to);
    return { start: null, end: null, minutes: hours.lasting ?? null, exact: false, gaps: [] };
  }

  private delayed(minutes: number, before: boolean): Window {
    const then = this.now.add({ minutes });
    const { lasting } = this.spoken.hours;
    const soonest = this.onGrid(this.now);
    if (before) return { start: soonest, end: latest(soonest, then), minutes: lasting ?? null, exact: false, gaps: [] };
    return { start: this.onGrid(then), end: null, minutes: lasting ?? null, exact: true, gaps: [] };
  }

  /** "à 14h": today, or tomorrow when no day was said and the hour is gone. */
  private at(minutes: number): Window {
    const said = this.afternoon(minutes);
    if (this.isDaily()) return this.daily(said, said + (this.spoken.hours.lasting ?? this.usualMinutes));
    const start = this.instant(this.dayFor(said), said, true);
    return { start, end: null, minutes: this.spoken.hours.lasting ?? null, exact: true, gaps: [] };
  }

  private range(from: number, until: number): Window {
    const { hours } = this.spoken;
    const a = this.afternoon(from);
    const b = this.afternoon(until) > a ? this.afternoon(until) : until; // "samedi soir de 22h à 2h"
    if (this.isDaily() && b > a) return this.daily(a, b, hours.whole ? b - a : undefined);
    const night = b <= a && b + 1440 - a <= this.defaults.maxMinutes && b <= 360;
    const day = this.dayFor(a);
    const start = this.instant(day, a, true);
    if (b <= a && !night) {
      addFault(this.reading, 'REVERSED', hours.index, hours.length);
      return { start, end: null, minutes: hours.lasting ?? null, exact: true, gaps: [] };
    }
    const end = this.instant(day, night ? b + 1440 : b, true);
    if (!hours.whole)
      return { start: this.ahead(start, end), end, minutes: hours.lasting ?? null, exact: false, gaps: [] };
    return { start, end, minutes: hours.lasting ?? minutesBetween(start, end), exact: false, gaps: [] };
  }

  /** "toute la journée"; from 14h on if an hour is said too. */
  private all(whole: DayHours): Window {
    const { hours } = this.spoken;
    const from = hours.at ?? hours.from ?? whole.from;
    const to = hours.until ?? (from < whole.to ? whole.to : 1440);
    const day = this.dayFor(from, this.spoken.days ? to : from);
    const end = this.instant(day, to, false);
    const start = this.ahead(this.instant(day, from, hours.at !== undefined), end);
    return { start, end, minutes: hours.lasting ?? minutesBetween(start, end), exact: false, gaps: [] };
  }

  /** What is left of some hours of a day, or of several whole days. */
  private open(from: number, to: number): Window {
    const { hours, part, days } = this.spoken;
    const isPart = part !== null || hours.from !== undefined || hours.until !== undefined;
    if (isPart && this.isDaily()) return this.daily(from, to);
    const day = days && !isPart ? this.firstAhead(to) : this.dayFor(from, to);
    const last = days && !isPart ? this.last : day;
    let end = this.instant(last, to, false);
    const dayIsOver = last.equals(this.today) && part === null && isBefore(end, this.onGrid(this.now));
    if (dayIsOver) end = this.instant(last, 1440, false);
    return {
      start: this.ahead(this.instant(day, from, false), end),
      end,
      minutes: hours.lasting ?? null,
      exact: false,
      gaps: [],
    };
  }

  /** Hours of each of several days. */
  private isDaily(): boolean {
    const { days } = this.spoken;
    const ahead = this.first.until(this.last).days;
    return days !== null && days.isOpenEnded !== true && ahead > 0 && ahead <= longestDaily;
  }

  private daily(from: number, to: number, minutes?: number): Window {
    const first = this.firstAhead(to);
    const gaps: ExcludedTime[] = [];
    for (let day = first; Temporal.PlainDate.compare(day, this.last) < 0; day = day.add({ days: 1 }))
      gaps.push({ start: this.instant(day, to, false), end: this.instant(day.add({ days: 1 }), from, false) });
    const end = this.instant(this.last, to, false);
    const start = this.ahead(this.instant(first, from, false), end);
    return { start, end, minutes: this.spoken.hours.lasting ?? minutes ?? null, exact: false, gaps };
  }

  /** The first of several days, without today where its hours are over. */
  private firstAhead(to: number): Temporal.PlainDate {
    const isOver = this.first.equals(this.today) && isBefore(this.instant(this.today, to, false), this.now);
    return isOver && !this.first.equals(this.last) ? this.first.add({ days: 1 }) : this.first;
  }

  /** The start of a window, or what is still ahead of it. */
  private ahead(start: Temporal.Instant, end: Temporal.Instant): Temporal.Instant {
    const soonest = this.onGrid(this.now);
    return isBefore(start, soonest) && isBefore(soonest, end) ? soonest : start;
  }

  /** "après-midi à 3h" is 15h. */
  private afternoon(minutes: number): number {
    const part = this.spoken.part;
    const late = part === 'AFTERNOON' || part === 'EARLY_AFTERNOON' || part === 'LATE_AFTERNOON' || part === 'EVENING';
    return late && minutes < 720 && minutes >= 60 ? minutes + 720 : minutes;
  }

  /** The first day these hours are not over, among those said; today or tomorrow when none was. */
  private dayFor(from: number, to = from): Temporal.PlainDate {
    if (this.spoken.days && this.first.equals(this.last)) return this.first;
    this.reading.assumed.add('date');
    const isOver = isBefore(this.instant(this.first, to, false), this.now);
    const next = this.first.add({ days: 1 });
    const allowed = !this.spoken.days || Temporal.PlainDate.compare(next, this.last) <= 0;
    return isOver && allowed ? next : this.first;
  }

  /** A local hour as an instant: skipped forward when clocks jump over it, the first when it comes twice. */
  private instant(day: Temporal.PlainDate, minutes: number, saidSo: boolean): Temporal.Instant {
    const date = day.add({ days: Math.floor(minutes / 1440) });
    const local = date.toPlainDateTime({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
    const zoned = local.toZonedDateTime(this.zone, { disambiguation: 'compatible' });
    if (saidSo) {
      const { index, length } = this.spoken.hours;
      if (!zoned.toPlainDateTime().equals(local)) addFault(this.reading, 'TIME_NONEXISTENT', index, length);
      else if (
        zoned.epochMilliseconds !== local.toZonedDateTime(this.zone, { disambiguation: 'later' }).epochMilliseconds
      ) {
        addFault(this.reading, 'TIME_AMBIGUOUS', index, length);
      }
    }
    return zoned.toInstant();
  }

  private onGrid(instant: Temporal.Instant): Temporal.Instant {
    const step = this.defaults.gridMinutes * 60_000;
    return Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / step) * step);
  }
}

const latest = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);
const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

export function minutesBetween(start: Temporal.Instant, end: Temporal.Instant): number {
  return Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
}
