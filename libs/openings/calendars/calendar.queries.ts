import { type KnownBusyTime } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';

export interface CalendarRow {
  readonly id: string;
  readonly spaceId: string;
  readonly venueId: string;
  readonly host: string;
  readonly allDayBlocks: boolean;
  readonly state: 'ACTIVE' | 'REMOVED';
  readonly addedAt: Temporal.Instant;
  readonly runs: number;
  readonly failures: number;
  readonly triedAt: Temporal.Instant | null;
  readonly readAt: Temporal.Instant | null;
  readonly fault: string | null;
  /** Own uses to come that were read from it. */
  readonly ownUses: number;
}

const columns = `c.id, c.space_id as "spaceId", s.venue_id as "venueId", c.host, c.all_day_blocks as "allDayBlocks", c.state,
  c.added_at as "addedAt", c.runs, c.failures, c.tried_at as "triedAt", c.read_at as "readAt", c.fault,
  (select count(*)::int from own_use u where u.network_id = c.network_id and u.outside_calendar_id = c.id and u.state = 'PLANNED') as "ownUses"`;
const fromCalendar = `from outside_calendar c join space s on (s.network_id, s.id) = (c.network_id, c.space_id)
  where c.network_id = (select current_network())`;

const readOne = statement('openings.calendar', `select ${columns} ${fromCalendar} and c.id = $1`);
export const calendarById = (tx: Sql, id: string): Promise<CalendarRow | undefined> =>
  tx.maybe<CalendarRow>(readOne, [id]);

const list = statement(
  'openings.calendars',
  `select ${columns} ${fromCalendar} and s.venue_id = $1 and c.state = 'ACTIVE' and ($2::uuid is null or c.id > $2) order by c.id limit $3`,
);
const count = statement(
  'openings.countCalendars',
  `select count(*)::int as n ${fromCalendar} and s.venue_id = $1 and c.state = 'ACTIVE'`,
);
export async function calendarsOf(tx: Sql, venueId: string, after: string | null, limit: number) {
  const rows = await tx.rows<CalendarRow>(list, [venueId, after, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count, [venueId])).n };
}

const insert = statement(
  'openings.addCalendar',
  `insert into outside_calendar (network_id, id, space_id, position, sealed_address, host, all_day_blocks, added_by_id, added_at, next_at)
   select (select current_network()), $1, $2, free.position, $3, $4, $5, $6, $7, $7
     from (select position from generate_series(1, 5) position
            where not exists (select from outside_calendar c where c.network_id = (select current_network()) and c.space_id = $2
                                 and c.position = position.position and c.state = 'ACTIVE')
            order by position limit 1) free
   on conflict do nothing`,
);
export interface CalendarToAdd {
  readonly id: string;
  readonly spaceId: string;
  readonly sealedAddress: Buffer;
  readonly host: string;
  readonly allDayBlocks: boolean;
  readonly addedById: string;
  readonly now: Temporal.Instant;
}
/** @returns false when the space has five already */
export const insertCalendar = async (tx: Sql, c: CalendarToAdd): Promise<boolean> =>
  (await tx.run(insert, [c.id, c.spaceId, c.sealedAddress, c.host, c.allDayBlocks, c.addedById, c.now])) === 1;

const remove = statement(
  'openings.removeCalendar',
  `update outside_calendar set state = 'REMOVED', sealed_address = '' where network_id = (select current_network()) and id = $1 and state = 'ACTIVE'`,
);
export const removeCalendarRow = (tx: Sql, id: string): Promise<number> => tx.run(remove, [id]);

/** What reading a calendar needs. */
export interface CalendarToImport {
  readonly id: string;
  readonly spaceId: string;
  readonly resourceId: string;
  readonly sealedAddress: Buffer;
  readonly allDayBlocks: boolean;
  readonly zone: string;
  readonly failures: number;
}
const readToImport = statement(
  'openings.calendarToImport',
  `select c.id, c.space_id as "spaceId", s.resource_id as "resourceId", c.sealed_address as "sealedAddress",
          c.all_day_blocks as "allDayBlocks", v.zone, c.failures
     from outside_calendar c
     join space s on (s.network_id, s.id) = (c.network_id, c.space_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where c.network_id = (select current_network()) and c.id = $1 and c.state = 'ACTIVE' and c.runs = $2`,
);
export const calendarToImport = (tx: Sql, id: string, run: number): Promise<CalendarToImport | undefined> =>
  tx.maybe<CalendarToImport>(readToImport, [id, run]);

const record = statement(
  'openings.calendarWasRead',
  `update outside_calendar set runs = runs + 1, tried_at = $3, next_at = $4, fault = $5,
          failures = case when $5::text is null then 0 else failures + 1 end, read_at = case when $5::text is null then $3 else read_at end
    where network_id = (select current_network()) and id = $1 and state = 'ACTIVE' and runs = $2`,
);
/** @returns false when somebody else recorded this run */
export const recordReading = async (
  tx: Sql,
  {
    id,
    run,
    now,
    nextAt,
    fault,
  }: { id: string; run: number; now: Temporal.Instant; nextAt: Temporal.Instant; fault: string | null },
): Promise<boolean> => (await tx.run(record, [id, run, now, nextAt, fault])) === 1;

const readImported = statement(
  'openings.importedUses',
  `select id, event_key as key, starts_at as start, ends_at as "end", is_whole as "isWhole" from own_use
    where network_id = (select current_network()) and outside_calendar_id = $1 and state = 'PLANNED'`,
);
export const importedUses = (tx: Sql, calendarId: string): Promise<KnownBusyTime[]> =>
  tx.rows<KnownBusyTime>(readImported, [calendarId]);

const insertUse = statement(
  'openings.importUse',
  `insert into own_use (network_id, id, space_id, during, outside_calendar_id, event_key, is_whole, added_at)
   select (select current_network()), $1, c.space_id, tstzrange($3, $4), c.id, $5, true, $6
     from outside_calendar c where c.network_id = (select current_network()) and c.id = $2 and c.state = 'ACTIVE'
   on conflict (network_id, outside_calendar_id, event_key) where state = 'PLANNED' do nothing`,
);
export const insertImportedUse = async (
  tx: Sql,
  calendarId: string,
  { id, key, start, end }: Omit<KnownBusyTime, 'isWhole'>,
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(insertUse, [id, calendarId, start, end, key, now])) === 1;

const hold = statement(
  'openings.holdCalendar',
  `select id from outside_calendar where network_id = (select current_network()) and id = $1 and state = 'ACTIVE' for share`,
);
/** Keeps a calendar from being removed until the transaction ends. @returns false when it was removed */
export const holdCalendar = async (tx: Sql, id: string): Promise<boolean> => (await tx.rows(hold, [id])).length === 1;

const markWhole = statement(
  'openings.markWhole',
  `update own_use set is_whole = $2 where network_id = (select current_network()) and id = $1`,
);
export const setWhole = (tx: Sql, id: string, isWhole: boolean): Promise<number> => tx.run(markWhole, [id, isWhole]);

const overdue = statement(
  'openings.overdueCalendars',
  `select id, runs from outside_calendar where network_id = (select current_network()) and state = 'ACTIVE' and next_at < $1 order by id limit 200`,
);
export const calendarsDueBefore = (tx: Sql, before: Temporal.Instant): Promise<{ id: string; runs: number }[]> =>
  tx.rows(overdue, [before]);
