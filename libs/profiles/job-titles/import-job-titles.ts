import { ImportFault, type ImportOptions, type RefusedRow, decodeText } from '#libs/directory';
import { type Database } from '#libs/platform';
import { readJobTitles } from '../rules/job-titles-csv.js';
import { compareJobTitles, putJobTitles } from './job-title.queries.js';

export interface JobTitlesReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  readonly encoding: string;
}

/**
 * Imports the titles of jobs for all networks, by their code, in one statement. Titles that the file lacks stay: profiles may have them.
 * @throws ImportFault
 */
export async function importJobTitles(
  { open }: Database,
  content: string | Uint8Array,
  { dryRun = false, onProgress = () => {}, encoding }: ImportOptions = {},
): Promise<JobTitlesReport> {
  const { parse } = await import('csv-parse/sync');
  const decoded = decodeText(content, encoding);
  const file = readJobTitles(parse, decoded.text);
  if (!file) throw new ImportFault('The file needs the columns code_ogr, libelle and code_rome.');
  const { rows, refused } = file;
  onProgress({ step: 'WRITE', done: 0, total: rows.length });
  const { created, updated } = await (dryRun ? compareJobTitles(open, rows) : putJobTitles(open, rows));
  onProgress({ step: 'WRITE', done: rows.length, total: rows.length });
  return { created, updated, unchanged: rows.length - created - updated, refused, encoding: decoded.encoding };
}
