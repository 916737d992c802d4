import { type Sql, statement } from '#libs/platform';
import { type ChargeSource } from './charge.js';
import { type Purse, monthOf } from './purse.js';
import { type LotKind } from './rules/lots.js';

interface GivenBackRow {
  readonly usedFrom: Temporal.Instant;
  /** Of the charge, what has not been reversed yet. */
  readonly cents: number;
  readonly lots: {
    id: string;
    passId: string;
    kind: LotKind;
    from: string;
    until: string | null;
    remaining: number;
    back: number;
  }[];
}

const readGivenBack = statement(
  'passes.givenBackByReversal',
  `with sold as (
     select c.*
       from charge c
      where c.network_id = (select current_network()) and c.source_kind = $1 and c.source_id = $2 and c.source_revision = $3
        and c.kind = 'USE' and c.reverses_id is null),
   line as (
     select network_id, id, amount_cents from sold
     union all
     select c.network_id, c.id, c.amount_cents from sold s join charge c on (c.network_id, c.reverses_id) = (s.network_id, s.id)),
   back as (
     select e.network_id, e.lot_id, sum(e.credit_minutes) as minutes
       from line c
       join hours_transaction t on (t.network_id, t.charge_id) = (c.network_id, c.id)
       join hours_entry e on (e.network_id, e.transaction_id) = (t.network_id, t.id) and e.account = 'USED'
      group by e.network_id, e.lot_id)
   select lower(s.used_during) as "usedFrom",
          (select sum(amount_cents) from line)::int as cents,
          (select coalesce(jsonb_agg(jsonb_build_object(
                    'id', l.id, 'passId', l.pass_id, 'kind', l.kind, 'from', lower(l.valid), 'until', upper(l.valid),
                    'remaining', l.remaining_minutes, 'back', b.minutes)), '[]')
             from back b join hours_lot l on (l.network_id, l.id) = (b.network_id, b.lot_id) where b.minutes > 0) as lots
     from sold s`,
);

/** A purse as it would be once the charge of `source` were reversed in full, for quotes of what replaces a use. */
export async function purseAfterReversal(
  tx: Sql,
  purse: Purse,
  source: ChargeSource,
  { start, zone, now, restoredHoursDays }: { start: Temporal.Instant; zone: string; now: Temporal.Instant; restoredHoursDays: number }, // prettier-ignore
): Promise<Purse> {
  const given = await tx.maybe<GivenBackRow>(readGivenBack, [source.kind, source.id, source.revision]);
  if (!given) return purse;
  const lots = new Map(purse.lots.map((lot) => [lot.id, lot]));
  for (const { id, passId, kind, from, until, remaining, back } of given.lots) {
    if (passId !== purse.pass?.id) continue;
    const end = until === null ? null : Temporal.Instant.from(until);
    const hasExpired = end !== null && Temporal.Instant.compare(end, now) <= 0;
    lots.set(id, {
      id,
      kind,
      validFrom: Temporal.Instant.from(from),
      // As the reversal does: what was left of an expired lot lapses, and only what comes back can be used for some days.
      validUntil: hasExpired ? now.add({ hours: 24 * restoredHoursDays }) : end,
      remainingCreditMinutes: hasExpired ? back : remaining + back,
    });
  }
  const isSameMonth = monthOf(given.usedFrom, zone).equals(monthOf(start, zone));
  return { ...purse, lots: [...lots.values()], spentCents: purse.spentCents - (isSameMonth ? given.cents : 0) };
}
