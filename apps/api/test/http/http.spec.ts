import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BODY_MS } from '../../request-bodies.js';
import pg from 'pg';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  await given.network('lyon');
  api = await startApi(database.url);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const get = (url: string, headers: Record<string, string> = {}, of = api) => of.app.inject({ url, headers });
const graphql = (headers: Record<string, string> = {}, query = '{ network { name } }') =>
  api.app.inject({
    method: 'POST',
    url: '/lyon/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: { query },
  });
const policyOf = (header: unknown) =>
  Object.fromEntries(
    String(header)
      .split(';')
      .map((directive) => directive.trim().split(/ (.*)/, 2)),
  );

describe('headers', () => {
  const CSP = {
    'default-src': "'self'",
    'base-uri': "'none'",
    'connect-src': "'self'",
    'font-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'self'",
    'img-src': "'self' data: blob:",
    'object-src': "'none'",
    'script-src': "'self'",
    'script-src-attr': "'none'",
    'style-src': "'self'",
    'worker-src': "'self'",
  };

  it.each(['/health/live', '/lyon/graphql', '/nothing.php'])(
    'let a browser load and run only our own files at %s',
    async (path) => {
      const { headers } = await get(path);
      expect(policyOf(headers['content-security-policy'])).toEqual(CSP);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );

  it('keep browsers on https where the public address has it, and allow the map server by name', async () => {
    const secure = await startApi(database.url, {
      env: { PUBLIC_URL: 'https://lieux.example', MAP_STYLE_URL: 'https://map.example/style.json?key=1' },
    });
    try {
      const { headers } = await get('/health/live', {}, secure);
      expect(policyOf(headers['content-security-policy'])).toMatchObject({
        'connect-src': "'self' https://map.example",
        'img-src': "'self' data: blob: https://map.example",
        'script-src': "'self'",
      });
      expect(String(headers['content-security-policy'])).toContain('upgrade-insecure-requests');
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    } finally {
      await secure.close();
    }
  });

  it('forbid caches to store answers and other sites to read them', async () => {
    const { headers } = await graphql({ origin: 'https://evil.example' });
    expect(headers['cache-control']).toBe('no-store');
    const preflight = await api.app.inject({
      method: 'OPTIONS',
      url: '/lyon/graphql',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    for (const answer of [headers, preflight.headers])
      expect(Object.keys(answer).filter((name) => name.startsWith('access-control-allow'))).toEqual([]);
  });
});

describe('the request id', () => {
  it('is taken from the caller when valid, and is stored with the job of the request', async () => {
    const { headers } = await graphql(
      { 'x-request-id': 'abc_DEF-12345' },
      'mutation { requestSignIn(email: "a@b.example") { __typename } }',
    );
    expect(headers['x-request-id']).toBe('abc_DEF-12345');
    expect(await given.one(`select request_id from outbox`)).toEqual({ request_id: 'abc_DEF-12345' });
  });

  it.each(['short', 'x'.repeat(65), 'a b c d e f', 'abcdefgh<script>', 'abcdefgh\u0000'])(
    'is generated in place of %j',
    async (given) => {
      const { headers } = await get('/health/live', { 'x-request-id': given });
      expect(headers['x-request-id']).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    },
  );

  it('is sent with refusals too', async () => {
    for (const answer of [
      await get('/nothing.php'),
      await graphql({ 'content-type': 'text/plain' }),
      await graphql({}, '{ nothing }'),
    ])
      expect(answer.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('unknown paths and methods', () => {
  it.each([
    '/lyon/nothing.php',
    '/.env',
    '/assets/..%2f..%2fpackage.json',
    '/lyon/bookings/x.ics',
    '/atlantis/territories.geojson',
    '/graphql',
    `/${'x'.repeat(1_000)}/graphql`,
    '/%zz',
  ])('are refused without internals in the answer (GET %.30s)', async (path) => {
    const { statusCode, body } = await get(path);
    expect([400, 404, 414]).toContain(statusCode);
    expect(body).not.toMatch(/node_modules|\.js:\d|at async|xxxx/);
    expect(body).not.toContain(process.cwd());
  });
  it.each(['/nothing', '/.git/config', '/../../etc/passwd'])(
    'get the page of the web app where it is built, else 404 (GET %s)',
    async (path) => {
      const { statusCode, headers, body } = await get(path);
      expect([statusCode, headers['content-type']]).toEqual(
        statusCode === 200 ? [200, 'text/html; charset=utf-8'] : [404, 'application/json; charset=utf-8'],
      );
      expect(body).not.toMatch(/node_modules|\.js:\d|root:|\[core\]/);
    },
  );
  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE'] as const)('are refused (%s)', async (method) => {
    const { statusCode } = await api.app.inject({ method: method as 'PUT', url: '/lyon/graphql' });
    expect([404, 405]).toContain(statusCode);
  });
});

describe('health', () => {
  it('is alive and ready', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).json()).toEqual({ status: 'ok' });
  });

  it('is alive but not ready without the database, and recovers by itself', async () => {
    const lost = await cloneDatabase();
    const server = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await server.connect();
    const name = new URL(lost.url).pathname.slice(1);
    const alone = await startApi(lost.url, { env: { LOG_LEVEL: 'silent' } });
    try {
      expect((await get('/health/ready', {}, alone)).statusCode).toBe(200);
      await server.query(`alter database ${name} allow_connections false`);
      await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
      const ready = await get('/health/ready', {}, alone);
      expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'unavailable', database: 'does not answer' }]);
      expect((await get('/health/live', {}, alone)).statusCode).toBe(200);
      const { errors, status } = await alone.ask('lyon', '{ network { name } }');
      expect(status).toBe(503);
      expect(errors![0]!.extensions.code).toBe('UNAVAILABLE');
      expect(errors![0]!.message).not.toMatch(/database|spec_|connect/i);
      await server.query(`alter database ${name} allow_connections true`);
      expect((await get('/health/ready', {}, alone)).statusCode).toBe(200);
    } finally {
      await alone.close();
      await server.end();
      await lost.drop();
    }
  });

  it('gives up on headers and bodies that do not arrive within ten seconds, and on uploads after two minutes', () => {
    const { headersTimeout, requestTimeout } = api.app.getHttpServer() as {
      headersTimeout: number;
      requestTimeout: number;
    };
    expect({ headersTimeout, bodies: BODY_MS, requestTimeout }).toEqual({
      headersTimeout: 10_000,
      bodies: 10_000,
      requestTimeout: 120_000,
    });
  });
});
