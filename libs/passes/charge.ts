import { addedToQuota, statementPart } from '#libs/platform';
import { type Quote } from './rules/quote.js';
import { type Purse, type Use, monthOf } from './purse.js';

/**
 * SQL that charges a use, for inclusion in the statement of the seller. It reads `sale` (the fields of `saleOf`), `take
 * (lot_id, credit_minutes)` and `may_sell` (one row when all previous parts succeeded). It defines `within_cap`, `debited` (one
 * row per lot) and `charged`. A missing row is a refusal: the caller counts the rows and rolls back.
 */
export const chargeUse = statementPart(
  'passes',
  `
  spending as (
    select s.network_id,
           'passes.spend'::text as kind,
           s.member_id as subject_id,
           s.month as period_start,
           s.amount_cents as amount,
           s.cap_cents as cap,
           s.over_cap as may_exceed
      from sale s, may_sell),
  ${addedToQuota('within_cap', 'spending')},
  debited as (
    update hours_lot l set remaining_minutes = l.remaining_minutes - t.credit_minutes
      from (select t.* from take t, within_cap order by t.lot_id) t, sale s
     where (l.network_id, l.id) = (s.network_id, t.lot_id) and l.remaining_minutes >= t.credit_minutes
    returning l.id, t.credit_minutes),
  charged as (
    insert into charge (network_id, id, kind, source_kind, source_id, source_revision, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during,
                        minutes, credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents,
                        vat_basis_points, charged_at)
    select s.network_id, s.charge_id, 'USE', s.source_kind, s.source_id, s.source_revision, s.member_id, s.venue_id, s.pass_id, s.tariff_id, s.tariff_class, s.weight, s.seats,
           s.used_during, s.minutes, s.credit_minutes, s.credit_minutes_from_pass, s.credit_minutes_paid, s.amount_cents, s.amount_excl_cents,
           s.vat_cents, s.vat_basis_points, s.charged_at
      from sale s, within_cap where (select count(*) from debited) = (select count(*) from take)
    returning id),
  hours_moved as (
    insert into hours_transaction (network_id, id, kind, charge_id, made_at)
    select s.network_id, s.hours_transaction_id, 'USE', c.id, s.charged_at from sale s, charged c where s.credit_minutes_from_pass > 0
    returning id),
  hours_entered as (
    insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
    select s.network_id, m.id, d.id, side.account, side.sign * d.credit_minutes
      from sale s, hours_moved m, debited d, (values ('LOT', -1), ('USED', 1)) side (account, sign)
    returning id)`,
);

/** What is charged: a space of a booking. */
export type SourceKind = 'BOOKING_ITEM';

/** What a charge is for. An item that changes is charged again under its next revision. */
export interface ChargeSource {
  readonly kind: SourceKind;
  readonly id: string;
  readonly revision: number;
}

/** Columns of the `sale` record and their types, for jsonb_to_record. */
const SALE_TYPES = {
  network_id: 'uuid',
  charge_id: 'uuid',
  hours_transaction_id: 'uuid',
  source_kind: 'text',
  source_id: 'uuid',
  source_revision: 'int',
  member_id: 'uuid',
  venue_id: 'uuid',
  pass_id: 'uuid',
  tariff_id: 'uuid',
  tariff_class: 'text',
  weight: 'int',
  seats: 'int',
  used_during: 'tstzrange',
  minutes: 'int',
  credit_minutes: 'int',
  credit_minutes_from_pass: 'int',
  credit_minutes_paid: 'int',
  amount_cents: 'int',
  amount_excl_cents: 'int',
  vat_cents: 'int',
  vat_basis_points: 'int',
  charged_at: 'timestamptz',
  month: 'timestamptz',
  cap_cents: 'int',
  over_cap: 'boolean',
} as const;
export const saleColumns = Object.entries(SALE_TYPES)
  .map(([column, type]) => `${column} ${type}`)
  .join(', ');

/** A sale as `chargeUse` reads it. */
export interface SaleRecord extends Readonly<Record<keyof typeof SALE_TYPES, string | number | boolean | null>> {
  readonly network_id: string;
  readonly charge_id: string;
  readonly hours_transaction_id: string;
  readonly source_kind: SourceKind;
  readonly source_id: string;
  readonly source_revision: number;
  readonly member_id: string;
  readonly venue_id: string;
  readonly pass_id: string | null;
  readonly tariff_id: string;
  readonly tariff_class: string;
  readonly weight: number;
  readonly seats: number;
  readonly used_during: string;
  readonly minutes: number;
  readonly credit_minutes: number;
  readonly credit_minutes_from_pass: number;
  readonly credit_minutes_paid: number;
  readonly amount_cents: number;
  readonly amount_excl_cents: number;
  readonly vat_cents: number;
  readonly vat_basis_points: number;
  readonly charged_at: string;
  readonly month: string;
  readonly cap_cents: number;
  readonly over_cap: boolean;
}

/** The `sale` record. */
export function saleOf(sale: {
  networkId: string;
  zone: string;
  /** The item that is sold. */
  source: ChargeSource;
  memberId: string;
  venueId: string;
  chargeId: string;
  hoursTransactionId: string;
  use: Use;
  purse: Purse;
  quote: Quote;
  overCap: boolean;
  at: Temporal.Instant;
}): SaleRecord {
  const { use, purse, quote } = sale;
  const weight = purse.tariff.weights[use.tariffClass]!;
  const quantum = purse.tariff.quantumMinutes;
  return {
    network_id: sale.networkId,
    charge_id: sale.chargeId,
    hours_transaction_id: sale.hoursTransactionId,
    source_kind: sale.source.kind,
    source_id: sale.source.id,
    source_revision: sale.source.revision,
    member_id: sale.memberId,
    venue_id: sale.venueId,
    pass_id: purse.pass?.id ?? null,
    tariff_id: purse.tariff.id,
    tariff_class: use.tariffClass,
    weight,
    seats: use.seats,
    used_during: `[${use.start.toString()},${use.end.toString()})`,
    minutes: Math.ceil((use.end.epochMilliseconds - use.start.epochMilliseconds) / 60_000 / quantum) * quantum,
    credit_minutes: quote.creditMinutes,
    credit_minutes_from_pass: quote.creditMinutesFromPass,
    credit_minutes_paid: quote.creditMinutesPaid,
    amount_cents: quote.amountInclVatCents,
    amount_excl_cents: quote.amountExclVatCents,
    vat_cents: quote.vatCents,
    vat_basis_points: purse.tariff.vatRateBasisPoints,
    charged_at: sale.at.toString(),
    month: monthOf(use.start, sale.zone).toString(),
    cap_cents: purse.capCents,
    over_cap: sale.overCap,
  };
}
