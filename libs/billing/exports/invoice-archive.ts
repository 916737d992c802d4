import { createHash } from 'node:crypto';
import { ciiXml, invoicePdf } from '#libs/invoicing-documents';
import { type Database } from '#libs/platform';
import { type ArchivedInvoice, invoicesOfYear } from '../invoices/invoice-files.queries.js';

const AT_ONCE = 100;

export interface ArchiveFile {
  readonly name: string;
  readonly content: Buffer;
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * All finalised invoices of a year for an archive of ten years (LPF art. L102 B): the XML and the PDF of each, and last a manifest with
 * the SHA-256 of every file and the hash chain of the series.
 */
export async function* invoiceArchive(
  database: Database,
  network: { readonly id: string; readonly slug: string },
  year: number,
): AsyncGenerator<ArchiveFile> {
  const invoices: object[] = [];
  let after: Pick<ArchivedInvoice, 'series' | 'number'> = { series: '', number: 0 };
  for (;;) {
    const rows = await database.inTransaction(network.id, (tx) => invoicesOfYear(tx, year, after, AT_ONCE));
    for (const { document, hash, previousHash } of rows) {
      const base = document.number.replace(/[^\w-]/g, '-');
      const files = [
        { name: `${base}.xml`, content: Buffer.from(ciiXml(document)) },
        { name: `${base}.pdf`, content: await invoicePdf(document) },
      ];
      yield* files;
      invoices.push({
        number: document.number,
        issueDate: document.issueDate,
        grossCents: document.totals.grossCents,
        previousHash,
        hash,
        files: files.map(({ name, content }) => ({ name, bytes: content.length, sha256: sha256(content) })),
      });
    }
    if (rows.length < AT_ONCE) break;
    after = rows.at(-1)!;
  }
  const manifest = { network: network.slug, year, invoices };
  yield { name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
}
