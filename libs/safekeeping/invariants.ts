import pg from 'pg';
import { peopleInvariants } from './people-invariants.js';
import { billingInvariants } from './billing-invariants.js';
import { ledgerInvariants } from './ledger-invariants.js';
import { sessionInvariants } from './session-invariants.js';
import { subscriptionInvariants } from './subscription-invariants.js';

const BLOCKING = `('HELD','PENDING','CONFIRMED','IN_USE')`;

/** Rules that must always hold. Each query returns one row per violation. */
export const invariants: Record<string, string> = {
  'no two live allocations overlap on an exclusive resource': `
    select a.id, b.id from allocation a join allocation b
      on (a.network_id, a.resource_id) = (b.network_id, b.resource_id) and a.id < b.id and a.during && b.during
     where a.exclusive and b.exclusive and a.state in ${BLOCKING} and b.state in ${BLOCKING}`,
  'every seat counter equals the sum of its allocations and is at most the capacity': `
    with taken as (
      select a.network_id, a.resource_id, at, sum(a.seats)::int used
        from allocation a cross join lateral generate_series(lower(a.during), upper(a.during) - interval '15 minutes', interval '15 minutes') at
       where not a.exclusive and a.state in ('HELD','PENDING','CONFIRMED','IN_USE','COMPLETED','NO_SHOW') group by 1, 2, 3)
    select * from seat_bucket b full join taken t using (network_id, resource_id, at)
      left join resource r on (r.network_id, r.id) = (coalesce(b.network_id, t.network_id), coalesce(b.resource_id, t.resource_id))
     where coalesce(b.used, 0) <> coalesce(t.used, 0) or coalesce(b.used, 0) > r.capacity`,
  'every live booking lies inside opening hours, or it was decided to keep it': `
    select b.id from booking b join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      join space s on (s.network_id, s.id) = (i.network_id, i.space_id) join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
     where b.state in ${BLOCKING} and not range_agg_covers(b.network_id, r.calendar_id, b.during)
       and not exists (select from hours_decision d where (d.network_id, d.booking_id, d.space_id, d.during) = (b.network_id, b.id, i.space_id, b.during)
                          and d.decision = 'KEEP')`,
  'a booking that a change of hours cancelled is cancelled and reversed in full': `
    select b.id from hours_decision d join booking b on (b.network_id, b.id) = (d.network_id, d.booking_id)
      join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      left join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE' and c.reverses_id is null
      left join charge_reversal r on (r.network_id, r.charge_id) = (c.network_id, c.id)
     where d.decision = 'CANCEL' and (b.state <> 'CANCELLED'
        or (coalesce(r.credit_minutes_from_pass, 0), coalesce(r.amount_cents, 0)) <> (c.credit_minutes_from_pass, c.amount_cents))`,
  'no member is in two places at the same time': `
    select a.id, b.id from person_time a join person_time b on (a.network_id, a.member_id) = (b.network_id, b.member_id) and a.id < b.id and a.during && b.during
     where a.state in ('CONFIRMED','IN_USE') and b.state in ('CONFIRMED','IN_USE')`,
  'a booking, its allocations and its attendance are in the same state': `
    select b.id from booking b join allocation a on (a.network_id, a.holder_id) = (b.network_id, b.id)
     where a.state <> b.state and a.state <> 'CANCELLED'  -- where a booking was before it moved
    union all select b.id from booking b left join person_time a on (a.network_id, a.holder_id) = (b.network_id, b.id)
     where b.state in ('CONFIRMED','IN_USE','CANCELLED') and a.state is not null and a.state <> b.state`,
  'a booking in use has a check-in, and nobody checked in to a no-show or to one that is still awaited': `
    select b.id from booking b left join check_in c on (c.network_id, c.booking_id) = (b.network_id, b.id)
     where b.state = 'IN_USE' and c.booking_id is null or b.state in ('CONFIRMED','NO_SHOW','CANCELLED') and c.booking_id is not null`,
  'the use of a recorded no-show is reversed in full and one fee is charged for it, at most the price': `
    select b.id from booking b join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      join no_show n on (n.network_id, n.booking_id) = (b.network_id, b.id)
      left join charge f on f.network_id = i.network_id and f.source_kind = 'BOOKING_ITEM' and f.source_id = i.id and f.kind = 'FEE'
        and f.source_revision = i.revision and f.reverses_id is null
      left join charge u on u.network_id = i.network_id and u.source_kind = 'BOOKING_ITEM' and u.source_id = i.id and u.kind = 'USE'
        and u.source_revision = i.revision and u.reverses_id is null
      left join charge_reversal r on (r.network_id, r.charge_id) = (u.network_id, u.id)
     where b.state = 'NO_SHOW' and (f.id is null or f.credit_minutes_from_pass > u.credit_minutes_from_pass or f.amount_cents > u.amount_cents
        or (coalesce(r.credit_minutes_from_pass, 0), coalesce(r.credit_minutes_paid, 0), coalesce(r.amount_cents, 0))
         <> (u.credit_minutes_from_pass, u.credit_minutes_paid, u.amount_cents))`,
  'a recorded no-show is one still, or it was answered that the person was there': `
    select n.booking_id from no_show n join booking b on (b.network_id, b.id) = (n.network_id, n.booking_id)
     where (b.state = 'NO_SHOW') = exists (select from no_show_answer a where (a.network_id, a.booking_id) = (n.network_id, n.booking_id) and a.outcome = 'WAS_THERE')`,
  'an excused no-show costs nothing': `
    select c.id from no_show_answer a join booking_item i on (i.network_id, i.booking_id) = (a.network_id, a.booking_id)
      join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'FEE' and c.reverses_id is null
      left join charge_reversal r on (r.network_id, r.charge_id) = (c.network_id, c.id)
     where a.outcome = 'EXCUSED' and (coalesce(r.credit_minutes_from_pass, 0), coalesce(r.amount_cents, 0)) <> (c.credit_minutes_from_pass, c.amount_cents)`,
  'every live booking holds an allocation for each of its items': `
    select b.id from booking b join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
     where b.state in ${BLOCKING} and not exists (select from allocation a where (a.network_id, a.holder_id, a.resource_id) = (b.network_id, b.id, s.resource_id)
       and a.seats >= i.seats and a.during @> b.during)`,
  'a booking holds each place once, its spaces have an order, and several spaces never wait for an answer': `
    select a.holder_id from allocation a join booking b on (b.network_id, b.id) = (a.network_id, a.holder_id)
     where a.state in ${BLOCKING} group by a.network_id, a.holder_id, a.resource_id having count(*) > 1
    union all
    select i.booking_id from booking_item i group by i.network_id, i.booking_id
    having count(distinct i.position) < count(*)
        or count(*) > 1 and exists (select from booking_request q where (q.network_id, q.booking_id) = (i.network_id, i.booking_id))`,
  'every live allocation belongs to a live booking or hold, a planned session, a planned own use of the venue, a live appointment or a busy time of a mentor': `
    select a.id from allocation a left join booking b on (b.network_id, b.id) = (a.network_id, a.holder_id)
      left join own_use u on (u.network_id, u.id) = (a.network_id, a.holder_id)
      left join session s on (s.network_id, s.id) = (a.network_id, a.holder_id)
     where a.state in ${BLOCKING} and (b.id is null or b.state not in ${BLOCKING}) and u.state is distinct from 'PLANNED'
       and s.state is distinct from 'PLANNED'
       and not exists (select from booking_hold h where (h.network_id, h.id) = (a.network_id, a.holder_id) and h.state = 'LIVE')
       and not exists (select from mentor_busy_time t where (t.network_id, t.id) = (a.network_id, a.holder_id))
       and not exists (select from appointment m where (m.network_id, m.id) = (a.network_id, a.holder_id) and m.state in ('PENDING','CONFIRMED'))`,
  'a removed calendar leaves no own use and no address behind': `
    select c.id from outside_calendar c where c.state = 'REMOVED' and (length(c.sealed_address) > 0
       or exists (select from own_use u where (u.network_id, u.outside_calendar_id) = (c.network_id, c.id) and u.state = 'PLANNED'))`,
  'an own use takes time of its space and of what is inside it, within its hours': `
    select a.id from own_use u join space s on (s.network_id, s.id) = (u.network_id, u.space_id)
      join allocation a on (a.network_id, a.holder_id) = (u.network_id, u.id) and a.state in ${BLOCKING}
     where a.starts_at < date_bin('15 minutes', u.starts_at, timestamptz 'epoch') or a.ends_at >= u.ends_at + interval '15 minutes'
        or a.resource_id not in (
             with recursive inside (id) as (
               select s.resource_id union select d.part_id from inside join resource_part d on d.network_id = s.network_id and d.whole_id = inside.id)
             select id from inside)`,
  'every item of a confirmed booking is charged exactly once under its revision': `
    select i.id from booking b join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      left join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE'
        and c.source_revision = i.revision and c.reverses_id is null
     where b.state not in ('HELD','EXPIRED','PENDING') group by i.network_id, i.id having count(c.id) <> 1`,
  'earlier revisions of a booked item, and the uses of a cancelled booking, are reversed in full': `
    select c.id from booking b join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE' and c.reverses_id is null
      left join charge_reversal r on (r.network_id, r.charge_id) = (c.network_id, c.id)
     where (c.source_revision <> i.revision or b.state = 'CANCELLED')
       and (coalesce(r.credit_minutes_from_pass, 0), coalesce(r.credit_minutes_paid, 0), coalesce(r.amount_cents, 0))
        <> (c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents)`,
  ...ledgerInvariants,
  ...billingInvariants,
  ...subscriptionInvariants,
  ...peopleInvariants,
  ...sessionInvariants,
  'a request waits for an answer exactly while its booking is pending, and requests that did not become a booking are refunded in full': `
    select b.id from booking b full join (select * from booking_request where answer is null) q on (q.network_id, q.booking_id) = (b.network_id, b.id)
     where (b.state is not distinct from 'PENDING') <> (q.booking_id is not null)
    union all
    select b.id from booking_request q join booking b on (b.network_id, b.id) = (q.network_id, q.booking_id)
      join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'USE' and c.reverses_id is null
      left join charge_reversal r on (r.network_id, r.charge_id) = (c.network_id, c.id)
     where q.answer <> 'ACCEPTED'
       and (b.state not in ('CANCELLED','EXPIRED') or (coalesce(r.credit_minutes_from_pass, 0), coalesce(r.credit_minutes_paid, 0), coalesce(r.amount_cents, 0))
         <> (c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents))`,
  'a request leaves the time of its member free until it is accepted': `
    select b.id from booking b join person_time t on (t.network_id, t.holder_id) = (b.network_id, b.id)
     where b.state = 'PENDING' and t.state in ('CONFIRMED','IN_USE')`,
  'the open requests of a member are counted': `
    select coalesce(q.subject_id, o.member_id) from (
        select b.network_id, b.member_id, count(*)::int as n from booking_request r
          join booking b on (b.network_id, b.id) = (r.network_id, r.booking_id) where r.answer is null group by 1, 2) o
      full join (select * from quota where kind = 'booking.openRequests') q on (q.network_id, q.subject_id) = (o.network_id, o.member_id)
     where coalesce(q.used, 0) <> coalesce(o.n, 0)`,
  'a withdrawn certificate has a reason and was not used afterwards': `
    select id from certificate where withdrawn_at is not null
       and (withdrawn_by_id is null or withdrawal_reason is null or withdrawn_at < given_at or last_used_at > withdrawn_at)`,
  'what is used of what venues open to the pass is counted, and every part of it belongs to a live booking': `
    select coalesce(q.opening_id, u.opening_id) from pass_opening_counter q
      full join (select network_id, opening_id, at, sum(amount)::int amount from pass_opening_use group by 1, 2, 3) u using (network_id, opening_id, at)
     where coalesce(q.used, 0) <> coalesce(u.amount, 0)
    union all select u.opening_id from pass_opening_use u join booking b on (b.network_id, b.id) = (u.network_id, u.booking_id)
     where b.state in ('CANCELLED','EXPIRED')
    union all select u.opening_id from pass_opening_use u join pass_opening o on (o.network_id, o.id) = (u.network_id, u.opening_id)
     where not exists (select from booking_item i where (i.network_id, i.booking_id, i.space_id) = (u.network_id, u.booking_id, o.space_id))`,
  'no reminder of a cancelled booking is pending': `
    select o.id from outbox o join booking b on (b.network_id, b.id) = (o.network_id, o.subject_id)
     where o.topic = 'booking.remind' and b.state = 'CANCELLED' and o.done_at is null and o.voided_at is null`,
  'a venue that was merged is archived, has no spaces, and leads to one that is not merged': `
    select v.id from venue v join venue t on (t.network_id, t.id) = (v.network_id, v.merged_into_id)
     where v.withdrawn_at is null or t.merged_into_id is not null
    union all select s.id from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) where v.merged_into_id is not null`,
  'a merged account leads to one that is not merged, and has no sign-in method, role, booking or live place of its own': `
    select o.id from account o join account k on k.id = o.merged_into_id where o.disabled_at is null or k.merged_into_id is not null
       or exists (select from account_password p where p.account_id = o.id) or exists (select from passkey p where p.account_id = o.id)
       or exists (select from account_totp t where t.account_id = o.id)
    union all
    select m.id from member m join member k on (k.network_id, k.id) = (m.network_id, m.merged_into_id)
     where m.left_at is null or k.merged_into_id is not null or exists (select from account a where a.id = m.account_id and a.merged_into_id <> k.account_id)
        or exists (select from role_grant g where (g.network_id, g.member_id) = (m.network_id, m.id) and g.revoked_at is null)
        or exists (select from booking b where (b.network_id, b.member_id) = (m.network_id, m.id))
        or exists (select from person_time t where (t.network_id, t.member_id) = (m.network_id, m.id) and t.state in ('CONFIRMED','IN_USE'))`,
  'nobody waits for a decision about a venue that is archived': `
    select c.id from venue_claim c join venue v on (v.network_id, v.id) = (c.network_id, c.venue_id)
     where c.state = 'WAITING' and v.withdrawn_at is not null`,
  'a notification is shown, mailed in a digest, or both': `
    select id from notification where not in_bell and digest is null`,
  'there is at most one message per kind, subject, recipient and time': `
    select kind, subject_id, recipient_id, due_at from message group by network_id, kind, subject_id, recipient_id, due_at having count(*) > 1`,
  'the bytes of files are counted in the quota of their venue or member': `
    select coalesce(q.subject_id, f.quota_id) from (select network_id, quota_id, sum(bytes)::int as bytes from file where state <> 'REFUSED' group by 1, 2) f
      full join (select * from quota where kind = 'files.bytes') q on (q.network_id, q.subject_id) = (f.network_id, f.quota_id)
     where coalesce(q.used, 0) <> coalesce(f.bytes, 0)`,
  'a picture that is ready has its three sizes and no other bytes, a document its bytes': `
    select f.id from file f where f.state = 'READY' and (f.sha256 is null) <> (
      (select count(*) from picture_size p where (p.network_id, p.file_id) = (f.network_id, f.id)) = 3)`,
  'every photo and document of a venue is a file that is ready and attached': `
    select p.file_id from (select network_id, file_id from venue_photo union all select network_id, file_id from space_photo
        union all select network_id, file_id from space_document) p
      join file f on (f.network_id, f.id) = (p.network_id, p.file_id) where f.state <> 'READY' or f.attached_at is null`,
  'every idempotency key of a booking, an appointment, an own use or a calendar refers to an existing one': `
    select i.key from idempotency i where i.operation in ('book', 'cancel', 'cancelAsVenue', 'withdraw', 'addOwnUse', 'addOutsideCalendar')
        and not exists (select from booking b where (b.network_id, b.id) = (i.network_id, i.result_id))
        and not exists (select from appointment a where (a.network_id, a.id) = (i.network_id, i.result_id))
        and not exists (select from own_use u where (u.network_id, u.id) = (i.network_id, i.result_id))
        and not exists (select from outside_calendar c where (c.network_id, c.id) = (i.network_id, i.result_id))`,
  'every idempotency key of a session, a place, a wait or a certificate refers to an existing one': `
    select i.key from idempotency i where i.operation in ('scheduleSession', 'takePlace', 'joinWaitingList', 'giveCertificate')
        and not exists (select from session s where (s.network_id, s.id) = (i.network_id, i.result_id))
        and not exists (select from session_place p where (p.network_id, p.id) = (i.network_id, i.result_id))
        and not exists (select from waiting_list_entry w where (w.network_id, w.id) = (i.network_id, i.result_id))
        and not exists (select from certificate c where (c.network_id, c.id) = (i.network_id, i.result_id))`,
};

const coverFunction = `
  create or replace function pg_temp.range_agg_covers(of_network uuid, of_calendar uuid, wanted tstzrange) returns boolean language sql as $$
    select coalesce(range_agg(tstzrange(starts_at, ends_at)) @> wanted, false) from open_interval
     where network_id = of_network and calendar_id = of_calendar and starts_at < upper(wanted) and ends_at > lower(wanted) $$`;

/**
 * Checks all invariants of a database. @param database its address, or a connection to it, which is faster when they are checked often
 * @returns one line per violated rule; empty when all hold
 */
export async function violations(database: string | pg.Client): Promise<string[]> {
  if (typeof database !== 'string') return violationsOn(database);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await violationsOn(client);
  } finally {
    await client.end();
  }
}

async function violationsOn(client: pg.Client): Promise<string[]> {
  await client.query(coverFunction);
  const found: string[] = [];
  for (const [n, [name, query]] of Object.entries(invariants).entries()) {
    const text = query.replace('range_agg_covers', 'pg_temp.range_agg_covers');
    const { rows } = await client.query({ name: `invariant ${n}`, text }); // named, so that it is planned once
    if (rows.length > 0) found.push(`${name}: ${rows.length} row(s), first ${JSON.stringify(rows[0])}`);
  }
  return found;
}
