import { type Sql, statement } from '#libs/platform';
import { OF_THE_NETWORK, openFrom } from './post-charges.js';

const recognise = statement(
  'billing.recogniseSubscriptions',
  `with sold as (
     select c.network_id, c.id, c.amount_excl_cents as cents, d.from_day, greatest(d.until_day, d.from_day + 1) as until_day
       from journal_entry e
       join charge c on (c.network_id, c.id) = (e.network_id, e.source_id) and c.kind = 'SUBSCRIPTION'
       join subscription_charge s on (s.network_id, s.charge_id) = (c.network_id, coalesce(c.reverses_id, c.id))
       join network n on n.id = c.network_id
      cross join lateral (select (lower(s.during) at time zone n.zone)::date as from_day, (upper(s.during) at time zone n.zone)::date as until_day) d
      where e.network_id = (select current_network()) and e.kind = 'CHARGE'
        and e.booked_on >= ($1::date - interval '2 months')::date and e.booked_on < ($1::date + interval '1 month')::date),
   earned as (
     select s.*,
            trunc(s.cents::numeric * (least(s.until_day, ($1::date + interval '1 month')::date) - s.from_day) / (s.until_day - s.from_day))::bigint
              - coalesce((select sum(p.cents) from journal_entry r
                            join posting p on (p.network_id, p.entry_id) = (r.network_id, r.id)
                            join ledger_account a on (a.network_id, a.id) = (p.network_id, p.account_id) and a.kind = 'DEFERRED'
                           where r.network_id = s.network_id and r.kind = 'RECOGNITION' and r.source_id = s.id), 0)::bigint as now_cents
       from sold s),
   entry as (
     insert into journal_entry (network_id, journal, kind, source_id, part, booked_on, recorded_at)
     select network_id, 'GENERAL', 'RECOGNITION', id, extract(year from $1::date)::int * 100 + extract(month from $1::date)::int,
            greatest(($1::date + interval '1 month')::date - 1, $2::date), $3::timestamptz
       from earned
      where now_cents <> 0
     on conflict (network_id, kind, source_id, part) do nothing
     returning network_id, id, source_id)
   insert into posting (network_id, entry_id, account_id, cents)
   select e.network_id, e.id, a.id, side.sign * d.now_cents
     from entry e
     join earned d on d.id = e.source_id
    cross join (values ('DEFERRED', 1), ('REVENUE', -1)) side (kind, sign)
     join ledger_account a on (a.network_id, a.kind, a.owned_by) = (e.network_id, side.kind, ${OF_THE_NETWORK})`,
);

/**
 * Books what was earned of subscriptions until the end of a month: what was charged is spread day by day over the part of the period
 * that it pays, and so is what reverses it. Each charge is booked once for a month.
 */
export async function recogniseSubscriptions(tx: Sql, month: Temporal.PlainDate, now: Temporal.Instant): Promise<void> {
  await tx.run(recognise, [month, await openFrom(tx), now]);
}
