import { type Sql, statement } from '#libs/platform';
import { type ChargeSource } from './charge.js';

// Compensation for damage is not the price of anything: it carries no VAT.
const insert = statement(
  'passes.compensate',
  `with used as (
     select u.*
       from charge u
      where u.network_id = (select current_network()) and u.source_kind = $1 and u.source_id = $2 and u.kind = 'USE' and u.reverses_id is null
      order by u.source_revision desc
      limit 1),
   due as (
     select u.*, $5::int + floor(($4::bigint * t.hourly_cents * 2 + 60) / 120.0)::int as cents
       from used u
       join tariff t on (t.network_id, t.id) = (u.network_id, u.tariff_id)),
   given as (
     insert into charge (network_id, kind, source_kind, source_id, source_revision, member_id, venue_id, pass_id, credit_minutes,
                         credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     select network_id, 'COMPENSATION', source_kind, source_id, $3, member_id, venue_id, pass_id, 0, 0, 0, -cents, -cents, 0, 0, $6
       from due
      where cents > 0
     returning id)
   select cents, (select count(*) from given) as given from due`,
);

/**
 * Compensates a member for a use that the venue cancelled: so many hours of the pass, at the price per hour of the tariff of the
 * use, and so many euros. Once for each revision of a source. @returns the cents
 */
export async function compensate(
  tx: Sql,
  { kind, id, revision }: ChargeSource,
  { creditMinutes, cents }: { readonly creditMinutes: number; readonly cents: number },
  now: Temporal.Instant,
): Promise<number> {
  const due = await tx.maybe<{ cents: number }>(insert, [kind, id, revision, creditMinutes, cents, now]);
  return due?.cents ?? 0;
}
