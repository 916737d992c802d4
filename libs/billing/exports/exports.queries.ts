import { type Sql, statement } from '#libs/platform';
import { type AccountKind, CHART, JOURNALS } from '../ledger/chart.js';
import { type JournalLine } from '../rules/journal-file.js';

const journal = statement(
  'billing.journal',
  `with period as (
     select p.*, (p.closed_at at time zone n.zone)::date as closed_on,
            coalesce((select max(month) + interval '1 month' from ledger_period e where e.network_id = p.network_id and e.month < p.month), '0001-01-01')::date as from_day
       from ledger_period p join network n on n.id = p.network_id
      where p.network_id = (select current_network()) and p.month = $1::date),
   entry as (
     select e.*, p.closed_on,
            p.perpetual_entries - p.entries + row_number() over (order by e.booked_on, e.recorded_at, e.id) as number
       from period p
       join journal_entry e on e.network_id = p.network_id and e.booked_on >= p.from_day and e.booked_on < (p.month + interval '1 month')::date),
   matched as (
     select x.id, max(x.invoice) as invoice, count(distinct x.invoice) as invoices, max(x.at) as at
       from (select m.owed_id as id, i.document->>'number' as invoice, m.matched_at as at from item_match m join invoice i on (i.network_id, i.id) = (m.network_id, m.owed_id)
              where m.network_id = (select current_network())
             union all
             select m.credit_id, i.document->>'number', m.matched_at from item_match m join invoice i on (i.network_id, i.id) = (m.network_id, m.owed_id)
              where m.network_id = (select current_network())) x
       join open_item o on o.network_id = (select current_network()) and o.id = x.id and o.matched_cents = o.total_cents
      group by x.id)
   select e.journal, e.number::int as "entryNumber", e.booked_on as "bookedOn", a.kind as account, m.id as "customerNumber", m.name as "customerName",
          coalesce(i.document->>'number', y.reference, e.source_id::text) as document, coalesce(i.issued_on, e.booked_on) as "documentOn", e.kind,
          p.cents, case when a.kind = 'MEMBER' and t.invoices = 1 then t.invoice end as match,
          case when a.kind = 'MEMBER' and t.invoices = 1 then (t.at at time zone n.zone)::date end as "matchedOn", e.closed_on as "closedOn"
     from entry e
     join network n on n.id = e.network_id
     join posting p on (p.network_id, p.entry_id) = (e.network_id, e.id)
     join ledger_account a on (a.network_id, a.id) = (p.network_id, p.account_id)
     left join member m on (m.network_id, m.id) = (a.network_id, a.member_id)
     left join invoice i on (i.network_id, i.id) = (e.network_id, e.source_id)
     left join payment y on (y.network_id, y.id) = (e.network_id, e.source_id)
     left join matched t on t.id = e.source_id
    order by e.number, a.kind, m.id`,
);

type JournalRow = Omit<JournalLine, 'journalCode' | 'journalName' | 'accountNumber' | 'accountName' | 'text'> & {
  readonly journal: keyof typeof JOURNALS;
  readonly account: AccountKind;
  readonly kind: keyof typeof TEXTS;
};
const TEXTS = {
  CHARGE: 'Usage',
  INVOICE: 'Facture',
  CREDIT_NOTE: 'Avoir',
  PAYMENT: 'Encaissement',
  RECOGNITION: 'Produit du mois',
} as const;

/** The postings of a closed month in the order of their numbers. Empty while the month is open. */
export async function journalOf(tx: Sql, month: Temporal.PlainDate): Promise<JournalLine[]> {
  const rows = await tx.rows<JournalRow>(journal, [month]);
  return rows.map(({ journal: of, account, kind, ...row }) => ({
    ...row,
    journalCode: JOURNALS[of][0],
    journalName: JOURNALS[of][1],
    accountNumber: CHART[account][0],
    accountName: CHART[account][1],
    text: kind === 'CHARGE' ? TEXTS.CHARGE : `${TEXTS[kind]} ${row.document}`,
  }));
}

const sales = statement(
  'billing.reportedSales',
  `select i.issued_on as day, (v->>'vatRateBasisPoints')::int as "vatBasisPoints", count(*)::int as documents,
          sum(case i.kind when 'INVOICE' then 1 else -1 end * (v->>'taxableCents')::int)::int as "taxableCents",
          sum(case i.kind when 'INVOICE' then 1 else -1 end * (v->>'vatCents')::int)::int as "vatCents"
     from invoice i cross join jsonb_array_elements(i.document->'vatBreakdown') v
    where i.network_id = (select current_network()) and i.finalised_at is not null and i.document->'buyer'->>'type' = 'CONSUMER'
      and i.issued_on >= $1::date and i.issued_on < ($1::date + interval '1 month')::date
    group by 1, 2 order by 1, 2`,
);
const payments = statement(
  'billing.reportedPayments',
  `select (m.matched_at at time zone n.zone)::date as day, (i.document->'vatBreakdown'->0->>'vatRateBasisPoints')::int as "vatBasisPoints",
          count(*)::int as documents, sum(m.cents)::int as "grossCents"
     from item_match m
     join network n on n.id = m.network_id
     join payment p on (p.network_id, p.id) = (m.network_id, m.credit_id)
     join invoice i on (i.network_id, i.id) = (m.network_id, m.owed_id)
    where m.network_id = (select current_network()) and i.document->'buyer'->>'type' = 'CONSUMER'
      and (m.matched_at at time zone n.zone)::date >= $1::date and (m.matched_at at time zone n.zone)::date < ($1::date + interval '1 month')::date
    group by 1, 2 order by 1, 2`,
);

export interface ReportedSales {
  readonly day: Temporal.PlainDate;
  readonly vatBasisPoints: number;
  readonly documents: number;
  readonly taxableCents: number;
  readonly vatCents: number;
}
export interface ReportedPayments {
  readonly day: Temporal.PlainDate;
  readonly vatBasisPoints: number;
  readonly documents: number;
  readonly grossCents: number;
}
/** Sales to private persons of a month, by day and rate (CGI art. 290). Credit notes are subtracted. */
export const reportedSales = (tx: Sql, month: Temporal.PlainDate) => tx.rows<ReportedSales>(sales, [month]);
/** Payments of those sales, by day and rate (CGI art. 290 A). */
export const reportedPayments = (tx: Sql, month: Temporal.PlainDate) => tx.rows<ReportedPayments>(payments, [month]);
