import { type InvoiceDocument } from '#libs/invoicing-documents';
import { membersOfPersonSql } from '#libs/people';
import { type Sql, statement } from '#libs/platform';

const one = statement(
  'billing.invoiceFile',
  `select document from invoice
    where network_id = (select current_network()) and id = $1 and finalised_at is not null
      and ($2::uuid is null or member_id in ${membersOfPersonSql('$2')})`,
);

/** The document of a finalised invoice; with a member, only of an invoice of theirs. */
export const documentOf = async (tx: Sql, id: string, memberId: string | null): Promise<InvoiceDocument | undefined> =>
  (await tx.maybe<{ document: InvoiceDocument }>(one, [id, memberId]))?.document;

export interface ArchivedInvoice {
  readonly series: string;
  readonly number: number;
  readonly document: InvoiceDocument;
  /** SHA-256 over the hash before and the document, in hexadecimal; the chain of the series. */
  readonly hash: string;
  readonly previousHash: string | null;
}

const ofYear = statement(
  'billing.invoicesOfYear',
  `select series, number, document, encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as "previousHash"
     from invoice
    where network_id = (select current_network()) and finalised_at is not null and year = $1 and (series, number) > ($2, $3)
    order by series, number limit $4`,
);

/** The finalised invoices of a year after a place in a series, in the order of their numbers. */
export const invoicesOfYear = (
  tx: Sql,
  year: number,
  after: Pick<ArchivedInvoice, 'series' | 'number'>,
  limit: number,
): Promise<ArchivedInvoice[]> => tx.rows<ArchivedInvoice>(ofYear, [year, after.series, after.number, limit]);
