import { type Sql, statement } from '#libs/platform';
import { periodContaining, periodAt } from './rules/period.js';

const passesWithHours = statement(
  'passes.withHours',
  `select p.id, p.anchor_on as "anchorOn", p.valid
     from pass p
    where p.network_id = (select current_network()) and p.valid @> $1::timestamptz and ($3::uuid is null or p.id = $3)
      and exists (select from plan v
                   where v.network_id = p.network_id and v.included_minutes > 0
                     and (v.id = p.plan_id or v.code in (select x.plan_code from pass_plan x where (x.network_id, x.pass_id) = (p.network_id, p.id))))
      and not exists (select from hours_lot l where (l.network_id, l.pass_id) = (p.network_id, p.id) and l.kind = 'ALLOWANCE'
                         and l.voided_at is null and upper(l.valid) > $2::timestamptz)`,
);
const grant = statement(
  'passes.grantAllowance',
  `with included as (
     select v.network_id, v.included_minutes as minutes
       from plan v
      where v.network_id = (select current_network()) and v.included_minutes > 0
        and v.id = plan_of_pass((select current_network()), $1, $2::timestamptz)),
   lot as (
     insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes)
     select network_id, $1, 'ALLOWANCE', tstzrange($2::timestamptz, $3::timestamptz), minutes, minutes from included
     on conflict (network_id, pass_id, lower(valid)) where kind = 'ALLOWANCE' and voided_at is null do nothing
     returning network_id, id, granted_minutes),
   granted as (
     insert into hours_transaction (network_id, kind, made_at) select network_id, 'GRANT', $4 from lot returning network_id, id)
   insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
   select g.network_id, g.id, l.id, side.account, side.sign * l.granted_minutes
     from granted g, lot l, (values ('ISSUED', -1), ('LOT', 1)) side (account, sign)`,
);

/**
 * Grants each pass the included hours of its periods until `until`, once per period, however often it runs. A use takes hours
 * of the period in which it starts, so `until` is the last start that can be booked. A period has the hours of the plan that the
 * pass has at its start, and none in a pause.
 * @param passId grants to this pass only
 */
export async function grantAllowances(
  tx: Sql,
  zone: string,
  now: Temporal.Instant,
  until: Temporal.Instant,
  passId: string | null = null,
): Promise<number> {
  const passes = await tx.rows<{ id: string; anchorOn: Temporal.PlainDate; valid: { end: Temporal.Instant } }>(
    passesWithHours,
    [now, until, passId],
  );
  let granted = 0;
  for (const pass of passes) {
    const first = periodContaining(pass.anchorOn, now, zone)?.index ?? 0;
    for (let index = first; ; index++) {
      const { start, end } = periodAt(pass.anchorOn, index, zone);
      if (Temporal.Instant.compare(start, pass.valid.end) >= 0 || Temporal.Instant.compare(start, until) > 0) break;
      granted += (await tx.run(grant, [pass.id, start, end, now])) > 0 ? 1 : 0;
    }
  }
  return granted;
}
