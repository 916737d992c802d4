import type { SpaceKind } from '#libs/directory';
import { dayInWords } from './calendar.js';
import { minutesBetween } from './local-clock.js';
import type { Reading } from './reading.js';
import { textWithout } from './several-needs.js';
import type { Token } from './tokens.js';
import type { Doubt, ReadingDefaults } from './understand.types.js';
import type { Spoken } from './when.js';

interface Placed {
  start: Temporal.Instant | null;
  end: Temporal.Instant | null;
  minutes: number;
}

export const saysHour = ({ hours, part, whole }: Spoken) =>
  part !== null || whole !== null || hours.from !== undefined || hours.until !== undefined || hours.delay !== undefined;

/** "14h35": the nearest start and length that can be booked, and it is said so. */
export function onGrid(reading: Reading, placed: Placed, spoken: Spoken, defaults: ReadingDefaults): Placed {
  const { start, end, minutes } = placed;
  const grid = defaults.gridMinutes;
  const near = (instant: Temporal.Instant) =>
    Temporal.Instant.fromEpochMilliseconds(Math.round(instant.epochMilliseconds / (grid * 60_000)) * grid * 60_000);
  const length = Math.max(grid, Math.ceil(minutes / grid) * grid);
  const isWhole = start && end && minutesBetween(start, end) === minutes;
  const [first, last] = [start && near(start), end && near(end)];
  const isOff = (a: Temporal.Instant | null, b: Temporal.Instant | null) => a && b && !a.equals(b);
  const isRange = spoken.hours.until !== undefined;
  const offLength = minutes !== length && !(isWhole && isRange) && minutes >= defaults.minMinutes;
  if (!isOff(start, first) && !(isRange && isOff(end, last)) && !offLength) return placed;
  reading.faults.push({ code: 'OFF_GRID', text: offLength ? (spoken.hours.lastingSaid ?? spoken.said) : spoken.said });
  if (!first || !last) return { ...placed, minutes: offLength ? length : minutes };
  if (isRange && isWhole) return { start: first, end: last, minutes: minutesBetween(first, last) };
  const wanted = offLength ? length : minutes;
  return { start: first, end: isWhole ? first.add({ minutes: wanted }) : last, minutes: wanted };
}

export function checkTime(
  reading: Reading,
  spoken: Spoken,
  { start, end, minutes }: { start: Temporal.Instant | null; end: Temporal.Instant | null; minutes: number },
  kind: SpaceKind | null,
  now: Temporal.Instant,
  defaults: ReadingDefaults,
): void {
  const { faults } = reading;
  const { lasting, lastingSaid } = spoken.hours;
  const longest = (kind && defaults.maxMinutesByKind[kind]) ?? defaults.maxMinutes;
  if (minutes > longest) faults.push({ code: 'TOO_LONG', text: lastingSaid ?? spoken.said });
  const room = start && end ? minutesBetween(start, end) : minutes;
  if (Math.min(minutes, room) < defaults.minMinutes)
    faults.push({ code: 'TOO_SHORT', text: lastingSaid ?? spoken.said });
  if (!start || !end) return;
  if (Temporal.Instant.compare(start, now) < 0) faults.push({ code: 'TIME_PAST', text: spoken.said });
  if (minutesBetween(now, start) > defaults.horizonDays * 1440) faults.push({ code: 'TOO_FAR', text: spoken.said });
  if (lasting !== undefined && room < minutes) faults.push({ code: 'CONTRADICTION', text: spoken.said });
}

/** "ce soir" and "this evening", where a part of the day follows the weekday. */
function todayBefore(next: Token | undefined, language: 'fr' | 'en'): string {
  const part = next?.text ?? '';
  if (language === 'en') return /^(morning|afternoon|evening)$/.test(part) ? 'this' : 'today';
  if (/^(apres|aprem)$/.test(part)) return 'cet';
  return /^(matin|midi|soir)$/.test(part) ? 'ce' : "aujourd'hui";
}

/** "lundi 14h" said on a Monday morning: next week's is taken, and today's is one tap away. */
export function todayOrNextWeek(
  reading: Reading,
  spoken: Spoken,
  { start, end }: Placed,
  now: Temporal.Instant,
  zone: string,
  language: 'fr' | 'en',
): { doubts: Doubt[]; also: string[] } {
  const { sameWeekday } = reading;
  if (!sameWeekday || !start || !end || !spoken.days) return { doubts: [], also: [] };
  const lastToday = (spoken.hours.at ?? spoken.hours.from) === undefined ? end : start;
  if (Temporal.Instant.compare(lastToday.subtract({ hours: 24 * 7 }), now) < 0) return { doubts: [], also: [] };
  const day = start.toZonedDateTimeISO(zone).toPlainDate();
  const at = reading.tokens.indexOf(sameWeekday);
  const { from, to } = sameWeekday;
  const inPlace = (words: string) => `${reading.text.slice(0, from)}${words}${reading.text.slice(to)}`;
  const doubt: Doubt = {
    about: 'DAY',
    text: reading.text.slice(from, to),
    guess: { about: 'DAY', day },
    accepted: inPlace(dayInWords(day, language)),
  };
  return {
    doubts: [doubt],
    also: at < 0 ? [textWithout(reading, [])] : [inPlace(todayBefore(reading.tokens[at + 1], language))],
  };
}
