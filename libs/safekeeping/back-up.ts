import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Signer } from '#libs/platform';
import {
  type Contents,
  END_OF_TABLE,
  FORMAT,
  type Manifest,
  compression,
  copyInOf,
  footOf,
  headOf,
} from './archive.js';
import { SafekeepingFault } from './fault.js';
import { type TableShape, migrationsRun, ourTables } from './schema.js';

export interface BackUpOptions {
  readonly databaseUrl: string;
  /** Must not be there yet. It appears when it is whole, under this name. */
  readonly file: string;
  /** Version of this program. */
  readonly product: string;
  /** Of this deployment: the backup keeps a mark of it, by which a restore tells whether it is the same. */
  readonly secret: string;
  readonly onProgress?: (table: string, share: number) => void;
  readonly signal?: AbortSignal;
}

export interface BackUpReport {
  readonly manifest: Manifest;
  readonly contents: Contents;
  readonly bytes: number;
}

/** By this one tells two secrets apart, and learns nothing else of them. */
export const secretMark = (secret: string): string => new Signer(secret, 'backup').mac('which secret').toString('hex', 0, 8); // prettier-ignore

/**
 * Writes every table of ours, as they all stood at one moment, into one file. The database goes on being read and written.
 * @throws SafekeepingFault EXISTS, UNWRITABLE, NO_ROOM, NOT_MIGRATED, STOPPED
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
    if (options.signal?.aborted) throw new SafekeepingFault('STOPPED', 'Stopped: no backup was written.');
    throw writingFault(file, error as Error);
  }
}

async function write(options: BackUpOptions, draft: string): Promise<BackUpReport> {
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'traboule_backup' });
  client.on('error', () => {}); // the statement under way rejects with the same fault
  try {
    await client.connect();
    const tables = await beginSnapshot(client);
    const { rows } = await client.query<{ now: string }>(`select to_json(now())#>>'{}' as now`);
    const manifest = {
      format: FORMAT,
      product: options.product,
      takenAt: rows[0]!.now,
      migrations: await migrationsRun(client),
      secretMark: secretMark(options.secret),
    };
    const out = createZstdCompress(compression);
    const drafted = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    const written = pipeline(out, drafted, { signal: options.signal });
    const told = writeTables(client, out, tables, manifest, options).catch((error: Error) => {
      out.destroy(error);
      throw error;
    });
    const [contents] = await Promise.all([told, written]);
    return { manifest, contents, bytes: drafted.bytesWritten };
  } finally {
    await client.end().catch(() => {});
  }
}

/** From here on the connection sees the database as it is now, and nobody changes its tables' shape. */
async function beginSnapshot(client: pg.Client): Promise<TableShape[]> {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
    set extra_float_digits = 1; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s';
    set row_security = off`); // rows that a wall would hide are an error, not missing
  if ((await migrationsRun(client)).length === 0)
    throw new SafekeepingFault('NOT_MIGRATED', 'This database holds no Traboule: there is nothing to back up.');
  const names = (await ourTables(client)).map(({ name }) => name);
  await client.query('begin isolation level repeatable read read only');
  await client.query(`lock table migrations, ${names.join(', ')} in access share mode`); // before the snapshot, which the next statement takes
  const tables = await ourTables(client);
  if (tables.map(({ name }) => name).join() !== names.join())
    throw new SafekeepingFault('IN_USE', 'The database is being migrated at this moment: try again when it is done.');
  return tables;
}

async function writeTables(
  client: pg.Client,
  out: Writable,
  tables: TableShape[],
  manifest: Manifest,
  { onProgress = () => {} }: BackUpOptions,
): Promise<Contents> {
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 1);
  const contents: Contents = {};
  let before = 0;
  out.write(headOf(manifest));
  for (const { name, columns, bytes } of tables) {
    out.write(`${copyInOf(name, columns)}\n`);
    const hash = createHash('sha256');
    let read = 0;
    const copy = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
    const seen = async function* (source: AsyncIterable<Buffer>) {
      for await (const part of source) {
        hash.update(part);
        onProgress(name, (before + Math.min((read += part.length), bytes)) / all);
        yield part;
      }
    };
    await pipeline(copy, seen, out, { end: false });
    await client.query('select'); // the count comes with the answer that ends the copy
    out.write(END_OF_TABLE);
    contents[name] = { rows: copy.rowCount, sha256: hash.digest('hex') };
    before += bytes;
  }
  out.end(footOf(contents));
  return contents;
}

async function refuseToReplace(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw writingFault(file, error);
  });
  if (found) throw new SafekeepingFault('EXISTS', `${file} exists already: give another name, or move it away.`);
}

/** A power cut right after must not take the name away again. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined); // no such thing on Windows
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function writingFault(file: string, error: Error): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new SafekeepingFault('NO_ROOM', `There is no room for ${file}: nothing was left behind.`, { cause: error });
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new SafekeepingFault(
      'UNWRITABLE',
      `There is no folder ${dirname(resolve(file))}: make it first, or name a file in one that is there.`,
      { cause: error },
    );
  if (/^E(ACCES|PERM|ROFS|ISDIR|EXIST|IO|LOOP|NAMETOOLONG)$/.test(code))
    return new SafekeepingFault('UNWRITABLE', `${file} cannot be written: ${error.message}.`, { cause: error });
  return error;
}
