import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Postgres, type PostgresOptions, startPostgres } from './postgres.js';
import { isAlive, runningServer } from './postgres-cluster.js';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'postgres-spec-'));
  await chmod(dataDir, 0o755);
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

const running: Postgres[] = [];

async function start(more: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ ...options(), ...more });
  running.push(postgres);
  return postgres;
}

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
});

const options = () => ({ dataDir, durable: false, database: 'spec' });
const serverPid = async () => (await runningServer(join(dataDir, 'cluster')))?.pid ?? 0;

async function queryValues<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat() as T[];
  } finally {
    await client.end();
  }
}

async function waitUntilEnded(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(50);
  return !isAlive(pid);
}

/** Starts the server from another process that the spec can kill. */
async function startInOtherProcess(): Promise<{ pid: number; kill(): void }> {
  const module = new URL('./postgres.js', import.meta.url).href;
  const code = `const { startPostgres } = await import(${JSON.stringify(module)});
    await startPostgres(${JSON.stringify(options())}); console.log('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGKILL') };
}

describe('the embedded PostgreSQL', () => {
  it('is version 18 in UTC and UTF-8, with the extensions the migrations need', async () => {
    const postgres = await start();
    const [version, zone, encoding] = await queryValues<string>(
      postgres.url,
      `select current_setting('server_version_num'), current_setting('TimeZone'), current_setting('server_encoding')`,
    );
    expect([Number(version) >= 180_000, zone, encoding]).toEqual([true, 'UTC', 'UTF8']);
    for (const name of ['btree_gist', 'pg_trgm', 'unaccent', 'pgcrypto', 'citext', 'pg_stat_statements']) {
      await queryValues(postgres.url, `create extension if not exists ${name}`);
    }
    expect(await queryValues<number>(postgres.url, `select count(*)::int from pg_stat_statements where false`)).toEqual(
      [0],
    );
  });

  it('keeps its data between starts, and deletes it for a fresh start', async () => {
    const first = await start();
    await queryValues(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await queryValues<number>(second.url, 'select answer from kept')).toEqual([42]);
    await second.stop();
    const fresh = await start({ fresh: true });
    expect(await queryValues<string | null>(fresh.url, `select to_regclass('kept')::text`)).toEqual([null]);
  });

  it('refuses a wrong password', async () => {
    const postgres = await start();
    const wrong = new URL(postgres.url);
    wrong.password = 'wrong';
    await expect(queryValues(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('deletes the files of a server without a data folder when it stops', async () => {
    const postgres = await startPostgres({ durable: false });
    expect(await queryValues<number>(postgres.url, 'select 1')).toEqual([1]);
    expect(existsSync(postgres.dataDir)).toBe(true);
    await postgres.stop();
    expect(existsSync(postgres.dataDir)).toBe(false);
  });

  it('stops when its parent is killed', async () => {
    const parent = await startInOtherProcess();
    const server = await serverPid();
    expect(isAlive(server)).toBe(true);
    parent.kill();
    expect(await waitUntilEnded(server)).toBe(true);
  });

  it('stops the server left by a killed watchdog, and starts again', async () => {
    const parent = await startInOtherProcess();
    const orphan = await serverPid();
    process.kill(Number.parseInt(await readFile(join(dataDir, 'guard.pid'), 'utf8')), 'SIGKILL');
    parent.kill();
    await start();
    expect(await waitUntilEnded(orphan)).toBe(true);
  });

  it('reports the end of the server, and can start again on the same port', async () => {
    const postgres = await start();
    process.kill(await serverPid(), 'SIGKILL');
    await postgres.exited;
    const again = await start({ port: postgres.port });
    expect(again.url).toBe(postgres.url);
    expect(await queryValues<number>(again.url, 'select 1')).toEqual([1]);
  });

  it('refuses the data of another major version', async () => {
    const version = join(dataDir, 'cluster', 'PG_VERSION');
    await writeFile(version, '17\n');
    await expect(start()).rejects.toThrow(/written by PostgreSQL 17/);
    await writeFile(version, '18\n');
  });
});
