/** Charges of before the ledger began, and what reverses them, are not billed. */
const billable = `not exists (
  select from ledger_head h join charge first on (first.network_id, first.id) = (c.network_id, coalesce(c.reverses_id, c.id))
   where h.network_id = c.network_id and first.charged_at < h.began_at)`;

/** Rules of the money ledger, of invoices and of payments. Each query returns one row per violation. */
export const billingInvariants: Record<string, string> = {
  'journal entries sum to zero and have postings': `
    select e.id from journal_entry e left join posting p on (p.network_id, p.entry_id) = (e.network_id, e.id)
     group by e.network_id, e.id having coalesce(sum(p.cents), 1) <> 0`,
  'every charge of money waits for an invoice or is on exactly one': `
    select c.id from charge c
      left join unbilled_charge u on (u.network_id, u.charge_id) = (c.network_id, c.id)
      left join invoice_charge i on (i.network_id, i.charge_id) = (c.network_id, c.id)
     where (c.amount_cents <> 0 and ${billable}) <> ((u.charge_id is null) <> (i.charge_id is null))`,
  'a charge is posted exactly once, with its amounts, unless it waits to be': `
    select c.id from charge c
      left join unbilled_charge u on (u.network_id, u.charge_id) = (c.network_id, c.id)
      left join journal_entry e on e.network_id = c.network_id and e.kind = 'CHARGE' and e.source_id = c.id
      left join lateral (
        select sum(p.cents) filter (where a.kind = 'ACCRUED' and a.member_id = c.member_id) as accrued,
               -sum(p.cents) filter (where a.kind in ('REVENUE','DEFERRED','COMPENSATION')) as sold,
               -sum(p.cents) filter (where a.kind = 'VAT_ACCRUED') as vat
          from posting p join ledger_account a on (a.network_id, a.id) = (p.network_id, p.account_id)
         where (p.network_id, p.entry_id) = (e.network_id, e.id)) x on true
     where c.amount_cents <> 0 and ${billable}
       and (e.id is null) <> (u.charge_id is not null and u.posted_at is null)
        or e.id is not null
       and (coalesce(x.accrued, 0), coalesce(x.sold, 0), coalesce(x.vat, 0)) <> (c.amount_cents, c.amount_excl_cents, c.vat_cents)`,
  'what a member has accrued is what is posted and not on a finalised invoice': `
    with due as (
      select c.network_id, c.member_id, sum(c.amount_cents) cents from charge c
        join journal_entry e on e.network_id = c.network_id and e.kind = 'CHARGE' and e.source_id = c.id
       where not exists (select from invoice_charge ic join invoice i on (i.network_id, i.id) = (ic.network_id, ic.invoice_id)
                          where (ic.network_id, ic.charge_id) = (c.network_id, c.id) and i.finalised_at is not null) group by 1, 2)
    select a.id from ledger_account a left join ledger_balance b on (b.network_id, b.account_id) = (a.network_id, a.id)
      left join due d on (d.network_id, d.member_id) = (a.network_id, a.member_id)
     where a.kind = 'ACCRUED' and coalesce(b.cents, 0) <> coalesce(d.cents, 0)`,
  'what a member owes in the ledger is what is open': `
    with open as (select network_id, member_id, sum(case side when 'OWED' then 1 else -1 end * (total_cents - matched_cents)) cents from open_item group by 1, 2)
    select a.id from ledger_account a left join ledger_balance b on (b.network_id, b.account_id) = (a.network_id, a.id)
      left join open o on (o.network_id, o.member_id) = (a.network_id, a.member_id)
     where a.kind = 'MEMBER' and coalesce(b.cents, 0) <> coalesce(o.cents, 0)`,
  'the matched part of an invoice or payment is the sum of its matches, all of one member': `
    select o.id from open_item o left join item_match m on m.network_id = o.network_id and o.id in (m.owed_id, m.credit_id)
     group by o.network_id, o.id having o.matched_cents <> coalesce(sum(m.cents), 0)
    union all
    select a.id from item_match m join open_item a on (a.network_id, a.id) = (m.network_id, m.owed_id)
      join open_item b on (b.network_id, b.id) = (m.network_id, m.credit_id)
     where a.member_id <> b.member_id or a.side <> 'OWED' or b.side <> 'CREDIT'`,
  'the numbers of a series have no hole and end at its counter, and their dates never decrease': `
    with numbered as (
      select network_id, issuer_id, series, year, number, issued_on, row_number() over w as place, lag(issued_on) over w as before
        from invoice where number is not null window w as (partition by network_id, issuer_id, series, year order by number))
    select number::text from numbered where number <> place or issued_on < before or extract(year from issued_on) <> year
    union all
    select s.series from invoice_series s
     where s.next_number <> 1 + (select count(*) from invoice i where (i.network_id, i.issuer_id, i.series, i.year) = (s.network_id, s.issuer_id, s.series, s.year))`,
  'the chain of hashes of a series is unbroken': `
    with chained as (
      select id, previous_hash, hash, document, lag(hash) over (partition by network_id, issuer_id, series, year order by number) as before
        from invoice where number is not null)
    select id from chained
     where previous_hash is distinct from before or hash <> sha256(coalesce(previous_hash, ''::bytea) || convert_to(document::text, 'UTF8'))`,
  'an invoice is the sum of its charges, with VAT for each rate, and its document has the same totals': `
    select i.id from invoice i
      join lateral (select sum(c.amount_cents) incl, sum(c.amount_excl_cents) excl from invoice_charge ic
                      join charge c on (c.network_id, c.id) = (ic.network_id, ic.charge_id)
                     where (ic.network_id, ic.invoice_id) = (i.network_id, i.id) and c.member_id = i.member_id) s on true
     where case i.document->>'prices' when 'INCLUDING_VAT' then i.gross_cents <> abs(s.incl) else i.net_cents <> abs(s.excl) end
        or (i.net_cents, i.vat_cents, i.gross_cents) <> ((i.document->'totals'->>'netCents')::int, (i.document->'totals'->>'vatCents')::int,
                                                         (i.document->'totals'->>'grossCents')::int)
        or (i.kind = 'INVOICE') <> (s.incl > 0) or s.incl is null
        or (select sum((v->>'vatCents')::int) from jsonb_array_elements(i.document->'vatBreakdown') v) <> i.vat_cents`,
  'a credit note is of the same member as its invoice, and its charges reverse charges of that invoice': `
    select n.id from invoice n join invoice i on (i.network_id, i.id) = (n.network_id, n.corrects_id)
     where n.member_id <> i.member_id or i.kind <> 'INVOICE' or i.finalised_at is null
        or exists (select from invoice_charge ic join charge c on (c.network_id, c.id) = (ic.network_id, ic.charge_id)
                    where (ic.network_id, ic.invoice_id) = (n.network_id, n.id)
                      and not exists (select from invoice_charge o where (o.network_id, o.charge_id, o.invoice_id) = (c.network_id, c.reverses_id, i.id)))`,
  'a closed month of the ledger has the entries and totals that it was closed with': `
    with closed as (
      select p.*, coalesce(lag(month) over w + interval '1 month', '0001-01-01')::date as from_day,
             lag(hash) over w as before, coalesce(lag(perpetual_debit_cents) over w, 0) as earlier_debit
        from ledger_period p window w as (partition by network_id order by month))
    select c.month from closed c
      left join lateral (select count(distinct e.id) entries, sum(p.cents) filter (where p.cents > 0) debit
                           from journal_entry e join posting p on (p.network_id, p.entry_id) = (e.network_id, e.id)
                          where e.network_id = c.network_id and e.booked_on >= c.from_day and e.booked_on < (c.month + interval '1 month')::date) x on true
     where c.entries <> x.entries or c.debit_cents <> coalesce(x.debit, 0) or c.previous_hash is distinct from c.before
        or c.perpetual_debit_cents <> c.earlier_debit + c.debit_cents
        or c.hash <> sha256(coalesce(c.previous_hash, ''::bytea) || convert_to(concat_ws('|', c.month, c.entries, c.debit_cents, c.sales_cents,
                       c.perpetual_entries, c.perpetual_debit_cents, c.perpetual_sales_cents), 'UTF8'))`,
};
