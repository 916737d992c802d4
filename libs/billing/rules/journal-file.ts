/** A posting as the accountant's software reads it. */
export interface JournalLine {
  readonly journalCode: string;
  readonly journalName: string;
  /** Without hole over all closed months. */
  readonly entryNumber: number;
  readonly bookedOn: Temporal.PlainDate;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly customerNumber: string | null;
  readonly customerName: string | null;
  readonly document: string;
  readonly documentOn: Temporal.PlainDate;
  readonly text: string;
  /** Debits are positive. */
  readonly cents: number;
  /** Shared by an invoice and what paid it in full. */
  readonly match: string | null;
  readonly matchedOn: Temporal.PlainDate | null;
  readonly closedOn: Temporal.PlainDate;
}

/** The fields of LPF art. A.47 A-1, VII, in their order. */
const FIELDS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

const day = (date: Temporal.PlainDate | null): string => (date ? date.toString().replaceAll('-', '') : '');
const amount = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
/** A separator within a text would begin another field or line. */
const text = (value: string | null): string =>
  (value ?? '')
    .toWellFormed()
    .replaceAll(/[\t\r\n|]+/g, ' ')
    .trim();

/**
 * Journals in the layout of LPF art. A.47 A-1: fields separated by tabs, days as YYYYMMDD, amounts with a comma. It is the file
 * of a sub-ledger for the accountant, not the *fichier des écritures comptables* of the company.
 */
export function journalFile(lines: Iterable<JournalLine>): string {
  let file = `${FIELDS.join('\t')}\r\n`;
  for (const line of lines) {
    const fields = [
      line.journalCode,
      line.journalName,
      String(line.entryNumber),
      day(line.bookedOn),
      line.accountNumber,
      line.accountName,
      line.customerNumber,
      line.customerName,
      line.document,
      day(line.documentOn),
      line.text,
      amount(Math.max(line.cents, 0)),
      amount(Math.max(-line.cents, 0)),
      line.match,
      day(line.matchedOn),
      day(line.closedOn),
      '',
      '',
    ];
    file += `${fields.map(text).join('\t')}\r\n`;
  }
  return file;
}
