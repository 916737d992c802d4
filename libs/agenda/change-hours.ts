import { type Sql, statement } from '#libs/platform';
import { type DisplacedTime, timeOutOfHours } from './displaced.queries.js';
import { recomputeOpenings } from './open-calendars.js';
import { lockCalendars, readCalendarTree } from './written-hours.queries.js';

/** What a change of hours did, all of it in the caller's transaction. */
export interface HoursChanged {
  readonly kind: 'CHANGED';
  /** The calendar and those below it. */
  readonly calendars: number;
  /** Live bookings and appointments that lay within opening hours before and no longer do: somebody must decide. */
  readonly displaced: readonly DisplacedTime[];
}

export interface NoSuchCalendar {
  readonly kind: 'NO_SUCH_CALENDAR';
}

// Bookings hold their calendar FOR KEY SHARE until they commit. This waits for them, so that their time is seen below, and keeps
// new ones waiting, which then find another version.
const keepBookingsOut = statement(
  'agenda.keepBookingsOut',
  `select id from calendar where network_id = $1 and id = any($2::uuid[]) order by id for update`,
);
const holdOne = statement(
  'agenda.keepBookingsOutOfOne',
  `select id from calendar where network_id = (select current_network()) and id = $1 for update`,
);
const raiseOne = statement(
  'agenda.raiseHoursVersion',
  `update calendar set hours_version = hours_version + 1 where network_id = (select current_network()) and id = $1`,
);
const nextVersion = statement(
  'agenda.nextHoursVersion',
  `update calendar set hours_version = hours_version + 1 where network_id = $1 and id = any($2::uuid[])`,
);

/** Lets the bookings that are being made finish, and those that come after read again what they were checked against. */
export async function nextHoursVersion(tx: Sql, calendarId: string): Promise<void> {
  await tx.rows(holdOne, [calendarId]);
  await tx.run(raiseOne, [calendarId]);
}

/**
 * Locks a calendar with all above and below it, lets `write` change what is written in it, and brings the open
 * intervals of it and of those below up to date.
 */
export async function changeHours(
  tx: Sql,
  calendarId: string,
  now: Temporal.Instant,
  write: (networkId: string) => Promise<unknown>,
): Promise<HoursChanged | NoSuchCalendar> {
  const lock = () => lockCalendars(tx, null, [calendarId], { withDescendants: true });
  const locked = await lock();
  if (locked.rows.length === 0) return { kind: 'NO_SUCH_CALENDAR' };
  const changing = [locked.networkId, locked.rows.filter(({ wanted }) => wanted).map(({ id }) => id)];
  await tx.rows(keepBookingsOut, changing);
  const before = await timeOutOfHours(tx, locked, now);
  await write(locked.networkId);
  await tx.run(nextVersion, changing);
  const { calendars } = await recomputeOpenings(tx, await readCalendarTree(tx, await lock()), now);
  const known = new Set(before.map(({ allocationId }) => allocationId));
  const after = await timeOutOfHours(tx, locked, now);
  return { kind: 'CHANGED', calendars, displaced: after.filter(({ allocationId }) => !known.has(allocationId)) };
}
