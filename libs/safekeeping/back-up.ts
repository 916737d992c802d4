import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type FileStore, Signer } from '#libs/platform';
import {
  type Contents,
  END_OF_TABLE,
  FORMAT,
  type Manifest,
  compression,
  copyInOf,
  footerOf,
  headerOf,
} from './archive.js';
import { referencedFiles, writeFiles } from './saved-files.js';
import { SafekeepingError } from './safekeeping-error.js';
import { type TableShape, appliedMigrations, listTables } from './schema.js';

export interface BackUpOptions {
  readonly databaseUrl: string;
  /** Path of the backup, which must not exist. The file appears under this name when it is complete. */
  readonly file: string;
  /** The store of the files that the database refers to. */
  readonly files: FileStore;
  /** Version of this program. */
  readonly product: string;
  /** SECRET of this deployment. The backup stores a fingerprint of it, so that a restore can tell whether it is the same. */
  readonly secret: string;
  readonly onProgress?: (table: string, share: number) => void;
  readonly signal?: AbortSignal;
}

export interface BackUpReport {
  readonly manifest: Manifest;
  readonly contents: Contents;
  readonly files: number;
  readonly bytes: number;
}

/** A fingerprint that distinguishes two secrets and reveals nothing else about them. */
export const secretFingerprint = (secret: string): string => new Signer(secret, 'backup').mac('which secret').toString('hex', 0, 8); // prettier-ignore

/**
 * Writes all tables, as of one moment, and the files they refer to into one file. The database stays in use meanwhile.
 * @throws SafekeepingError EXISTS, UNWRITABLE, NO_ROOM, NOT_MIGRATED, FILE_MISSING, STOPPED
 */
export async function backUp(options: BackUpOptions): Promise<BackUpReport> {
  const { file } = options;
  await refuseToReplace(file);
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const report = await write(options, draft);
    await refuseToReplace(file);
    await rename(draft, file);
    await flushFolder(dirname(file));
    return report;
  } catch (error) {
    await rm(draft, { force: true });
    if (options.signal?.aborted) throw new SafekeepingError('STOPPED', 'Stopped: no backup was written.');
    throw writeError(file, error as Error);
  }
}

async function write(options: BackUpOptions, draft: string): Promise<BackUpReport> {
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'traboule_backup' });
  client.on('error', () => {}); // the running statement rejects with the same error
  try {
    await client.connect();
    const tables = await beginSnapshot(client);
    const { rows } = await client.query<{ now: string }>(`select to_json(now())#>>'{}' as now`);
    const manifest = {
      format: FORMAT,
      product: options.product,
      takenAt: rows[0]!.now,
      migrations: await appliedMigrations(client),
      secretMark: secretFingerprint(options.secret),
    };
    const out = createZstdCompress(compression);
    const draftStream = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    const written = pipeline(out, draftStream, { signal: options.signal });
    const writing = writeTables(client, out, tables, manifest, options).catch((error: Error) => {
      out.destroy(error);
      throw error;
    });
    const [{ contents, files }] = await Promise.all([writing, written]);
    return { manifest, contents, files, bytes: draftStream.bytesWritten };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts a snapshot of the database and locks the tables against schema changes. */
async function beginSnapshot(client: pg.Client): Promise<TableShape[]> {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
    set extra_float_digits = 1; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s';
    set row_security = off`); // rows hidden by row-level security cause an error instead of being left out
  if ((await appliedMigrations(client)).length === 0)
    throw new SafekeepingError(
      'NOT_MIGRATED',
      'This database contains no data of Traboule, so there is nothing to back up.',
    );
  const names = (await listTables(client)).map(({ name }) => name);
  await client.query('begin isolation level repeatable read read only');
  await client.query(`lock table migrations, ${names.join(', ')} in access share mode`); // before the snapshot, which the next statement takes
  const tables = await listTables(client);
  if (tables.map(({ name }) => name).join() !== names.join())
    throw new SafekeepingError('IN_USE', 'The database is being migrated. Try again when the migration is done.');
  return tables;
}

async function writeTables(
  client: pg.Client,
  out: Writable,
  tables: TableShape[],
  manifest: Manifest,
  { onProgress = () => {}, files: store }: BackUpOptions,
): Promise<{ contents: Contents; files: number }> {
  const totalBytes = tables.reduce((sum, { bytes }) => sum + bytes, 1);
  const contents: Contents = {};
  let finishedBytes = 0;
  out.write(headerOf(manifest));
  for (const { name, columns, bytes } of tables) {
    out.write(`${copyInOf(name, columns)}\n`);
    const hash = createHash('sha256');
    let read = 0;
    const copy = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
    const observe = async function* (source: AsyncIterable<Buffer>) {
      for await (const part of source) {
        hash.update(part);
        onProgress(name, (finishedBytes + Math.min((read += part.length), bytes)) / totalBytes);
        yield part;
      }
    };
    await pipeline(copy, observe, out, { end: false });
    await client.query('select'); // the row count arrives with the end of the COPY
    out.write(END_OF_TABLE);
    contents[name] = { rows: copy.rowCount, sha256: hash.digest('hex') };
    finishedBytes += bytes;
  }
  // Named by the same snapshot. Bytes that nothing refers to any more are deleted a day later, after the end of any backup.
  const files = await referencedFiles(client);
  await writeFiles(out, files, store);
  out.end(footerOf(contents));
  return { contents, files: files.length };
}

async function refuseToReplace(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw writeError(file, error);
  });
  if (found) throw new SafekeepingError('EXISTS', `${file} already exists. Choose another name or move it away.`);
}

/** Flushes the folder, so that the name survives a power cut. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined); // not possible on Windows
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function writeError(file: string, error: Error): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new SafekeepingError(
      'NO_ROOM',
      `There is not enough space on the disk for ${file}. No partial file was left.`,
      { cause: error },
    );
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new SafekeepingError(
      'UNWRITABLE',
      `There is no folder ${dirname(resolve(file))}: create it first, or choose a file in an existing folder.`,
      { cause: error },
    );
  if (/^E(ACCES|PERM|ROFS|ISDIR|EXIST|IO|LOOP|NAMETOOLONG)$/.test(code))
    return new SafekeepingError('UNWRITABLE', `${file} cannot be written: ${error.message}.`, { cause: error });
  return error;
}
