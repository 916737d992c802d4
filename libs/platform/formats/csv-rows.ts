/** How a file that people saved from a spreadsheet is parsed: with any usual separator, and with the line of each record. */
const SPREADSHEET = {
  delimiter: [',', ';', '\t'],
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
  info: true,
};
/** `parse` of csv-parse/sync. It is passed in, so that servers do not load the parser before the first file. */
type Parse = (text: string, options: typeof SPREADSHEET) => unknown;

export interface CsvRow<Column extends string> {
  /** Of the file, counted from 1. */
  readonly line: number;
  /** The cell of a column; empty where the file leaves it out. */
  readonly value: (column: Column) => string;
}

/**
 * The rows of a file with a heading.
 * @param columns the names that each column may have, in lower case
 * @returns undefined when the file is not CSV
 */
export function csvRows<Column extends string>(
  parse: Parse,
  csv: string,
  columns: Readonly<Record<Column, readonly string[]>>,
): { has: (column: Column) => boolean; rows: CsvRow<Column>[] } | undefined {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(csv.replace(/^\uFEFF/, ''), SPREADSHEET) as typeof records;
  } catch {
    return undefined;
  }
  const [header, ...rows] = records;
  const names = (header?.record ?? []).map((name) => name.toLowerCase());
  const placeOf = (column: Column) => names.findIndex((name) => columns[column].includes(name));
  return {
    has: (column) => placeOf(column) >= 0,
    rows: rows.map(({ record, info }) => ({
      line: info.lines,
      value: (column) => withoutGuard(record[placeOf(column)] ?? ''),
    })),
  };
}

/** Without the apostrophe that our own files put before what a spreadsheet would run as a formula. */
const withoutGuard = (cell: string): string => (/^'+\s*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
