import { csvRows, oneLine } from '#libs/platform';

export interface JobTitleRow {
  /** `code_ogr` in ROME. */
  readonly code: number;
  readonly label: string;
  readonly romeCode: string;
}
export interface JobTitlesFile {
  readonly rows: readonly JobTitleRow[];
  readonly refused: readonly { readonly line: number; readonly sourceId: string; readonly reason: string }[];
}

const COLUMNS = {
  code: ['code_ogr', 'ogr', 'code ogr', 'code_ogr_appellation'],
  label: ['libelle', 'libellé', 'libelle_appellation_long', 'appellation', 'label'],
  romeCode: ['code_rome', 'rome', 'code rome'],
} as const;

/**
 * Reads the titles of jobs in France Travail's ROME, as its open data has them: `code_ogr, libelle, code_rome`.
 * @returns undefined when the file has no such columns
 */
export function readJobTitles(parse: Parameters<typeof csvRows>[0], csv: string): JobTitlesFile | undefined {
  const file = csvRows(parse, csv, COLUMNS);
  if (!file || !(['code', 'label', 'romeCode'] as const).every((column) => file.has(column))) return undefined;
  const rows = new Map<number, JobTitleRow>();
  const refused: JobTitlesFile['refused'][number][] = [];
  for (const { line, value } of file.rows) {
    const sourceId = value('code');
    const code = /^\d{1,9}$/.test(sourceId) ? Number(sourceId) : 0;
    const label = oneLine(value('label'), 300);
    const romeCode = value('romeCode').toUpperCase();
    const reason =
      code === 0
        ? 'code_ogr is not a number'
        : label === undefined
          ? 'libelle is empty, too long or unreadable'
          : !/^[A-Z]\d{4}$/.test(romeCode)
            ? 'code_rome is not a letter and four digits'
            : rows.has(code)
              ? 'code_ogr is in the file already'
              : undefined;
    if (reason !== undefined) refused.push({ line, sourceId, reason });
    else rows.set(code, { code, label: label!, romeCode });
  }
  return { rows: [...rows.values()], refused };
}
