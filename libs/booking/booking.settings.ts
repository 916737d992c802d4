import { z } from 'zod';
import { setting } from '#libs/platform';
import { defaultCancellation, defaultReminders } from './rules/defaults.js';

const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 365);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const step = z.object({ untilMinutesBefore: minutes, feeBasisPoints: z.int().min(0).max(10_000) });
const perClass = <T extends z.ZodType>(value: T) => z.object({ DESK: value, ROOM: value, MACHINE: value }).readonly();

/** Starts and ends are multiples of this many minutes. */
export const gridMinutes = setting('booking.gridMinutes', z.literal([15, 30, 60]), 15);
/** How far ahead one may book. */
export const horizonDays = setting('booking.horizonDays', z.int().min(1).max(365), 60);
/** How many bookings a member may make in an hour. */
export const bookingsPerHour = setting('booking.perHour', z.int().min(1).max(1_000_000), 20);
export const cancellation = setting(
  'booking.cancellation',
  z.object({ steps: perClass(z.array(step).readonly()), graceMinutes: minutes, graceNotWithinMinutes: minutes }),
  defaultCancellation,
);
export const reminders = setting(
  'booking.reminders',
  z.object({ minutesBefore: perClass(z.array(minutes).readonly()), quietFrom: time, quietUntil: time }),
  defaultReminders,
);
