import { type Locale } from '#libs/platform';
import printer from 'pdfmake/js/Printer.js';
import { type InvoiceDocument } from '../invoice-document.js';
import { ciiXml } from '../xml/cii.js';
import { FACTUR_X_FILE, facturXMetadata } from './factur-x-metadata.js';
import { FONTS, fontFiles } from './fonts.js';
import { pageDefinition } from './page-definition.js';

/** pdfmake would fetch fonts and pictures from addresses: documents have none. */
const noAddresses = { resolve: () => {}, resolved: () => Promise.resolve() };

/**
 * The document as people read it, as PDF/A-3b with its XML attached: a Factur-X invoice of the profile EN 16931. The same document gives the
 * same bytes with the same version of Node, whose zlib compresses it.
 */
export async function invoicePdf(document: InvoiceDocument, locale: Locale = document.locale): Promise<Buffer> {
  // The date in the file is the day of issue, not the day on which it is written.
  const issuedAt = new Date(`${document.issueDate}T12:00:00Z`);
  const writer = new printer.default(structuredClone(FONTS), fontFiles, noAddresses, () => false);
  const pdf = await writer.createPdfKitDocument(pageDefinition(document, locale, issuedAt));
  pdf.file(Buffer.from(ciiXml(document)), {
    name: FACTUR_X_FILE,
    type: 'text/xml',
    description: 'Factur-X',
    relationship: 'Alternative',
    creationDate: issuedAt,
    modifiedDate: issuedAt,
  });
  pdf.appendXML(facturXMetadata());
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  pdf.end();
  return whole;
}
