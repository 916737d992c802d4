import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportOptions, RefusedRow } from '#libs/directory';
import { Database, dataSourceFor, pendingMigrations, readEnv } from '#libs/platform';
import { withDatabase } from './database.js';
import { percent } from './fill-demo.js';
import { changes, progress } from './progress.js';

export interface ImportFlags {
  network: string;
  dryRun?: boolean;
  encoding?: string;
}

type Import<Report> = (database: Database, network: string, content: Buffer, options: ImportOptions) => Promise<Report>;

const STEPS = { READ: 'reading', PLACE: 'placing', WRITE: 'writing', INDEX: 'indexing' } as const;

/** Runs an importer on a file as the application's database role, with its progress. @returns the report */
export async function importFile<Report>(path: string, flags: ImportFlags, run: Import<Report>): Promise<Report> {
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT' ? `The file ${path} does not exist` : `${path} cannot be read: ${error.message}`,
    );
  });
  return importContent(basename(path), content, flags, run);
}

/** Runs an importer on the content of a file. @returns the report */
export function importContent<Report>(
  name: string,
  content: Buffer,
  { network, dryRun = false, encoding }: ImportFlags,
  run: Import<Report>,
): Promise<Report> {
  return withDatabase(async (databaseUrl) => {
    const pending = await pendingMigrations(databaseUrl);
    if (pending.length)
      throw new Error(`The database needs ${pending.length} migrations. Run \`npx traboule migrate\` first.`);
    const source = await dataSourceFor(
      readEnv({ ...process.env, DATABASE_URL: databaseUrl }),
      'traboule_app',
    ).initialize();
    try {
      let report: Report | undefined;
      await progress({}, [
        {
          title: `${name} into ${network}`,
          task: async (_, task) => {
            const show = changes((text) => (task.output = text));
            report = await run(new Database(source), network, content, {
              dryRun,
              encoding,
              onProgress: ({ step, done, total }) => show(`${STEPS[step]} ${percent(done, total)}`),
            });
            if (dryRun) task.title += ' (dry run, nothing was written)';
          },
        },
      ]);
      return report as Report;
    } finally {
      await source.destroy();
    }
  });
}

/** For example "12 created, 3 updated, …", in the conditional for a dry run. */
export const countsText = (
  { dryRun }: ImportFlags,
  counts: Record<'created' | 'updated' | 'unchanged', number>,
): string =>
  dryRun
    ? `${counts.created} would be created, ${counts.updated} updated, ${counts.unchanged} left unchanged`
    : `${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged`;

export function showRefused(refused: readonly RefusedRow[]): void {
  showLines(
    'Skipped',
    refused.map(({ line, sourceId, reason }) => `line ${line}  ${sourceId}  ${reason}`),
  );
}

/** Prints the encoding of a file unless it is UTF-8. */
export function showEncoding(encoding: string): void {
  if (encoding !== 'utf-8') console.log(`\nRead as ${encoding}.`);
}

export function showLines(title: string, lines: string[]): void {
  if (lines.length) console.log([`\n${title} (${lines.length}):`, ...lines].join('\n  '));
}
