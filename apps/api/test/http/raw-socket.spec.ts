import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { type RawResponse, sendRaw, request } from './raw-socket.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let url: string;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  await given.network('lyon');
  api = await startApi(database.url, { env: { LOG_LEVEL: 'silent' } });
  url = await api.listen();
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});
afterEach(async () => {
  const { data } = await api.ask('lyon', '{ network { name } }');
  expect(data).toEqual({ network: { name: 'Lyon' } });
});

const get = (target: string): string => request(`GET ${target} HTTP/1.1`);
const BODY = '{"query":"{ network { name } }"}';
const LENGTH = `content-length: ${BODY.length}`;
const post = (headers: string[], line = 'POST /lyon/graphql HTTP/1.1'): string =>
  request(line, ['content-type: application/json', ...headers], BODY);

/** The single answer, which must reveal no internals. */
async function answerTo(raw: string): Promise<RawResponse> {
  const answer = await sendRaw(url, [raw]);
  expect(answer.closed).toBe(true);
  expect(answer.head + answer.body).not.toMatch(/node_modules|\.js:\d|at async|root:|\[core\]|TypeError|Invalid URL/);
  expect(answer.head + answer.body).not.toContain(process.cwd());
  return answer;
}

describe('invalid addresses', () => {
  it.each<[string, number[]]>([
    ['//', [200, 404]],
    ['///', [200, 404]],
    ['//evil.example', [200, 404]],
    ['//evil.example/graphql', [404]],
    ['//[', [200, 404]],
    ['//[/graphql', [404]],
    ['//a:b/graphql', [404]],
    ['/\\evil.example', [200, 404]],
    ['/\\[', [200, 404]],
    ['http://[/lyon', [400, 404]],
    ['http://a:b/lyon/graphql', [400, 404]],
    ['http://a:b/oidc/callback', [400, 404]],
    ['*', [200, 404]],
    ['lyon', [400]],
    ['/%zz', [400]],
    ['/%ff/graphql', [400]],
    ['/%00', [200, 404]],
    ['/a%00b/territories.geojson', [404]],
    ['/__proto__/territories.geojson', [404]],
    ['/ly\xe9on', [400]],
    ['/lyon/bookings/..%2f..%2fx.ics', [404]],
    ['/lyon/bookings/%0d%0aset-cookie:x=1.ics', [404]],
    ['/dev/mail/..%2f..%2fmail.json', [404]],
    ['/dev/mail?before=%27%20or%201=1', [404]],
    ['/dev/mail?before[]=x&before[]=y', [200]],
    ['/dev/mail.json?to[]=x', [404]],
    ['/oidc/callback?state=%00%ff&code[]=x', [400, 404]],
    [`/${'a'.repeat(20_000)}`, [431]],
    [`/lyon/bookings/${'A'.repeat(300)}.ics`, [404, 414]],
  ])('are answered without an error or a redirect: GET %s', async (target, statuses) => {
    const { status, head } = await answerTo(get(target));
    expect(statuses).toContain(status);
    expect(head).not.toMatch(/^(location|set-cookie):/im);
  });

  it.each([
    '/assets/../../../../etc/passwd',
    '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%252f..%252fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/....//....//package.json',
    '/assets/x%00.js',
    '/assets//etc/passwd',
    '/assets/',
    '/assets/.',
    '/assets/../index.html',
  ])('lead to no file outside the built ones: %s', async (target) => {
    const { status, body } = await answerTo(get(target));
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toMatch(/"dependencies"|<html/);
  });
});

describe('invalid requests', () => {
  it.each([
    ['a length and chunks', post([LENGTH, 'transfer-encoding: chunked'])],
    ['two lengths', post([LENGTH, 'content-length: 3'])],
    ['a negative length', post(['content-length: -1'])],
    ['chunks of another kind', post(['transfer-encoding: xchunked'])],
    ['chunks, and more in the name', post(['transfer-encoding: chunked, identity'])],
    ['a chunk without a size', `${post(['transfer-encoding: chunked']).replace(BODY, '')}zz\r\n`],
    ['bare line ends', 'GET /health/live HTTP/1.1\nhost: localhost\nconnection: close\n\n'],
    ['a folded header', request('GET /health/live HTTP/1.1', ['x-a: b\r\n c'])],
    ['NUL in a header', request('GET /health/live HTTP/1.1', ['x-a: b\0c'])],
    ['no host', 'GET /health/live HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['another version', request('GET / HTTP/9.9')],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['an unknown method', request('FOO / HTTP/1.1')],
  ])('get 400 and a closed connection: %s', async (_what, raw) => {
    expect((await answerTo(raw)).status).toBe(400);
  });

  it.each([
    ['a header that is too long', request('GET /health/live HTTP/1.1', [`x-a: ${'a'.repeat(20_000)}`])],
    [
      'too many headers',
      request(
        'GET /health/live HTTP/1.1',
        Array.from({ length: 3_000 }, (_, i) => `a${i}: 1`),
      ),
    ],
    ['too many cookies', request('GET /health/live HTTP/1.1', [`cookie: ${'a=b; '.repeat(5_000)}`])],
  ])('get 431 when they are too large: %s', async (_what, raw) => {
    expect((await answerTo(raw)).status).toBe(431);
  });

  it('get no tunnel', async () => {
    const { status, body } = await sendRaw(url, [request('CONNECT evil.example:443 HTTP/1.1')]);
    expect([status, body]).toEqual([0, '']);
  });

  it.each(['TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'MKCOL', 'SEARCH', 'PURGE'])(
    'are refused with the method %s on every path',
    async (method) => {
      for (const path of ['/lyon/graphql', '/lyon/territories.geojson', '/lyon/bookings/x.ics', '/dev/mail', '/lyon']) {
        const { status, body } = await answerTo(request(`${method} ${path} HTTP/1.1`, ['x-secret: hidden']));
        expect([400, 404, 405]).toContain(status);
        expect(body).not.toContain('hidden');
      }
    },
  );
  it('include POST to paths that only answer GET, and headers that override the method', async () => {
    for (const path of ['/lyon', '/health/live', '/lyon/bookings/x.ics', '/dev/mail', '/oidc/callback'])
      expect((await answerTo(post([LENGTH], `POST ${path} HTTP/1.1`))).status).toBe(404);
    const { status } = await answerTo(
      request('GET /lyon/graphql?query={me{id}} HTTP/1.1', ['x-http-method-override: POST']),
    );
    expect(status).toBe(400);
  });
  it('do not include HEAD, which answers like GET without a body', async () => {
    const { status, body } = await answerTo(request('HEAD /health/live HTTP/1.1'));
    expect([status, body]).toEqual([200, '']);
  });

  it('requests with malformed cookies are served as anonymous', async () => {
    for (const cookie of [
      'traboule=%E0%A4%A',
      '=;;; traboule=',
      `traboule=${'x'.repeat(5_000)}`,
      'traboule="a\\\\"',
      '__proto__=x',
    ])
      expect((await answerTo(post([LENGTH, `cookie: ${cookie}`]))).body).toContain('Lyon');
  });
});

describe('slow requests', () => {
  const SECONDS = 10;
  const slow = Array.from({ length: 200 }, () => 'a');
  it('are cut off after ten seconds, in headers and in bodies, and hold nobody else up', async () => {
    const head = 'POST /lyon/graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    const dripping = { seconds: SECONDS + 6, pauseMs: 250 };
    const attacks = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? sendRaw(url, [`${head}x-slow: `, ...slow], dripping)
        : sendRaw(url, [`${head}content-length: 1000\r\n\r\n`, ...slow], dripping),
    );
    const before = performance.now();
    expect((await sendRaw(url, [get('/health/live')])).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(3_000);
    const ends = await Promise.all(attacks);
    expect(ends.filter(({ closed }) => !closed)).toEqual([]);
    expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 408));
    expect(Math.min(...ends.map(({ ms }) => ms))).toBeGreaterThan(SECONDS * 1_000 - 500);
  }, 40_000);
});
