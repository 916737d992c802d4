export type CsvCell = string | number | boolean | Temporal.Instant | Temporal.PlainDate | null;

// A spreadsheet runs a cell that starts so, even behind blanks. Cells that look already neutralised get one more mark,
// so that taking one off always gives the original back.
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function cell(value: CsvCell): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);
    return String(value);
  }
  const written = value === null ? '' : String(value).toWellFormed();
  return `"${(FORMULA.test(written) ? `'${written}` : written).replaceAll('"', '""')}"`;
}

/**
 * The project's one writer of CSV (RFC 4180, comma, CRLF): texts are always quoted, and one that a spreadsheet would run
 * as a formula is made harmless by a leading '.
 * @throws RangeError when a row has not as many cells as the header
 */
export function csvFile(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let file = `${header.map(cell).join(',')}\r\n`;
  for (const row of rows) {
    if (row.length !== header.length) throw new RangeError(`A row has ${row.length} cells, not ${header.length}`);
    file += `${row.map(cell).join(',')}\r\n`;
  }
  return file;
}
