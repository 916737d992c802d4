import { type Sql, addedToQuota, statement } from '#libs/platform';

/** A use to come that takes hours of a lot. */
export interface UseOfLot {
  readonly chargeId: string;
  readonly itemId: string;
  readonly revision: number;
  readonly minutes: number;
}

// Those that were made last give their hours up first.
const uses = statement(
  'passes.usesOfLot',
  `select c.id as "chargeId", c.source_id as "itemId", c.source_revision as revision, sum(e.credit_minutes)::int as minutes
     from hours_entry e
     join hours_transaction t on (t.network_id, t.id) = (e.network_id, e.transaction_id)
    cross join lateral (
       select coalesce(x.reverses_id, x.id) as id from charge x where (x.network_id, x.id) = (t.network_id, t.charge_id) offset 0) moved
    cross join lateral (
       select x.* from charge x where (x.network_id, x.id) = (t.network_id, moved.id) offset 0) c
    where e.network_id = (select current_network()) and e.lot_id = $1 and e.account = 'USED'
      and c.kind = 'USE' and c.source_kind = 'BOOKING_ITEM' and lower(c.used_during) >= $2::timestamptz
    group by c.id, c.source_id, c.source_revision, c.charged_at
   having sum(e.credit_minutes) > 0
    order by c.charged_at desc, c.id desc`,
);

/** The uses from an instant on that take hours of a lot, those charged last first. */
export const usesOfLot = (tx: Sql, lotId: string, from: Temporal.Instant): Promise<UseOfLot[]> =>
  tx.rows<UseOfLot>(uses, [lotId, from]);

const lock = statement(
  'passes.lockUseToPay',
  `insert into charge_reversal as r (network_id, charge_id, credit_minutes_from_pass, credit_minutes_paid, amount_cents,
                                     charged_from_pass, charged_paid, charged_cents)
   select c.network_id, c.id, 0, 0, 0, c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents
     from charge c
    where c.network_id = (select current_network()) and c.id = $1 and c.kind = 'USE' and c.reverses_id is null
   on conflict (network_id, charge_id) do update set amount_cents = r.amount_cents
   returning charge_id as id, amount_cents as "reversedCents", credit_minutes_from_pass + credit_minutes_paid as "reversedMinutes"`,
);

const SAME = `network_id, kind, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, vat_basis_points`;
const MONEY = `minutes, credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents`;
const pay = statement(
  'passes.payInEuros',
  `with sold as (
     select c.*, t.hourly_cents, n.zone
       from charge c
       join tariff t on (t.network_id, t.id) = (c.network_id, c.tariff_id)
       join network n on n.id = c.network_id
      where c.network_id = (select current_network()) and c.id = $1),
   priced as (
     select s.*, p.cents as new_cents, round(p.cents * 10000.0 / (10000 + s.vat_basis_points))::int as new_excl
       from sold s
      cross join lateral (select floor(((s.credit_minutes_paid + $3::int)::bigint * s.hourly_cents * 2 + 60) / 120.0)::int as cents) p),
   spending as (
     select network_id, 'passes.spend'::text as kind, member_id as subject_id, date_trunc('month', lower(used_during), zone) as period_start,
            new_cents - amount_cents as amount, 0 as cap, true as may_exceed
       from priced),
   ${addedToQuota('spent', 'spending')},
   reversal as (
     insert into charge (${SAME}, source_revision, ${MONEY}, charged_at, reverses_id)
     select ${SAME}, source_revision, -minutes, -credit_minutes, -credit_minutes_from_pass, -credit_minutes_paid, -amount_cents, -amount_excl_cents,
            -vat_cents, $5, id
       from priced, spent
     returning network_id, id),
   again as (
     insert into charge (${SAME}, source_revision, ${MONEY}, charged_at)
     select ${SAME}, $4, minutes, credit_minutes, credit_minutes_from_pass - $3::int, credit_minutes_paid + $3::int, new_cents, new_excl,
            new_cents - new_excl, $5
       from priced, spent
     returning network_id, id, credit_minutes_from_pass),
   taken as (
     select e.lot_id, e.credit_minutes as minutes
       from sold s
       join hours_transaction t on (t.network_id, t.charge_id) = (s.network_id, s.id)
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'),
   given_back as (
     update hours_lot l set remaining_minutes = l.remaining_minutes + $3::int
       from sold s where (l.network_id, l.id) = (s.network_id, $2::uuid)
     returning l.id),
   moved as (
     insert into hours_transaction (network_id, kind, charge_id, made_at)
     select network_id, 'REVERSAL', id, $5 from reversal
     union all
     select network_id, 'USE', id, $5 from again where credit_minutes_from_pass > 0
     returning network_id, id, kind),
   entered as (
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select m.network_id, m.id, k.lot_id, side.account, side.sign * case m.kind when 'REVERSAL' then -k.minutes else k.kept end
       from moved m
      cross join (select lot_id, minutes, minutes - case when lot_id = $2::uuid then $3::int else 0 end as kept from taken) k
      cross join (values ('LOT', -1), ('USED', 1)) side (account, sign)
      where m.kind = 'REVERSAL' or k.kept > 0
     returning id)
   select new_cents - amount_cents as cents, (select count(*) from again) as charged, (select count(*) from given_back) as lots,
          (select count(*) from entered) as entries
     from priced`,
);

/** Which hours of a use are paid in euros instead. */
export interface HoursToPay {
  readonly chargeId: string;
  readonly lotId: string;
  readonly minutes: number;
  /** The revision under which its source is charged again. */
  readonly revision: number;
}

/**
 * Charges hours of a use to come in euros, at the price of the use: it is reversed in full and charged again. The hours are back in
 * their lot, which the caller has locked and takes away. The monthly limit does not stop it.
 * @returns the cents that the use costs more; undefined when a part of it was given back meanwhile
 */
export async function payInEuros(
  tx: Sql,
  { chargeId, lotId, minutes, revision }: HoursToPay,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const locked = await tx.maybe<{ reversedCents: number; reversedMinutes: number }>(lock, [chargeId]);
  if (!locked || locked.reversedCents + locked.reversedMinutes > 0) return undefined;
  const paid = await tx.one<{ cents: number; charged: number; lots: number }>(pay, [chargeId, lotId, minutes, revision, now]); // prettier-ignore
  if (paid.charged !== 1 || paid.lots !== 1) throw new Error(`charge ${chargeId} was not charged again in euros`);
  return paid.cents;
}
