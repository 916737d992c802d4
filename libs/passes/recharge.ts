import { type Sql, statement } from '#libs/platform';
import { type ChargeSource } from './charge.js';

const SAME = `network_id, source_kind, source_id, member_id, pass_id, vat_basis_points`;
const TARIFF = ['tariff_id', 'tariff_class', 'weight', 'seats', 'used_during'];
const MONEY = ['credit_minutes', 'credit_minutes_from_pass', 'credit_minutes_paid', 'amount_cents', 'amount_excl_cents', 'vat_cents']; // prettier-ignore
const MONEY_COLUMNS = MONEY.join(', ');

/** SQL: the charge of the source ($1, $2) under the revision $3: the use, or the fee that replaced it. */
const live = `
  select c.*
    from charge c
   where c.network_id = (select current_network()) and c.source_kind = $1 and c.source_id = $2 and c.source_revision = $3
     and c.kind in ('USE', 'FEE') and c.reverses_id is null
   order by c.kind
   limit 1`;

// Locks the counter row of the charge, as every reversal does: what the next statement reads stays as it is.
const lock = statement(
  'passes.lockRecharge',
  `insert into charge_reversal as r (network_id, charge_id, credit_minutes_from_pass, credit_minutes_paid, amount_cents,
                                     charged_from_pass, charged_paid, charged_cents)
   select c.network_id, c.id, 0, 0, 0, c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents from (${live}) c
   on conflict (network_id, charge_id) do update set amount_cents = r.amount_cents
   returning charge_id as id`,
);

const recharge = statement(
  'passes.recharge',
  `with sold as (${live}),
   line as (
     select s.network_id, s.id from sold s
     union all
     select c.network_id, c.id from sold s join charge c on (c.network_id, c.reverses_id) = (s.network_id, s.id)),
   rest as (
     select sum(c.minutes)::int as minutes, ${MONEY.map((column) => `sum(c.${column})::int as ${column}`).join(', ')}
       from line l join charge c on (c.network_id, c.id) = (l.network_id, l.id)),
   -- A fee has no length; the use it stands for has.
   used as (
     select ${TARIFF.map((column) => `u.${column}`).join(', ')}, u.minutes, u.credit_minutes
       from sold s
       join charge u on (u.network_id, u.source_kind, u.source_id, u.kind) = (s.network_id, s.source_kind, s.source_id, 'USE')
                    and u.reverses_id is null
      order by u.source_revision desc
      limit 1),
   reversal as (
     insert into charge (${SAME}, kind, venue_id, source_revision, ${TARIFF.join(', ')}, minutes, ${MONEY_COLUMNS}, charged_at, reverses_id)
     select ${SAME}, kind, venue_id, source_revision, ${TARIFF.map((column) => `s.${column}`).join(', ')}, -rest.minutes,
            ${MONEY.map((column) => `-rest.${column}`).join(', ')}, $7::timestamptz, id
       from sold s cross join rest
     returning network_id, id),
   again as (
     insert into charge (${SAME}, kind, venue_id, source_revision, ${TARIFF.join(', ')}, minutes, ${MONEY_COLUMNS}, charged_at)
     select ${SAME}, $4::text, $6::uuid, $5::int, ${TARIFF.map((column) => `case when $4::text = 'USE' then u.${column} end`).join(', ')},
            case when $4::text = 'USE' then coalesce(rest.minutes, u.minutes::bigint * rest.credit_minutes / nullif(u.credit_minutes, 0), 0)::int end,
            ${MONEY.map((column) => `rest.${column}`).join(', ')}, $7::timestamptz
       from sold s cross join rest left join used u on true
      where (select count(*) from reversal) = 1
     returning network_id, id, kind),
   kept as (
     select e.lot_id, sum(e.credit_minutes)::int as credit_minutes
       from line c
       join hours_transaction t on (t.network_id, t.charge_id) = (c.network_id, c.id)
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'
      group by e.lot_id
     having sum(e.credit_minutes) > 0),
   moved as (
     insert into hours_transaction (network_id, kind, charge_id, made_at)
     select c.network_id, c.kind, c.id, $7::timestamptz
       from (select network_id, id, 'REVERSAL' as kind from reversal union all select network_id, id, kind from again) c
      where exists (select from kept)
     returning network_id, id, kind),
   entered as (
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select m.network_id, m.id, k.lot_id, side.account,
            side.sign * case m.kind when 'REVERSAL' then -k.credit_minutes else k.credit_minutes end
       from moved m cross join kept k cross join (values ('LOT', -1), ('USED', 1)) side (account, sign)
     returning id)
   select (select id from again) as id, (select count(*) from entered) as entries`,
);

const readLive = statement('passes.liveCharge', live);

/** The id of the charge of a source: the use, or the fee that replaced it. */
export async function liveChargeId(tx: Sql, { kind, id, revision }: ChargeSource): Promise<string> {
  const charge = await tx.maybe<{ id: string }>(readLive, [kind, id, revision]);
  if (!charge) throw new Error(`${kind} ${id} has no charge of revision ${revision}`);
  return charge.id;
}

/** As what a charge is charged again. */
export interface ChargedAs {
  /** A use keeps its tariff and its length; a fee has none. */
  readonly kind: 'USE' | 'FEE';
  /** The kind must be new under this revision of the source. */
  readonly revision: number;
  readonly venueId: string;
}

/**
 * Charges what is left of the charge of a source again as a use or a fee: the rest is reversed and charged again with the same
 * hours of the same lots and the same euros. No lot and no quota changes. A use that was a fee gets the tariff of the source's
 * last use. @returns the id of the new charge
 * @throws when the source has no charge of this revision
 */
export async function rechargeAs(tx: Sql, source: ChargeSource, as: ChargedAs, now: Temporal.Instant): Promise<string> {
  const { kind, id, revision } = source;
  if (!(await tx.maybe(lock, [kind, id, revision])))
    throw new Error(`${kind} ${id} has no charge of revision ${revision}`);
  const values = [kind, id, revision, as.kind, as.revision, as.venueId, now];
  return (await tx.one<{ id: string }>(recharge, values)).id;
}
