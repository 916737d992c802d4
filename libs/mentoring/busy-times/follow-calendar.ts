import { Injectable } from '@nestjs/common';
import { OutsideCalendarReader } from '#libs/agenda';
import {
  Clock,
  Database,
  type FetchFaultCode,
  type MemberViewer,
  Random,
  Rollback,
  type Sql,
  voidJobs,
} from '#libs/platform';
import { readBusyCalendar } from '../declared-jobs.js';
import { type MentoringRefusal } from '../mentoring.texts.js';
import { lockMentor, mentorOf } from '../mentors/mentor.queries.js';
import { type BusyCalendarRow, busyCalendarOf, dropBusyCalendar, insertBusyCalendar } from './busy-calendar.queries.js';
import { queueBusyReading } from './import-busy-times.js';

export type FollowOutcome =
  | { kind: 'FOLLOWED'; calendar: BusyCalendarRow }
  | { kind: 'BAD_ADDRESS'; fault: FetchFaultCode }
  | { kind: 'REFUSED'; code: MentoringRefusal };

/** A mentor names a calendar that they keep elsewhere: they are not offered while it is busy. A job reads it. */
@Injectable()
export class FollowCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly reader: OutsideCalendarReader,
  ) {}

  /** In place of the one that was followed before. */
  async follow(viewer: MemberViewer, address: string, allDayBlocks: boolean): Promise<FollowOutcome> {
    const url = this.reader.check(address);
    if (typeof url === 'string') return { kind: 'BAD_ADDRESS', fault: url };
    const now = this.clock.now();
    const memberId = viewer.member.id;
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<FollowOutcome> => {
      const locked = await lockMentor(tx, memberId);
      const mentor = locked && (await mentorOf(tx, memberId));
      const refuse = (code: MentoringRefusal) => new Rollback<FollowOutcome>({ kind: 'REFUSED', code });
      if (!mentor) throw refuse('NOT_A_MENTOR');
      if (!mentor.charterAcceptedAt) throw refuse('CHARTER_FIRST');
      await stopReadingCalendar(tx, memberId, now);
      const id = this.random.uuid();
      const sealedAddress = this.reader.seal(url, id);
      await insertBusyCalendar(tx, { id, mentorId: mentor.id, sealedAddress, host: url.host, allDayBlocks, now });
      await queueBusyReading(tx, id, 0, now);
      return { kind: 'FOLLOWED', calendar: (await busyCalendarOf(tx, memberId, now))! };
    });
  }

  /** What is not followed already stays so. */
  stop(viewer: MemberViewer): Promise<void> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      await lockMentor(tx, viewer.member.id);
      await stopReadingCalendar(tx, viewer.member.id, this.clock.now());
    });
  }
}

/** Stops reading the calendar that a member keeps elsewhere, and frees their time as a mentor. */
export async function stopReadingCalendar(tx: Sql, memberId: string, now: Temporal.Instant): Promise<void> {
  const id = await dropBusyCalendar(tx, memberId);
  if (id) await voidJobs(tx, readBusyCalendar, id, now);
}
