import { createHash } from 'node:crypto';
import { type Writable } from 'node:stream';
import { once } from 'node:events';
import type pg from 'pg';
import { z } from 'zod';
import { type FileStore, receiveBytes } from '#libs/platform';
import { SafekeepingError } from './safekeeping-error.js';

/**
 * The bytes of files follow the tables: a line that names each file, then its bytes as base64. To psql all of it is comment, so the tables
 * can still be loaded by hand.
 */
const FILE_PREFIX = '-- file ';
const BYTES_PREFIX = '-- + ';
/** A multiple of three, so that a line of base64 has no padding before the last. */
const BYTES_A_LINE = 48 * 1024;

export const savedFileShape = z.object({ network: z.uuid(), sha256: z.hex().length(64), bytes: z.int().min(1) });
export type SavedFile = Readonly<z.output<typeof savedFileShape>>;
/** Receives each file of a backup. It must read all its bytes. */
export type FileReader = (file: SavedFile, bytes: AsyncIterable<Buffer>) => Promise<void>;

const FILES = `
  select s.network_id as network, encode(s.sha256, 'hex') as sha256, s.bytes
    from stored_file s
   where exists (select from file f where (f.network_id, f.sha256) = (s.network_id, s.sha256))
      or exists (select from picture_size p where (p.network_id, p.sha256) = (s.network_id, s.sha256))
   order by 1, 2`;

/** The bytes that the files of a database refer to; none before the migration that creates files. */
export async function referencedFiles(client: pg.ClientBase): Promise<SavedFile[]> {
  const { rows } = await client.query<{ oid: string | null }>(`select to_regclass('public.stored_file') as oid`);
  return rows[0]!.oid ? (await client.query<SavedFile>(FILES)).rows : [];
}

/** Writes the files after the tables. @throws SafekeepingError FILE_MISSING when the store lacks one or has other bytes */
export async function writeFiles(out: Writable, files: readonly SavedFile[], store: FileStore): Promise<void> {
  for (const file of files) {
    const source = await store.read(file.network, file.sha256);
    if (!source) throw missing(file, 'is not in the store');
    await write(out, `${FILE_PREFIX}${JSON.stringify(file)}\n`);
    const hash = createHash('sha256');
    let rest: Buffer = Buffer.alloc(0);
    for await (const part of source as AsyncIterable<Buffer>) {
      hash.update(part);
      rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
      for (; rest.length >= BYTES_A_LINE; rest = rest.subarray(BYTES_A_LINE))
        await write(out, lineOf(rest.subarray(0, BYTES_A_LINE)));
    }
    if (rest.length > 0) await write(out, lineOf(rest));
    if (hash.digest('hex') !== file.sha256) throw missing(file, 'has other bytes in the store');
  }
}

const lineOf = (bytes: Buffer): string => `${BYTES_PREFIX}${bytes.toString('base64')}\n`;

async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

const missing = ({ network, sha256 }: SavedFile, what: string) =>
  new SafekeepingError(
    'FILE_MISSING',
    `The file ${sha256} of network ${network} ${what}. Check FILES_DIR or the S3 settings; they must be those of the server.`,
  );

/** What a line between and after the tables says about files; undefined when it says nothing. */
export function fileLine(line: string): { file: string } | { bytes: Buffer } | undefined {
  if (line.startsWith(FILE_PREFIX)) return { file: line.slice(FILE_PREFIX.length) };
  if (line.startsWith(BYTES_PREFIX)) return { bytes: Buffer.from(line.slice(BYTES_PREFIX.length), 'base64') };
  return undefined;
}

/** Puts a file of a backup into the store, unless it is there. */
export const restoreInto =
  (store: FileStore): FileReader =>
  async ({ network, bytes, sha256 }, source) => {
    const received = await receiveBytes(store.incomingFolder, source, bytes);
    await store.take(network, sha256, received.path);
  };

/**
 * Compares the store with the database.
 * @param compare whether the bytes are read and hashed, or only looked for
 * @returns one line per file that is missing or has other bytes
 */
export async function missingFiles(
  client: pg.ClientBase,
  store: FileStore,
  compare: 'BYTES' | 'PRESENCE' = 'BYTES',
): Promise<string[]> {
  const faults: string[] = [];
  for (const file of await referencedFiles(client)) {
    const state = compare === 'PRESENCE' ? await presenceOf(file, store) : await contentOf(file, store);
    if (state !== 'FINE')
      faults.push(
        `the file ${file.sha256} of network ${file.network} ${state === 'GONE' ? 'is missing' : 'has other bytes'}`,
      );
  }
  return faults;
}

type StateInStore = 'FINE' | 'GONE' | 'CHANGED';
const presenceOf = async ({ network, sha256 }: SavedFile, store: FileStore): Promise<StateInStore> =>
  (await store.has(network, sha256)) ? 'FINE' : 'GONE';

async function contentOf({ network, sha256 }: SavedFile, store: FileStore): Promise<StateInStore> {
  const source = await store.read(network, sha256);
  if (!source) return 'GONE';
  const hash = createHash('sha256');
  for await (const part of source as AsyncIterable<Buffer>) hash.update(part);
  return hash.digest('hex') === sha256 ? 'FINE' : 'CHANGED';
}

/** Bytes in the store without a row, older than `before`. They are reported and never deleted: a newer backup may know them. */
export async function unknownFiles(
  client: pg.ClientBase,
  store: FileStore,
  before: Temporal.Instant,
): Promise<string[]> {
  const unknown: string[] = [];
  const { rows: networks } = await client.query<{ id: string }>('select id from network');
  for (const { id } of networks) {
    const { rows } = await client.query<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from stored_file where network_id = $1`,
      [id],
    );
    const known = new Set(rows.map(({ sha256 }) => sha256));
    for await (const { sha256, writtenAt } of store.list(id))
      if (!known.has(sha256) && Temporal.Instant.compare(writtenAt, before) < 0) unknown.push(`${id}/${sha256}`);
  }
  return unknown;
}
