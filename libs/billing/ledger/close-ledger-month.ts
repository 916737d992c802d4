import { type Sql, statement } from '#libs/platform';
import { openFrom } from './post-charges.js';

const moveHead = statement(
  'billing.moveLedgerHead',
  `update ledger_head
      set open_from = ($1::date + interval '1 month')::date
    where network_id = (select current_network()) and open_from <= $1::date`,
);
// The totals cover everything since the month that was closed before, so that no entry is in none.
const insertPeriod = statement(
  'billing.closeLedgerMonth',
  `with last as (
     select * from ledger_period where network_id = (select current_network()) order by month desc limit 1),
   entry as (
     select network_id, id
       from journal_entry
      where network_id = (select current_network()) and booked_on >= $2::date and booked_on < ($1::date + interval '1 month')::date),
   total as (
     select (select count(*) from entry)::int as entries,
            coalesce(sum(p.cents) filter (where p.cents > 0), 0)::bigint as debit_cents,
            coalesce(-sum(p.cents) filter (where a.kind = 'REVENUE'), 0)::bigint as sales_cents
       from entry e
       join posting p on (p.network_id, p.entry_id) = (e.network_id, e.id)
       join ledger_account a on (a.network_id, a.id) = (p.network_id, p.account_id)),
   period as (
     select t.*,
            coalesce(l.perpetual_entries, 0) + t.entries as perpetual_entries,
            coalesce(l.perpetual_debit_cents, 0) + t.debit_cents as perpetual_debit_cents,
            coalesce(l.perpetual_sales_cents, 0) + t.sales_cents as perpetual_sales_cents,
            l.hash as previous_hash
       from total t left join last l on true)
   insert into ledger_period (network_id, month, closed_at, entries, debit_cents, sales_cents, perpetual_entries, perpetual_debit_cents,
                              perpetual_sales_cents, previous_hash, hash)
   select (select current_network()), $1, $3, entries, debit_cents, sales_cents, perpetual_entries, perpetual_debit_cents,
          perpetual_sales_cents, previous_hash,
          sha256(coalesce(previous_hash, ''::bytea) || convert_to(concat_ws('|', $1::date, entries, debit_cents, sales_cents, perpetual_entries,
                                                                            perpetual_debit_cents, perpetual_sales_cents), 'UTF8'))
     from period`,
);

/**
 * Closes a month of the ledger: it takes no more entries, and its totals are chained to those of the month before.
 * @returns false when it was closed before
 */
export async function closeLedgerMonth(tx: Sql, month: Temporal.PlainDate, now: Temporal.Instant): Promise<boolean> {
  const from = await openFrom(tx);
  if ((await tx.run(moveHead, [month])) === 0) return false;
  await tx.run(insertPeriod, [month, from, now]);
  return true;
}
