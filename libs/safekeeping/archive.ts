import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { constants, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { SafekeepingFault } from './fault.js';

/**
 * A backup is one zstd file of text that psql can read too: a first line that says what it is, a COPY block a table, a last
 * line with what each table holds. Whoever has lost this program still has the data.
 */
export const FORMAT = 1;
const HEAD = '-- traboule backup ';
const FOOT = '-- end ';
export const END_OF_TABLE = '\\.\n';
const LONGEST_LINE = 16 * 1024 * 1024;

const manifestShape = z.object({
  format: z.int(),
  product: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.string()),
  secretMark: z.string(),
});
/** What a backup says of itself before its first table. */
export type Manifest = z.output<typeof manifestShape>;

const contentsShape = z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() }));
/** What each table holds: its rows, and the hash of its text. */
export type Contents = z.output<typeof contentsShape>;

export const compression = { params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } };

export const headOf = (manifest: Manifest): string =>
  [
    `${HEAD}${JSON.stringify(manifest)}`,
    '-- By hand, as the owner of an empty database migrated to the last of these: zstd -dc FILE | psql -1 DATABASE_URL',
    `set session_replication_role = replica; set timezone = 'UTC'; set datestyle = 'ISO, YMD';`,
    '',
  ].join('\n');
export const copyInOf = (table: string, columns: readonly string[]): string =>
  `copy ${table} (${columns.join(', ')}) from stdin;`;
export const footOf = (contents: Contents): string => `${FOOT}${JSON.stringify(contents)}\n`;

/** Gives each table's name, its COPY statement and its text, in the order of the file; they must be read in that order. */
export type TableReader = (table: string, copyIn: string, text: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Reads a backup from end to end, comparing each table's text with its hash.
 * @throws SafekeepingFault NOT_A_BACKUP, NEWER, DAMAGED, UNREADABLE
 */
export async function readArchive(
  path: string,
  onTable: TableReader,
  onBytes: (read: number) => void = () => {},
): Promise<{ manifest: Manifest; contents: Contents }> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const plain = pipeline(file, createZstdDecompress(), () => {}); // its fault comes out of the reading below
  const text = new Lines(plain, () => onBytes(file.bytesRead));
  let manifest: Manifest | undefined;
  try {
    const head = await text.line();
    if (!head?.startsWith(HEAD)) throw new Damage('it does not begin as one');
    manifest = parsed(manifestShape, head.slice(HEAD.length));
    if (manifest.format > FORMAT)
      throw new SafekeepingFault(
        'NEWER',
        `${path} was written by a newer Traboule (${manifest.product}): restore it with that one.`,
      );
    const sums = new Map<string, string>();
    for (;;) {
      const line = await text.line();
      if (line === undefined) throw new Damage('its end is missing');
      if (line.startsWith(FOOT)) {
        const contents = parsed(contentsShape, line.slice(FOOT.length));
        const wrong = Object.entries(contents).find(([table, { sha256 }]) => sums.get(table) !== sha256);
        if (wrong || sums.size !== Object.keys(contents).length)
          throw new Damage(`${wrong?.[0] ?? 'a table'} is not as it was written`);
        return { manifest, contents };
      }
      const table = /^copy (\S+) \(/.exec(line)?.[1];
      if (!table) continue;
      const hash = createHash('sha256');
      await onTable(table, line.replace(/;$/, ''), text.table(hash));
      sums.set(table, hash.digest('hex'));
    }
  } catch (error) {
    if (error instanceof SafekeepingFault) throw error;
    throw readingFault(path, manifest !== undefined, error as NodeJS.ErrnoException);
  } finally {
    file.destroy();
  }
}

/** What is wrong inside the file; any other fault is its disk's, or the database's it is read into. */
class Damage extends Error {}

function readingFault(path: string, isBackup: boolean, error: NodeJS.ErrnoException): Error {
  const { code = '', message, syscall } = error;
  const fault = (kind: SafekeepingFault['code'], text: string) => new SafekeepingFault(kind, text, { cause: error });
  if (code === 'ENOENT') return fault('UNREADABLE', `There is no file ${path}.`);
  if (syscall === 'open' || syscall === 'read') return fault('UNREADABLE', `${path} cannot be read: ${message}.`);
  if (!(error instanceof Damage || /^Z(STD)?_/.test(code))) return error;
  return isBackup
    ? fault('DAMAGED', `${path} is damaged: ${message}. Take another copy of it.`)
    : fault('NOT_A_BACKUP', `${path} is not a backup of Traboule, or its very beginning is damaged.`);
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw new Damage('a line about its contents cannot be understood', { cause: error });
  }
}

/** Text that comes in pieces, given out by the line and by the table. */
class Lines {
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
      if (this.rest.length > LONGEST_LINE) throw new Damage('a line has no end');
      from = this.rest.length;
      if (!(await this.more())) return undefined;
    }
  }

  /** Up to the line that ends a table, which is taken and not given. */
  async *table(hash: { update(part: Buffer): unknown }): AsyncGenerator<Buffer> {
    for (let before = '\n'; ;) {
      // What was given out last stands for itself only by its last sign: whether a line begins here.
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
      if (!(await this.more())) throw new Damage('a table has no end');
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
