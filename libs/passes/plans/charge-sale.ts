import { type Sql, statement } from '#libs/platform';

const charge = statement(
  'passes.chargeSale',
  `with price as (
     select p.network_id, p.id, p.owner_member_id, t.vat_basis_points as vat, round($5::int * 10000.0 / (10000 + t.vat_basis_points))::int as excl
       from pass p
       join tariff t on t.network_id = p.network_id and t.valid @> $6::timestamptz
      where p.network_id = (select current_network()) and p.id = $4)
   insert into charge (network_id, kind, source_kind, source_id, source_revision, member_id, pass_id, credit_minutes, credit_minutes_from_pass,
                       credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
   select network_id, $1, $2, $3, 0, owner_member_id, id, 0, 0, 0, $5, excl, $5 - excl, vat, $6 from price
   returning id`,
);

/** What is sold to the owner of a pass besides uses. Its source is charged once. */
export interface PassSale {
  readonly kind: 'SUBSCRIPTION' | 'PACK';
  readonly sourceKind: 'SUBSCRIPTION_CHARGE';
  readonly sourceId: string;
  readonly passId: string;
  /** VAT included. */
  readonly cents: number;
}

/** Charges the owner of a pass, with the VAT of the tariff in force. @returns the id of the charge */
export async function chargeSale(tx: Sql, sale: PassSale, now: Temporal.Instant): Promise<string> {
  const { kind, sourceKind, sourceId, passId, cents } = sale;
  return (await tx.one<{ id: string }>(charge, [kind, sourceKind, sourceId, passId, cents, now])).id;
}
