import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { constants, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { type FileReader, type SavedFile, fileLine, savedFileShape } from './saved-files.js';
import { SafekeepingError } from './safekeeping-error.js';

/**
 * A backup is one zstd file of text that psql can read too: a first line with a manifest, one COPY block per table, and a last line with the
 * row count and hash of each table. The bytes of files stand between them as comments. The data can be read without this program.
 */
export const FORMAT = 1;
const FIRST_LINE_PREFIX = '-- traboule backup ';
const LAST_LINE_PREFIX = '-- end ';
export const END_OF_TABLE = '\\.\n';
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

const manifestShape = z.object({
  format: z.int(),
  product: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.string()),
  secretMark: z.string(),
});
/** The manifest of a backup, before its first table. */
export type Manifest = z.output<typeof manifestShape>;

const contentsShape = z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() }));
/** The number of rows and the hash of the text of each table. */
export type Contents = z.output<typeof contentsShape>;

export const compression = { params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } };

export const headerOf = (manifest: Manifest): string =>
  [
    `${FIRST_LINE_PREFIX}${JSON.stringify(manifest)}`,
    '-- To load it by hand, as the owner of an empty database migrated to the last of these migrations: zstd -dc FILE | psql -1 DATABASE_URL',
    `set session_replication_role = replica; set timezone = 'UTC'; set datestyle = 'ISO, YMD';`,
    '',
  ].join('\n');
export const copyInOf = (table: string, columns: readonly string[]): string =>
  `copy ${table} (${columns.join(', ')}) from stdin;`;
export const footerOf = (contents: Contents): string => `${LAST_LINE_PREFIX}${JSON.stringify(contents)}\n`;

/** Receives the name, the COPY statement and the text of each table, in the order of the file. It must read the whole text. */
export type TableReader = (table: string, copyIn: string, text: AsyncIterable<Buffer>) => Promise<void>;

/** What is done with the tables and files of a backup, in the order of the file. */
export interface ArchiveReaders {
  readonly onTable: TableReader;
  readonly onFile: FileReader;
  readonly onBytes?: (read: number) => void;
}

/**
 * Reads a whole backup and compares the text of each table, and the bytes of each file, with its hash.
 * @throws SafekeepingError NOT_A_BACKUP, NEWER, DAMAGED, UNREADABLE
 */
export async function readArchive(
  path: string,
  { onTable, onFile, onBytes = () => {} }: ArchiveReaders,
): Promise<{ manifest: Manifest; contents: Contents }> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const decompressed = pipeline(file, createZstdDecompress(), () => {}); // errors are thrown by the reads below
  const text = new TextReader(decompressed, () => onBytes(file.bytesRead));
  let manifest: Manifest | undefined;
  try {
    const head = await text.line();
    if (!head?.startsWith(FIRST_LINE_PREFIX)) throw new DamagedContent('it does not begin like a backup');
    manifest = parseLine(manifestShape, head.slice(FIRST_LINE_PREFIX.length));
    if (manifest.format > FORMAT)
      throw new SafekeepingError(
        'NEWER',
        `${path} was written by a newer version of Traboule (${manifest.product}): restore it with that version.`,
      );
    const hashes = new Map<string, string>();
    for (let next: string | undefined; ;) {
      const line = next ?? (await text.line());
      next = undefined;
      if (line === undefined) throw new DamagedContent('its end is missing');
      const file = fileLine(line);
      if (file) {
        if (!('file' in file)) throw new DamagedContent('bytes of a file stand alone');
        next = await readFile(parseLine(savedFileShape, file.file), text, onFile);
        continue;
      }
      if (line.startsWith(LAST_LINE_PREFIX)) {
        const contents = parseLine(contentsShape, line.slice(LAST_LINE_PREFIX.length));
        const changed = Object.entries(contents).find(([table, { sha256 }]) => hashes.get(table) !== sha256);
        if (changed || hashes.size !== Object.keys(contents).length)
          throw new DamagedContent(`${changed?.[0] ?? 'a table'} has changed since it was written`);
        return { manifest, contents };
      }
      const table = /^copy (\S+) \(/.exec(line)?.[1];
      if (!table) continue;
      const hash = createHash('sha256');
      await onTable(table, line.replace(/;$/, ''), text.table(hash));
      hashes.set(table, hash.digest('hex'));
    }
  } catch (error) {
    if (error instanceof SafekeepingError) throw error;
    throw readError(path, manifest !== undefined, error as NodeJS.ErrnoException);
  } finally {
    file.destroy();
  }
}

/** Reads one file of a backup. @returns the line that follows it */
async function readFile(file: SavedFile, text: TextReader, onFile: FileReader): Promise<string | undefined> {
  const hash = createHash('sha256');
  let following: string | undefined;
  async function* bytes(): AsyncGenerator<Buffer> {
    for (;;) {
      const line = await text.line();
      const part = line === undefined ? undefined : fileLine(line);
      if (!part || !('bytes' in part)) return void (following = line);
      hash.update(part.bytes);
      yield part.bytes;
    }
  }
  await onFile(file, bytes());
  if (hash.digest('hex') !== file.sha256) throw new DamagedContent('a file has changed since it was written');
  return following;
}

/** A fault in the content of the file. Other errors come from the disk or from the database. */
class DamagedContent extends Error {}

function readError(path: string, isBackup: boolean, error: NodeJS.ErrnoException): Error {
  const { code = '', message, syscall } = error;
  const fault = (kind: SafekeepingError['code'], text: string) => new SafekeepingError(kind, text, { cause: error });
  if (code === 'ENOENT') return fault('UNREADABLE', `There is no file ${path}.`);
  if (syscall === 'open' || syscall === 'read') return fault('UNREADABLE', `${path} cannot be read: ${message}.`);
  if (!(error instanceof DamagedContent || /^Z(STD)?_/.test(code))) return error;
  return isBackup
    ? fault('DAMAGED', `${path} is damaged: ${message}. Use another copy of it.`)
    : fault('NOT_A_BACKUP', `${path} is not a backup of Traboule, or its beginning is damaged.`);
}

function parseLine<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw new DamagedContent('a line about its contents is invalid', { cause: error });
  }
}

/** Splits a stream of text into lines and tables. */
class TextReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    source: AsyncIterable<Buffer>,
    private readonly onPiece: () => void,
  ) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  async line(): Promise<string | undefined> {
    for (let from = 0; ;) {
      const end = this.rest.indexOf('\n', from);
      if (end >= 0) return this.take(end + 1).toString('utf8', 0, end);
      if (this.rest.length > MAX_LINE_LENGTH) throw new DamagedContent('a line has no end');
      from = this.rest.length;
      if (!(await this.more())) return undefined;
    }
  }

  /** Yields the text of a table. The line that ends it is consumed and not yielded. */
  async *table(hash: { update(part: Buffer): unknown }): AsyncGenerator<Buffer> {
    for (let before = '\n'; ;) {
      // Only the last character yielded matters, to know whether a line begins here.
      const begins = before === '\n' && this.rest.subarray(0, 3).toString('latin1') === END_OF_TABLE;
      const end = begins ? -1 : this.rest.indexOf(`\n${END_OF_TABLE}`);
      const whole = begins || end >= 0;
      const part = this.take(whole ? end + 1 : Math.max(this.rest.length - 3, 0));
      if (part.length > 0) {
        before = String.fromCharCode(part.at(-1)!);
        hash.update(part);
        yield part;
      }
      if (whole) return void this.take(3);
      if (!(await this.more())) throw new DamagedContent('a table has no end');
    }
  }

  private take(count: number): Buffer {
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return taken;
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.pieces.next();
    if (done) return false;
    this.onPiece();
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
    return true;
  }
}
