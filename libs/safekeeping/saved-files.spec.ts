import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type FileStore, collectFiles, Database, fileStoreFor } from '#libs/platform';
import {
  FileClient,
  Given,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  jpegFile,
  pdfFile,
  startApi,
  testEnv,
} from '#libs/testing';
import { backUp } from './back-up.js';
import { checkBackup, restore } from './restore.js';
import { missingFiles, unknownFiles } from './saved-files.js';

const secret = 'a secret of the specs, 32 characters or more';
let source: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let store: FileStore;
let folder: string;
let photo: string;
const document = pdfFile('', 'x'.repeat(200_000)); // several lines of base64
const created: string[] = [];

const storeIn = (name: string) => fileStoreFor({ ...testEnv(source.url), FILES_DIR: join(folder, name) });
const save = (name: string, files = store) =>
  backUp({ databaseUrl: source.url, file: join(folder, name), files, product: '0.0.1', secret });
async function emptyDatabase(): Promise<string> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await given.client.query(`create database ${name} template template0`);
  created.push(name);
  return Object.assign(new URL(source.url), { pathname: `/${name}` }).href;
}
async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traboule-saved-files-'));
  source = await cloneDatabase();
  given = await Given.on(source.url);
  lyon = await given.network('lyon');
  const room = await given.space(lyon);
  const manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId });
  api = await startApi(source.url);
  store = fileStoreFor(api.env);
  const files = new FileClient(api, lyon);
  photo = await files.ready(manager, 'venue.photo', room.venueId, await jpegFile(2_000, 1_000));
  await files.ready(manager, 'space.document', room.id, document);
});
afterAll(async () => {
  await api?.close();
  for (const name of created) await given.client.query(`drop database ${name} with (force)`);
  await given?.end();
  await source?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('brings the files back with the rows, byte for byte', async () => {
    const { files } = await save('whole');
    expect(files).toBe(4); // three sizes of a photo, and a document
    const [url, other] = [await emptyDatabase(), storeIn('restored')];
    await restore({ databaseUrl: url, file: join(folder, 'whole'), files: other, secret });
    const { rows } = await given.client.query<{ sha256: string }>(
      `select encode(sha256, 'hex') sha256 from picture_size where file_id = $1
        union all select encode(sha256, 'hex') from file where sha256 is not null`,
      [photo],
    );
    expect(rows).toHaveLength(4);
    for (const { sha256 } of rows) {
      const [before, after] = [await store.read(lyon.id, sha256), await other.read(lyon.id, sha256)];
      expect((await buffer(after!)).equals(await buffer(before!))).toBe(true);
    }
    expect(await withClient(url, (client) => missingFiles(client, other))).toEqual([]);
  });

  it('is refused when the store lacks a file, because half a backup is none', async () => {
    await expect(save('elsewhere', storeIn('empty'))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    await expect(readFile(join(folder, 'elsewhere'))).rejects.toThrow('ENOENT');
  });

  it.each<[string, (text: string) => string]>([
    ['has another byte in a file', (text) => text.replace(/(\n-- \+ .{40})(.)/, (_, before, letter) => before + (letter === 'A' ? 'B' : 'A'))], // prettier-ignore
    ['has bytes without their file', (text) => text.replace(/\n-- file [^\n]*/, '')],
    ['has a file that is named wrongly', (text) => text.replace(/\n-- file \{/, '\n-- file ')],
  ])('is known as damaged when it %s', async (_what, damage) => {
    await rm(join(folder, 'damaged'), { force: true });
    if (!(await readFile(join(folder, 'whole')).catch(() => undefined))) await save('whole');
    const text = zstdDecompressSync(await readFile(join(folder, 'whole'))).toString('latin1');
    const damaged = damage(text);
    expect(damaged).not.toBe(text);
    await writeFile(join(folder, 'damaged'), zstdCompressSync(Buffer.from(damaged, 'latin1')));
    await expect(checkBackup(join(folder, 'damaged'))).rejects.toMatchObject({ code: 'DAMAGED' });
  });
});

describe('a store of files', () => {
  it('is compared with the database: a file that is lost or changed is named', async () => {
    await save('before').catch(() => {});
    const [url, other] = [await emptyDatabase(), storeIn('to lose')];
    await restore({ databaseUrl: url, file: join(folder, 'before'), files: other, secret });
    const all: string[] = [];
    for await (const { sha256 } of other.list(lyon.id)) all.push(sha256);
    await other.remove(lyon.id, all[0]!);
    await writeFile(join(folder, 'to lose', lyon.id, all[1]!.slice(0, 2), all[1]!), 'changed');
    expect(await withClient(url, (client) => missingFiles(client, other))).toEqual([
      `the file ${all[0]} of network ${lyon.id} is missing`,
      `the file ${all[1]} of network ${lyon.id} has other bytes`,
    ]);
  });

  it('keeps bytes that no row knows, and names them', async () => {
    const stranger = 'a'.repeat(64);
    await writeFile(join(folder, 'stranger'), 'of a newer backup');
    await store.take(lyon.id, stranger, join(folder, 'stranger'));
    const later = Temporal.Now.instant().add({ hours: 48 });
    await collectFiles(api.app.get(Database), store, lyon.id, later);
    expect(await store.has(lyon.id, stranger)).toBe(true);
    expect(await withClient(source.url, (client) => unknownFiles(client, store, later))).toEqual([`${lyon.id}/${stranger}`]); // prettier-ignore
    await store.remove(lyon.id, stranger);
  });
});
