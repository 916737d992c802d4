import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FileStore, StoreFullError } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { deleteAbandonedParts, receiveBytes } from './receive-bytes.js';
import { LocalS3 } from './s3.fixture.js';
import { S3Store } from './s3-store.js';

const LYON = '01a00000-0000-7000-8000-000000000001';
const NANTES = '01a00000-0000-7000-8000-000000000002';

let s3: LocalS3;
let root: string;
beforeAll(async () => {
  s3 = await LocalS3.start();
});
afterAll(() => s3?.stop());
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'traboule-store-'));
});
afterEach(async () => {
  s3.objects.clear();
  s3.uploadFault = undefined;
  await rm(root, { recursive: true, force: true });
});

async function* streamOf(...parts: Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}
async function keep(store: FileStore, network: string, bytes: Buffer): Promise<string> {
  const { path, sha256 } = await receiveBytes(store.incomingFolder, streamOf(bytes), bytes.length);
  await store.take(network, sha256, path);
  return sha256;
}
const contentOf = async (store: FileStore, network: string, sha256: string) => {
  const stream = await store.read(network, sha256);
  return stream && (await buffer(stream));
};
async function allOf(store: FileStore, network: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const { sha256, bytes } of store.list(network)) lines.push(`${sha256} ${bytes}`);
  return lines.sort();
}

describe.each<[string, () => FileStore]>([
  ['a folder', () => new FolderStore(root)],
  ['a bucket', () => new S3Store(s3.settings)],
])('%s of files', (_what, open) => {
  it('gives back the bytes under their hash, to their network only', async () => {
    const [store, bytes] = [open(), randomBytes(200_000)];
    const sha256 = await keep(store, LYON, bytes);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await contentOf(store, LYON, sha256))!.equals(bytes)).toBe(true);
    expect([await store.has(LYON, sha256), await store.has(NANTES, sha256)]).toEqual([true, false]);
    expect(await store.read(NANTES, sha256)).toBeUndefined();
  });

  it('keeps the same bytes once, and takes them away once', async () => {
    const [store, bytes] = [open(), randomBytes(100)];
    const sha256 = await keep(store, LYON, bytes);
    await Promise.all([keep(store, LYON, bytes), keep(store, LYON, bytes)]);
    expect(await allOf(store, LYON)).toEqual([`${sha256} 100`]);
    await store.remove(LYON, sha256);
    await store.remove(LYON, sha256);
    expect(await allOf(store, LYON)).toEqual([]);
    expect(await store.read(LYON, sha256)).toBeUndefined();
  });

  it('lists everything of a network, however much it is', async () => {
    const store = open();
    const kept = await Promise.all([1, 2, 3, 4, 5].map((n) => keep(store, LYON, Buffer.alloc(n, n))));
    await keep(store, NANTES, Buffer.from('elsewhere'));
    expect((await allOf(store, LYON)).map((line) => line.split(' ')[0])).toEqual([...kept].sort());
  });

  it('refuses names that are no hash or no network, so that no path leads out of it', async () => {
    const store = open();
    for (const [network, sha256] of [
      [LYON, '../../../etc/passwd'],
      ['..', 'a'.repeat(64)],
      [LYON, 'A'.repeat(64)],
      [`${LYON}/..`, 'a'.repeat(64)],
    ] as const)
      await expect(store.read(network, sha256)).rejects.toThrow('a network and a hash');
  });

  it('leaves no temporary file behind', async () => {
    const store = open();
    await keep(store, LYON, Buffer.from('a'));
    await expect(receiveBytes(store.incomingFolder, streamOf(Buffer.alloc(20)), 10)).rejects.toThrow('more than 10');
    const names = await readdir(store.incomingFolder);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a folder of files', () => {
  it('gives a name to complete bytes only: a reader never sees a part of them', async () => {
    const store = new FolderStore(root);
    const bytes = randomBytes(2_000_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const seen = new Set<number>();
    let isDone = false;
    const watching = (async () => {
      while (!isDone) seen.add((await contentOf(store, LYON, sha256))?.length ?? 0);
    })();
    await keep(store, LYON, bytes);
    isDone = true;
    await watching;
    expect([...seen].filter((length) => length !== 0 && length !== bytes.length)).toEqual([]);
  });

  it('deletes what interrupted uploads left a day ago, and nothing that it did not name', async () => {
    const folder = join(root, 'incoming');
    await mkdir(folder, { recursive: true });
    const old = new Date('2026-01-01');
    const part = `${LYON}.part`;
    for (const name of [part, 'notes.part', 'photo.jpg']) {
      await writeFile(join(folder, name), 'x');
      await utimes(join(folder, name), old, old);
    }
    await symlink(join(folder, 'photo.jpg'), join(folder, `${NANTES}.part`));
    await writeFile(join(folder, '01a00000-0000-7000-8000-000000000003.part'), 'still arriving');
    expect(await deleteAbandonedParts(folder, Temporal.Now.instant().subtract({ hours: 24 }))).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(
      ['01a00000-0000-7000-8000-000000000003.part', `${NANTES}.part`, 'notes.part', 'photo.jpg'].sort(),
    );
  });
});

describe('a bucket of files', () => {
  it('is asked with signatures that the service can reproduce, and with no others', async () => {
    const wrong = new S3Store({ ...s3.settings, secretAccessKey: 'another secret' });
    await expect(keep(wrong, LYON, Buffer.from('a'))).rejects.toThrow('403');
    const otherRegion = new S3Store({ ...s3.settings, region: 'us-east-1' });
    await expect(otherRegion.read(LYON, 'a'.repeat(64))).rejects.toThrow('AuthorizationHeaderMalformed');
    expect(s3.objects.size).toBe(0);
  });

  it('is sent the hash of the bytes, so that bytes changed on the way are refused', async () => {
    const store = new S3Store(s3.settings);
    const { path } = await receiveBytes(store.incomingFolder, streamOf(Buffer.from('a')), 10);
    const ofOtherBytes = createHash('sha256').update('b').digest('hex');
    await expect(store.take(LYON, ofOtherBytes, path)).rejects.toThrow('XAmzContentSHA256Mismatch');
    expect(s3.objects.size).toBe(0);
  });

  it('says that it is full, and names neither keys nor addresses in its errors', async () => {
    const store = new S3Store(s3.settings);
    s3.uploadFault = { status: 507, code: 'XMinioStorageFull' };
    await expect(keep(store, LYON, Buffer.from('a'))).rejects.toThrow(StoreFullError);
    const nowhere = new S3Store({ ...s3.settings, bucket: 'nowhere' });
    const fault = (await nowhere.read(LYON, 'a'.repeat(64)).catch((error: unknown) => error)) as Error;
    expect(fault.message).toBe('S3 answers 404 (NoSuchBucket) to GET');
  });

  it('says by its code that a service without an answer may come back', async () => {
    const stopped = await LocalS3.start();
    const gone = new S3Store(stopped.settings);
    await stopped.stop();
    await expect(gone.has(LYON, 'a'.repeat(64))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is asked again when the service is busy', async () => {
    const store = new S3Store(s3.settings);
    s3.uploadFault = { status: 503, code: 'SlowDown' };
    setTimeout(() => (s3.uploadFault = undefined), 20);
    const sha256 = await keep(store, LYON, Buffer.from('a'));
    expect(await store.has(LYON, sha256)).toBe(true);
  });
});
