/** The two languages of the pages. */
export type Language = 'fr' | 'en';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const NARROW_SPACE = '\u202f';
const NO_BREAK = '\u00a0';

type Parts = Record<string, string>;

/** Making a format takes far longer than using it, and a planning has thousands of times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  clocks.set(zone, clock);
  return clock;
}

/** Local calendar date and wall-clock time of an instant, as form fields want them: `2026-11-23`, `09:30`. */
export function wallClock(instant: string, zone: string): { date: string; time: string } {
  const read = clockOf(zone).formatToParts(new Date(instant));
  const p: Parts = Object.fromEntries(read.map((part) => [part.type, part.value]));
  return { date: `${p['year']}-${p['month']}-${p['day']}`, time: `${p['hour']}:${p['minute']}` };
}

/**
 * The instant of a local date and time. A time that happens twice means the first one; a time the clock skips moves
 * forward by the skipped hour, as the server does.
 */
export function instantOf(date: string, time: string, zone: string): string {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`not a date and time: ${date} ${time}`);
  const offsetAt = (ms: number) => {
    const local = wallClock(new Date(ms).toISOString(), zone);
    return Date.parse(`${local.date}T${local.time}:00Z`) - Math.floor(ms / 60_000) * 60_000;
  };
  const dayBefore = offsetAt(asUtc - 86_400_000);
  const dayAfter = offsetAt(asUtc + 86_400_000);
  const fits = [asUtc - dayBefore, asUtc - dayAfter].filter((ms) => ms + offsetAt(ms) === asUtc);
  return new Date(fits.length ? Math.min(...fits) : asUtc - dayBefore).toISOString();
}

/** A wall-clock time such as `09:30` as `9 h 30` in French, `09:30` in English. */
export function openingText(time: string, language: Language): string {
  const [hours = '', minutes = ''] = time.split(':');
  if (language === 'en') return `${hours}:${minutes}`;
  return `${Number(hours)}${NO_BREAK}h${minutes === '00' ? '' : NO_BREAK + minutes}`;
}

/** `9 h`, `9 h 30` in French, `09:30` in English. */
export function timeText(instant: string, zone: string, language: Language): string {
  return openingText(wallClock(instant, zone).time, language);
}

/** The day of the month: `1er` for the first in French, else its number. */
export function monthDayText(instant: string, zone: string, language: Language): string {
  const day = Number(wallClock(instant, zone).date.slice(8));
  return language === 'fr' && day === 1 ? '1er' : String(day);
}

/** `lun. 23 nov.`, `mar. 1er déc.`, with the year only when it is not the current one. */
export function dayText(instant: string, zone: string, language: Language, now = Date.now()): string {
  const year = wallClock(instant, zone).date.slice(0, 4);
  const thisYear = wallClock(new Date(now).toISOString(), zone).date.slice(0, 4);
  return new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year === thisYear ? {} : { year: 'numeric' }),
    timeZone: zone,
  })
    .formatToParts(new Date(instant))
    .map(({ type, value }) => (type === 'day' ? monthDayText(instant, zone, language) : value))
    .join('')
    .replace(',', '');
}

/** Whole local days from now to the instant: 0 today, 1 tomorrow, −1 yesterday. */
export function daysAway(instant: string, zone: string, now = Date.now()): number {
  const day = (iso: string) => Date.parse(`${wallClock(iso, zone).date}T00:00:00Z`);
  return Math.round((day(instant) - day(new Date(now).toISOString())) / 86_400_000);
}

/** `9 h – 10 h`; an end on another day carries its day. */
export function hoursText(start: string, end: string, zone: string, language: Language): string {
  const dash = language === 'fr' ? ` – ` : '–';
  const sameDay = wallClock(start, zone).date === wallClock(end, zone).date;
  const endText = timeText(end, zone, language);
  return timeText(start, zone, language) + dash + (sameDay ? endText : `${dayText(end, zone, language)} ${endText}`);
}

/** `lun. 23 nov., 9 h – 10 h`. */
export function spanText(start: string, end: string, zone: string, language: Language, now = Date.now()): string {
  return `${dayText(start, zone, language, now)}, ${hoursText(start, end, zone, language)}`;
}

/** `lun. 23 nov., 9 h`. */
export function momentText(instant: string, zone: string, language: Language, now = Date.now()): string {
  return `${dayText(instant, zone, language, now)}, ${timeText(instant, zone, language)}`;
}

/** `45 min`, `2 h`, `1 h 30`; a minus sign for time given back or taken. */
export function minutesText(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  if (hours === 0) return `${sign}${rest}${NO_BREAK}min`;
  return `${sign}${hours}${NO_BREAK}h${rest === 0 ? '' : NO_BREAK + String(rest).padStart(2, '0')}`;
}

/** The times of a day, every so many minutes from midnight: `00:00`, `00:15` … */
export function timesOfDay(everyMinutes: number): string[] {
  const two = (n: number) => String(n).padStart(2, '0');
  return Array.from({ length: Math.floor(1440 / everyMinutes) }, (_, i) => {
    const minutes = i * everyMinutes;
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
}

/** The date so many days after another, as date fields want it. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Name of a weekday, 1 = Monday. */
export function weekdayText(weekday: number, language: Language): string {
  const monday = Date.UTC(2026, 5, 1);
  const date = new Date(monday + (weekday - 1) * 86_400_000);
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/** Euros of integer cents. */
export function moneyText(cents: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** `350 m`, `2,4 km`. */
export function distanceText(meters: number, language: Language): string {
  if (meters < 950) return `${Math.max(10, Math.round(meters / 10) * 10)}${NARROW_SPACE}m`;
  const km = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: meters < 9_950 ? 1 : 0 });
  return `${km.format(meters / 1000)}${NARROW_SPACE}km`;
}
