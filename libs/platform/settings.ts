import { z } from 'zod';
import { type Sql, statement } from './sql.js';

const minutes = z.int().min(0);
const basisPoints = z.int().min(0).max(10_000);
const spaceKinds = ['DESK_AREA', 'OFFICE', 'MEETING_ROOM', 'WORKSHOP', 'EVENT_HALL', 'MACHINE'] as const;
const perKind = <T extends z.ZodType>(value: T) => z.record(z.enum(spaceKinds), value);
const same = <T>(value: T) =>
  Object.fromEntries(spaceKinds.map((kind) => [kind, value])) as Record<(typeof spaceKinds)[number], T>;

const policy = z.object({
  steps: z.array(z.object({ untilMinutesBefore: minutes, feeBasisPoints: basisPoints })),
  graceMinutes: minutes,
  graceNotWithinMinutes: minutes,
});
const steps = (...all: [hoursBefore: number, feeBasisPoints: number][]) => ({
  steps: all.map(([hours, feeBasisPoints]) => ({ untilMinutesBefore: hours * 60, feeBasisPoints })),
  graceMinutes: 15,
  graceNotWithinMinutes: 120,
});
const room = steps([24, 0], [4, 5_000], [0, 10_000]);

/**
 * What a network may set, with the values a new network starts with. Values live in `network_setting`, dated: a change
 * is a new row from an instant on, so that what was decided under the old value can still be explained.
 */
export const settingsCatalogue = {
  /** Starts and lengths are multiples of this. */
  'booking.gridMinutes': { schema: z.literal(15), initial: 15 as const },
  'booking.horizonDays': { schema: z.int().min(1).max(365), initial: 60 },
  'booking.perHour': { schema: z.int().min(1).max(1_000), initial: 20 },
  /** Cancellation: the fee from each step on, counted back from the start; the first step is the free one. */
  'booking.cancellation': {
    schema: perKind(policy),
    initial: { ...same(room), DESK_AREA: steps([2, 0], [0, 5_000]), MACHINE: steps([48, 0], [24, 5_000], [0, 10_000]) },
  },
  /** Reminders, in minutes before the start. */
  'booking.reminders': {
    schema: perKind(z.array(minutes).min(1).max(4)),
    initial: { ...same([48 * 60, 120]), DESK_AREA: [24 * 60, 120], MACHINE: [24 * 60, 120] },
  },
  'messages.quietHours': {
    schema: z.object({ from: z.string(), until: z.string() }),
    initial: { from: '21:00', until: '08:00' },
  },
  /** Euros a member may spend beyond the pass in a month before being asked (cents). */
  'passes.monthlyCapCents': { schema: z.int().min(0), initial: 6_000 },
  /** Defaults of a need that does not say how long. */
  'offers.minutes': {
    schema: perKind(minutes),
    initial: { ...same(120), DESK_AREA: 240, MEETING_ROOM: 60, EVENT_HALL: 180, OFFICE: 240 },
  },
  'offers.tokenMinutes': { schema: z.int().min(1).max(60), initial: 15 },
  'offers.travelSpeedKmh': { schema: z.number().min(1).max(60), initial: 15 },
} as const;

export type Settings = { [Key in keyof typeof settingsCatalogue]: z.output<(typeof settingsCatalogue)[Key]['schema']> };

const current = statement(
  'platform.settings',
  `select key, value from network_setting where network_id = $1 and valid @> $2::timestamptz`,
);

/** Every setting of a network as it stands at an instant. A stored value that no longer fits its shape is an error. */
export async function settingsAt(sql: Sql, networkId: string, at: Temporal.Instant): Promise<Settings> {
  const stored = new Map(
    (await sql.rows<{ key: string; value: unknown }>(current, [networkId, at])).map((row) => [row.key, row.value]),
  );
  const entries = Object.entries(settingsCatalogue).map(([key, { schema, initial }]) => [
    key,
    stored.has(key) ? schema.parse(stored.get(key)) : initial,
  ]);
  return Object.fromEntries(entries) as Settings;
}

const FRESH_MS = 5_000;

/** Settings kept for a few seconds: they are read by every offer and change a few times a year. */
export class SettingsReader {
  private readonly kept = new Map<string, { settings: Promise<Settings>; readAt: number }>();

  constructor(private readonly open: Sql) {}

  at(networkId: string, now: Temporal.Instant): Promise<Settings> {
    const kept = this.kept.get(networkId);
    if (kept && Math.abs(now.epochMilliseconds - kept.readAt) < FRESH_MS) return kept.settings;
    const settings = settingsAt(this.open, networkId, now);
    this.kept.set(networkId, { settings, readAt: now.epochMilliseconds });
    settings.catch(() => this.kept.delete(networkId));
    return settings;
  }
}
