import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { fileStoreFor, knownMigrations, migrate } from '#libs/platform';
import {
  BookingClient,
  Given,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  testEnv,
  until,
} from '#libs/testing';
import { type BackUpOptions, backUp } from './back-up.js';
import { type RestoreStep, checkBackup, restore } from './restore.js';
import { listTables } from './schema.js';
import { violations } from './invariants.js';

const secret = 'a secret of the specs, 32 characters or more';
const HOSTILE_NAME = 'line\nline\r\n\\.\n\\N\ttab "quoted" \\\\ é 🪡 \u0007';

let source: TestDatabase;
let given: Given;
let api: TestApi;
let folder: string;
let file: string;
let untouched: string;
const createdDatabases: string[] = [];

/** Creates a database that was never migrated. */
async function createEmptyDatabase(): Promise<string> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await given.client.query(`create database ${name} template template0`);
  createdDatabases.push(name);
  return Object.assign(new URL(source.url), { pathname: `/${name}` }).href;
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The row count and a checksum of every table. */
const sums = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const found: Record<string, string> = {};
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t`,
      );
      found[name] = rows[0]!.sum;
    }
    return found;
  });

/** The indexes, constraints and triggers of a database, as PostgreSQL describes them. */
const describeSchema = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text as line from pg_constraint where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal order by 1`);
    return rows.map(({ line }) => line);
  });

const save = (name: string, more: Partial<BackUpOptions> = {}) =>
  backUp({
    databaseUrl: source.url,
    file: join(folder, name),
    files: filesOf(source.url),
    product: '0.0.1',
    secret,
    ...more,
  });
const filesOf = (databaseUrl: string) => fileStoreFor(testEnv(databaseUrl));
const restoreInto = (databaseUrl: string, from = file) =>
  restore({ databaseUrl, file: from, files: filesOf(databaseUrl), secret });

beforeAll(async () => {
  source = await cloneDatabase();
  given = await Given.on(source.url);
  const network = await given.network('lyon');
  const space = await given.space(network);
  await given.member(network, { name: HOSTILE_NAME, role: 'VENUE_MANAGER', venueId: space.venueId });
  for (let i = 0; i < 300; i++) await given.member(network);
  api = await startApi(source.url);
  await new BookingClient(api, network).proposeAndBook(await given.member(network), space, '2026-11-25T09:00:00Z');
  await given.client.query(
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at, published_at)
     values ($1, 'booking.confirm', gen_random_uuid(), 'handed over', '{}', now(), now())`,
    [network.id],
  );
  folder = await mkdtemp(join(tmpdir(), 'traboule-backup-'));
  file = join(folder, 'town');
  await save('town');
}, 120_000);
afterAll(async () => {
  await api?.close();
  for (const name of createdDatabases) await given.client.query(`drop database ${name} with (force)`);
  await given?.end();
  await source?.drop();
  if (folder) await rm(folder, { recursive: true, force: true });
}, 120_000);

describe('a restored backup', () => {
  it('has the same rows, except for sessions and the state of jobs handed to the queue', async () => {
    const url = await createEmptyDatabase();
    const report = await restoreInto(url);
    expect(report.sameSecret).toBe(true);
    const [before, after] = [await sums(source.url), await sums(url)];
    const unchanged = Object.keys(before).filter(
      (name) => !['sign_in_session', 'sign_in_token', 'outbox'].includes(name),
    );
    expect(unchanged.length).toBeGreaterThan(30);
    for (const name of ['booking', 'allocation', 'charge', 'hours_entry', 'idempotency'])
      expect(before[name]).not.toBe('0 0');
    for (const name of unchanged) expect(`${name} ${after[name]}`).toBe(`${name} ${before[name]}`);
    expect(after.outbox!.split(' ')[0]).toBe(before.outbox!.split(' ')[0]);
    expect(after.sign_in_session).toBe('0 0');
    expect(Number(before.sign_in_session!.split(' ')[0])).toBeGreaterThan(0);
    expect(await describeSchema(url)).toEqual(await describeSchema(source.url));
    expect(await violations(url)).toEqual([]);
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ handed: number }>('select count(published_at)::int as handed from outbox where done_at is null'); // prettier-ignore
      expect(rows[0]!.handed).toBe(0);
      // Who keeps free time in memory has nothing to go on from, and reads all of it.
      expect(
        (await client.query('select from availability_change union all select from availability_feed')).rowCount,
      ).toBe(0);
      await client.query('set role traboule_app'); // the processes may work
      await client.query('select from venue limit 1');
    });
  }, 120_000);

  it('contains the data of one moment, without what is written during the backup', async () => {
    let written = false;
    const saving = save('moment', {
      onProgress: () => {
        if (!written) void given.network('late');
        written = true;
      },
    });
    await saving;
    expect(written).toBe(true);
    await until('the network is there', async () => (await sums(source.url)).network!.startsWith('2 '));
    expect((await checkBackup(join(folder, 'moment'))).contents.network!.rows).toBe(1);
  });

  it('is migrated from an earlier schema to the current one', async () => {
    const [old, fresh] = [await createEmptyDatabase(), await createEmptyDatabase()];
    await migrate(old, undefined, knownMigrations().slice(0, 8));
    await withClient(old, (client) => client.query(`insert into network (slug, name, centre_lat, centre_lon) values ('old', 'Old', 45, 4)`)); // prettier-ignore
    await withClient(old, (client) =>
      client.query(`with person as (insert into account (email, name) values ('old@spec.example', 'Old') returning id)
        insert into session (token_hash, account_id, created_at, last_seen_at, expires_at) select '\\x01', id, now(), now(), 'infinity' from person`),
    );
    await save('old', { databaseUrl: old });
    await restoreInto(fresh, join(folder, 'old'));
    await withClient(fresh, async (client) => {
      const { rows } = await client.query<{ name: string }>('select name from migrations order by timestamp');
      expect(rows.map(({ name }) => name)).toEqual(knownMigrations());
      expect((await client.query('select slug from network')).rows).toEqual([{ slug: 'old' }]);
      expect((await client.query('select from sign_in_session')).rowCount).toBe(0);
    });
    await expect(restoreInto(source.url, join(folder, 'old'))).rejects.toMatchObject({ code: 'NOT_EMPTY' });
    const newer = await createEmptyDatabase();
    await migrate(newer);
    await expect(restoreInto(newer, join(folder, 'old'))).rejects.toThrow('migrated further than the backup');
  }, 120_000);
});

describe('a backup', () => {
  it('does not contain the secret', async () => {
    expect(zstdDecompressSync(await readFile(file)).includes(secret)).toBe(false);
  });

  it('replaces no file, and leaves none behind when it fails', async () => {
    await expect(save('town')).rejects.toMatchObject({ code: 'EXISTS' });
    await expect(save('nowhere/town')).rejects.toMatchObject({
      code: 'UNWRITABLE',
      message: expect.stringMatching(/^There is no folder \/.*nowhere: create it first/),
    });
    // The last table is held, so that the backup is still reading when its connection ends.
    await given.client.query('begin; lock table venue_equipment in access exclusive mode');
    const interrupted = save('cut', {
      onProgress: () =>
        void given.client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'traboule_backup' and datname = current_database()`,
        ),
    });
    await expect(interrupted).rejects.toThrow();
    await given.client.query('rollback');
    const stop = new AbortController();
    await expect(save('stopped', { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toMatchObject({
      code: 'STOPPED',
    });
    await expect(save('empty', { databaseUrl: await createEmptyDatabase() })).rejects.toMatchObject({
      code: 'NOT_MIGRATED',
    });
    expect((await readdir(folder)).filter((name) => /cut|stopped|empty|part/.test(name))).toEqual([]);
  });
});

describe('a restore', () => {
  it.each<[string, string, (whole: Buffer) => Buffer]>([
    ['is cut short', 'DAMAGED', (whole) => whole.subarray(0, whole.length - 20)],
    ['is cut in the middle', 'DAMAGED', (whole) => whole.subarray(0, whole.length >> 1)],
    ['has a changed bit', 'DAMAGED', (whole) => Buffer.concat([whole.subarray(0, 40_000), Buffer.from([whole[40_000]! ^ 4]), whole.subarray(40_001)])], // prettier-ignore
    ['has a changed row', 'DAMAGED', (whole) => editArchive(whole, 'Lyon', 'Lion')],
    ['lacks a table', 'DAMAGED', (whole) => editArchive(whole, 'copy network (', 'cope network (')],
    ['lacks its last line', 'DAMAGED', (whole) => editArchive(whole, '\n-- end {', '\n-- and {')],
    ['is empty', 'NOT_A_BACKUP', () => Buffer.alloc(0)],
    ['is plain text', 'NOT_A_BACKUP', () => Buffer.from('id,name\n1,Lyon\n')],
    ['is another zstd file', 'NOT_A_BACKUP', () => zstdCompressSync(Buffer.from('id,name\n1,Lyon\n'))],
    ['has a newer format', 'NEWER', (whole) => editArchive(whole, '"format":1', '"format":9')],
    ['has a newer schema', 'NEWER', (whole) => editArchive(whole, '"Platform1795000000000"', '"Mentors1895000000000"')],
  ])('refuses a file that %s, and changes nothing', async (_what, code, damage) => {
    const path = join(folder, 'spoilt');
    await writeFile(path, damage(await readFile(file)));
    untouched ||= await createEmptyDatabase();
    await expect(restoreInto(untouched, path)).rejects.toMatchObject({ code });
    expect(await withClient(untouched, listTables)).toEqual([]);
  });

  it('refuses a missing file, a database in use, and a database of another application', async () => {
    await expect(restoreInto(source.url, join(folder, 'nothing'))).rejects.toMatchObject({ code: 'UNREADABLE' });
    const foreign = await createEmptyDatabase();
    await withClient(foreign, (client) => client.query('create table invoices ()'));
    await expect(restoreInto(foreign)).rejects.toThrow('tables of another application');
    const inUse = await createEmptyDatabase();
    await migrate(inUse);
    const app = new pg.Client({ connectionString: inUse, application_name: 'traboule_worker' });
    await app.connect();
    await expect(restoreInto(inUse)).rejects.toMatchObject({ code: 'IN_USE' });
    await app.end();
  });

  it.each<RestoreStep>(['LOAD', 'REFERENCES'])(
    'leaves no partial data when it is interrupted at %s, and can be repeated',
    async (at) => {
      const url = await createEmptyDatabase();
      const interrupted = restore({
        databaseUrl: url,
        file,
        files: filesOf(url),
        secret,
        onProgress: (step) =>
        step === at &&
        void given.client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'traboule_restore'`), // prettier-ignore
      });
      await expect(interrupted).rejects.toThrow();
      expect(Object.values(await sums(url)).filter((sum) => sum !== '0 0')).toEqual([]);
      const { sameSecret } = await restore({ databaseUrl: url, file, files: filesOf(url), secret: `not ${secret}` });
      expect(sameSecret).toBe(false);
      expect((await sums(url)).booking).toBe((await sums(source.url)).booking);
    },
    120_000,
  );
});

/** Changes the content of a backup without damaging its compression, so that only the hashes reveal it. */
function editArchive(whole: Buffer, from: string, to: string): Buffer {
  const text = zstdDecompressSync(whole).toString('latin1');
  const at = text.lastIndexOf(from);
  if (at < 0) throw new Error(`nothing to change: ${from}`);
  return zstdCompressSync(Buffer.from(text.slice(0, at) + to + text.slice(at + from.length), 'latin1'));
}
