import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type FileStore, knownMigrations, migrate } from '#libs/platform';
import { type Contents, type Manifest, readArchive } from './archive.js';
import { secretFingerprint } from './back-up.js';
import { type FileReader, missingFiles, restoreInto } from './saved-files.js';
import { SafekeepingError } from './safekeeping-error.js';
import { violations } from './invariants.js';
import { appliedMigrations, listTables, setSequences, dropConstraints } from './schema.js';

export type RestoreStep = 'CHECK' | 'SCHEMA' | 'LOAD' | 'REFERENCES' | 'MIGRATE' | 'PROVE';

export interface RestoreOptions {
  readonly databaseUrl: string;
  readonly file: string;
  /** Where the files of the backup go. What the store holds already stays. */
  readonly files: FileStore;
  readonly secret: string;
  readonly onProgress?: (step: RestoreStep, share: number) => void;
}

export interface RestoreReport {
  readonly manifest: Manifest;
  readonly rows: number;
  /** False when SECRET differs: door codes in mails, offers and links from before the backup are no longer valid. */
  readonly sameSecret: boolean;
}

/** Reads a whole backup. @throws SafekeepingError when it cannot be restored */
export async function checkBackup(
  file: string,
  onShare: (share: number) => void = () => {},
): Promise<{ manifest: Manifest; contents: Contents }> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 1;
  const ignoreRows = async (_table: string, _copyIn: string, text: AsyncIterable<Buffer>) => {
    for await (const part of text) void part;
  };
  const ignoreFile: FileReader = async (_file, bytes) => {
    for await (const part of bytes) void part;
  };
  const found = await readArchive(file, {
    onTable: ignoreRows,
    onFile: ignoreFile,
    onBytes: (read) => onShare(read / size),
  });
  const known = new Set(knownMigrations());
  const unknown = found.manifest.migrations.find((name) => !known.has(name));
  if (unknown)
    throw new SafekeepingError(
      'NEWER',
      `${file} was written by a newer version of Traboule (${found.manifest.product}, after ${unknown}): restore it with that version.`,
    );
  return found;
}

/**
 * Loads a backup into an empty database, completely or not at all: migrates to the schema of the backup, loads, verifies every foreign key,
 * and then migrates to the current schema. Sessions are deleted, because one that was revoked since the backup would be valid again.
 * @throws SafekeepingError; BROKEN_RULES when the saved data violates an invariant
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { databaseUrl, file, secret, onProgress = () => {} } = options;
  const { manifest, contents } = await checkBackup(file, (share) => onProgress('CHECK', share));
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traboule_restore' });
  client.on('error', () => {}); // the running statement rejects with the same error
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
    await client.end().catch(() => {}); // this also rolls back an open transaction
  }
  onProgress('MIGRATE', 0);
  await migrate(databaseUrl);
  onProgress('PROVE', 0);
  const violatedRules = [...(await violations(databaseUrl)), ...(await lostFiles(options))];
  if (violatedRules.length > 0)
    throw new SafekeepingError(
      'BROKEN_RULES',
      `Restored, but the data violates ${violatedRules.length} rule(s). Check it before you start the service:\n  ${violatedRules.join('\n  ')}`,
    );
  const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
  return { manifest, rows, sameSecret: manifest.secretMark === secretFingerprint(secret) };
}

async function lostFiles({ databaseUrl, files }: RestoreOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traboule_restore' });
  await client.connect();
  try {
    return await missingFiles(client, files);
  } finally {
    await client.end();
  }
}

async function refuseUnlessEmpty(client: pg.Client, manifest: Manifest): Promise<void> {
  const tables = (await listTables(client)).map(({ name }) => name);
  if (tables.length === 0) return;
  const applied = await appliedMigrations(client);
  if (applied.length === 0)
    throw new SafekeepingError(
      'NOT_EMPTY',
      'This database contains tables of another application. Choose an empty one.',
    );
  const { rows: counts } = await client.query<{ networks: number; accounts: number }>(
    `select (select count(*)::int from network) as networks, (select count(*)::int from account) as accounts`,
  );
  const { networks, accounts } = counts[0]!;
  if (networks + accounts > 0)
    throw new SafekeepingError(
      'NOT_EMPTY',
      `This database contains ${networks} networks and ${accounts} accounts, and a restore never replaces data. Choose an empty one.`,
    );
  if (applied.some((name) => !manifest.migrations.includes(name)))
    throw new SafekeepingError(
      'NOT_EMPTY',
      'This database is migrated further than the backup. Choose one that was never migrated; the restore migrates it.',
    );
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name in ('traboule_app', 'traboule_worker')`,
  );
  if (rowCount)
    throw new SafekeepingError('IN_USE', 'An api or a worker is connected to this database. Stop it first.');
}

async function load(client: pg.Client, { file, files, onProgress = () => {} }: RestoreOptions, contents: Contents) {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s'; set maintenance_work_mem = '256MB'`);
  const tables = (await listTables(client)).map(({ name }) => name);
  const unknown = Object.keys(contents).find((name) => !tables.includes(name));
  if (unknown) throw new SafekeepingError('DAMAGED', `${file} contains a table ${unknown} that no migration creates.`);
  const recreateStatements = await dropConstraints(client, tables);
  await client.query(`truncate ${tables.join(', ')}`); // migrations insert rows of their own
  const { size } = await stat(file);
  await readArchive(file, {
    onFile: restoreInto(files),
    onBytes: (read) => onProgress('LOAD', read / size),
    onTable: async (table, copyIn, text) => {
      const copy = client.query(copyFrom(copyIn));
      await pipeline(text, copy);
      if (copy.rowCount !== contents[table]!.rows)
        throw new SafekeepingError(
          'DAMAGED',
          `${file} contains ${copy.rowCount} rows of ${table} instead of ${contents[table]!.rows}.`,
        );
    },
  });
  for (const [done, statement] of recreateStatements.entries()) {
    onProgress('REFERENCES', done / recreateStatements.length);
    await client.query(statement);
  }
  await setSequences(client);
  await endSignInSessions(client);
  await forgetAvailability(client);
  // The queue is not saved: what was handed to it is handed over again, at once.
  await client.query('update outbox set published_at = null where done_at is null and voided_at is null');
}

/** Nobody stays signed in across a restore. Before it was renamed, the table of sign-in sessions was called `session`. */
async function endSignInSessions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select coalesce(to_regclass('sign_in_session'), to_regclass('session'))::text as name`,
  );
  await client.query(`delete from ${rows[0]!.name}; delete from sign_in_token`);
}

/** Processes that cached the free time of the earlier data read all of it again: the feed of changes starts again. */
async function forgetAvailability(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('availability_feed') is not null as exists`,
  );
  if (rows[0]!.exists) await client.query('truncate availability_change, availability_feed');
}
