import { type z } from 'zod';
import { type Sql, statement } from './database/sql.js';
import { type LocalizedText } from './database/table-declarations.js';

export const SETTING_UNITS = [
  'MINUTES',
  'DAYS',
  'CENTS',
  'KM_PER_HOUR',
  'BASIS_POINTS',
  'LOCAL_TIME',
  'BYTES',
] as const;
export type SettingUnit = (typeof SETTING_UNITS)[number];

/** What the page of settings says about one. */
export interface SettingTexts {
  readonly title: LocalizedText;
  readonly meaning: LocalizedText;
  /** Null where the parts have different units, which their names give, or none. */
  readonly unit: SettingUnit | null;
  /** Names of the parts of a value that has several. */
  readonly parts?: Readonly<Record<string, LocalizedText>>;
}

/** A value that each network may set, with the default for new networks. */
export interface Setting<Value> extends SettingTexts {
  readonly key: string;
  readonly schema: z.ZodType<Value>;
  readonly initial: Value;
}

const declared = new Map<string, Setting<unknown>>();

/** Declares a setting, in the lib whose rule uses it. */
export function setting<Value>(
  key: string,
  schema: z.ZodType<Value>,
  initial: NoInfer<Value>,
  texts: SettingTexts,
): Setting<Value> {
  if (declared.has(key)) throw new Error(`Two settings are called ${key}`);
  const newSetting = { ...texts, key, schema, initial };
  declared.set(key, newSetting);
  return newSetting;
}

/** Every declared setting, for the command that checks what is stored. */
export const declaredSettings = (): Setting<unknown>[] => [...declared.values()];

/** What a change would touch, such as 12 "bookings to come". */
export interface Touched {
  readonly count: number;
  readonly what: LocalizedText;
}
export interface SettingChange<Value> {
  readonly now: Temporal.Instant;
  readonly from: Temporal.Instant;
  readonly before: Value;
  readonly after: Value;
}
type CountTouched = (tx: Sql, change: SettingChange<unknown>) => Promise<Touched[]>;
const counters = new Map<string, CountTouched>();

/** Declares how to count what a change of a setting touches, in the lib whose rule uses it. The transaction is the network's. */
export function countTouchedBy<Value>(
  { key }: Setting<Value>,
  count: (tx: Sql, change: SettingChange<Value>) => Promise<Touched[]>,
): void {
  if (counters.has(key)) throw new Error(`What ${key} touches is counted twice`);
  counters.set(key, count as CountTouched);
}

/** What a change touches; null when nothing of it can be counted. */
export const touchedBy = async (
  { key }: Setting<unknown>,
  tx: Sql,
  change: SettingChange<unknown>,
): Promise<Touched[] | null> => (await counters.get(key)?.(tx, change)) ?? null;

/** The settings of one network at one instant. */
export class Settings {
  private readonly checked = new Map<string, unknown>();

  constructor(private readonly stored: ReadonlyMap<string, unknown>) {}

  /** @throws when the stored value no longer matches the schema of the setting */
  get<Value>({ key, schema, initial }: Setting<Value>): Value {
    if (!this.stored.has(key)) return initial;
    if (!this.checked.has(key)) this.checked.set(key, schema.parse(this.stored.get(key)));
    return this.checked.get(key) as Value;
  }
}

const current = statement(
  'platform.settings',
  `select key, value from network_setting where network_id = $1 and valid @> $2::timestamptz`,
);

/** Reads `network_setting`. A change is a new row valid from an instant on, so that past decisions can be explained. */
export async function settingsAt(sql: Sql, networkId: string, at: Temporal.Instant): Promise<Settings> {
  const rows = await sql.rows<{ key: string; value: unknown }>(current, [networkId, at]);
  return new Settings(new Map(rows.map(({ key, value }) => [key, value])));
}

const CACHE_MS = 5_000;

/** Settings cached for a few seconds, since every offer reads them and they rarely change. */
export class SettingsReader {
  private readonly kept = new Map<string, { settings: Promise<Settings>; readAt: number }>();

  constructor(private readonly open: Sql) {}

  at(networkId: string, now: Temporal.Instant): Promise<Settings> {
    const kept = this.kept.get(networkId);
    if (kept && Math.abs(now.epochMilliseconds - kept.readAt) < CACHE_MS) return kept.settings;
    const settings = settingsAt(this.open, networkId, now);
    this.kept.set(networkId, { settings, readAt: now.epochMilliseconds });
    settings.catch(() => this.kept.delete(networkId));
    return settings;
  }
}
