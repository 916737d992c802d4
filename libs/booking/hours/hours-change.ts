import {
  type ExceptionToSet,
  type HoursChanged,
  type HoursFault,
  type OpeningRulesToSet,
  close,
  ownCalendar,
  setException,
  setOpeningRules,
} from '#libs/agenda';
import { worksFor } from '#libs/directory';
import { type MemberViewer, type Sql, statement } from '#libs/platform';

/** A change of opening hours that somebody wants to make. */
export type HoursChange = {
  /** The id of a venue or of a space. */
  readonly target: string;
} & (
  | ({ readonly kind: 'HOURS' } & Pick<OpeningRulesToSet, 'rules' | 'opensOnHolidays'>)
  | ({ readonly kind: 'EXCEPTION' } & Pick<ExceptionToSet, 'date' | 'openings'>)
  | {
      readonly kind: 'CLOSURE';
      readonly from: Temporal.Instant;
      readonly until: Temporal.Instant | null;
      readonly reason: string;
    }
);

export type HoursRefusal =
  | { readonly code: 'NOT_FOUND' | 'REVERSED' | 'IN_THE_PAST' | 'NO_REASON' | 'REASON_TOO_LONG' }
  | { readonly code: 'TOO_MANY_BOOKINGS'; readonly most: number }
  | { readonly code: 'KEY_REUSED' }
  | { readonly code: 'BAD_HOURS'; readonly fault: HoursFault };

export interface AppliedChange {
  readonly calendarId: string;
  readonly closureId: string | null;
  readonly changed: HoursChanged;
}

const readTarget = statement(
  'booking.hoursTarget',
  `select v.id as "venueId", v.calendar_id as "venueCalendarId", r.id as "resourceId"
     from venue v
     left join space s on s.network_id = v.network_id and s.venue_id = v.id and s.id = $1 and s.withdrawn_at is null
     left join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where v.network_id = (select current_network()) and v.withdrawn_at is null
      and v.id in ($1, (select venue_id from space where network_id = (select current_network()) and id = $1 and withdrawn_at is null))`,
);

interface Target {
  readonly venueId: string;
  readonly venueCalendarId: string;
  /** Of the space; null for the venue itself. */
  readonly resourceId: string | null;
}

/** A place whose hours the viewer may change; undefined when there is none, or when it is not theirs. */
async function targetOf(tx: Sql, viewer: MemberViewer, id: string): Promise<Target | undefined> {
  const row = await tx.maybe<Target>(readTarget, [id]);
  return row && worksFor(viewer, row.venueId) ? row : undefined;
}

/** Makes a change of hours in the transaction. What it displaces stays where it is: the caller decides or rolls back. */
export async function applyChange(
  tx: Sql,
  viewer: MemberViewer,
  change: HoursChange,
  now: Temporal.Instant,
): Promise<AppliedChange | HoursRefusal> {
  const target = await targetOf(tx, viewer, change.target);
  if (!target) return { code: 'NOT_FOUND' };
  const calendarId = target.resourceId
    ? await ownCalendar(tx, target.resourceId, target.venueCalendarId, now)
    : target.venueCalendarId;
  const changed = await write(tx, calendarId, change, now);
  switch (changed.kind) {
    case 'CHANGED':
      return { calendarId, closureId: 'closureId' in changed ? changed.closureId : null, changed };
    case 'NO_SUCH_CALENDAR':
      return { code: 'NOT_FOUND' };
    case 'BAD_HOURS':
      return { code: 'BAD_HOURS', fault: changed.faults[0]! };
    case 'REVERSED':
    case 'IN_THE_PAST':
    case 'NO_REASON':
    case 'REASON_TOO_LONG':
      return { code: changed.kind };
  }
}

function write(tx: Sql, calendarId: string, change: HoursChange, now: Temporal.Instant) {
  switch (change.kind) {
    case 'HOURS': {
      const { rules, opensOnHolidays } = change;
      return setOpeningRules(tx, { calendarId, rules, now, ...(opensOnHolidays !== undefined && { opensOnHolidays }) });
    }
    case 'EXCEPTION':
      return setException(tx, { calendarId, date: change.date, openings: change.openings, now });
    case 'CLOSURE':
      return close(tx, { calendarId, start: change.from, end: change.until, reason: change.reason, now });
  }
}

const venueOfClosure = statement(
  'booking.venueOfClosure',
  `select v.id as "venueId", k.calendar_id as "calendarId"
     from closure k
     join venue v on v.network_id = k.network_id and v.withdrawn_at is null
      and (v.calendar_id = k.calendar_id
           or exists (select from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
                       where (s.network_id, s.venue_id) = (v.network_id, v.id) and r.calendar_id = k.calendar_id))
    where k.network_id = (select current_network()) and k.id = $1
    limit 1`,
);

/** The calendar of a closure; undefined unless it is one of a venue whose hours the viewer may change. */
export async function calendarToReopen(tx: Sql, viewer: MemberViewer, closureId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ venueId: string; calendarId: string }>(venueOfClosure, [closureId]);
  return row && worksFor(viewer, row.venueId) ? row.calendarId : undefined;
}
