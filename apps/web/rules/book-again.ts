import { dateAfter, instantOf, wallClock } from './when.js';

/** The same weekday and time of day, in the first week in which it is still to come. */
export function sameTimeLater(start: string, zone: string, now = Date.now()): string {
  const { date, time } = wallClock(start, zone);
  const weeks = Math.max(1, Math.floor((now - Date.parse(start)) / (7 * 86_400_000)));
  for (let week = weeks; ; week++) {
    const later = instantOf(dateAfter(date, 7 * week), time, zone);
    if (Date.parse(later) > now) return later;
  }
}
