import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { serverAccount } from './account.js';
import { postgresBinaries, SHARED_FOLDER } from './postgres-binaries.js';
import { prepareCluster, runningServer } from './postgres-cluster.js';
import { type Postgres, startPostgres } from './postgres.js';

const DEAD_PROCESS = 2 ** 22 + 1; // above the highest process id of Linux
let folder: string;
let data: string;

async function start(more: { fresh?: boolean; dataDir?: string } = {}): Promise<Postgres> {
  return startPostgres({ dataDir: folder, durable: false, database: 'spec', ...more });
}

async function queryValues(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat() as unknown[];
  } finally {
    await client.end();
  }
}

/** Starts the server and checks that the original data is still there. */
async function expectOriginalData(): Promise<void> {
  const postgres = await start();
  try {
    expect(await queryValues(postgres.url, 'select answer from precious')).toEqual([42]);
  } finally {
    await postgres.stop();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unexpected-data-'));
  data = join(folder, 'cluster');
  const postgres = await start();
  await queryValues(postgres.url, 'create table precious as select 42 as answer');
  await postgres.stop();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a start on a damaged database', () => {
  const version = () => join(data, 'PG_VERSION');

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['PG_VERSION is missing', async () => undefined, /PG_VERSION is missing/],
    ['PG_VERSION is a folder', () => mkdir(version()), /PG_VERSION that cannot be read .*folder/],
    ['PG_VERSION is empty', () => writeFile(version(), ''), /PG_VERSION without a version/],
    ['PG_VERSION links to itself', () => symlink(version(), version()), /PG_VERSION that cannot be read .*loop/],
    [
      'PG_VERSION is of another major version',
      () => writeFile(version(), '17\n'),
      /written by PostgreSQL 17; this is PostgreSQL 18/,
    ],
  ])('is refused with the reason and advice, and deletes nothing, when %s', async (_what, prepare, message) => {
    const before = await readdir(data, { recursive: true });
    await rename(version(), join(folder, 'kept'));
    await prepare();
    await expect(start()).rejects.toThrow(message);
    await expect(start()).rejects.toThrow(/Nothing was changed\. .*--fresh/);
    await rm(version(), { recursive: true, force: true });
    await rename(join(folder, 'kept'), version());
    expect(await readdir(data, { recursive: true })).toEqual(before);
  });
});

describe('a start without a database in its place', () => {
  const aside = () => join(folder, 'aside');

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a file', () => writeFile(data, 'notes'), /is a file where a folder is needed/],
    ['an empty folder, such as the mount point of an unmounted disk', () => mkdir(data), /is empty.*mounted/s],
    ['a broken link', () => symlink(join(folder, 'nowhere'), data), /cannot be read/],
    ['a folder with foreign files', () => mkdir(join(data, 'photographs'), { recursive: true }), /do not belong to a database \(photographs\)/], // prettier-ignore
  ])('is refused and changes nothing when it finds %s', async (_what, prepare, message) => {
    await rename(data, aside());
    await prepare();
    const before = await readdir(folder, { recursive: true });
    await expect(start()).rejects.toThrow(message);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    await rm(data, { recursive: true, force: true });
    await rename(aside(), data);
  });

  it('creates a new cluster, deletes partial clusters of killed starts, and keeps other folders', async () => {
    await rename(data, aside());
    const halfMade = [`cluster.${DEAD_PROCESS}-0123abcd.new`, `cluster.${DEAD_PROCESS}-0123abcd.removed`];
    for (const name of [...halfMade, 'cluster.new', 'cluster.old']) await mkdir(join(folder, name, 'base'), { recursive: true }); // prettier-ignore
    const postgres = await start();
    expect(await queryValues(postgres.url, `select to_regclass('precious')::text`)).toEqual([null]);
    await postgres.stop();
    const names = await readdir(folder);
    expect(names.filter((name) => halfMade.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['cluster.new', 'cluster.old']));
    await rm(data, { recursive: true });
    await rename(aside(), data);
  });
});

describe('two simultaneous starts', () => {
  it('create one cluster with one password', async () => {
    const newFolder = await mkdtemp(join(tmpdir(), 'two-starts-'));
    await chmod(newFolder, 0o711);
    const account = await serverAccount();
    const bin = await postgresBinaries(account);
    const clusters = await Promise.all([1, 2].map(() => prepareCluster(newFolder, bin, account, false)));
    expect(clusters[0]).toEqual(clusters[1]);
    expect(await readdir(newFolder)).toEqual(['cluster']);
    await rm(newFolder, { recursive: true });
  });
});

describe('the password of the database', () => {
  const path = () => join(data, 'superuser-password');

  it.each(['', 'short'])('is refused with advice when it is truncated to "%s"', async (truncated) => {
    const original = await readFile(path(), 'utf8');
    await writeFile(path(), truncated);
    await expect(start()).rejects.toThrow(/contains no valid password .* set a new one: .*--single/s);
    await writeFile(path(), original);
  });

  it('is still read from where earlier versions stored it, and is refused when missing', async () => {
    await rename(path(), join(folder, 'password'));
    await expectOriginalData();
    await rename(join(folder, 'password'), join(folder, 'aside'));
    await expect(start()).rejects.toThrow(/superuser-password is missing/);
    await rename(join(folder, 'aside'), path());
  });
});

describe('a running server', () => {
  it('is recognised through any path to its folder', async () => {
    const postgres = await start();
    const link = `${folder}-link`;
    await symlink(folder, link);
    try {
      expect(await runningServer(join(link, 'cluster'))).toMatchObject({ ready: true });
      expect(existsSync(join(data, 'postmaster.pid'))).toBe(true);
    } finally {
      await rm(link);
      await postgres.stop();
    }
  });

  it('is not stopped by another start when guard.pid names an ended watchdog of another server', async () => {
    const postgres = await start();
    let hasEnded = false;
    void postgres.exited.then(() => (hasEnded = true));
    await writeFile(join(folder, 'guard.pid'), String(DEAD_PROCESS));
    const second = start().then((other) => other.stop());
    await sleep(1_000);
    expect(hasEnded).toBe(false);
    await postgres.stop();
    await second;
  });

  it('is refused with the reason when its log cannot be opened', async () => {
    await rename(join(folder, 'postgres.log'), join(folder, 'aside'));
    await mkdir(join(folder, 'postgres.log'));
    await expect(start()).rejects.toThrow(/postgres\.log.*(folder|EISDIR)/s);
    await rm(join(folder, 'postgres.log'), { recursive: true });
    await rename(join(folder, 'aside'), join(folder, 'postgres.log'));
  });
});

const asRoot = process.getuid?.() === 0 ? it : it.skip;
if (asRoot === it.skip) console.log('Skipped: the specs of root in /var/lib/traboule (not running as root).');

describe('a start as root in a home folder that the PostgreSQL account cannot enter', () => {
  asRoot('refuses foreign files and a second database in /var/lib/traboule', async () => {
    const home = await mkdtemp(join(tmpdir(), 'closed-home-')); // mode 700
    const dataDir = join(home, 'project', '.data', 'postgres');
    const sharedFolder = join(
      SHARED_FOLDER,
      `project-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`,
    );
    const existedBefore = existsSync(SHARED_FOLDER);
    try {
      await mkdir(join(sharedFolder, 'cluster', 'photographs'), { recursive: true });
      await expect(start({ dataDir })).rejects.toThrow(
        `${sharedFolder}/cluster contains files that do not belong to a database`,
      );
      expect(await readdir(join(sharedFolder, 'cluster'))).toEqual(['photographs']);
      await mkdir(join(dataDir, 'cluster'));
      await expect(start({ dataDir })).rejects.toThrow(/is a database, and .* is another/);
      await rm(sharedFolder, { recursive: true });
      await expect(start({ dataDir })).rejects.toThrow(/the account \w+ .* cannot enter/);
      await rm(dirname(dataDir), { recursive: true });
      await writeFile(sharedFolder, 'a file');
      await expect(start({ dataDir })).rejects.toThrow(
        `${sharedFolder}/cluster cannot be examined: there is a file where a folder is needed`,
      );
    } finally {
      await rm(existedBefore ? sharedFolder : SHARED_FOLDER, { recursive: true, force: true });
      await rm(home, { recursive: true });
    }
  });
});
