import { type Span, type Sql, statement } from '#libs/platform';

export const AGENDA_KINDS = ['BOOKING', 'SESSION', 'SPACE_WAIT', 'HOLD'] as const;
export const AGENDA_STATES = [
  'HELD',
  'PENDING',
  'CONFIRMED',
  'IN_USE',
  'COMPLETED',
  'NO_SHOW',
  'OFFERED',
  'WAITING',
  'HOSTING',
] as const;

export interface AgendaRow extends Span {
  readonly kind: (typeof AGENDA_KINDS)[number];
  readonly id: string;
  readonly state: (typeof AGENDA_STATES)[number];
  readonly zone: string;
  /** Of a booking; null for the others. */
  readonly code: string | null;
  /** The spaces, or the title of the session. */
  readonly title: string;
  readonly venueName: string;
  /** Until when it is kept for the member, or by when the venue answers. */
  readonly until: Temporal.Instant | null;
}

const bookings = `
  select 'BOOKING' as kind, b.id, b.state, b.starts_at as start, b.ends_at as "end", v.zone, b.code, v.name as "venueName", q.answer_by as until,
         (select string_agg(s.name, ', ' order by s.name) from booking_item i join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
           where (i.network_id, i.booking_id) = (b.network_id, b.id)) as title
    from booking b join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id)
    left join booking_request q on (q.network_id, q.booking_id) = (b.network_id, b.id) and q.answer is null
   where b.network_id = (select current_network()) and b.member_id = $1 and b.starts_at < $3 and b.ends_at > $2
     and b.state not in ('CANCELLED','EXPIRED')`;
const sessions = `
  select 'SESSION', s.id,
         case when s.host_member_id = $1 then 'HOSTING' when p.attendance = 'ATTENDED' then 'COMPLETED' when p.attendance = 'ABSENT' then 'NO_SHOW'
              when p.state = 'TAKEN' then 'CONFIRMED' when p.state = 'OFFERED' then 'OFFERED' else 'WAITING' end,
         s.starts_at, s.ends_at, v.zone, null, v.name, o.expires_at, s.title
    from session s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    left join session_place p on (p.network_id, p.session_id) = (s.network_id, s.id) and p.member_id = $1 and p.state in ('OFFERED','TAKEN')
    left join waiting_list_entry w on (w.network_id, w.subject_id) = (s.network_id, s.id) and w.subject_kind = 'SESSION' and w.member_id = $1
                                  and w.state in ('WAITING','OFFERED')
    left join waiting_offer o on (o.network_id, o.entry_id) = (w.network_id, w.id) and o.state = 'LIVE'
   where s.network_id = (select current_network()) and s.starts_at < $3 and s.ends_at > $2 and s.state <> 'CANCELLED'
     and (s.host_member_id = $1 or p.id is not null or w.id is not null and s.starts_at > $4)`;
const waits = `
  select 'SPACE_WAIT', w.id, case when o.id is null then 'WAITING' else 'OFFERED' end, t.starts_at, upper(t.during), v.zone, null, v.name,
         o.expires_at, s.name
    from waiting_list_entry w
    join wished_time t on (t.network_id, t.id) = (w.network_id, w.subject_id)
    join space s on (s.network_id, s.id) = (t.network_id, t.space_id) and s.withdrawn_at is null
    join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null
    left join waiting_offer o on (o.network_id, o.entry_id) = (w.network_id, w.id) and o.state = 'LIVE'
   where w.network_id = (select current_network()) and w.member_id = $1 and w.subject_kind = 'SPACE_TIME' and w.state in ('WAITING','OFFERED')
     and t.starts_at < $3 and upper(t.during) > $2 and t.starts_at > $4 and (o.expires_at is null or o.expires_at > $4)`;
const holds = `
  select 'HOLD', h.id, 'HELD', lower(h.during), upper(h.during), v.zone, null, v.name, h.expires_at, s.name
    from booking_hold h
    join space s on (s.network_id, s.id) = (h.network_id, h.space_id)
    join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
   where h.network_id = (select current_network()) and h.member_id = $1 and h.state = 'LIVE' and h.place is not null and h.expires_at > $4
     and h.during && tstzrange($2, $3)`;
const entries = `with entry as (${[bookings, sessions, waits, holds].join(' union all ')})`;
const list = statement(
  'booking.agenda',
  `${entries} select * from entry where $5::timestamptz is null or (start, id) > ($5, $6::uuid) order by start, id limit $7`,
);
const count = statement('booking.countAgenda', `${entries} select count(*)::int as n from entry`);

/** Everything of a member within a period, the earliest first. Cancelled bookings and closed requests are left out. */
export async function agendaOf(
  tx: Sql,
  memberId: string,
  { start, end }: Span,
  now: Temporal.Instant,
  after: readonly [start: string, id: string] | null,
  limit: number,
): Promise<{ rows: AgendaRow[]; total: number }> {
  const about = [memberId, start, end, now];
  const rows = await tx.rows<AgendaRow>(list, [...about, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count, about)).n };
}
