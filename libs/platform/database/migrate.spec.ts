import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { seededChance, until } from '#libs/testing';
import { knownMigrations, migrate, pendingMigrations } from './migrate.js';

const script = fileURLToPath(new URL('./migrate.fixture.js', import.meta.url));
const chance = seededChance();
const made: string[] = [];
let admin: pg.Client;

async function blank(): Promise<string> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template template0`);
  made.push(name);
  return Object.assign(new URL(process.env.TEST_DATABASE_URL!), { pathname: `/${name}` }).href;
}

function starter(url: string): { child: ChildProcess; ended: Promise<{ applied?: string[]; code: number | null }> } {
  const child = fork(script, [url], { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }); // prettier-ignore
  let applied: string[] | undefined;
  child.on('message', (said: { applied: string[] }) => (applied = said.applied));
  return { child, ended: once(child, 'exit').then(([code]) => ({ applied, code: code as number | null })) };
}

async function ask<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
const run = (url: string) =>
  ask<{ name: string }>(url, 'select name from migrations order by id').then((rows) => rows.map(({ name }) => name));
/** Tables, columns, constraints, indexes, functions, policies, grants: what a schema is. */
const shape = (url: string) =>
  ask<{ line: string }>(url, `
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
  for (const name of made) await admin.query(`drop database if exists ${name} with (force)`);
  await admin?.end();
}, 120_000);

describe('starters that migrate at once', () => {
  it('four processes, one database: one runs every migration, the others wait and find them run', async () => {
    const url = await blank();
    const ends = await Promise.all([1, 2, 3, 4].map(() => starter(url).ended));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const applied = ends.map((end) => end.applied ?? []).filter((names) => names.length > 0);
    expect(applied).toEqual([knownMigrations()]);
    expect(await run(url)).toEqual(knownMigrations());
  });

  it('four databases of one server: their roles are the same, and nobody stumbles over another', async () => {
    const urls = await Promise.all([blank(), blank(), blank(), blank()]);
    expect(await Promise.all(urls.map((url) => migrate(url)))).toEqual(urls.map(() => knownMigrations()));
  });
});

describe('a starter that dies while it migrates', () => {
  it('leaves whole migrations or nothing of them; the next one ends where one that lived does', async () => {
    const whole = await blank();
    expect((await starter(whole).ended).code).toBe(0);
    const wanted = await shape(whole);
    let died = 0;
    for (let i = 0; i < 4; i++) {
      const url = await blank();
      const doomed = starter(url);
      // early, in the middle, late and after the last one, by what it has done and not by the clock
      const reached = Math.floor(((i + chance.next()) / 4) * (knownMigrations().length + 1));
      await until(`${reached} migrations run`, async () => (await run(url).catch(() => [])).length >= reached);
      doomed.child.kill('SIGKILL');
      if ((await doomed.ended).code === null) died++;
      const pending = await pendingMigrations(url);
      expect(pending).toEqual(knownMigrations().slice(knownMigrations().length - pending.length));
      await migrate(url);
      expect(await run(url)).toEqual(knownMigrations());
      expect(await shape(url)).toEqual(wanted);
    }
    expect(died).toBeGreaterThan(0);
  }, 240_000);

  it('cut off from the database says so and leaves as much', async () => {
    const url = await blank();
    const cut = migrate(url).catch((error: Error) => error);
    await sleep(150);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [new URL(url).pathname.slice(1)]); // prettier-ignore
    const end = await cut;
    await migrate(url);
    expect(await run(url)).toEqual(knownMigrations());
    expect(end instanceof Error || end.length === knownMigrations().length).toBe(true);
  });
});
