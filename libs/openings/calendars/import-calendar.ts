import { Injectable } from '@nestjs/common';
import { BusyTimeFollower, OutsideCalendarReader, nextReading } from '#libs/agenda';
import { Clock, Database, Handles, type JobContext, type PayloadOf, Random, type Sql, enqueue } from '#libs/platform';
import { readOutsideCalendar } from '../declared-jobs.js';
import { removeOwnUses } from '../own-uses/own-use.queries.js';
import {
  calendarToImport,
  calendarsDueBefore,
  holdCalendar,
  importedUses,
  insertImportedUse,
  recordReading,
  setWhole,
} from './calendar.queries.js';

/** A chain of readings that broke is taken up again. */
const OVERDUE_MINUTES = 60;

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
  private readonly follower: BusyTimeFollower;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reader: OutsideCalendarReader,
    random: Random,
  ) {
    this.follower = new BusyTimeFollower(database, random, {
      known: importedUses,
      remove: removeOwnUses,
      insert: insertImportedUse,
      setWhole,
      hold: holdCalendar,
    });
  }

  @Handles(readOutsideCalendar)
  async read(
    { calendarId, run }: PayloadOf<typeof readOutsideCalendar>,
    { networkId }: Pick<JobContext, 'networkId'>,
  ): Promise<void> {
    const now = this.clock.now();
    const calendar = await this.database.inTransaction(networkId, (tx) => calendarToImport(tx, calendarId, run));
    if (!calendar) return; // removed, or read by another worker
    const busy = await this.reader.busyTimes(calendar, now);
    const fault = typeof busy === 'string' ? busy : null;
    const { resourceId } = calendar;
    if (typeof busy !== 'string') await this.follower.follow({ networkId, calendarId, resourceId, now }, busy);
    const nextAt = nextReading(calendar.id, fault === null ? 0 : calendar.failures + 1, now);
    await this.database.inTransaction(networkId, async (tx) => {
      if (await recordReading(tx, { id: calendar.id, run, now, nextAt, fault }))
        await queueReading(tx, calendar.id, run + 1, nextAt);
    });
  }
}
