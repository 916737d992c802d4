import { type Sql, statement } from '#libs/platform';
import { replaceOpenIntervals, type Rewrite } from './open-intervals.queries.js';
import { inheritedHours } from './rules/inherited-hours.js';
import {
  cutAt,
  type Days,
  isNone,
  midnights,
  onwards,
  spanning,
  spanOf,
  overlapsOrAdjacent,
} from './rules/local-days.js';
import { openIntervals } from './rules/open-intervals.js';
import { isBefore } from './rules/span.js';
import { wallClock } from './rules/wall-clock.js';
import { type CalendarTree, type LockedCalendar, lockCalendars, readCalendarTree } from './written-hours.queries.js';

/** How far search and booking see at least: past the usual horizon of a booking, and back over what may still be running. */
const KEPT_DAYS = { back: 14, ahead: 75 };

/** What was done: calendars looked at, and rows of open intervals added, changed or removed. */
export interface OpenedCalendars {
  readonly calendars: number;
  readonly intervals: number;
}

export interface CalendarsToOpen extends Days {
  /** Default: the network of the transaction. */
  readonly networkId?: string;
  /** Null: every calendar of the network. */
  readonly calendarIds?: readonly string[] | null;
}

/**
 * Works out when calendars are open on the days from `from` to `until` (not included) of their own zones, and stores
 * what differs. Stored days stay one unbroken stretch: days that do not touch those already stored take their place.
 * Safe beside itself and beside every writer of hours, for each first locks the calendars it reads, in id order.
 */
export async function openCalendars(tx: Sql, wanted: CalendarsToOpen): Promise<OpenedCalendars> {
  const days = { from: wanted.from, until: wanted.until };
  if (isNone(days)) throw new RangeError(`no day from ${days.from} to ${days.until}`);
  const locked = await lockCalendars(tx, wanted.networkId ?? null, wanted.calendarIds ?? null);
  return rewrite(tx, await readCalendarTree(tx, locked), ({ stored }) => ({
    days,
    stored: stored && overlapsOrAdjacent(stored, days) ? spanning(stored, days) : days,
  }));
}

const calendarsBehind = statement(
  'agenda.calendarsBehind',
  `select id from calendar c cross join lateral (select ($1::timestamptz at time zone c.zone)::date today) t
    where network_id = (select current_network())
      and (materialised_until is null or materialised_until < today + $3::int
           or materialised_from < today - $2::int or materialised_from > today)
    order by materialised_until nulls first, id limit $4`,
);

const CALENDARS_A_RUN = 500;

/**
 * The daily upkeep: what is stored reaches from 14 days back to 75 ahead, or further where one may book further ahead. A small
 * read when nothing is to do; else at most 500 calendars, those furthest behind first, so that nobody waits long for a lock:
 * call again until it says 0.
 */
export async function keepCalendarsOpen(tx: Sql, now: Temporal.Instant, atLeastDays = 0): Promise<OpenedCalendars> {
  const aheadDays = Math.max(KEPT_DAYS.ahead, atLeastDays);
  const values = [now, KEPT_DAYS.back, aheadDays, CALENDARS_A_RUN];
  const behind = await tx.rows<{ id: string }>(calendarsBehind, values);
  if (behind.length === 0) return { calendars: 0, intervals: 0 };
  const locked = await lockCalendars(
    tx,
    null,
    behind.map(({ id }) => id),
  );
  return rewrite(tx, await readCalendarTree(tx, locked), ({ stored, zone }) => {
    const kept = keptDays(zone, now, aheadDays);
    if (!stored || !overlapsOrAdjacent(stored, kept)) return { days: kept, stored: kept };
    // stored from some day to come: what is before it is missing as well
    const days = isBefore(now, spanOf(stored, zone).start) ? kept : onwards(kept, stored.until);
    return { days, stored: onwards(spanning(stored, days), kept.from) };
  });
}

/** After a change of what is written in calendars: recomputes all that is stored of them, in the same transaction. */
export function recomputeOpenings(tx: Sql, family: CalendarTree, now: Temporal.Instant): Promise<OpenedCalendars> {
  return rewrite(tx, family, ({ stored, zone }) => {
    const days = stored ?? keptDays(zone, now);
    return { days, stored: days };
  });
}

function keptDays(zone: string, now: Temporal.Instant, aheadDays = KEPT_DAYS.ahead): Days {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return { from: today.subtract({ days: KEPT_DAYS.back }), until: today.add({ days: aheadDays }) };
}

async function rewrite(
  tx: Sql,
  family: CalendarTree,
  plan: (calendar: LockedCalendar) => { days: Days; stored: Days },
): Promise<OpenedCalendars> {
  const rewrites: Rewrite[] = [];
  for (const calendar of family.calendars.values()) {
    if (!calendar.wanted) continue;
    const { days, stored } = plan(calendar);
    const clock = wallClock(calendar.zone, days);
    const hours = { ...inheritedHours(calendar.id, family.calendars), alsaceMoselle: family.alsaceMoselle };
    rewrites.push({
      calendarId: calendar.id,
      window: spanOf(days, calendar.zone),
      open: cutAt(openIntervals(hours, days.from, days.until, clock), midnights(days, clock)),
      storedDays: stored,
      stored: spanOf(stored, calendar.zone),
    });
  }
  return { calendars: rewrites.length, intervals: await replaceOpenIntervals(tx, family.networkId, rewrites) };
}
