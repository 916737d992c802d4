import { LONGEST, allocationsHeldBy } from '#libs/agenda';
import { type BookingState } from '#libs/booking';
import { type Span, type Sql, statement } from '#libs/platform';

export const PLANNING_KINDS = ['BOOKING', 'REQUEST', 'HOLD', 'OWN_USE', 'SESSION', 'CLOSURE'] as const;

export interface PlanningRow extends Span {
  readonly id: string;
  readonly kind: (typeof PLANNING_KINDS)[number];
  /** Of a booking or a request; null for the others. */
  readonly state: BookingState | null;
  /** Null: the whole venue. */
  readonly spaceId: string | null;
  /** The member, the title of the session or own use, or the reason of the closure; may be empty. */
  readonly title: string;
  readonly code: string | null;
  readonly seats: number | null;
  readonly note: string;
}

const rooms = `room as (
  select s.network_id, s.id, r.calendar_id, r.id as resource_id
    from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
   where s.network_id = (select current_network()) and s.venue_id = $1)`;
// By what they take: a booked whole also takes its parts, and a part the whole.
const taken = (holder: string) => `
    join lateral (${allocationsHeldBy(`${holder}.network_id`, `${holder}.id`)}) a on a.state not in ('CANCELLED','EXPIRED')
    join room on (room.network_id, room.resource_id) = (a.network_id, a.resource_id)`;
const bookings = `
  select a.id, case b.state when 'PENDING' then 'REQUEST' else 'BOOKING' end as kind, b.state, room.id as "spaceId", b.starts_at as start,
         b.ends_at as "end", m.name as title, b.code, a.seats, b.note
    from booking b
    join member m on (m.network_id, m.id) = (b.network_id, b.member_id) ${taken('b')}
   where b.network_id = (select current_network()) and b.starts_at < $3 and b.starts_at > $2::timestamptz - ${LONGEST.allocation}
     and b.venue_id in (select v.id from venue v where v.network_id = (select current_network()) and $1::uuid in (v.id, v.merged_into_id))
     and b.ends_at > $2 and b.state not in ('HELD','CANCELLED','EXPIRED')`;
const holds = `
  select a.id, 'HOLD', null, room.id, lower(h.during), upper(h.during), '', null, h.seats, ''
    from booking_hold h ${taken('h')}
   where h.network_id = (select current_network()) and h.state = 'LIVE' and h.expires_at > $4 and h.during && tstzrange($2, $3)`;
const ownUses = `
  select u.id, 'OWN_USE', null, u.space_id, u.starts_at, u.ends_at, u.title, null, u.seats, ''
    from own_use u join room on (room.network_id, room.id) = (u.network_id, u.space_id)
   where u.state in ('PLANNED','OVER') and u.starts_at < $3 and u.ends_at > $2`;
const sessions = `
  select s.id, 'SESSION', null, s.space_id, s.starts_at, s.ends_at, s.title, null, s.taken, ''
    from session s join room on (room.network_id, room.id) = (s.network_id, s.space_id)
   where s.venue_id = $1 and s.state <> 'CANCELLED' and s.starts_at < $3 and s.ends_at > $2`;
// A closure without an end lasts until the end of the period.
const closures = `
  select c.id, 'CLOSURE', null, null, lower(c.during), coalesce(upper(c.during), $3), c.reason, null, null, ''
    from venue v join closure c on (c.network_id, c.calendar_id) = (v.network_id, v.calendar_id)
   where v.network_id = (select current_network()) and v.id = $1 and c.during && tstzrange($2, $3)
  union all
  select c.id, 'CLOSURE', null, room.id, lower(c.during), coalesce(upper(c.during), $3), c.reason, null, null, ''
    from room join closure c on (c.network_id, c.calendar_id) = (room.network_id, room.calendar_id)
   where c.during && tstzrange($2, $3)
     and room.calendar_id <> (select calendar_id from venue where network_id = (select current_network()) and id = $1)`;
const entries = `with ${rooms}, entry as (${[bookings, holds, ownUses, sessions, closures].join(' union all ')})`;
const list = statement(
  'openings.planning',
  `${entries} select * from entry where $5::timestamptz is null or (start, id) > ($5, $6::uuid) order by start, id limit $7`,
);
const count = statement('openings.countPlanning', `${entries} select count(*)::int as n from entry`);

/** Everything that takes time of the spaces of a venue within a period, the earliest first. */
export async function planningOf(
  tx: Sql,
  venueId: string,
  { start, end }: Span,
  now: Temporal.Instant,
  after: readonly [start: string, id: string] | null,
  limit: number,
): Promise<{ rows: PlanningRow[]; total: number }> {
  const about = [venueId, start, end, now];
  const rows = await tx.rows<PlanningRow>(list, [...about, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count, about)).n };
}
