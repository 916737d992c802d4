/** Why a PDF is not kept. */
export type PdfFault = 'UNREADABLE' | 'ACTIVE_CONTENT';

const TAIL_BYTES = 1_024;
/** Names of actions and attachments, also with `#xx` for some of their letters (ISO 32000-1, 7.3.5). */
const ACTIVE = /^\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE)$/;
/** Beginnings of other formats behind the end of the document. */
const TRAILING = /[^\s\0]/;

/**
 * Checks that a file is a whole PDF from its first to its last byte: header, cross-reference where the end says, and nothing behind the
 * end. Scripts, programs and attached files are refused where they are not compressed; a compressed one cannot run either, since
 * documents are only ever downloaded, never opened in a page of ours.
 */
export function pdfFault(file: Buffer): PdfFault | undefined {
  if (!/^%PDF-[12]\.\d[\r\n ]/.test(file.toString('latin1', 0, 9))) return 'UNREADABLE';
  const tail = file.toString('latin1', Math.max(0, file.length - TAIL_BYTES));
  const end = /startxref\s+(\d{1,10})\s+%%EOF([^]*)$/.exec(tail.slice(tail.lastIndexOf('startxref')));
  if (!end || TRAILING.test(end[2]!)) return 'UNREADABLE';
  const crossReference = Number(end[1]);
  // A table starts with "xref", a cross-reference stream with its object number.
  if (!/^\s*(xref\s|\d+ \d+ obj)/.test(file.toString('latin1', crossReference, crossReference + 40)))
    return 'UNREADABLE';
  for (const [name] of file.toString('latin1').matchAll(/\/[^\s()<>[\]{}/%\0]{2,60}/g)) {
    const plain = name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    if (ACTIVE.test(plain)) return 'ACTIVE_CONTENT';
  }
  return undefined;
}
