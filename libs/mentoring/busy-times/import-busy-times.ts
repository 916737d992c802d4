import { Injectable } from '@nestjs/common';
import { BusyTimeFollower, OutsideCalendarReader, nextReading } from '#libs/agenda';
import { Clock, Database, Handles, type JobContext, type PayloadOf, Random, type Sql, enqueue } from '#libs/platform';
import { readBusyCalendar } from '../declared-jobs.js';
import {
  busyCalendarToRead,
  busyCalendarsDueBefore,
  holdBusyCalendar,
  insertBusyTime,
  knownBusyTimes,
  recordBusyReading,
  removeBusyTimes,
  setBusyTimeWhole,
} from './busy-calendar.queries.js';

/** A chain of readings that broke is taken up again. */
const OVERDUE_MINUTES = 60;

export const queueBusyReading = (tx: Sql, calendarId: string, run: number, at: Temporal.Instant): Promise<boolean> =>
  enqueue(tx, {
    job: readBusyCalendar,
    subjectId: calendarId,
    payload: { calendarId, run },
    runAt: at,
    key: `mentoring.readBusyCalendar:${calendarId}:${run}`,
  });

/** Reads calendars of mentors again whose next reading was lost. @returns how many */
export async function queueOverdueBusyReadings(tx: Sql, now: Temporal.Instant): Promise<number> {
  const due = await busyCalendarsDueBefore(tx, now.subtract({ minutes: OVERDUE_MINUTES }));
  let queued = 0;
  for (const { id, runs } of due) if (await queueBusyReading(tx, id, runs, now)) queued++;
  return queued;
}

/** Keeps the time of a mentor taken while the calendar that they keep elsewhere is busy. */
@Injectable()
export class ImportBusyTimes {
  private readonly follower: BusyTimeFollower;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reader: OutsideCalendarReader,
    random: Random,
  ) {
    this.follower = new BusyTimeFollower(database, random, {
      known: knownBusyTimes,
      remove: removeBusyTimes,
      insert: insertBusyTime,
      setWhole: setBusyTimeWhole,
      hold: holdBusyCalendar,
    });
  }

  @Handles(readBusyCalendar)
  async read(
    { calendarId, run }: PayloadOf<typeof readBusyCalendar>,
    { networkId }: Pick<JobContext, 'networkId'>,
  ): Promise<void> {
    const now = this.clock.now();
    const calendar = await this.database.inTransaction(networkId, (tx) => busyCalendarToRead(tx, calendarId, run));
    if (!calendar) return; // removed, no mentor any more, or read by another worker
    const busy = await this.reader.busyTimes(calendar, now);
    const fault = typeof busy === 'string' ? busy : null;
    const { resourceId } = calendar;
    if (typeof busy !== 'string') await this.follower.follow({ networkId, calendarId, resourceId, now }, busy);
    const nextAt = nextReading(calendar.id, fault === null ? 0 : calendar.failures + 1, now);
    await this.database.inTransaction(networkId, async (tx) => {
      if (await recordBusyReading(tx, { id: calendar.id, run, now, nextAt, fault }))
        await queueBusyReading(tx, calendar.id, run + 1, nextAt);
    });
  }
}
