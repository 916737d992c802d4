import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database, type Viewer } from '#libs/platform';
import { type NothingWhy } from '../offer.types.js';
import { type AskedNeed, type UnmetNeed, unmetNeed } from '../rules/unmet-need.js';
import { addUnmetNeeds } from './unmet-needs.queries.js';

const WRITE_AFTER_MS = 2_000;
/** More different needs between two writes are not counted: nobody may fill the memory of the process. */
const MOST_COUNTERS = 5_000;

/**
 * Counts needs that found no space. The counters are kept in memory and written together some seconds later, so that a search
 * never waits for them; a process that is killed loses those of its last seconds.
 */
@Injectable()
export class UnmetNeeds implements OnModuleDestroy {
  private counters = new Map<string, { networkId: string; need: UnmetNeed; times: number }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  count(network: Viewer['network'], asked: AskedNeed, why: NothingWhy, now: Temporal.Instant): void {
    const need = unmetNeed(asked, why, network.zone, now);
    if (!need) return;
    const key = JSON.stringify([network.id, ...Object.values(need)]);
    const counter = this.counters.get(key);
    if (counter) counter.times += 1;
    else if (this.counters.size < MOST_COUNTERS) this.counters.set(key, { networkId: network.id, need, times: 1 });
    this.timer ??= setTimeout(() => void this.write(), WRITE_AFTER_MS).unref();
  }

  /** Writes what was counted. When the database is unavailable, the counts are given up: they are not worth a retry. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counted = Map.groupBy(this.counters.values(), ({ networkId }) => networkId);
    this.counters = new Map();
    for (const [networkId, counters] of counted) {
      const needs = counters.map(({ need, times }) => ({ ...need, times }));
      await this.database.inTransaction(networkId, (tx) => addUnmetNeeds(tx, needs)).catch(() => {});
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.write();
  }
}
