import { type Sql, statement } from './database/sql.js';

/** One value of a setting, with the time for which it holds; `until` is null while no later value is known. */
export interface SettingValueRow {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly changedAt: Temporal.Instant | null;
}

const lock = statement(
  'platform.lockSetting',
  `select 1 from network_setting where network_id = (select current_network()) and key = $1 order by valid for update`,
);
const history = statement(
  'platform.settingHistory',
  `select id, key, value, lower(valid) as from, upper(valid) as until, changed_at as "changedAt" from network_setting
    where network_id = (select current_network()) and ($1::text is null or key = $1) order by key, valid desc`,
);
const endCurrent = statement(
  'platform.endCurrentSetting',
  `update network_setting set valid = tstzrange(lower(valid), $2)
    where network_id = (select current_network()) and key = $1 and valid @> $2::timestamptz and valid <> tstzrange($2, null)`,
);
// Two first changes at once: the second one finds the row of the first and is refused.
const begin = statement(
  'platform.beginSetting',
  `insert into network_setting (network_id, key, value, valid, changed_at)
   values ((select current_network()), $1, $2::jsonb, tstzrange($3, null), $4) on conflict do nothing returning id`,
);
const removePlanned = statement(
  'platform.removePlannedSetting',
  `select id, starts_at as from from remove_planned_setting($1, $2)`,
);
const continueCurrent = statement(
  'platform.continueSetting',
  `update network_setting set valid = tstzrange(lower(valid), null)
    where network_id = (select current_network()) and key = $1 and upper(valid) = $2`,
);

/** Makes other changes of the setting wait until the transaction ends. */
export const lockSetting = (tx: Sql, key: string): Promise<unknown> => tx.rows(lock, [key]);

/** All stored values of a setting, or of all settings, the latest first. */
export const settingHistory = (tx: Sql, key: string | null): Promise<SettingValueRow[]> =>
  tx.rows<SettingValueRow>(history, [key]);

/**
 * Sets a value from an instant on. The caller has locked the setting and seen that no later value is planned.
 * @returns the id of the value; undefined when another change was faster
 */
export async function changeSetting(
  tx: Sql,
  { key, value, from, now }: { key: string; value: unknown; from: Temporal.Instant; now: Temporal.Instant },
): Promise<string | undefined> {
  await tx.run(endCurrent, [key, from]);
  return (await tx.maybe<{ id: string }>(begin, [key, JSON.stringify(value), from, now]))?.id;
}

/** Removes the value that does not bind yet; the one before it goes on. @returns its id, or undefined when none is planned */
export async function withdrawPlannedSetting(tx: Sql, key: string, now: Temporal.Instant): Promise<string | undefined> {
  const planned = await tx.maybe<{ id: string; from: Temporal.Instant }>(removePlanned, [key, now]);
  if (!planned) return undefined;
  await tx.run(continueCurrent, [key, planned.from]);
  return planned.id;
}
