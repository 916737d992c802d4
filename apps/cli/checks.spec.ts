import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { type TestDatabase, cloneDatabase } from '#libs/testing';
import { checks, serverCheck } from './checks.js';

const NOBODY = 'postgresql://me:secret@127.0.0.1:9/none';
const given = { ...process.env };
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  delete process.env.REDIS_URL;
  delete process.env.SMTP_URL;
});

afterEach(() => {
  for (const name of ['REDIS_URL', 'SMTP_URL', 'PORT']) delete process.env[name];
});

afterAll(async () => {
  Object.assign(process.env, given);
  await database.drop();
});

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const check = (name: string, url = database.url) => checks[name]?.(url);

describe('the checks of a healthy installation', () => {
  it.each(Object.keys(checks))('report that %s is fine', async (name) => {
    expect(await check(name)).toMatchObject({ state: 'fine' });
  });
});

describe('the checks of a broken installation', () => {
  it.each(['database', 'queue', 'jobs', 'clock'])(
    'say what to do about %s when the database does not respond',
    async (name) => {
      expect(await check(name, NOBODY)).toEqual({
        state: 'wrong',
        text: expect.stringContaining('ECONNREFUSED'),
        todo: expect.stringMatching(/./),
      });
    },
  );

  it('report all invalid settings at once', async () => {
    process.env.PORT = 'eighty';
    process.env.SMTP_URL = 'mail.example';
    const found = await check('settings');
    expect(found).toMatchObject({ state: 'wrong', text: expect.stringMatching(/PORT.*SMTP_URL|SMTP_URL.*PORT/s) });
  });

  it('say what to do about a mail server that does not respond', async () => {
    process.env.SMTP_URL = 'smtp://user:hidden@127.0.0.1:9';
    const found = await check('mail');
    expect(found).toMatchObject({ state: 'wrong', todo: expect.stringContaining('SMTP_URL') });
    expect(JSON.stringify(found)).not.toContain('hidden');
  });

  it('say what to do about a Redis that does not respond', async () => {
    process.env.REDIS_URL = 'redis://:hidden@127.0.0.1:9';
    const found = await check('queue');
    expect(found).toMatchObject({ state: 'wrong', todo: expect.stringContaining('REDIS_URL') });
    expect(JSON.stringify(found)).not.toContain('hidden');
  });

  it('report late jobs and jobs that keep failing', async () => {
    await run(`insert into network (slug, name, centre_lat, centre_lon) values ('lyon', 'Lyon', 45.76, 4.84)`);
    const job = (key: string, runAt: string, attempts: number) =>
      `insert into outbox (network_id, topic, subject_id, key, payload, run_at, attempts, last_error)
       select id, 'booking.remind', uuidv7(), '${key}', '{}', now() + interval '${runAt}', ${attempts}, 'refused' from network`;
    await run(job('failing', '1 hour', 3));
    expect(await check('jobs')).toMatchObject({ state: 'doubtful', text: expect.stringContaining('refused') });
    await run(job('late', '-10 minutes', 0));
    expect(await check('jobs')).toMatchObject({ state: 'wrong', text: expect.stringMatching(/^1 jobs .*late/) });
  });

  it('report a migration that has not run', async () => {
    await run(`delete from migrations where id = (select max(id) from migrations)`);
    expect(await check('migrations')).toMatchObject({
      state: 'wrong',
      todo: expect.stringContaining('traboule migrate'),
    });
  });
});

describe('the check of the server', () => {
  it('warns when no server is known', async () => {
    expect(await serverCheck(undefined)).toMatchObject({ state: 'doubtful' });
  });

  it.each([
    [200, 'fine'],
    [503, 'wrong'],
  ])('reports a server that answers %d as %s', async (status, state) => {
    const server = createServer((_, answer) => answer.writeHead(status).end('database: down')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const found = await serverCheck(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
    expect(found).toMatchObject({ state });
  });

  it('reports an error when the server does not respond', async () => {
    expect(await serverCheck('http://127.0.0.1:1')).toMatchObject({
      state: 'wrong',
      todo: expect.stringContaining('TRABOULE_URL'),
    });
  });
});
