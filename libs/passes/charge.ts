import { addedToQuota, statementPart } from '#libs/platform';
import { type Quote } from './rules/quote.js';
import { type Purse, type Use, monthOf } from './purse.js';

/**
 * SQL that charges the uses of one member in one month, for inclusion in the statement of the seller. It reads `sale` (one row per
 * use, with the fields of `saleOf`), `take (charge_id, lot_id, credit_minutes)` and `may_sell` (one row when all previous parts
 * succeeded). It defines `within_cap` (one row, for the sum of the uses), `debited` (one row per lot) and `charged` (one row per
 * use). A missing row is a refusal: the caller counts the rows and rolls back.
 */
export const chargeUse = statementPart(
  'passes',
  `
  spending as (
    select s.network_id,
           'passes.spend'::text as kind,
           s.member_id as subject_id,
           s.month as period_start,
           sum(s.amount_cents)::int as amount,
           min(s.cap_cents) as cap,
           bool_and(s.over_cap) as may_exceed
      from sale s, may_sell
     group by s.network_id, s.member_id, s.month),
  ${addedToQuota('within_cap', 'spending')},
  debited as (
    update hours_lot l set remaining_minutes = l.remaining_minutes - t.credit_minutes
      from (select s.network_id, t.lot_id, sum(t.credit_minutes)::int as credit_minutes
              from take t
              join sale s on s.charge_id = t.charge_id
             cross join within_cap
             group by s.network_id, t.lot_id
             order by t.lot_id) t
     where (l.network_id, l.id) = (t.network_id, t.lot_id) and l.remaining_minutes >= t.credit_minutes
    returning l.id),
  charged as (
    insert into charge (network_id, id, kind, source_kind, source_id, source_revision, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during,
                        minutes, credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents,
                        vat_basis_points, charged_at)
    select s.network_id, s.charge_id, 'USE', s.source_kind, s.source_id, s.source_revision, s.member_id, s.venue_id, s.pass_id, s.tariff_id, s.tariff_class, s.weight, s.seats,
           s.used_during, s.minutes, s.credit_minutes, s.credit_minutes_from_pass, s.credit_minutes_paid, s.amount_cents, s.amount_excl_cents,
           s.vat_cents, s.vat_basis_points, s.charged_at
      from sale s, within_cap where (select count(*) from debited) = (select count(distinct lot_id) from take)
    returning id),
  hours_moved as (
    insert into hours_transaction (network_id, id, kind, charge_id, made_at)
    select s.network_id, s.hours_transaction_id, 'USE', c.id, s.charged_at
      from sale s
      join charged c on c.id = s.charge_id
     where s.credit_minutes_from_pass > 0
    returning network_id, id, charge_id),
  hours_entered as (
    insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
    select m.network_id, m.id, t.lot_id, side.account, side.sign * t.credit_minutes
      from hours_moved m
      join take t on t.charge_id = m.charge_id
     cross join (values ('LOT', -1), ('USED', 1)) side (account, sign)
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

/** What a use takes from a lot, as `chargeUse` reads it. */
export interface TakeRecord {
  readonly charge_id: string;
  readonly lot_id: string;
  readonly credit_minutes: number;
}

/** The `take` records of a use. */
export const takesOf = (chargeId: string, { takes }: Quote): TakeRecord[] =>
  takes.map(({ lotId, creditMinutes }) => ({ charge_id: chargeId, lot_id: lotId, credit_minutes: creditMinutes }));
export const takeColumns = 'charge_id uuid, lot_id uuid, credit_minutes int';

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
