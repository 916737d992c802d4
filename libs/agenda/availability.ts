import { type Database, type Sql, declareGauge } from '#libs/platform';
import {
  type FeedPosition,
  type LoadedState,
  restartFeed,
  loadAvailability,
  refreshAvailability,
} from './availability.queries.js';
import { FreeTime } from './rules/free-time.js';
import { quarterFloor } from './rules/quarter-hour.js';

const QUARTERS_PER_DAY = 96;
/** The longest booking horizon, plus the days beyond it for which opening hours are computed in advance. */
const MAX_DAYS = 400;
/** Days added at the end of the window, so that newly computed opening hours rarely force a full reload. */
const EXTRA_DAYS = 3;
/** Days in the past after which the window is reloaded. */
const MAX_PAST_DAYS = 3;
/** For all networks of a process; the least recently used ones are dropped. */
const MAX_BYTES = 96_000_000;
const WAIT_AFTER_FAILURE_MS = 2_000;

/**
 * A cache of the free time of networks. Each call first reads the changes since the last one, so its result is never older than
 * the call, in any number of processes. Do not call it inside a transaction: it cannot see uncommitted changes.
 */
export class Availability {
  private static readonly byDatabase = new WeakMap<Database, Availability>();
  private static readonly instances = new Set<WeakRef<Availability>>();
  private readonly networks = new Map<string, NetworkAvailability>();

  constructor(
    private readonly open: Sql,
    private readonly maxBytes = MAX_BYTES,
  ) {
    Availability.instances.add(new WeakRef(this));
  }

  static of(database: Database): Availability {
    const known = Availability.byDatabase.get(database) ?? new Availability(database.open);
    Availability.byDatabase.set(database, known);
    return known;
  }

  /** Memory used by all caches of this process. */
  static memoryUsage(): { bytes: number; networks: number } {
    const networks = [...Availability.instances].flatMap((instance) => [
      ...(instance.deref()?.networks.values() ?? []),
    ]);
    const bytes = networks.map((network) => network.bytes).filter((size) => size > 0);
    return { bytes: bytes.reduce((sum, size) => sum + size, 0), networks: bytes.length };
  }

  /** Undefined while the cache is being loaded; then query the database instead. */
  async at(networkId: string, now: Temporal.Instant): Promise<FreeTime | undefined> {
    const network = this.networks.get(networkId) ?? new NetworkAvailability(this.open, networkId, this.maxBytes);
    this.networks.delete(networkId);
    this.networks.set(networkId, network); // a Map keeps insertion order, so the most recently used network is dropped last
    const time = await network.at(now);
    this.dropOldest();
    return time;
  }

  /** Like `at`, but waits until the cache is loaded. For benchmarks and tests. */
  async waitUntilLoaded(networkId: string, now: Temporal.Instant): Promise<FreeTime> {
    for (;;) {
      const time = await this.at(networkId, now);
      if (time) return time;
      await this.networks.get(networkId)!.load(now);
    }
  }

  private dropOldest(): void {
    let bytes = [...this.networks.values()].reduce((sum, network) => sum + network.bytes, 0);
    for (const [id, network] of this.networks) {
      if (bytes <= this.maxBytes || this.networks.size === 1) return;
      this.networks.delete(id);
      bytes -= network.bytes;
    }
  }
}

class NetworkAvailability {
  private time: FreeTime | undefined;
  private position: FeedPosition | undefined;
  private loading: Promise<void> | undefined;
  private currentRefresh: Promise<void> | undefined;
  private nextRefresh: Promise<void> | undefined;
  private failedAt = -Infinity;
  private isTooLarge = false;

  constructor(
    private readonly open: Sql,
    private readonly networkId: string,
    private readonly maxBytes: number,
  ) {}

  get bytes(): number {
    return this.time?.bytes ?? 0;
  }

  async at(now: Temporal.Instant): Promise<FreeTime | undefined> {
    if (this.time && !this.isOutOfDate(now)) await this.ensureFresh();
    if (this.time && !this.isOutOfDate(now)) return this.time;
    if (!this.isTooLarge && performance.now() - this.failedAt > WAIT_AFTER_FAILURE_MS)
      this.load(now).catch(() => (this.failedAt = performance.now()));
    return undefined;
  }

  /** Reloads everything; concurrent calls share one reload. Callers of `at` use the database meanwhile. */
  load(now: Temporal.Instant): Promise<void> {
    return (this.loading ??= this.read(now).finally(() => (this.loading = undefined)));
  }

  private async read(now: Temporal.Instant): Promise<void> {
    this.time = undefined;
    const today = Math.floor(quarterFloor(now) / QUARTERS_PER_DAY);
    const from = Temporal.Instant.fromEpochMilliseconds((today - 1) * 86_400_000);
    const limits = { maxDays: MAX_DAYS, extraDays: EXTRA_DAYS };
    let state: LoadedState = await loadAvailability(this.open, this.networkId, from, limits);
    if (state.epoch === null) {
      await restartFeed(this.open);
      state = await loadAvailability(this.open, this.networkId, from, limits);
    }
    const time = new FreeTime({ first: state.first, end: state.end }, state.resources, state.parts);
    this.isTooLarge = time.bytes > this.maxBytes;
    if (this.isTooLarge) return;
    this.applyState(time, state);
    this.time = time;
  }

  /** Runs one refresh at a time. A call waits for a refresh that started after it, because an earlier one may have missed changes. */
  private ensureFresh(): Promise<void> {
    if (this.nextRefresh) return this.nextRefresh;
    if (!this.currentRefresh) return this.refresh();
    this.nextRefresh = this.currentRefresh
      .catch(() => {})
      .then(() => {
        this.nextRefresh = undefined;
        return this.refresh();
      });
    return this.nextRefresh;
  }

  private refresh(): Promise<void> {
    this.currentRefresh = this.readChanges().finally(() => (this.currentRefresh = undefined));
    return this.currentRefresh;
  }

  private async readChanges(): Promise<void> {
    const { time, position } = this;
    if (!time || !position) return;
    const state = await refreshAvailability(this.open, this.networkId, position);
    if (this.time !== time) return; // reloaded in the meantime
    const exceedsWindow = state.lastOpenDay !== null && state.lastOpenDay >= time.window.end && !isLongest(time.window);
    if (state.epoch !== position.epoch || state.isPruned !== false || state.mustReload || exceedsWindow)
      this.time = undefined;
    else this.applyState(time, state);
  }

  private applyState(time: FreeTime, state: Pick<LoadedState, 'opened' | 'taken' | 'epoch' | 'snapshot'>): void {
    for (const { calendarId, open, ...days } of state.opened) time.setOpen(calendarId, days, open);
    for (const taken of state.taken) time.setTaken(taken);
    this.position = { epoch: state.epoch, snapshot: state.snapshot };
  }

  private isOutOfDate(now: Temporal.Instant): boolean {
    return quarterFloor(now) >= this.time!.window.first + (1 + MAX_PAST_DAYS) * QUARTERS_PER_DAY;
  }
}

const isLongest = ({ first, end }: FreeTime['window']) => end - first >= MAX_DAYS * QUARTERS_PER_DAY;

declareGauge(
  'availability_index_bytes',
  'Memory used by the cached free time of all networks',
  () => Availability.memoryUsage().bytes,
);
declareGauge(
  'availability_index_networks',
  'Networks whose free time is cached',
  () => Availability.memoryUsage().networks,
);
