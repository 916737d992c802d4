import { type KnownBusyTime, closeTime, giveTimeBack } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';

export interface BusyCalendarRow {
  readonly id: string;
  readonly mentorId: string;
  readonly host: string;
  readonly allDayBlocks: boolean;
  readonly addedAt: Temporal.Instant;
  readonly readAt: Temporal.Instant | null;
  readonly fault: string | null;
  /** Busy times to come that were read from it. */
  readonly busyTimes: number;
}

/** SQL: calendar `c` of a mentor `mt` who may still be one. */
const fromCalendar = `from mentor_calendar c
  join mentor mt on (mt.network_id, mt.id) = (c.network_id, c.mentor_id) and mt.ended_at is null
  join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id) and m.left_at is null
 where c.network_id = (select current_network()) and c.state = 'ACTIVE'`;

const ofMember = statement(
  'mentoring.busyCalendar',
  `select c.id, c.mentor_id as "mentorId", c.host, c.all_day_blocks as "allDayBlocks", c.added_at as "addedAt", c.read_at as "readAt", c.fault,
          (select count(*)::int from mentor_busy_time b where (b.network_id, b.calendar_id) = (c.network_id, c.id) and b.ends_at > $2) as "busyTimes"
     ${fromCalendar} and mt.member_id = $1`,
);
export const busyCalendarOf = (tx: Sql, memberId: string, now: Temporal.Instant) =>
  tx.maybe<BusyCalendarRow>(ofMember, [memberId, now]);

const insert = statement(
  'mentoring.addBusyCalendar',
  `insert into mentor_calendar (network_id, id, mentor_id, sealed_address, host, all_day_blocks, added_at, next_at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $6)`,
);
export interface BusyCalendarToAdd {
  readonly id: string;
  readonly mentorId: string;
  readonly sealedAddress: Buffer;
  readonly host: string;
  readonly allDayBlocks: boolean;
  readonly now: Temporal.Instant;
}
/** The mentor is locked, and has none. */
export const insertBusyCalendar = (tx: Sql, c: BusyCalendarToAdd): Promise<number> =>
  tx.run(insert, [c.id, c.mentorId, c.sealedAddress, c.host, c.allDayBlocks, c.now]);

const remove = statement(
  'mentoring.removeBusyCalendar',
  `update mentor_calendar set state = 'REMOVED', sealed_address = ''
    where network_id = (select current_network()) and state = 'ACTIVE'
      and mentor_id = (select mt.id from mentor mt where mt.network_id = (select current_network()) and mt.member_id = $1)
   returning id`,
);
const busyTimesOf = statement(
  'mentoring.busyTimesOfCalendar',
  `select id, event_key as key, starts_at as start, ends_at as "end", is_whole as "isWhole" from mentor_busy_time
    where network_id = (select current_network()) and calendar_id = $1`,
);
export const knownBusyTimes = (tx: Sql, calendarId: string): Promise<KnownBusyTime[]> =>
  tx.rows<KnownBusyTime>(busyTimesOf, [calendarId]);

const removeTimes = statement(
  'mentoring.removeBusyTimes',
  `with released as (
     delete from mentor_busy_time where network_id = (select current_network()) and id = any($1::uuid[])
     returning network_id, id as holder_id, 'CANCELLED' as state),
   ${giveTimeBack}
   select (select count(*) from released)::int as removed, (select count(*) from freed) as freed, (select count(*) from emptied) as emptied,
          (select count(*) from left_free) as people`,
);
/** Removes busy times and gives their time back. */
export const removeBusyTimes = (tx: Sql, ids: readonly string[]) => tx.one<{ removed: number }>(removeTimes, [ids]);

/** Stops reading the calendar of a mentor and frees what was taken for it. @returns its id, if there was one */
export async function dropBusyCalendar(tx: Sql, memberId: string): Promise<string | undefined> {
  const removed = await tx.maybe<{ id: string }>(remove, [memberId]); // waits for a reading that is taking time
  if (!removed) return undefined;
  const times = await knownBusyTimes(tx, removed.id);
  await removeBusyTimes(
    tx,
    times.map(({ id }) => id),
  );
  return removed.id;
}

export interface BusyCalendarToRead {
  readonly id: string;
  readonly resourceId: string;
  readonly sealedAddress: Buffer;
  readonly allDayBlocks: boolean;
  readonly zone: string;
  readonly failures: number;
}
const toRead = statement(
  'mentoring.busyCalendarToRead',
  `select c.id, mt.resource_id as "resourceId", c.sealed_address as "sealedAddress", c.all_day_blocks as "allDayBlocks", k.zone, c.failures
     from mentor_calendar c
     join mentor mt on (mt.network_id, mt.id) = (c.network_id, c.mentor_id) and mt.ended_at is null
     join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id) and m.left_at is null
     join calendar k on (k.network_id, k.id) = (mt.network_id, mt.calendar_id)
    where c.network_id = (select current_network()) and c.id = $1 and c.state = 'ACTIVE' and c.runs = $2`,
);
export const busyCalendarToRead = (tx: Sql, id: string, run: number) => tx.maybe<BusyCalendarToRead>(toRead, [id, run]);

const record = statement(
  'mentoring.busyCalendarWasRead',
  `update mentor_calendar set runs = runs + 1, tried_at = $3, next_at = $4, fault = $5,
          failures = case when $5::text is null then 0 else failures + 1 end, read_at = case when $5::text is null then $3 else read_at end
    where network_id = (select current_network()) and id = $1 and state = 'ACTIVE' and runs = $2`,
);
export interface BusyReading {
  readonly id: string;
  readonly run: number;
  readonly now: Temporal.Instant;
  readonly nextAt: Temporal.Instant;
  readonly fault: string | null;
}
/** @returns false when somebody else recorded this run */
export const recordBusyReading = async (tx: Sql, { id, run, now, nextAt, fault }: BusyReading): Promise<boolean> =>
  (await tx.run(record, [id, run, now, nextAt, fault])) === 1;

const insertTime = statement(
  'mentoring.addBusyTime',
  `insert into mentor_busy_time (network_id, id, calendar_id, event_key, during)
   select (select current_network()), $1, c.id, $3, tstzrange($4, $5)
     from mentor_calendar c where c.network_id = (select current_network()) and c.id = $2 and c.state = 'ACTIVE'
   on conflict (network_id, calendar_id, event_key) do nothing`,
);
export const insertBusyTime = async (
  tx: Sql,
  calendarId: string,
  { id, key, start, end }: Omit<KnownBusyTime, 'isWhole'>,
): Promise<boolean> => (await tx.run(insertTime, [id, calendarId, key, start, end])) === 1;

const hold = statement(
  'mentoring.holdBusyCalendar',
  `select id from mentor_calendar where network_id = (select current_network()) and id = $1 and state = 'ACTIVE' for share`,
);
export const holdBusyCalendar = async (tx: Sql, id: string): Promise<boolean> =>
  (await tx.rows(hold, [id])).length === 1;

const markWhole = statement(
  'mentoring.markBusyTimeWhole',
  `update mentor_busy_time set is_whole = $2 where network_id = (select current_network()) and id = $1`,
);
export const setBusyTimeWhole = (tx: Sql, id: string, isWhole: boolean) => tx.run(markWhole, [id, isWhole]);

const overdue = statement(
  'mentoring.overdueBusyCalendars',
  `select c.id, c.runs ${fromCalendar} and c.next_at < $1 order by c.id limit 200`,
);
export const busyCalendarsDueBefore = (tx: Sql, before: Temporal.Instant) =>
  tx.rows<{ id: string; runs: number }>(overdue, [before]);

const endOver = statement(
  'mentoring.endBusyTimes',
  `with closing as (
     delete from mentor_busy_time where network_id = (select current_network()) and ends_at <= $1::timestamptz - interval '15 minutes'
     returning network_id, id as holder_id, 'COMPLETED' as state, $1::timestamptz as at),
   ${closeTime}
   select (select count(*) from closing)::int as ended, (select count(*) from closed) as closed, (select count(*) from seats_freed) as seats,
          (select count(*) from people_free) as people`,
);
/** Forgets busy times that are over. @returns how many */
export const endBusyTimes = async (tx: Sql, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ ended: number }>(endOver, [now])).ended;
