import { type Database, type Sql, declareGauge } from '#libs/platform';
import {
  type FeedPosition,
  type LoadedState,
  beginFeed,
  loadAvailability,
  refreshAvailability,
} from './availability.queries.js';
import { FreeTime } from './rules/free-time.js';
import { quarterFloor } from './rules/quarter-hour.js';

const QUARTERS_A_DAY = 96;
/** The longest horizon of bookings, and the days by which the upkeep works hours out beyond it. */
const MOST_DAYS = 400;
/** Hours of so many more days can be added before all is read again. */
const BEYOND_DAYS = 3;
/** Days over that are kept before all is read again. */
const MOST_DAYS_BEHIND = 3;
/** For all networks of a process; those that were not asked for lately are dropped. */
const MOST_BYTES = 96_000_000;
const WAIT_AFTER_FAILURE_MS = 2_000;

/**
 * Free time of the networks that were asked for, kept in memory. It needs no listener and no clock: each question first reads
 * what changed since the last one, so an answer is never older than its question, in any number of processes. Never asked
 * within a transaction: what that has written and not committed is not in it.
 */
export class Availability {
  private static readonly all = new WeakMap<Database, Availability>();
  private static readonly made = new Set<WeakRef<Availability>>();
  private readonly networks = new Map<string, NetworkAvailability>();

  constructor(
    private readonly open: Sql,
    private readonly mostBytes = MOST_BYTES,
  ) {
    Availability.made.add(new WeakRef(this));
  }

  static of(database: Database): Availability {
    const known = Availability.all.get(database) ?? new Availability(database.open);
    Availability.all.set(database, known);
    return known;
  }

  /** What all of this process keep. */
  static kept(): { bytes: number; networks: number } {
    const kept = [...Availability.made].flatMap((made) => [...(made.deref()?.networks.values() ?? [])]);
    const bytes = kept.map((network) => network.bytes).filter((size) => size > 0);
    return { bytes: bytes.reduce((sum, size) => sum + size, 0), networks: bytes.length };
  }

  /** Undefined while it is being read: then ask the database. */
  async at(networkId: string, now: Temporal.Instant): Promise<FreeTime | undefined> {
    const network = this.networks.get(networkId) ?? new NetworkAvailability(this.open, networkId, this.mostBytes);
    this.networks.delete(networkId);
    this.networks.set(networkId, network); // the one asked last is the last to be dropped
    const time = await network.at(now);
    this.dropOldest();
    return time;
  }

  /** As `at`, after it was read: for measuring and tests. */
  async loaded(networkId: string, now: Temporal.Instant): Promise<FreeTime> {
    for (;;) {
      const time = await this.at(networkId, now);
      if (time) return time;
      await this.networks.get(networkId)!.load(now);
    }
  }

  private dropOldest(): void {
    let bytes = [...this.networks.values()].reduce((sum, network) => sum + network.bytes, 0);
    for (const [id, network] of this.networks) {
      if (bytes <= this.mostBytes || this.networks.size === 1) return;
      this.networks.delete(id);
      bytes -= network.bytes;
    }
  }
}

class NetworkAvailability {
  private time: FreeTime | undefined;
  private position: FeedPosition | undefined;
  private loading: Promise<void> | undefined;
  private underWay: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private failedAt = -Infinity;
  private isTooLarge = false;

  constructor(
    private readonly open: Sql,
    private readonly networkId: string,
    private readonly mostBytes: number,
  ) {}

  get bytes(): number {
    return this.time?.bytes ?? 0;
  }

  async at(now: Temporal.Instant): Promise<FreeTime | undefined> {
    if (this.time && !this.isOutOfDate(now)) await this.refreshed();
    if (this.time && !this.isOutOfDate(now)) return this.time;
    if (!this.isTooLarge && performance.now() - this.failedAt > WAIT_AFTER_FAILURE_MS)
      this.load(now).catch(() => (this.failedAt = performance.now()));
    return undefined;
  }

  /** Reads everything. One at a time; who asks meanwhile asks the database. */
  load(now: Temporal.Instant): Promise<void> {
    return (this.loading ??= this.read(now).finally(() => (this.loading = undefined)));
  }

  private async read(now: Temporal.Instant): Promise<void> {
    this.time = undefined;
    const today = Math.floor(quarterFloor(now) / QUARTERS_A_DAY);
    const from = Temporal.Instant.fromEpochMilliseconds((today - 1) * 86_400_000);
    const wanted = { mostDays: MOST_DAYS, beyondDays: BEYOND_DAYS };
    let state: LoadedState = await loadAvailability(this.open, this.networkId, from, wanted);
    if (state.epoch === null) {
      await beginFeed(this.open);
      state = await loadAvailability(this.open, this.networkId, from, wanted);
    }
    const time = new FreeTime({ first: state.first, end: state.end }, state.resources, state.parts);
    this.isTooLarge = time.bytes > this.mostBytes;
    if (this.isTooLarge) return;
    this.take(time, state);
    this.time = time;
  }

  /** One refresh at a time. A question waits for one that began after it: what an earlier one read may be older than the question. */
  private refreshed(): Promise<void> {
    if (this.next) return this.next;
    if (!this.underWay) return this.refresh();
    this.next = this.underWay
      .catch(() => {})
      .then(() => {
        this.next = undefined;
        return this.refresh();
      });
    return this.next;
  }

  private refresh(): Promise<void> {
    this.underWay = this.readChanges().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async readChanges(): Promise<void> {
    const { time, position } = this;
    if (!time || !position) return;
    const state = await refreshAvailability(this.open, this.networkId, position);
    if (this.time !== time) return; // it was read again meanwhile
    const reachesBeyond = state.lastOpenDay !== null && state.lastOpenDay >= time.window.end && !isLongest(time.window);
    if (state.epoch !== position.epoch || state.isPruned !== false || state.anything || reachesBeyond)
      this.time = undefined;
    else this.take(time, state);
  }

  private take(time: FreeTime, state: Pick<LoadedState, 'opened' | 'taken' | 'epoch' | 'snapshot'>): void {
    for (const { calendarId, open, ...days } of state.opened) time.setOpen(calendarId, days, open);
    for (const taken of state.taken) time.setTaken(taken);
    this.position = { epoch: state.epoch, snapshot: state.snapshot };
  }

  private isOutOfDate(now: Temporal.Instant): boolean {
    return quarterFloor(now) >= this.time!.window.first + (1 + MOST_DAYS_BEHIND) * QUARTERS_A_DAY;
  }
}

const isLongest = ({ first, end }: FreeTime['window']) => end - first >= MOST_DAYS * QUARTERS_A_DAY;

declareGauge(
  'availability_index_bytes',
  'Memory of the free time kept of all networks',
  () => Availability.kept().bytes,
);
declareGauge('availability_index_networks', 'Networks whose free time is kept', () => Availability.kept().networks);
