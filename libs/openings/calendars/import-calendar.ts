import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { takeOwnTime } from '#libs/agenda';
import {
  Cipher,
  Clock,
  Database,
  ENV,
  type Env,
  FetchFault,
  type FetchFaultCode,
  type FetchLimits,
  Handles,
  type JobContext,
  type PayloadOf,
  Random,
  Rollback,
  SafeFetch,
  type Sql,
  enqueue,
} from '#libs/platform';
import { readOutsideCalendar } from '../declared-jobs.js';
import { removeOwnUses } from '../own-uses/own-use.queries.js';
import { nextReading } from '../rules/next-reading.js';
import { type BusyTime, type CalendarFault } from '../rules/read-calendar.js';
import {
  type CalendarToImport,
  type ImportedUse,
  calendarToImport,
  calendarsDueBefore,
  holdCalendar,
  importedUses,
  insertImportedUse,
  recordReading,
  setWhole,
} from './calendar.queries.js';
import { readInThread } from './read-in-thread.js';

const LIMITS: FetchLimits = {
  maxBytes: 5_000_000,
  totalMs: 20_000,
  idleMs: 5_000,
  types: ['text/calendar', 'application/octet-stream', 'text/plain'],
};
const DAYS_AHEAD = 120;
const ATTEMPTS = 5;
/** A chain of readings that broke is taken up again. */
const OVERDUE_MINUTES = 60;

/** Why a calendar could not be read. */
export type ImportFault = FetchFaultCode | CalendarFault | 'ADDRESS_LOST';

export const addressCipher = (env: Env): Cipher => new Cipher(env.SECRET, 'outside-calendar');

export const queueReading = (tx: Sql, calendarId: string, run: number, at: Temporal.Instant): Promise<boolean> =>
  enqueue(tx, {
    job: readOutsideCalendar,
    subjectId: calendarId,
    payload: { calendarId, run },
    runAt: at,
    key: `openings.readCalendar:${calendarId}:${run}`,
  });

/** Reads calendars again whose next reading was lost. @returns how many */
export async function queueOverdueReadings(tx: Sql, now: Temporal.Instant): Promise<number> {
  const due = await calendarsDueBefore(tx, now.subtract({ minutes: OVERDUE_MINUTES }));
  let queued = 0;
  for (const { id, runs } of due) if (await queueReading(tx, id, runs, now)) queued++;
  return queued;
}

/** Keeps the own uses of a space like the calendar that the venue keeps elsewhere. */
@Injectable()
export class ImportCalendar {
  private readonly cipher: Cipher;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly safeFetch: SafeFetch,
    @Inject(ENV) env: Env,
  ) {
    this.cipher = addressCipher(env);
  }

  @Handles(readOutsideCalendar)
  async read(
    { calendarId, run }: PayloadOf<typeof readOutsideCalendar>,
    { networkId }: Pick<JobContext, 'networkId'>,
  ): Promise<void> {
    const now = this.clock.now();
    const calendar = await this.database.inTransaction(networkId, (tx) => calendarToImport(tx, calendarId, run));
    if (!calendar) return; // removed, or read by another worker
    const busy = await this.busyTimesOf(calendar, now);
    if (Array.isArray(busy)) await this.apply(networkId, calendar, busy, now);
    const fault = Array.isArray(busy) ? null : (busy as ImportFault);
    const nextAt = nextReading(calendar.id, fault === null ? 0 : calendar.failures + 1, now);
    await this.database.inTransaction(networkId, async (tx) => {
      if (await recordReading(tx, { id: calendar.id, run, now, nextAt, fault }))
        await queueReading(tx, calendar.id, run + 1, nextAt);
    });
  }

  private async busyTimesOf(calendar: CalendarToImport, now: Temporal.Instant): Promise<BusyTime[] | ImportFault> {
    let address: string;
    try {
      address = this.cipher.decrypt(calendar.sealedAddress, calendar.id).toString();
    } catch {
      return 'ADDRESS_LOST';
    }
    try {
      const text = (await this.safeFetch.fetch(address, LIMITS)).toString('utf8').replace(/^\uFEFF/, '');
      // From the day's beginning, so that what is under way does not change at each reading.
      const from = now.toZonedDateTimeISO(calendar.zone).startOfDay();
      const until = from.add({ days: DAYS_AHEAD });
      const { zone, allDayBlocks } = calendar;
      const wanted = { text, zone, allDayBlocks, from: from.epochMilliseconds, until: until.epochMilliseconds };
      const answer = await readInThread(wanted);
      if ('fault' in answer) return answer.fault;
      return answer.busy.filter(({ end }) => end > now.epochMilliseconds);
    } catch (error) {
      if (error instanceof FetchFault) return error.code;
      throw error;
    }
  }

  /** First gives back what is no longer in the calendar, then takes what is new, has moved, or was not free before. */
  private async apply(
    networkId: string,
    calendar: CalendarToImport,
    busy: readonly BusyTime[],
    now: Temporal.Instant,
  ): Promise<void> {
    const known = await this.database.inTransaction(networkId, (tx) => importedUses(tx, calendar.id));
    const wanted = new Map(busy.map((time) => [keyOf(time), time]));
    const isOver = ({ end }: ImportedUse) => end.epochMilliseconds <= now.epochMilliseconds;
    const gone = known.filter((use) => !wanted.has(use.key) && !isOver(use)).map(({ id }) => id);
    if (gone.length > 0) await this.database.inTransaction(networkId, (tx) => removeOwnUses(tx, gone));
    const uses = new Map(known.map((use) => [use.key, use]));
    for (const [key, time] of wanted) await this.take(networkId, calendar, { key, time, use: uses.get(key), now });
  }

  /** Each in a transaction of its own, so that no booking waits for a whole calendar. */
  private async take(
    networkId: string,
    { id: calendarId, resourceId }: CalendarToImport,
    { key, time, use, now }: { key: string; time: BusyTime; use: ImportedUse | undefined; now: Temporal.Instant },
  ): Promise<void> {
    const start = Temporal.Instant.fromEpochMilliseconds(time.start);
    const end = Temporal.Instant.fromEpochMilliseconds(time.end);
    const isSame = use && use.start.epochMilliseconds === time.start && use.end.epochMilliseconds === time.end;
    if (isSame && use.isWhole) return;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const done = await this.database.inTransaction(networkId, async (tx) => {
        if (!(await holdCalendar(tx, calendarId))) return true; // removed meanwhile
        const id = isSame ? use.id : this.random.uuid();
        if (use && !isSame) await removeOwnUses(tx, [use.id]);
        if (!isSame && !(await insertImportedUse(tx, calendarId, { id, key, start, end }, now))) return true;
        // What it has already counts as taken: only what became free since is added.
        const own = { networkId, holderId: id, resourceId, start, end, seats: null, now };
        const taken = await takeOwnTime(tx, own, false);
        if (taken === 'AGAIN') throw new Rollback(false);
        if (taken === 'PART') await setWhole(tx, id, false);
        return true;
      });
      if (done) return;
    }
  }
}

/** The address of an event in its calendar says nothing to others. */
const keyOf = ({ key }: BusyTime): string => createHash('sha256').update(key).digest('base64url').slice(0, 32);
