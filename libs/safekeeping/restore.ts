import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { knownMigrations, migrate } from '#libs/platform';
import { type Contents, type Manifest, readArchive } from './archive.js';
import { secretMark } from './back-up.js';
import { SafekeepingFault } from './fault.js';
import { violations } from './invariants.js';
import { migrationsRun, ourTables, setSequences, takeOffConstraints } from './schema.js';

export type RestoreStep = 'CHECK' | 'SCHEMA' | 'LOAD' | 'REFERENCES' | 'MIGRATE' | 'PROVE';

export interface RestoreOptions {
  readonly databaseUrl: string;
  readonly file: string;
  readonly secret: string;
  readonly onProgress?: (step: RestoreStep, share: number) => void;
}

export interface RestoreReport {
  readonly manifest: Manifest;
  readonly rows: number;
  /** False: what the old secret signed or coded (door codes in mails, offers, links) does not fit any more. */
  readonly sameSecret: boolean;
}

/** Reads a backup from end to end. @throws SafekeepingFault when it could not be restored */
export async function checkBackup(
  file: string,
  onShare: (share: number) => void = () => {},
): Promise<{ manifest: Manifest; contents: Contents }> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 1;
  const skim = async (_table: string, _copyIn: string, text: AsyncIterable<Buffer>) => {
    for await (const part of text) void part;
  };
  const found = await readArchive(file, skim, (read) => onShare(read / size));
  const known = new Set(knownMigrations());
  const unknown = found.manifest.migrations.find((name) => !known.has(name));
  if (unknown)
    throw new SafekeepingFault(
      'NEWER',
      `${file} was written by a newer Traboule (${found.manifest.product}, after ${unknown}): restore it with that one.`,
    );
  return found;
}

/**
 * Puts a backup into an empty database, all of it or nothing: brings the schema to the backup's level, loads, proves every
 * reference, and only then goes on to the current schema. Sessions end: one that was revoked since would be open again.
 * @throws SafekeepingFault; BROKEN_RULES when the data, as it was saved, breaks a rule of ours
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { databaseUrl, file, secret, onProgress = () => {} } = options;
  const { manifest, contents } = await checkBackup(file, (share) => onProgress('CHECK', share));
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traboule_restore' });
  client.on('error', () => {}); // the statement under way rejects with the same fault
  try {
    await client.connect();
    await refuseUnlessEmpty(client, manifest);
    onProgress('SCHEMA', 0);
    await migrate(databaseUrl, undefined, manifest.migrations);
    await client.query('begin');
    await load(client, options, contents);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end().catch(() => {}); // and with it what was not committed
  }
  onProgress('MIGRATE', 0);
  await migrate(databaseUrl);
  onProgress('PROVE', 0);
  const broken = await violations(databaseUrl);
  if (broken.length > 0)
    throw new SafekeepingFault(
      'BROKEN_RULES',
      `Restored, but the data breaks ${broken.length} rule(s); look before you serve it:\n  ${broken.join('\n  ')}`,
    );
  const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
  return { manifest, rows, sameSecret: manifest.secretMark === secretMark(secret) };
}

async function refuseUnlessEmpty(client: pg.Client, manifest: Manifest): Promise<void> {
  const tables = (await ourTables(client)).map(({ name }) => name);
  if (tables.length === 0) return;
  const run = await migrationsRun(client);
  if (run.length === 0)
    throw new SafekeepingFault('NOT_EMPTY', 'This database holds tables of something else: give an empty one.');
  const { rows: held } = await client.query<{ networks: number; accounts: number }>(
    `select (select count(*)::int from network) as networks, (select count(*)::int from account) as accounts`,
  );
  const { networks, accounts } = held[0]!;
  if (networks + accounts > 0)
    throw new SafekeepingFault(
      'NOT_EMPTY',
      `This database holds ${networks} networks and ${accounts} accounts, and a restore replaces nothing: give an empty one.`,
    );
  if (run.some((name) => !manifest.migrations.includes(name)))
    throw new SafekeepingFault(
      'NOT_EMPTY',
      'This database is migrated further than the backup: give one that was never migrated; the restore migrates it.',
    );
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name in ('traboule_app', 'traboule_worker')`,
  );
  if (rowCount)
    throw new SafekeepingFault('IN_USE', 'An api or a worker is connected to this database: stop them first.');
}

async function load(client: pg.Client, { file, onProgress = () => {} }: RestoreOptions, contents: Contents) {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s'; set maintenance_work_mem = '256MB'`);
  const tables = (await ourTables(client)).map(({ name }) => name);
  const unknown = Object.keys(contents).find((name) => !tables.includes(name));
  if (unknown) throw new SafekeepingFault('DAMAGED', `${file} holds a table ${unknown} that no migration makes.`);
  const putBack = await takeOffConstraints(client, tables);
  await client.query(`truncate ${tables.join(', ')}`); // a migrated database has words of its own
  const { size } = await stat(file);
  await readArchive(
    file,
    async (table, copyIn, text) => {
      const copy = client.query(copyFrom(copyIn));
      await pipeline(text, copy);
      if (copy.rowCount !== contents[table]!.rows)
        throw new SafekeepingFault(
          'DAMAGED',
          `${file} gave ${copy.rowCount} rows of ${table} instead of ${contents[table]!.rows}.`,
        );
    },
    (read) => onProgress('LOAD', read / size),
  );
  for (const [done, statement] of putBack.entries()) {
    onProgress('REFERENCES', done / putBack.length);
    await client.query(statement);
  }
  await setSequences(client);
  await client.query('delete from session; delete from sign_in_token');
  await forgetAvailability(client);
  // The queue is not saved: what was handed to it is handed over again, at once.
  await client.query('update outbox set published_at = null where done_at is null and voided_at is null');
}

/** Whoever kept free time of what this database held before reads all of it again: the feed of changes starts again. */
async function forgetAvailability(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('availability_feed') is not null as exists`,
  );
  if (rows[0]!.exists) await client.query('truncate availability_change, availability_feed');
}
