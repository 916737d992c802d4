import { type Sql, statement, takenOffQuota } from '#libs/platform';
import { monthOf } from './purse.js';

/** Reverses a sale in full: the euros, the hours of each lot, and the month's spending. */
const reverse = statement(
  'passes.reverseCharge',
  `with sold as (
     select c.* from charge c where c.network_id = (select current_network()) and c.source_kind = $1 and c.source_id = $2 and c.reverses_id is null),
   spent as (
     select s.network_id,
            'passes.spend'::text as kind,
            s.member_id as subject_id,
            $4::timestamptz as period_start,
            s.amount_cents as amount
       from sold s),
   ${takenOffQuota('spending', 'spent')},
   used as (
     select e.lot_id, e.credit_minutes from sold s join hours_transaction t on (t.network_id, t.charge_id) = (s.network_id, s.id) and t.kind = 'USE'
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'),
   restored as (
     update hours_lot l set remaining_minutes = l.remaining_minutes + u.credit_minutes
       from (select * from used where (select count(*) from spending) >= 0 order by lot_id) u, sold s
      where (l.network_id, l.id) = (s.network_id, u.lot_id)
     returning l.id, u.credit_minutes),
   reversal as (
     insert into charge (network_id, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, minutes,
                         credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points,
                         charged_at, reverses_id)
     select network_id, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, -minutes,
            -credit_minutes, -credit_minutes_from_pass, -credit_minutes_paid, -amount_cents, -amount_excl_cents, -vat_cents, vat_basis_points, $3, id
       from sold where (select count(*) from restored) >= 0
     returning network_id, id, credit_minutes_from_pass, amount_cents),
   moved as (
     insert into hours_transaction (network_id, kind, charge_id, made_at)
     select network_id, 'REVERSAL', id, $3 from reversal where credit_minutes_from_pass < 0 returning network_id, id),
   entered as (
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select m.network_id, m.id, r.id, side.account, side.sign * r.credit_minutes
       from moved m, restored r, (values ('LOT', 1), ('USED', -1)) side (account, sign) returning id)
   select -credit_minutes_from_pass as "creditMinutes", -amount_cents as cents, (select count(*) from entered) as entries from reversal`,
);

/**
 * Reverses the sale of a source in full. @returns what was given back. @throws when there is no sale or it is already reversed
 */
export function reverseCharge(
  tx: Sql,
  sourceKind: 'BOOKING',
  sourceId: string,
  usedFrom: Temporal.Instant,
  zone: string,
  now: Temporal.Instant,
): Promise<{ creditMinutes: number; cents: number }> {
  return tx.one(reverse, [sourceKind, sourceId, now, monthOf(usedFrom, zone)]);
}
