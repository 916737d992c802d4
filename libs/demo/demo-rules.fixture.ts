import { fixedVenues } from './fixed-venues.data.js';
import { daysBack } from './hours.js';
import { slugOf } from './territories.js';

const fixedSlugs = `'{${fixedVenues.lyon!.map(({ name }) => slugOf(name)).join()}}'`;

/** What the app would never have written, in addition to the invariants. Each query returns one row per violation. */
export function demoRulesAt(now: Temporal.Instant): Record<string, string> {
  const storedFrom = now.toZonedDateTimeISO('Europe/Paris').toPlainDate().subtract({ days: daysBack });
  return {
    'no two bookings share an exclusive place, not even past ones': `
      select from allocation a join allocation b on (a.network_id, a.resource_id) = (b.network_id, b.resource_id) and a.id < b.id and a.during && b.during
       where a.exclusive and a.state <> 'CANCELLED' and b.state <> 'CANCELLED'`,
    'nobody was in two places at once': `
      select from person_time a join person_time b on a.member_id = b.member_id and a.id < b.id and a.during && b.during
       where a.state <> 'CANCELLED' and b.state <> 'CANCELLED'`,
    'every booking lay inside opening hours, or the venue decided to keep it': `
      select from booking b join booking_item i on i.booking_id = b.id join space s on s.id = i.space_id join resource r on r.id = s.resource_id
       where b.starts_at >= '${storedFrom}' and not exists (select from hours_decision d where d.booking_id = b.id and d.decision = 'KEEP')
         and not coalesce((select range_agg(tstzrange(o.starts_at, o.ends_at)) from open_interval o
               where (o.network_id, o.calendar_id) = (r.network_id, r.calendar_id)) @> b.during, false)`,
    'bookings keep to the grid, to lengths and to lead times': `
      select from booking b join booking_item i on i.booking_id = b.id join space s on s.id = i.space_id join resource r on r.id = s.resource_id
       where extract(epoch from b.starts_at)::bigint % 900 <> 0 or b.ends_at - b.starts_at not between r.min_minutes * interval '1 minute' and r.max_minutes * interval '1 minute'
          or b.starts_at - b.booked_at < r.lead_minutes * interval '1 minute' or b.booked_at > '${now}' or b.starts_at > b.booked_at + interval '60 days'`,
    'what is over is over, what is to come is to come': `
      select from booking where (state in ('CONFIRMED','IN_USE')) <> (ends_at > '${now}' and state not in ('CANCELLED','PENDING','EXPIRED')) or (state = 'IN_USE' and starts_at > '${now}') or cancelled_at > '${now}' or cancelled_at < booked_at`,
    'who cancelled could do so freely, or paid a fee': `
      select from booking b join booking_item i on i.booking_id = b.id
       where b.cancelled_by = 'MEMBER' and b.cancelled_at > b.free_until and not exists (select from charge c where c.source_id = i.id and c.kind = 'FEE')`,
    'a whole takes its parts': `
      select from allocation a join resource_part p on (p.network_id, p.whole_id) = (a.network_id, a.resource_id)
       where not exists (select from allocation b where (b.network_id, b.holder_id, b.resource_id) = (a.network_id, a.holder_id, p.part_id) and b.state = a.state)`,
    'every VAT is twenty per cent of what is before it': `
      select from charge where reverses_id is null and kind <> 'COMPENSATION' and amount_excl_cents <> round(amount_cents * 10000 / 12000.0)`,
    'a month’s spending is what was charged in it': `
      with spent as (select c.network_id, c.member_id, date_trunc('month', lower(u.used_during)) as month, sum(c.amount_cents)::int cents
        from charge c join charge u on u.source_id = c.source_id and u.kind = 'USE' and u.reverses_id is null where c.kind <> 'COMPENSATION' group by 1, 2, 3)
      select from spent s full join (select * from quota where kind = 'passes.spend') q on (q.network_id, q.subject_id, q.period_start) = (s.network_id, s.member_id, s.month)
       where s.cents is distinct from q.used or q.used > q.cap`,
    'a use is paid by hours valid when it starts': `
      select from charge c join hours_transaction t on t.charge_id = c.id join hours_entry e on e.transaction_id = t.id join hours_lot l on l.id = e.lot_id
       where not l.valid @> lower(c.used_during) or l.pass_id <> c.pass_id`,
    'every lot was granted once': `
      select from hours_lot l left join hours_entry e on e.lot_id = l.id and e.account = 'ISSUED' group by l.id, l.granted_minutes
      having count(e.id) <> 1 or -sum(e.credit_minutes) <> l.granted_minutes`,
    'what is to come has at most two reminders, due before it and after it was booked': `
      select from booking b left join outbox o on o.subject_id = b.id and o.topic = 'booking.remind' where b.starts_at > '${now}'
       group by b.id having count(*) filter (where o.run_at >= b.starts_at or o.run_at <= b.booked_at) > 0 or count(o.id) > 2`,
    'no reminder is late': `select from outbox where done_at is null and voided_at is null and run_at <= '${now}'`,
    'every space is priced': `
      select from space s where not exists (select from tariff_weight w where (w.network_id, w.tariff_class) = (s.network_id, s.tariff_class))`,
    'every machine can do something, and the tariff class fits it': `
      select from space s left join space_capability sc on sc.space_id = s.id left join capability c on c.code = sc.capability_code
       where s.kind = 'MACHINE' and (c.code is null or c.space_kind <> s.kind or c.tariff_class <> s.tariff_class)`,
    'desks are shared, all else is not': `
      select from space s join resource r on r.id = s.resource_id where r.exclusive = (s.kind = 'DESK_AREA') or r.capacity <> s.capacity`,
    'every venue has an owner with one VAT regime today': `
      select from venue v left join owner_vat_regime o on o.owner_id = v.owner_id and o.valid @> '${now}'::timestamptz::date group by v.id having count(o.owner_id) <> 1`,
    'each fixed venue keeps a laser cutter free of the demo from 13:00 to 17:00, every day': `
      select from venue v where v.slug = any(${fixedSlugs}) and not exists (
        select from space s join space_capability c on c.space_id = s.id and c.capability_code = 'laser-cutting'
         where s.venue_id = v.id and not exists (select from allocation a where a.resource_id = s.resource_id
           and (a.starts_at::time, a.ends_at::time) overlaps (time '13:00', time '17:00')))
      union all select where (select count(*) from venue where slug = any(${fixedSlugs})) <> 4`,
    'Camille has the next three days and her afternoons free': `
      select from booking b join member m on m.id = b.member_id join account a on a.id = m.account_id
       where a.email = 'member@demo.traboule.example' and b.ends_at > '${now}'
         and (b.starts_at < '${now}'::timestamptz + interval '3 days' or (b.starts_at::time < '17:00' and b.ends_at::time > '13:00'))`,
  };
}
