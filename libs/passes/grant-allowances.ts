import { type Sql, statement } from '#libs/platform';
import { periodContaining, periodAt } from './rules/period.js';

const passesWithHours = statement(
  'passes.withHours',
  `select p.id, p.anchor_on as "anchorOn", p.valid, pl.included_minutes as "includedMinutes"
     from pass p join plan pl on (pl.network_id, pl.id) = (p.network_id, p.plan_id)
    where p.network_id = (select current_network()) and p.valid @> $1::timestamptz and pl.included_minutes > 0
      and not exists (select from hours_lot l where (l.network_id, l.pass_id) = (p.network_id, p.id) and l.kind = 'ALLOWANCE'
                         and upper(l.valid) > $2::timestamptz)`,
);
const grant = statement(
  'passes.grantAllowance',
  `with lot as (
     insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes)
     values ((select current_network()), $1, 'ALLOWANCE', tstzrange($2::timestamptz, $3::timestamptz), $4, $4)
     on conflict (network_id, pass_id, lower(valid)) where kind = 'ALLOWANCE' do nothing returning network_id, id),
   granted as (
     insert into hours_transaction (network_id, kind, made_at) select network_id, 'GRANT', $5 from lot returning network_id, id)
   insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
   select g.network_id, g.id, l.id, side.account, side.sign * $4::int from granted g, lot l, (values ('ISSUED', -1), ('LOT', 1)) side (account, sign)`,
);

/**
 * Grants each pass the included hours of its periods until `until`, once per period, however often it runs. A use takes hours
 * of the period in which it starts, so `until` is the last start that can be booked.
 */
export async function grantAllowances(
  tx: Sql,
  zone: string,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<number> {
  const passes = await tx.rows<{
    id: string;
    anchorOn: Temporal.PlainDate;
    valid: { end: Temporal.Instant };
    includedMinutes: number;
  }>(passesWithHours, [now, until]);
  let granted = 0;
  for (const pass of passes) {
    const first = periodContaining(pass.anchorOn, now, zone)?.index ?? 0;
    for (let index = first; ; index++) {
      const { start, end } = periodAt(pass.anchorOn, index, zone);
      if (Temporal.Instant.compare(start, pass.valid.end) >= 0 || Temporal.Instant.compare(start, until) > 0) break;
      granted += (await tx.run(grant, [pass.id, start, end, pass.includedMinutes, now])) > 0 ? 1 : 0;
    }
  }
  return granted;
}
