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

const DEAD_PROCESS = 2 ** 22 + 1; // above the greatest process id of Linux
let folder: string;
let data: string;

async function start(more: { fresh?: boolean; dataDir?: string } = {}): Promise<Postgres> {
  return startPostgres({ dataDir: folder, durable: false, database: 'spec', ...more });
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat() as unknown[];
  } finally {
    await client.end();
  }
}

/** Starts, and shows that what was written at first is still there. */
async function answersAsBefore(): Promise<void> {
  const postgres = await start();
  try {
    expect(await ask(postgres.url, 'select answer from precious')).toEqual([42]);
  } finally {
    await postgres.stop();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unexpected-data-'));
  data = join(folder, 'cluster');
  const postgres = await start();
  await ask(postgres.url, 'create table precious as select 42 as answer');
  await postgres.stop();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a database whose file PG_VERSION', () => {
  const version = () => join(data, 'PG_VERSION');

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['is missing', async () => undefined, /PG_VERSION is missing/],
    ['is a folder', () => mkdir(version()), /PG_VERSION that cannot be read .*folder/],
    ['is empty', () => writeFile(version(), ''), /names no version/],
    ['links to itself', () => symlink(version(), version()), /PG_VERSION that cannot be read .*loop/],
    [
      'is of another major version',
      () => writeFile(version(), '17\n'),
      /written by PostgreSQL 17; this is PostgreSQL 18/,
    ],
  ])('%s is refused with what was found and what to do, and nothing in it is deleted', async (_what, make, found) => {
    const before = await readdir(data, { recursive: true });
    await rename(version(), join(folder, 'kept'));
    await make();
    await expect(start()).rejects.toThrow(found);
    await expect(start()).rejects.toThrow(/Nothing was changed\. .*--fresh/);
    await rm(version(), { recursive: true, force: true });
    await rename(join(folder, 'kept'), version());
    expect(await readdir(data, { recursive: true })).toEqual(before);
  });
});

describe('in the place of the database', () => {
  const aside = () => join(folder, 'aside');

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a file', () => writeFile(data, 'notes'), /is a file where a folder is needed/],
    ['an empty folder, such as that of a disk that is not mounted', () => mkdir(data), /is empty.*mounted/s],
    ['a link that leads nowhere', () => symlink(join(folder, 'nowhere'), data), /cannot be read/],
    ['a folder with files of another kind', () => mkdir(join(data, 'photographs'), { recursive: true }), /not of a database \(photographs\)/], // prettier-ignore
  ])('%s is refused and stays; --fresh alone replaces it', async (_what, make, found) => {
    await rename(data, aside());
    await make();
    const before = await readdir(folder, { recursive: true });
    await expect(start()).rejects.toThrow(found);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    await rm(data, { recursive: true, force: true });
    await rename(aside(), data);
  });

  it('nothing at all, and a half-made cluster of a start that was killed, end with a new cluster; copies of people stay', async () => {
    await rename(data, aside());
    const halfMade = [`cluster.${DEAD_PROCESS}-0123abcd.new`, `cluster.${DEAD_PROCESS}-0123abcd.removed`];
    for (const name of [...halfMade, 'cluster.new', 'cluster.old']) await mkdir(join(folder, name, 'base'), { recursive: true }); // prettier-ignore
    const postgres = await start();
    expect(await ask(postgres.url, `select to_regclass('precious')::text`)).toEqual([null]);
    await postgres.stop();
    const names = await readdir(folder);
    expect(names.filter((name) => halfMade.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['cluster.new', 'cluster.old']));
    await rm(data, { recursive: true });
    await rename(aside(), data);
  });
});

describe('two starts at once', () => {
  it('create one cluster with one password', async () => {
    const place = await mkdtemp(join(tmpdir(), 'two-starts-'));
    await chmod(place, 0o711);
    const account = await serverAccount();
    const bin = await postgresBinaries(account);
    const clusters = await Promise.all([1, 2].map(() => prepareCluster(place, bin, account, false)));
    expect(clusters[0]).toEqual(clusters[1]);
    expect(await readdir(place)).toEqual(['cluster']);
    await rm(place, { recursive: true });
  });
});

describe('the password of the database', () => {
  const path = () => join(data, 'superuser-password');

  it.each(['', 'short'])('cut short to "%s" is refused with what to do', async (rest) => {
    const whole = await readFile(path(), 'utf8');
    await writeFile(path(), rest);
    await expect(start()).rejects.toThrow(/holds no password .* set another: .*--single/s);
    await writeFile(path(), whole);
  });

  it('is still read where earlier versions kept it, and its absence is refused', async () => {
    await rename(path(), join(folder, 'password'));
    await answersAsBefore();
    await rename(join(folder, 'password'), join(folder, 'aside'));
    await expect(start()).rejects.toThrow(/superuser-password is missing/);
    await rename(join(folder, 'aside'), path());
  });
});

describe('a running server', () => {
  it('is recognised by whatever path its folder is reached', async () => {
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

  it('is not ended by another start when guard.pid names a guard that is gone, but not of this server', async () => {
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

  it('cannot start on a log that cannot be opened, and says so', async () => {
    await rename(join(folder, 'postgres.log'), join(folder, 'aside'));
    await mkdir(join(folder, 'postgres.log'));
    await expect(start()).rejects.toThrow(/postgres\.log.*(folder|EISDIR)/s);
    await rm(join(folder, 'postgres.log'), { recursive: true });
    await rename(join(folder, 'aside'), join(folder, 'postgres.log'));
  });
});

const asRoot = process.getuid?.() === 0 ? it : it.skip;
if (asRoot === it.skip) console.log('Skipped: what root finds in /var/lib/traboule (this is not root).');

describe('root inside a home that its PostgreSQL account cannot enter', () => {
  asRoot('is refused foreign files in /var/lib/traboule, and a second database there', async () => {
    const home = await mkdtemp(join(tmpdir(), 'closed-home-')); // mode 700
    const dataDir = join(home, 'project', '.data', 'postgres');
    const twin = join(SHARED_FOLDER, `project-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`);
    const wasThere = existsSync(SHARED_FOLDER);
    try {
      await mkdir(join(twin, 'cluster', 'photographs'), { recursive: true });
      await expect(start({ dataDir })).rejects.toThrow(`${twin}/cluster holds files that are not of a database`);
      expect(await readdir(join(twin, 'cluster'))).toEqual(['photographs']);
      await mkdir(join(dataDir, 'cluster'));
      await expect(start({ dataDir })).rejects.toThrow(/is a database, and .* is another/);
      await rm(twin, { recursive: true });
      await expect(start({ dataDir })).rejects.toThrow(/the account \w+ .* cannot enter/);
      await rm(dirname(dataDir), { recursive: true });
      await writeFile(twin, 'a file');
      await expect(start({ dataDir })).rejects.toThrow(
        `${twin}/cluster cannot be looked at: there is a file where a folder is needed`,
      );
    } finally {
      await rm(wasThere ? twin : SHARED_FOLDER, { recursive: true, force: true });
      await rm(home, { recursive: true });
    }
  });
});
