import { type Sql, statement, takenOffQuota } from '#libs/platform';
import { type SourceKind } from './charge.js';

/** How much of a charge goes back. */
export type ReversedPart =
  /** All that has not been reversed yet. */
  | 'REST'
  /** A share of the original charge, rounded down in each column so that shares of a whole never exceed it. */
  | { readonly basisPoints: number }
  | { readonly creditMinutesFromPass: number; readonly creditMinutesPaid: number; readonly amountCents: number };

/** What was given back. */
export interface Reversed {
  readonly creditMinutes: number;
  readonly cents: number;
}

interface Locked {
  isWithin: boolean;
  fromPass: number;
  paid: number;
  cents: number;
}

// The counter row of the charge is locked first: what is read of the charge after this statement stays as it is until the end of
// the transaction. Quota and lots follow in the order in which a sale takes them.
const lock = statement(
  'passes.lockReversal',
  `with counted as (
     insert into charge_reversal as r (network_id, charge_id, credit_minutes_from_pass, credit_minutes_paid, amount_cents,
                                       charged_from_pass, charged_paid, charged_cents)
     select c.network_id, c.id, 0, 0, 0, c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents
       from charge c
      where c.network_id = (select current_network()) and c.id = $1 and c.reverses_id is null and c.kind <> 'COMPENSATION'
     on conflict (network_id, charge_id) do update set amount_cents = r.amount_cents
     returning network_id, charge_id, charged_from_pass, charged_paid, charged_cents,
               charged_from_pass - credit_minutes_from_pass as rest_from_pass,
               charged_paid - credit_minutes_paid as rest_paid,
               charged_cents - amount_cents as rest_cents),
   wanted as (
     select n.*,
            coalesce($3::int, (charged_from_pass * $2::bigint / 10000)::int, rest_from_pass) as from_pass,
            coalesce($4::int, (charged_paid * $2::bigint / 10000)::int, rest_paid) as paid,
            coalesce($5::int, (charged_cents * $2::bigint / 10000)::int, rest_cents) as cents
       from counted n),
   within as (
     select * from wanted
      where from_pass between 0 and rest_from_pass and paid between 0 and rest_paid and cents between 0 and rest_cents),
   spent as (
     select c.network_id,
            'passes.spend'::text as kind,
            c.member_id as subject_id,
            date_trunc('month', lower(coalesce(c.used_during, u.used_during)), n.zone) as period_start,
            w.cents as amount
       from within w
       join charge c on (c.network_id, c.id) = (w.network_id, w.charge_id) and c.kind in ('USE', 'FEE')
       join network n on n.id = c.network_id
      -- A fee counts in the month of the use it stands for.
      cross join lateral (
        select u.used_during
          from charge u
         where (u.network_id, u.source_kind, u.source_id, u.kind) = (c.network_id, c.source_kind, c.source_id, 'USE')
           and u.reverses_id is null
         order by u.source_revision desc
         limit 1) u),
   ${takenOffQuota('spending', 'spent')},
   locked as (
     select l.id
       from within w
       join hours_transaction t on (t.network_id, t.charge_id) = (w.network_id, w.charge_id)
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'LOT'
       join hours_lot l on (l.network_id, l.id) = (e.network_id, e.lot_id)
      where (select count(*) from spending) >= 0
      order by l.id
        for no key update of l)
   select exists (select from within) as "isWithin", from_pass as "fromPass", paid, cents, (select count(*) from locked) as lots
     from wanted`,
);

// Hours taken last go back first. What is left in a lot that has expired lapses before hours come back to it, so that only these
// can be used in the days it is given.
const reverse = statement(
  'passes.reverseCharge',
  `with sold as (
     select c.*,
            coalesce(c.minutes::bigint * r.minutes_before / nullif(c.credit_minutes, 0), 0)::int as minutes_before,
            coalesce(c.minutes::bigint * (r.minutes_before + $2::int + $3::int) / nullif(c.credit_minutes, 0), 0)::int as minutes_after,
            coalesce(round(c.amount_excl_cents::numeric * r.amount_cents / nullif(c.amount_cents, 0)), 0)::int as excl_before,
            coalesce(round(c.amount_excl_cents::numeric * (r.amount_cents + $4::int) / nullif(c.amount_cents, 0)), 0)::int as excl_after
       from charge c
       join (select *, credit_minutes_from_pass + credit_minutes_paid as minutes_before from charge_reversal) r
         on (r.network_id, r.charge_id) = (c.network_id, c.id)
      where c.network_id = (select current_network()) and c.id = $1),
   line as (
     select network_id, id from sold
     union all
     select network_id, id from charge where network_id = (select current_network()) and reverses_id = $1),
   taken as (
     select e.network_id, e.lot_id, sum(e.credit_minutes) as credit_minutes
       from line c
       join hours_transaction t on (t.network_id, t.charge_id) = (c.network_id, c.id)
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'
      group by e.network_id, e.lot_id),
   queue as (
     select l.network_id, l.id, t.credit_minutes, l.remaining_minutes, coalesce(upper(l.valid) <= $5::timestamptz, false) as has_expired,
            sum(t.credit_minutes) over (order by l.kind = 'SOLIDARITY', upper(l.valid) desc nulls first,
              array_position(array['CARRY','ALLOWANCE','PACK'], l.kind) desc, lower(l.valid) desc, l.id desc) as until
       from taken t
       join hours_lot l on (l.network_id, l.id) = (t.network_id, t.lot_id)
      where t.credit_minutes > 0),
   part as (
     select network_id, id, least(credit_minutes, $2::int - until + credit_minutes)::int as credit_minutes,
            case when has_expired then remaining_minutes else 0 end as lapsed, has_expired
       from queue
      where until - credit_minutes < $2::int),
   restored as (
     update hours_lot l
        set remaining_minutes = l.remaining_minutes - p.lapsed + p.credit_minutes,
            valid = case when p.has_expired then tstzrange(lower(l.valid), $5::timestamptz + $6::int * interval '1 day') else l.valid end
       from part p
      where (l.network_id, l.id) = (p.network_id, p.id)
     returning l.network_id, l.id, p.credit_minutes, p.lapsed),
   reversal as (
     insert into charge (network_id, kind, source_kind, source_id, source_revision, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats,
                         used_during, minutes, credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents,
                         vat_cents, vat_basis_points, charged_at, reverses_id)
     select network_id, kind, source_kind, source_id, source_revision, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats,
            used_during, case when kind = 'USE' then minutes_before - minutes_after end, -($2::int + $3::int), -$2::int, -$3::int, -$4::int,
            excl_before - excl_after, -$4::int - (excl_before - excl_after), vat_basis_points, $5, id
       from sold
      where greatest($2::int, $3::int, $4::int) > 0
        and $2::int = (select coalesce(sum(credit_minutes), 0) from restored)
     returning network_id, id, credit_minutes_from_pass),
   lapse as (
     insert into hours_transaction (network_id, kind, made_at)
     select distinct network_id, 'EXPIRY', $5::timestamptz from restored where lapsed > 0 returning network_id, id),
   moved as (
     insert into hours_transaction (network_id, kind, charge_id, made_at)
     select network_id, 'REVERSAL', id, $5 from reversal where credit_minutes_from_pass < 0 returning network_id, id),
   entered as (
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select m.network_id, m.id, r.id, side.account, side.sign * r.credit_minutes
       from moved m, restored r, (values ('LOT', 1), ('USED', -1)) side (account, sign)
     union all
     select x.network_id, x.id, r.id, side.account, side.sign * r.lapsed
       from lapse x, restored r, (values ('LOT', -1), ('EXPIRED', 1)) side (account, sign)
      where r.lapsed > 0
     returning id)
   select (select count(*) from reversal) as reversals, (select count(*) from entered) as entries`,
);

/** What a reversal is about. */
export interface ReversalToMake {
  readonly chargeId: string;
  readonly part: ReversedPart;
  readonly now: Temporal.Instant;
  /** Days that a lot gets in which hours come back after it has expired. */
  readonly restoredHoursDays: number;
}

/**
 * Reverses a charge or a part of it: the euros, the hours into the lots they came from, and the month’s spending.
 * @returns what was given back; undefined when that is more than what is left of the charge
 * @throws when there is no such charge, or it is a reversal or a compensation
 */
export async function reverseCharge(
  tx: Sql,
  { chargeId, part, now, restoredHoursDays }: ReversalToMake,
): Promise<Reversed | undefined> {
  const share = part !== 'REST' && 'basisPoints' in part ? part.basisPoints : null;
  const amounts = part !== 'REST' && 'amountCents' in part ? part : null;
  const { isWithin, fromPass, paid, cents } = await tx.one<Locked>(lock, [
    chargeId,
    share,
    amounts?.creditMinutesFromPass ?? null,
    amounts?.creditMinutesPaid ?? null,
    amounts?.amountCents ?? null,
  ]);
  if (!isWithin) return undefined;
  if (fromPass + paid + cents > 0) {
    const { reversals } = await tx.one<{ reversals: number }>(reverse, [
      chargeId,
      fromPass,
      paid,
      cents,
      now,
      restoredHoursDays,
    ]);
    if (reversals !== 1) throw new Error(`charge ${chargeId}: its lots do not hold what it took`);
  }
  return { creditMinutes: fromPass, cents };
}

const chargesOf = statement(
  'passes.chargesOf',
  `select id from charge
    where network_id = (select current_network()) and source_kind = $1 and source_id = any($2::uuid[]) and kind in ('USE', 'FEE') and reverses_id is null
    order by id`,
);

const unreversedUses = statement(
  'passes.unreversedUses',
  `select id from charge c
    where network_id = (select current_network()) and source_kind = $1 and source_id = any($2::uuid[]) and kind = 'USE' and reverses_id is null
      and not exists (select from charge r where (r.network_id, r.reverses_id) = (c.network_id, c.id))
    order by id`,
);

/** Reverses all that is left of the uses and fees charged for these sources, under any revision. @returns what was given back */
export async function reverseChargesOf(
  tx: Sql,
  sourceKind: SourceKind,
  sourceIds: readonly string[],
  how: Pick<ReversalToMake, 'now' | 'restoredHoursDays'>,
): Promise<Reversed> {
  const total = { creditMinutes: 0, cents: 0 };
  for (const { id } of await tx.rows<{ id: string }>(chargesOf, [sourceKind, sourceIds])) {
    const reversed = (await reverseCharge(tx, { chargeId: id, part: 'REST', ...how }))!;
    total.creditMinutes += reversed.creditMinutes;
    total.cents += reversed.cents;
  }
  return total;
}

/** Reverses a share of each use charged for these sources, rounded down */
export async function reverseSharesOfUses(
  tx: Sql,
  sourceKind: SourceKind,
  sourceIds: readonly string[],
  basisPoints: number,
  how: Pick<ReversalToMake, 'now' | 'restoredHoursDays'>,
): Promise<void> {
  for (const { id } of await tx.rows<{ id: string }>(unreversedUses, [sourceKind, sourceIds]))
    await reverseCharge(tx, { chargeId: id, part: { basisPoints }, ...how });
}
