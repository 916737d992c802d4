import { type Addressee } from '#libs/people';
import { type Sql, statement } from '#libs/platform';

/** A finalised invoice as its payer hears of it. */
export interface InvoiceNotice {
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  readonly number: string;
  readonly grossCents: number;
  /** What is left to pay. */
  readonly openCents: number;
  readonly dueOn: Temporal.PlainDate;
  readonly finalisedAt: Temporal.Instant;
  /** Whether a card is known that it is collected from. */
  readonly hasCard: boolean;
  readonly isBlocked: boolean;
  readonly slug: string;
  readonly networkName: string;
  readonly zone: string;
  readonly recipient: Addressee;
}
type Row = Omit<InvoiceNotice, 'recipient'> & Addressee;

const noticed = statement(
  'billing.invoiceNotice',
  `select i.kind, i.document->>'number' as number, i.gross_cents as "grossCents", i.due_on as "dueOn", i.finalised_at as "finalisedAt",
          case o.side when 'OWED' then o.total_cents - o.matched_cents else 0 end as "openCents",
          exists (select from payment_method c where (c.network_id, c.member_id) = (p.network_id, p.id) and c.removed_at is null) as "hasCard",
          exists (select from payment_block b where (b.network_id, b.invoice_id) = (i.network_id, i.id) and b.lifted_at is null) as "isBlocked",
          n.slug, n.name as "networkName", n.zone, a.id, a.email::text, p.name, a.locale
     from invoice i
     join network n on n.id = i.network_id
     join member m on (m.network_id, m.id) = (i.network_id, i.member_id)
     join member p on (p.network_id, p.id) = (m.network_id, coalesce(m.merged_into_id, m.id))
     join account a on a.id = p.account_id and a.disabled_at is null
     left join open_item o on (o.network_id, o.id) = (i.network_id, i.id)
    where i.network_id = (select current_network()) and i.id = $1 and i.finalised_at is not null`,
);

/** @returns undefined when there is no such invoice or nobody to tell */
export async function invoiceNotice(tx: Sql, invoiceId: string): Promise<InvoiceNotice | undefined> {
  const row = await tx.maybe<Row>(noticed, [invoiceId]);
  if (!row) return undefined;
  const { id, email, name, locale, ...facts } = row;
  return { ...facts, recipient: { id, email, name, locale } };
}
