import { type Sql, statement } from '#libs/platform';

/** A lot of included hours, with the minutes that the plans of its pass now give for it. */
export interface LotAhead {
  readonly id: string;
  readonly startsAt: Temporal.Instant;
  readonly granted: number;
  readonly remaining: number;
  readonly included: number;
}

// A booking locks the quotas before the lots of hours. Taking hours back locks them in the same order.
const lockSpending = statement(
  'passes.lockSpendingOfPass',
  `select 1
     from quota q
    where q.network_id = (select current_network()) and q.kind = 'passes.spend'
      and q.subject_id in (select h.member_id from pass_holder h where h.network_id = q.network_id and h.pass_id = $1)
    order by q.subject_id, q.period_start
      for update of q`,
);
const lockLots = statement(
  'passes.lockLotsAhead',
  `select l.id, lower(l.valid) as "startsAt", l.granted_minutes as granted, l.remaining_minutes as remaining,
          case when lower(l.valid) < $2::timestamptz then 0
               else coalesce((select v.included_minutes from plan v
                               where v.network_id = l.network_id and v.id = plan_of_pass(l.network_id, l.pass_id, lower(l.valid))), 0)
          end as included
     from hours_lot l
    where l.network_id = (select current_network()) and l.pass_id = $1 and l.kind = 'ALLOWANCE' and l.voided_at is null
      and upper(l.valid) > $2::timestamptz and ($3 or lower(l.valid) >= $2::timestamptz)
    order by l.id
      for no key update of l`,
);
const resize = statement(
  'passes.resizeLot',
  `with sized as (
     update hours_lot l
        set granted_minutes = case when $2::int = 0 then l.granted_minutes else l.granted_minutes + $3::int end,
            remaining_minutes = l.remaining_minutes + $3::int,
            voided_at = case when $2::int = 0 then $4::timestamptz end
      where l.network_id = (select current_network()) and l.id = $1
     returning l.network_id, l.id),
   moved as (
     insert into hours_transaction (network_id, kind, made_at)
     select network_id, case when $3::int > 0 then 'GRANT' else 'EXPIRY' end, $4 from sized where $3::int <> 0
     returning network_id, id)
   insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
   select m.network_id, m.id, s.id, side.account, side.sign * $3::int
     from moved m, sized s, (values ('LOT', 1), (case when $3::int > 0 then 'ISSUED' else 'EXPIRED' end, -1)) side (account, sign)`,
);

/**
 * Locks the included hours of the periods of a pass that start at `from` or later, against further uses.
 * @param withCurrent also those of the period that contains `from`, which get no hours any more
 */
export async function lockLotsAhead(
  tx: Sql,
  passId: string,
  from: Temporal.Instant,
  withCurrent: boolean,
): Promise<LotAhead[]> {
  await tx.rows(lockSpending, [passId]);
  return tx.rows<LotAhead>(lockLots, [passId, from, withCurrent]);
}

/** Adds minutes to a lot, or takes unused ones away. With `included` 0 the lot is void. */
export const resizeLot = (tx: Sql, id: string, included: number, by: number, now: Temporal.Instant): Promise<number> =>
  tx.run(resize, [id, included, by, now]);

const addToPeriod = statement(
  'passes.addToPeriod',
  `with lot as (
     insert into hours_lot as l (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes)
     values ((select current_network()), $1, 'ALLOWANCE', tstzrange($2::timestamptz, $3::timestamptz), $4, $4)
     on conflict (network_id, pass_id, lower(valid)) where kind = 'ALLOWANCE' and voided_at is null
     do update set granted_minutes = l.granted_minutes + excluded.granted_minutes,
                   remaining_minutes = l.remaining_minutes + excluded.remaining_minutes
     returning network_id, id),
   moved as (
     insert into hours_transaction (network_id, kind, made_at) select network_id, 'GRANT', $5 from lot returning network_id, id)
   insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
   select m.network_id, m.id, l.id, side.account, side.sign * $4::int
     from moved m, lot l, (values ('LOT', 1), ('ISSUED', -1)) side (account, sign)`,
);

/** Adds hours to those of a period; what was used of them stays used. */
export const addHoursToPeriod = (
  tx: Sql,
  passId: string,
  { start, end }: { start: Temporal.Instant; end: Temporal.Instant },
  minutes: number,
  now: Temporal.Instant,
): Promise<number> => tx.run(addToPeriod, [passId, start, end, minutes, now]);
