import { createHash } from 'node:crypto';
import { type Database, type Random, Rollback, type Sql } from '#libs/platform';
import { takeOwnTime } from '../own-time.js';
import { type BusyTime } from './read-calendar.js';

const ATTEMPTS = 5;

/** A busy time that was read before, and is the holder of what it took. */
export interface KnownBusyTime {
  readonly id: string;
  readonly key: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** Whether it has all of its time; others had some of it otherwise. */
  readonly isWhole: boolean;
}

/** The tables of a lib that keeps busy times of calendars. Each function works within a transaction of the network. */
export interface BusyTimeTables {
  known: (tx: Sql, calendarId: string) => Promise<KnownBusyTime[]>;
  /** Removes busy times and gives their time back. */
  remove: (tx: Sql, ids: readonly string[]) => Promise<unknown>;
  /** @returns false when it is there already, or the calendar is not */
  insert: (
    tx: Sql,
    calendarId: string,
    time: Omit<KnownBusyTime, 'isWhole'>,
    now: Temporal.Instant,
  ) => Promise<boolean>;
  setWhole: (tx: Sql, id: string, isWhole: boolean) => Promise<unknown>;
  /** Keeps the calendar from being removed until the transaction ends. @returns false when it was removed */
  hold: (tx: Sql, calendarId: string) => Promise<boolean>;
}

export interface CalendarToFollow {
  readonly networkId: string;
  readonly calendarId: string;
  readonly resourceId: string;
  readonly now: Temporal.Instant;
}

/** Keeps the time of a resource taken while a calendar is busy. What somebody else has stays theirs. */
export class BusyTimeFollower {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
    private readonly tables: BusyTimeTables,
  ) {}

  /** First gives back what is no longer in the calendar, then takes what is new, has moved, or was not free before. */
  async follow(calendar: CalendarToFollow, busy: readonly BusyTime[]): Promise<void> {
    const { networkId, calendarId, now } = calendar;
    const known = await this.database.inTransaction(networkId, (tx) => this.tables.known(tx, calendarId));
    const wanted = new Map(busy.map((time) => [keyOf(time), time]));
    const isOver = ({ end }: KnownBusyTime) => end.epochMilliseconds <= now.epochMilliseconds;
    const gone = known.filter((time) => !wanted.has(time.key) && !isOver(time)).map(({ id }) => id);
    if (gone.length > 0) await this.database.inTransaction(networkId, (tx) => this.tables.remove(tx, gone));
    const before = new Map(known.map((time) => [time.key, time]));
    for (const [key, time] of wanted) await this.take(calendar, key, time, before.get(key));
  }

  /** Each in a transaction of its own, so that no booking waits for a whole calendar. */
  private async take(
    { networkId, calendarId, resourceId, now }: CalendarToFollow,
    key: string,
    time: BusyTime,
    before: KnownBusyTime | undefined,
  ): Promise<void> {
    const { tables } = this;
    const start = Temporal.Instant.fromEpochMilliseconds(time.start);
    const end = Temporal.Instant.fromEpochMilliseconds(time.end);
    const isSame = before && before.start.epochMilliseconds === time.start && before.end.epochMilliseconds === time.end;
    if (isSame && before.isWhole) return;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const done = await this.database.inTransaction(networkId, async (tx) => {
        if (!(await tables.hold(tx, calendarId))) return true; // removed meanwhile
        const id = isSame ? before.id : this.random.uuid();
        if (before && !isSame) await tables.remove(tx, [before.id]);
        if (!isSame && !(await tables.insert(tx, calendarId, { id, key, start, end }, now))) return true;
        // What it has already counts as taken: only what became free since is added.
        const own = { networkId, holderId: id, resourceId, start, end, seats: null, now };
        const taken = await takeOwnTime(tx, own, false);
        if (taken === 'AGAIN') throw new Rollback(false);
        if (taken === 'PART') await tables.setWhole(tx, id, false);
        return true;
      });
      if (done) return;
    }
  }
}

/** The address of an event in its calendar says nothing to others. */
const keyOf = ({ key }: BusyTime): string => createHash('sha256').update(key).digest('base64url').slice(0, 32);
