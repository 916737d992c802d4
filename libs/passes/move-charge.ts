import { type ChargeSource } from './charge.js';
import { type Sql, statement } from '#libs/platform';

const MONEY = ['credit_minutes', 'credit_minutes_from_pass', 'credit_minutes_paid', 'amount_cents', 'amount_excl_cents', 'vat_cents']; // prettier-ignore
const SAME = `network_id, kind, source_kind, source_id, member_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, vat_basis_points`;

const move = statement(
  'passes.moveCharge',
  `with sold as (
     select c.*
       from charge c
      where c.network_id = (select current_network()) and c.source_kind = $1 and c.source_id = $2 and c.source_revision = $3
        and c.kind = 'USE' and c.reverses_id is null),
   reversal as (
     insert into charge (${SAME}, venue_id, source_revision, minutes, ${MONEY.join(', ')}, charged_at, reverses_id)
     select ${SAME}, venue_id, source_revision, -minutes, ${MONEY.map((column) => `-${column}`).join(', ')}, $5, id from sold
     returning network_id, id),
   again as (
     insert into charge (${SAME}, venue_id, source_revision, minutes, ${MONEY.join(', ')}, charged_at)
     select ${SAME}, $4, source_revision + 1, minutes, ${MONEY.join(', ')}, $5 from sold
     returning network_id, id),
   used as (
     select e.lot_id, e.account, e.credit_minutes
       from sold s
       join hours_transaction t on (t.network_id, t.charge_id) = (s.network_id, s.id)
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id)),
   moved as (
     insert into hours_transaction (network_id, kind, charge_id, made_at)
     select c.network_id, c.kind, c.id, $5
       from (select network_id, id, 'REVERSAL' as kind from reversal union all select network_id, id, 'USE' from again) c
      where exists (select from used)
     returning network_id, id, kind),
   entered as (
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select m.network_id, m.id, u.lot_id, u.account, case m.kind when 'USE' then u.credit_minutes else -u.credit_minutes end
       from moved m cross join used u
     returning id)
   select (select count(*) from again) as moved, (select count(*) from entered) as entries`,
);

/**
 * Charges a use at another venue for the same price: reverses it in full and charges it again under the next revision, with the
 * same hours of the same lots. No quota or lot changes. Fails when a part of the charge has been reversed already.
 */
export async function moveCharge(tx: Sql, source: ChargeSource, venueId: string, now: Temporal.Instant): Promise<void> {
  const { moved } = await tx.one<{ moved: number }>(move, [source.kind, source.id, source.revision, venueId, now]);
  if (moved !== 1) throw new Error(`${source.kind} ${source.id} has no charge of revision ${source.revision}`);
}
