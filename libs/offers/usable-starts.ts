import { isOnGrid, overlaps } from '#libs/agenda';
import { gridMinutes, horizonDays } from '#libs/booking';
import { type Search } from './search.types.js';

/** Whether a booking may start then and last so long: on the grid, not in the past, within the horizon. */
export function isBookableTime(start: Temporal.Instant, minutes: number, { settings, now }: Search): boolean {
  const grid = settings.get(gridMinutes);
  const latest = now.add({ hours: 24 * settings.get(horizonDays) });
  return (
    isOnGrid(start, grid) &&
    minutes % grid === 0 &&
    minutes > 0 &&
    Temporal.Instant.compare(start, now) >= 0 &&
    Temporal.Instant.compare(start, latest) <= 0
  );
}

/** Whether the member has another booking during a use that starts at `start`. */
export function isBusy({ busy, need }: Search, start: Temporal.Instant): boolean {
  const use = { start, end: start.add({ minutes: need.minutes }) };
  return busy.some((span) => overlaps(span, use));
}

/** Whether the venue opens the space to the pass for a use that starts then, and enough of it is left. */
export function isOpened({ quotas, need }: Search, spaceId: string, start: Temporal.Instant): boolean {
  return quotas.allows(spaceId, { start, end: start.add({ minutes: need.minutes }) }, need.party);
}

/** Whether the need rules out a use that starts then. */
export function isLeftOut({ need }: Search, start: Temporal.Instant): boolean {
  const use = { start, end: start.add({ minutes: need.minutes }) };
  return need.notDuring?.some((span) => overlaps(span, use)) ?? false;
}
