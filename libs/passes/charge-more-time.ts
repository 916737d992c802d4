import { type Sql, addedToQuota, statement } from '#libs/platform';
import { type ChargeSource } from './charge.js';

const add = statement(
  'passes.chargeMoreTime',
  `with used as (
     select c.*, t.hourly_cents, $4::int * c.weight * c.seats as fee_minutes, n.zone
       from charge c
       join tariff t on (t.network_id, t.id) = (c.network_id, c.tariff_id)
       join network n on n.id = c.network_id
      where c.network_id = (select current_network()) and c.source_kind = $1 and c.source_id = $2 and c.source_revision = $3
        and c.kind = 'USE' and c.reverses_id is null),
   priced as (
     select u.*, round(u.fee_minutes::numeric * u.hourly_cents / 60)::int as cents from used u),
   spending as (
     select network_id, 'passes.spend'::text as kind, member_id as subject_id, date_trunc('month', lower(used_during), zone) as period_start,
            cents as amount, $6::int as cap, true as may_exceed
       from priced),
   ${addedToQuota('spent', 'spending')},
   charged as (
     insert into charge (network_id, kind, source_kind, source_id, source_revision, member_id, venue_id, pass_id, credit_minutes,
                         credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     select p.network_id, 'FEE', p.source_kind, p.source_id, p.source_revision, p.member_id, p.venue_id, p.pass_id, p.fee_minutes, 0, p.fee_minutes, p.cents,
            round(p.cents * 10000.0 / (10000 + p.vat_basis_points))::int, p.cents - round(p.cents * 10000.0 / (10000 + p.vat_basis_points))::int,
            p.vat_basis_points, $5
       from priced p, spent
     returning amount_cents)
   select coalesce(sum(amount_cents), 0)::int as cents from charged`,
);

/**
 * Charges more time than a use has, in euros at the common hourly price with the weight and seats of the use. It counts in the
 * month of the use, above the monthly limit if need be. @returns its cents, VAT included
 */
export const chargeMoreTime = async (
  tx: Sql,
  source: ChargeSource,
  minutes: number,
  { now, capCents }: { now: Temporal.Instant; capCents: number },
): Promise<number> =>
  (await tx.one<{ cents: number }>(add, [source.kind, source.id, source.revision, minutes, now, capCents])).cents;
