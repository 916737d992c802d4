/** Rules of charges, lots and the ledger of hours. Each query returns one row per violation. */
export const ledgerInvariants: Record<string, string> = {
  'the reversals of a charge are at most the charge, and their counter is right': `
    with reversed as (
      select network_id, reverses_id, -sum(minutes) minutes, -sum(credit_minutes_from_pass) from_pass, -sum(credit_minutes_paid) paid,
             -sum(amount_cents) cents, -sum(amount_excl_cents) excl, -sum(vat_cents) vat
        from charge where reverses_id is not null group by 1, 2)
    select c.id from charge c left join reversed x on (x.network_id, x.reverses_id) = (c.network_id, c.id)
      left join charge_reversal r on (r.network_id, r.charge_id) = (c.network_id, c.id)
     where x.minutes > c.minutes or x.from_pass > c.credit_minutes_from_pass or x.paid > c.credit_minutes_paid or x.cents > c.amount_cents
        or x.excl > c.amount_excl_cents or x.vat > c.vat_cents
        or (coalesce(x.from_pass, 0), coalesce(x.paid, 0), coalesce(x.cents, 0))
         <> (coalesce(r.credit_minutes_from_pass, 0), coalesce(r.credit_minutes_paid, 0), coalesce(r.amount_cents, 0))
        or (r.charged_from_pass, r.charged_paid, r.charged_cents) <> (c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents)`,
  'a reversal gives hours back to the lots of its charge, at most what each gave': `
    with moved as (
      select c.network_id, coalesce(c.reverses_id, c.id) charge_id, e.lot_id, sum(e.credit_minutes) kept
        from charge c join hours_transaction t on (t.network_id, t.charge_id) = (c.network_id, c.id)
        join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'
       where c.kind <> 'COMPENSATION' group by 1, 2, 3)
    select * from moved where kept < 0`,
  'hours transactions sum to zero': `
    select transaction_id from hours_entry group by network_id, transaction_id having sum(credit_minutes) <> 0`,
  'the remaining minutes of a lot equal the sum of its entries': `
    select l.id from hours_lot l left join hours_entry e on (e.network_id, e.lot_id) = (l.network_id, l.id) and e.account = 'LOT'
     group by l.network_id, l.id having l.remaining_minutes <> coalesce(sum(e.credit_minutes), 0)`,
  'the hours that a charge takes from a pass are in the ledger': `
    select c.id from charge c left join hours_transaction t on (t.network_id, t.charge_id) = (c.network_id, c.id)
      left join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'
     group by c.network_id, c.id having c.credit_minutes_from_pass <> coalesce(sum(e.credit_minutes), 0)`,
  'a use is charged minutes × weight × seats, priced by its tariff': `
    select c.id from charge c join tariff t on (t.network_id, t.id) = (c.network_id, c.tariff_id)
     where c.kind = 'USE' and c.reverses_id is null and (c.credit_minutes <> c.minutes * c.weight * c.seats or c.minutes % 15 <> 0
        or (c.pass_id is not null and c.amount_cents <> floor((c.credit_minutes_paid::bigint * t.hourly_cents * 2 + 60) / 120.0)))
       and not exists (select from charge f where (f.network_id, f.source_kind, f.source_id, f.kind) = (c.network_id, c.source_kind, c.source_id, 'FEE')
                          and f.reverses_id is null and f.source_revision < c.source_revision)`,
  'a use that was a fee costs at most that fee': `
    select c.id from charge c join charge f on (f.network_id, f.source_kind, f.source_id, f.source_revision + 1) = (c.network_id, c.source_kind, c.source_id, c.source_revision)
       and f.kind = 'FEE' and f.reverses_id is null
     where c.kind = 'USE' and c.reverses_id is null
       and (c.credit_minutes_from_pass > f.credit_minutes_from_pass or c.credit_minutes_paid > f.credit_minutes_paid or c.amount_cents > f.amount_cents)`,
  'a compensation is given for a booking that the venue cancelled': `
    select c.id from charge c join booking_item i on (i.network_id, i.id) = (c.network_id, c.source_id) join booking b on (b.network_id, b.id) = (i.network_id, i.booking_id)
     where c.kind = 'COMPENSATION' and c.source_kind = 'BOOKING_ITEM' and b.cancelled_by is distinct from 'VENUE'`,
  'the fee of a cancelled booking is that of a member who cancelled late, and at most its price': `
    select f.id from booking b join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
      join charge f on f.network_id = i.network_id and f.source_kind = 'BOOKING_ITEM' and f.source_id = i.id and f.kind = 'FEE'
        and f.source_revision = i.revision and f.reverses_id is null
      join charge u on u.network_id = i.network_id and u.source_kind = 'BOOKING_ITEM' and u.source_id = i.id and u.kind = 'USE'
        and u.source_revision = i.revision and u.reverses_id is null
     where b.state = 'CANCELLED' and (b.cancelled_by <> 'MEMBER' or b.cancelled_at <= b.free_until and b.free_until > b.booked_at or b.withdrawn_at is not null
        or f.credit_minutes_from_pass > u.credit_minutes_from_pass or f.credit_minutes_paid > u.credit_minutes_paid or f.amount_cents > u.amount_cents)`,
  'the spending of a month is what its uses and their fees cost in euros': `
    with spent as (
      select c.network_id, c.member_id, date_trunc('month', lower(u.used_during), n.zone) as month, sum(c.amount_cents) as cents
        from charge c join network n on n.id = c.network_id
        cross join lateral (
          select used_during from charge u where (u.network_id, u.source_kind, u.source_id, u.kind) = (c.network_id, c.source_kind, c.source_id, 'USE')
             and u.reverses_id is null order by u.source_revision desc limit 1) u
       where c.kind in ('USE','FEE') group by 1, 2, 3)
    select s.* from spent s join quota q on (q.network_id, q.kind, q.subject_id, q.period_start) = (s.network_id, 'passes.spend', s.member_id, s.month)
     where q.used <> s.cents`,
};
