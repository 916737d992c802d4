import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { seededRandom, until } from '#libs/testing';
import { knownMigrations, migrate, pendingMigrations } from './migrate.js';

const script = fileURLToPath(new URL('./migrate.fixture.js', import.meta.url));
const chance = seededRandom();
const createdDatabases: string[] = [];
let admin: pg.Client;

async function createEmptyDatabase(): Promise<string> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template template0`);
  createdDatabases.push(name);
  return Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: `/${name}` }).href;
}

function startMigrating(url: string): {
  child: ChildProcess;
  ended: Promise<{ applied?: string[]; code: number | null }>;
} {
  const child = fork(script, [url], { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }); // prettier-ignore
  let applied: string[] | undefined;
  child.on('message', (message: { applied: string[] }) => (applied = message.applied));
  return { child, ended: once(child, 'exit').then(([code]) => ({ applied, code: code as number | null })) };
}

async function queryRows<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
const appliedMigrations = (url: string) =>
  queryRows<{ name: string }>(url, 'select name from migrations order by id').then((rows) =>
    rows.map(({ name }) => name),
  );
/** Everything a schema consists of: tables, columns, constraints, indexes, functions, policies and grants. */
const describeSchema = (url: string) =>
  queryRows<{ line: string }>(url, `
    select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns where table_schema in ('public', 'bullmq')
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname in ('public', 'bullmq')
    union all select oid::regprocedure::text from pg_proc where pronamespace in ('public'::regnamespace, 'bullmq'::regnamespace)
    union all select tablename || policyname from pg_policies
    union all select grantee || table_schema || table_name || privilege_type from information_schema.role_table_grants where grantee like 'traboule%'
    order by 1`); // prettier-ignore

beforeAll(async () => {
  console.log(`migration seed: SEED=${chance.seed}`);
  admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await admin.connect();
});
afterAll(async () => {
  for (const name of createdDatabases) await admin.query(`drop database if exists ${name} with (force)`);
  await admin?.end();
}, 120_000);

describe('simultaneous migrations', () => {
  it('run each migration once when four processes start on one database', async () => {
    const url = await createEmptyDatabase();
    const results = await Promise.all([1, 2, 3, 4].map(() => startMigrating(url).ended));
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const applied = results.map((result) => result.applied ?? []).filter((names) => names.length > 0);
    expect(applied).toEqual([knownMigrations()]);
    expect(await appliedMigrations(url)).toEqual(knownMigrations());
  });

  it('succeed on four databases of one server, which share their roles', async () => {
    const urls = await Promise.all([
      createEmptyDatabase(),
      createEmptyDatabase(),
      createEmptyDatabase(),
      createEmptyDatabase(),
    ]);
    expect(await Promise.all(urls.map((url) => migrate(url)))).toEqual(urls.map(() => knownMigrations()));
  });
});

describe('an interrupted migration', () => {
  it('leaves only whole migrations, and the next run completes the schema', async () => {
    const completeUrl = await createEmptyDatabase();
    expect((await startMigrating(completeUrl).ended).code).toBe(0);
    const expected = await describeSchema(completeUrl);
    let interruptions = 0;
    for (let i = 0; i < 4; i++) {
      const url = await createEmptyDatabase();
      const interrupted = startMigrating(url);
      // early, in the middle, late and after the last migration; measured by progress, not by time
      const reached = Math.floor(((i + chance.next()) / 4) * (knownMigrations().length + 1));
      await until(
        `${reached} migrations run`,
        async () => (await appliedMigrations(url).catch(() => [])).length >= reached,
      );
      interrupted.child.kill('SIGKILL');
      if ((await interrupted.ended).code === null) interruptions++;
      const pending = await pendingMigrations(url);
      expect(pending).toEqual(knownMigrations().slice(knownMigrations().length - pending.length));
      await migrate(url);
      expect(await appliedMigrations(url)).toEqual(knownMigrations());
      expect(await describeSchema(url)).toEqual(expected);
    }
    expect(interruptions).toBeGreaterThan(0);
  }, 240_000);

  it('reports a lost connection, and the next run completes the schema', async () => {
    const url = await createEmptyDatabase();
    const migrating = migrate(url).catch((error: Error) => error);
    await sleep(150);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [new URL(url).pathname.slice(1)]); // prettier-ignore
    const result = await migrating;
    await migrate(url);
    expect(await appliedMigrations(url)).toEqual(knownMigrations());
    expect(result instanceof Error || result.length === knownMigrations().length).toBe(true);
  });
});
