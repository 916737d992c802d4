import { quarterMinutes, isOnGrid } from '#libs/agenda';

export interface MovableAppointment {
  readonly state: string;
  readonly start: Temporal.Instant;
}
export interface MoveLimits {
  /** How long before its start an appointment can still be moved, and how far ahead its new start lies at least. */
  readonly noticeHours: number;
  readonly horizonDays: number;
}
export type WhyNoMove =
  'NOT_MOVABLE' | 'SAME_TIME' | 'TOO_LATE_TO_MOVE' | 'MOVE_TOO_SOON' | 'OFF_GRID' | 'BEYOND_HORIZON';

/** Why an appointment cannot be moved to that start by either side; undefined when it may, if both are free then. */
export function whyNoMove(
  { state, start }: MovableAppointment,
  to: Temporal.Instant,
  now: Temporal.Instant,
  { noticeHours, horizonDays }: MoveLimits,
): WhyNoMove | undefined {
  if (state !== 'CONFIRMED') return 'NOT_MOVABLE';
  const notice = now.add({ hours: noticeHours });
  if (isBefore(start, notice)) return 'TOO_LATE_TO_MOVE';
  if (start.equals(to)) return 'SAME_TIME';
  if (!isOnGrid(to, quarterMinutes)) return 'OFF_GRID';
  // The other side learns of it in time.
  if (isBefore(to, notice)) return 'MOVE_TOO_SOON';
  return isBefore(now.add({ hours: 24 * horizonDays }), to) ? 'BEYOND_HORIZON' : undefined;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
