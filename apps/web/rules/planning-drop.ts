import { instantOf, wallClock } from './when.js';

const MINUTE = 60_000;

/**
 * Where a booking starts that is dropped on a track of hours: on the grid, and never before the first hour that is drawn.
 * @param share how far from the left edge of the track the booking begins, from 0 to 1
 */
export function droppedStart(track: { from: number; until: number }, share: number, gridMinutes: number): string {
  const grid = gridMinutes * MINUTE;
  const at = track.from + share * (track.until - track.from);
  return new Date(Math.max(track.from, Math.round(at / grid) * grid)).toISOString();
}

/** A moved time, as the form shows it and the address keeps it. */
export interface MovedTime {
  spaceId: string;
  date: string;
  time: string;
}

/** The time in the address of a planning; the present one where it has none, or a wrong one. */
export function movedTimeFrom(
  sent: { space: string | null; start: string | null },
  present: { spaceId: string; start: string },
  zone: string,
): MovedTime {
  const isInstant = sent.start !== null && !Number.isNaN(Date.parse(sent.start));
  return { spaceId: sent.space ?? present.spaceId, ...wallClock(isInstant ? sent.start! : present.start, zone) };
}

/** The moved time as instants, as long as the booking was. */
export function movedSpan({ date, time }: MovedTime, was: { start: string; end: string }, zone: string) {
  const start = instantOf(date, time, zone);
  const length = Date.parse(was.end) - Date.parse(was.start);
  return { start, end: new Date(Date.parse(start) + length).toISOString() };
}
