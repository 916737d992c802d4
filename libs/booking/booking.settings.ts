import { z } from 'zod';
import { SPACE_KINDS, type SpaceKind } from '#libs/directory';
import { setting } from '#libs/platform';
import { type CancellationPolicy } from './rules/cancellation.js';

const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 365);
const perKind = <T extends z.ZodType>(value: T) => z.record(z.enum(SPACE_KINDS), value);
const perKindDefaults = <T>(fallback: T, exceptions: Partial<Record<SpaceKind, T>>) =>
  Object.fromEntries(SPACE_KINDS.map((kind) => [kind, exceptions[kind] ?? fallback])) as Record<SpaceKind, T>;

/** Bookings start and end at multiples of this many minutes. */
export const gridMinutes = setting('booking.gridMinutes', z.literal([15, 30, 60]), 15);
/** How many days ahead a booking can start. */
export const horizonDays = setting('booking.horizonDays', z.int().min(1).max(365), 60);
/** The number of bookings a member can make per hour. */
export const bookingsPerHour = setting('booking.perHour', z.int().min(1).max(1_000_000), 20);

/**
 * A cancellation policy: the deadline of each step in hours before the start, and its fee. After the last step the whole price
 * is due.
 */
const policy = (...steps: [hoursBefore: number, feeBasisPoints: number][]): CancellationPolicy => ({
  steps: steps.map(([hours, feeBasisPoints]) => ({ untilMinutesBefore: hours * 60, feeBasisPoints })),
  graceMinutes: 15,
  graceNotWithinMinutes: 120,
});
export const cancellation = setting(
  'booking.cancellation',
  perKind(
    z.object({
      steps: z.array(z.object({ untilMinutesBefore: minutes, feeBasisPoints: z.int().min(0).max(10_000) })).readonly(),
      graceMinutes: minutes,
      graceNotWithinMinutes: minutes,
    }),
  ),
  perKindDefaults(policy([24, 0], [4, 5_000]), {
    DESK_AREA: policy([2, 0], [0, 5_000]),
    MACHINE: policy([48, 0], [24, 5_000]),
  }),
);

/** Minutes before the start. The second reminder for a desk is sent while cancelling is still free. */
export const reminderTimes = setting(
  'booking.reminders',
  perKind(z.array(minutes).max(4).readonly()),
  perKindDefaults<readonly number[]>([48 * 60, 120], { DESK_AREA: [24 * 60, 180], MACHINE: [24 * 60, 120] }),
);
