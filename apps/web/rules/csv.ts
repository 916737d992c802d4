// Spreadsheets run cells that begin like this as formulas, even after blanks. A cell that already has a leading apostrophe gets one
// more, so that removing one always restores the original.
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** One cell: quoted where needed, and never read as a formula by a spreadsheet. */
function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV text that spreadsheets open in both languages: semicolons, and a mark that says UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
