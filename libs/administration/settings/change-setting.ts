import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Database,
  Rollback,
  type Setting as Declared,
  type Touched,
  type Transaction,
  type Viewer,
  actorOf,
  changeSetting,
  declaredSettings,
  lockSetting,
  settingHistory,
  touchedBy,
  withdrawPlannedSetting,
} from '#libs/platform';
import { type SettingRefusal } from './settings.types.js';
import { valuesAt } from './settings.view.js';

const MOST_DAYS_AHEAD = 730;

export interface Refusal {
  readonly refused: SettingRefusal;
  readonly path: readonly string[];
}
interface Wish {
  readonly key: string;
  readonly value: string;
  readonly from?: Temporal.Instant | null;
}
interface Checked {
  readonly setting: Declared<unknown>;
  readonly from: Temporal.Instant;
  readonly before: unknown;
  readonly after: unknown;
}

const refusal = (refused: SettingRefusal, path: readonly PropertyKey[] = []): Refusal => ({
  refused,
  path: path.map(String),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Changes a setting from a date on, tries a change, or withdraws one that does not bind yet. */
@Injectable()
export class ChangeSetting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** What a change would touch. @returns null where nothing can be counted */
  preview(viewer: Viewer, wish: Wish): Promise<Refusal | { from: Temporal.Instant; touched: Touched[] | null }> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const checked = await this.check(tx, wish, now);
      if ('refused' in checked) return checked;
      const { setting, ...change } = checked;
      return { from: change.from, touched: await touchedBy(setting, tx, { ...change, now }) };
    });
  }

  /** @returns undefined when the setting was changed */
  change(viewer: Viewer, wish: Wish): Promise<Refusal | undefined> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      await lockSetting(tx, wish.key);
      const checked = await this.check(tx, wish, now);
      if ('refused' in checked) return checked;
      const { setting, from, after: value } = checked;
      const id = await changeSetting(tx, { key: setting.key, value, from, now });
      if (!id) throw new Rollback(refusal('ALREADY_PLANNED'));
      await this.audit.record(tx, actorOf(viewer), 'SETTING_CHANGED', ['SETTING', id]);
      return undefined;
    });
  }

  /** @returns undefined when the planned change was withdrawn */
  withdraw(viewer: Viewer, key: string): Promise<Refusal | undefined> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      if (!declaredSettings().some((one) => one.key === key)) return refusal('UNKNOWN_KEY');
      await lockSetting(tx, key);
      const id = await withdrawPlannedSetting(tx, key, this.clock.now());
      if (!id) return refusal('NOTHING_PLANNED');
      await this.audit.record(tx, actorOf(viewer), 'SETTING_CHANGE_WITHDRAWN', ['SETTING', id]);
      return undefined;
    });
  }

  private async check(tx: Transaction, wish: Wish, now: Temporal.Instant): Promise<Refusal | Checked> {
    const setting = declaredSettings().find(({ key }) => key === wish.key);
    if (!setting) return refusal('UNKNOWN_KEY');
    const result = setting.schema.safeParse(parsed(wish.value));
    if (!result.success) return refusal('NOT_VALID', result.error.issues[0]?.path);
    const from = wish.from ?? now;
    if (Temporal.Instant.compare(from, now) < 0) return refusal('IN_THE_PAST');
    if (Temporal.Instant.compare(from, now.add({ hours: MOST_DAYS_AHEAD * 24 })) > 0) return refusal('TOO_FAR');
    const { current, planned } = valuesAt(await settingHistory(tx, setting.key), now);
    if (planned) return refusal('ALREADY_PLANNED');
    const before = current ? current.value : setting.initial;
    if (isDeepStrictEqual(before, result.data)) return refusal('UNCHANGED');
    // A value holds for some time, however fast the next change follows.
    const isSameInstant = current?.from?.epochMilliseconds === from.epochMilliseconds;
    return { setting, from: isSameInstant ? from.add({ milliseconds: 1 }) : from, before, after: result.data };
  }
}
