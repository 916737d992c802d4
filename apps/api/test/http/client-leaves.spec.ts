import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '#libs/local';
import { Given, type TestDatabase, cloneDatabase, testEnv, until } from '#libs/testing';
import { Callers, ME, TEN_SEARCHES } from './callers.fixture.js';

// The api runs in a process of its own, so that the log is read as an operator reads it.

interface LogLine {
  level: number;
  msg: string;
  res?: { statusCode: number };
}
const WARN = 40;

let database: TestDatabase;
let given: Given;
let api: ChildProcess;
let url: string;
let log = '';
const lines = (): LogLine[] =>
  log.split('\n').flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line) as LogLine] : []));

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  await given.space(await given.network('lyon'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const { SECRET } = testEnv(database.url);
  api = fork(fileURLToPath(new URL('../../main.js', import.meta.url)), [], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      SECRET,
      PORT: String(port),
      LOG_LEVEL: 'info',
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  api.stdout!.setEncoding('utf8').on('data', (part: string) => (log += part));
  await once(api, 'message');
  expect((await new Callers(url).ask(TEN_SEARCHES)).status).toBe(200);
}, 60_000);
afterAll(async () => {
  const left = once(api, 'exit');
  api.disconnect();
  await left;
  await given?.end();
  await database?.drop();
});

it('a client that disconnects before its answer or in the middle of its request is not logged as a server error', async () => {
  const before = lines().length;
  await given.client.query('begin; lock table space, resource in access exclusive mode');
  const leaving = new AbortController();
  const aborted = new Callers(url).ask(TEN_SEARCHES, leaving.signal).catch(() => 'gone');
  await until('its searches wait for the lock', async () => {
    const { rows } = await given.client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });
  leaving.abort();
  expect(await aborted).toBe('gone');
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'POST /lyon/graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query":',
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  socket.destroy();
  await given.client.query('rollback');
  expect((await new Callers(url).ask(ME)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 500)); // a log line would be written by now
  const logged = lines().slice(before);
  expect(logged.filter(({ level }) => level >= WARN)).toEqual([]);
  expect(logged.filter(({ res }) => (res?.statusCode ?? 0) >= 500)).toEqual([]);
});
