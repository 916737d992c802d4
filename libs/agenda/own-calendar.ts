import { type Sql, statement } from '#libs/platform';
import { recomputeOpenings } from './open-calendars.js';
import { lockCalendars, readCalendarTree } from './written-hours.queries.js';

const calendarOf = statement(
  'agenda.calendarOfResource',
  `select calendar_id as id from resource where network_id = (select current_network()) and id = $1 for no key update`,
);
// Bookings of the resource were checked against the calendar that it leaves.
const leave = statement(
  'agenda.leaveSharedCalendar',
  `select id from calendar where network_id = (select current_network()) and id = $1 for update`,
);
const create = statement(
  'agenda.createOwnCalendar',
  `with shared as (
     update calendar set hours_version = hours_version + 1
      where network_id = (select current_network()) and id = $1
     returning network_id, id, zone, opens_on_holidays, materialised_from, materialised_until),
   own as (
     insert into calendar (network_id, zone, opens_on_holidays, parent_id, materialised_from, materialised_until)
     select network_id, zone, opens_on_holidays, id, materialised_from, materialised_until from shared
     returning network_id, id),
   moved as (
     update resource r set calendar_id = o.id from own o where r.network_id = o.network_id and r.id = $2 returning r.id)
   select id, (select count(*) from moved) as moved from own`,
);

/**
 * The calendar that a resource has for itself. One that shares a calendar, such as its venue’s, gets a child of it first, which
 * follows the same hours until something else is written in it.
 */
export async function ownCalendar(
  tx: Sql,
  resourceId: string,
  sharedCalendarId: string,
  now: Temporal.Instant,
): Promise<string> {
  const { id: current } = await tx.one<{ id: string }>(calendarOf, [resourceId]);
  if (current !== sharedCalendarId) return current;
  await tx.one(leave, [sharedCalendarId]);
  const { id } = await tx.one<{ id: string }>(create, [sharedCalendarId, resourceId]);
  await recomputeOpenings(tx, await readCalendarTree(tx, await lockCalendars(tx, null, [id])), now);
  return id;
}
