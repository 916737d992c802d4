import { type Sql } from '#libs/platform';
import { inheritedHours } from './rules/inherited-hours.js';
import { type Days } from './rules/local-days.js';
import { openIntervals } from './rules/open-intervals.js';
import { type Span } from './rules/span.js';
import { readCalendars } from './written-hours.queries.js';

/**
 * When calendars were or will be open on some days, from what is written in them. Unlike the stored open intervals, which are kept
 * for bookings to come, it goes back as far as it is asked. By the id of the calendar.
 */
export async function openTimesBetween(
  tx: Sql,
  calendarIds: readonly string[],
  { from, until }: Days,
): Promise<Map<string, Span[]>> {
  const { calendars, alsaceMoselle } = await readCalendars(tx, calendarIds);
  return new Map(
    calendarIds.flatMap((id) => {
      if (!calendars.has(id)) return [];
      const hours = { ...inheritedHours(id, calendars), alsaceMoselle };
      return [[id, openIntervals(hours, from, until)] as const];
    }),
  );
}
