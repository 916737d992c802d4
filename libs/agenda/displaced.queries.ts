import { type Sql, statement } from '#libs/platform';
import { LIVE_STATES, LONGEST, isLive, isOpen } from './free-time.sql.js';
import type { Span } from './rules/span.js';
import type { LockedCalendars } from './written-hours.queries.js';

/** Time of a booking or appointment that no longer lies within opening hours. */
export interface DisplacedTime extends Span {
  readonly allocationId: string;
  readonly resourceId: string;
  /** The booking or appointment that took it. */
  readonly holderId: string;
  readonly state: string;
  readonly seats: number;
}

const outOfHours = statement(
  'agenda.outOfHours',
  `select a.id "allocationId", a.resource_id "resourceId", a.holder_id "holderId", a.state, a.seats,
          a.starts_at "start", u.until "end"
     from resource r
     join allocation a on a.network_id = $1 and a.resource_id = r.id
     -- the tail may lie after closing time
     cross join lateral (
       select greatest(a.ends_at - r.buffer_minutes * interval '1 minute', a.starts_at + interval '15 minutes') until) u
    where r.network_id = $1 and r.calendar_id = any($2::uuid[])
      and a.state in ${LIVE_STATES} and ${isLive('a', '$3::timestamptz')}
      and a.starts_at > $3 - ${LONGEST.allocation} and u.until > $3
      and not ${isOpen({ network: '$1', start: 'a.starts_at', end: 'u.until' }, 'r.calendar_id')}
    order by a.starts_at, a.resource_id, a.id`,
);

/** Live time, over at `now` or later, that lies outside the stored hours of these calendars. */
export function timeOutOfHours(tx: Sql, { networkId, rows }: LockedCalendars, now: Temporal.Instant) {
  const ids = rows.filter(({ wanted }) => wanted).map(({ id }) => id);
  return tx.rows<DisplacedTime>(outOfHours, [networkId, ids, now]);
}
