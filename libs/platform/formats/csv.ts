export type CsvCell = string | number | boolean | Temporal.Instant | Temporal.PlainDate | null;

// Spreadsheets run cells that begin like this as formulas, even after blanks. A cell that already has a leading apostrophe gets one
// more, so that removing one always restores the original.
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function cell(value: CsvCell): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
    return String(value);
  }
  const text = value === null ? '' : String(value).toWellFormed();
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/**
 * The only writer of CSV files (RFC 4180, comma, CRLF). Texts are always quoted, and a text that a spreadsheet would run as a formula
 * gets a leading apostrophe.
 * @throws RangeError when a row has more or fewer cells than the header
 */
export function csvFile(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let file = `${header.map(cell).join(',')}\r\n`;
  for (const row of rows) {
    if (row.length !== header.length) throw new RangeError(`A row has ${row.length} cells, not ${header.length}`);
    file += `${row.map(cell).join(',')}\r\n`;
  }
  return file;
}
