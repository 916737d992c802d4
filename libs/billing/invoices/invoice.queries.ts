import { type InvoiceDocument } from '#libs/invoicing-documents';
import { membersOfPersonSql } from '#libs/people';
import { type Sql, statement } from '#libs/platform';
import { type InvoiceStanding } from './invoice.types.js';

export interface InvoiceRow {
  readonly id: string;
  readonly memberId: string;
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  readonly document: InvoiceDocument;
  readonly issuedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly openCents: number;
  readonly standing: InvoiceStanding;
  readonly failures: number;
}

/** The standing on a day: $1. */
const shown = `
  select i.id, i.member_id as "memberId", i.kind, i.document, i.issued_on as "issuedOn", i.due_on as "dueOn", i.net_cents as "netCents",
         i.vat_cents as "vatCents", i.gross_cents as "grossCents", coalesce(o.total_cents - o.matched_cents, 0) as "openCents",
         t.failures::int,
         case when i.kind = 'CREDIT_NOTE' then 'CREDITED'
              when coalesce(o.matched_cents = o.total_cents, true) then 'PAID'
              when t.last_state = 'FAILED' then 'PAYMENT_FAILED'
              when i.due_on < $1::date then 'OVERDUE'
              else 'OPEN' end as standing
    from invoice i
    left join open_item o on (o.network_id, o.id) = (i.network_id, i.id)
   cross join lateral (
     select count(*) filter (where a.state = 'FAILED') as failures,
            (array_agg(a.state order by a.number desc))[1] as last_state
       from payment_attempt a where (a.network_id, a.invoice_id) = (i.network_id, i.id)) t
   where i.network_id = (select current_network()) and i.finalised_at is not null`;

const page = `and ($3::date is null or (i.issued_on, i.id) < ($3::date, $4::uuid)) order by i.issued_on desc, i.id desc limit $5`;
const mine = statement('billing.myInvoices', `${shown} and i.member_id in ${membersOfPersonSql('$2')} ${page}`);
const one = statement('billing.myInvoice', `${shown} and i.member_id in ${membersOfPersonSql('$2')} and i.id = $3`);
const countMine = statement(
  'billing.countMyInvoices',
  `select count(*)::int as n from invoice
    where network_id = (select current_network()) and member_id in ${membersOfPersonSql('$1')} and finalised_at is not null`,
);
const matches = (parameter: string): string =>
  `(${parameter}::text is null or strpos(plain(i.document->'buyer'->>'name'), plain(${parameter})) > 0
    or strpos(lower(i.document->>'number'), lower(${parameter})) > 0)`;
const ofNetwork = statement('billing.networkInvoices', `${shown} and ${matches('$2')} ${page}`);
const countOfNetwork = statement(
  'billing.countNetworkInvoices',
  `select count(*)::int as n from invoice i where i.network_id = (select current_network()) and i.finalised_at is not null and ${matches('$1')}`,
);

type After = readonly [string, string] | null;

export const invoicesOf = (tx: Sql, today: Temporal.PlainDate, memberId: string, after: After, limit: number) =>
  tx.rows<InvoiceRow>(mine, [today, memberId, after?.[0] ?? null, after?.[1] ?? null, limit]);
export const invoiceOf = (tx: Sql, today: Temporal.PlainDate, memberId: string, id: string) =>
  tx.maybe<InvoiceRow>(one, [today, memberId, id]);
export const countInvoicesOf = async (tx: Sql, memberId: string): Promise<number> =>
  (await tx.one<{ n: number }>(countMine, [memberId])).n;
export const networkInvoices = (tx: Sql, today: Temporal.PlainDate, text: string | null, after: After, limit: number) =>
  tx.rows<InvoiceRow>(ofNetwork, [today, text, after?.[0] ?? null, after?.[1] ?? null, limit]);
export const countNetworkInvoices = async (tx: Sql, text: string | null): Promise<number> =>
  (await tx.one<{ n: number }>(countOfNetwork, [text])).n;
