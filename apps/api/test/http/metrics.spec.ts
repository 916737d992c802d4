import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

const METRICS_TOKEN = 'a token of the specs';
const bearer = { authorization: `Bearer ${METRICS_TOKEN}` };
let database: TestDatabase;
let given: Given;
let network: GivenNetwork;
let space: GivenSpace;
let member: GivenMember;
let api: TestApi;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  space = await given.space(network);
  member = await given.member(network, { name: 'Jeanne Secrète' });
  api = await startApi(database.url, { env: { METRICS_TOKEN, LOG_LEVEL: 'silent' } });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const read = async (): Promise<string> => (await api.app.inject({ url: '/metrics', headers: bearer })).body;
/** The sum of the series with these labels. */
function valueOf(text: string, name: string, labels: Record<string, string>): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  const found = lines.filter((line) =>
    Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)),
  );
  return found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

describe('access to the metrics', () => {
  it.each([
    ['callers without a token', {}],
    ['callers with a wrong token', { authorization: 'Bearer a token of the spec?' }],
    ['callers with the token but no scheme', { authorization: METRICS_TOKEN }],
    ['callers with basic authentication', { authorization: `Basic ${Buffer.from(METRICS_TOKEN).toString('base64')}` }],
  ])('is refused to %s', async (_who, headers) => {
    const { statusCode, body } = await api.app.inject({ url: '/metrics', headers });
    expect([statusCode, body.includes('traboule_')]).toEqual([404, false]);
  });

  it('is given to callers with the token', async () => {
    const { statusCode, headers } = await api.app.inject({ url: '/metrics', headers: bearer });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it.each<[string, Record<string, string>, string, Record<string, string>, number]>([
    ['this machine in development', { NODE_ENV: 'development' }, '127.0.0.1', {}, 200],
    ['another machine in development', { NODE_ENV: 'development' }, '192.0.2.7', {}, 404],
    [
      'this machine under another name',
      { NODE_ENV: 'development', ALLOWED_HOSTS: 'a.example' },
      '127.0.0.1',
      { host: 'a.example' },
      404,
    ],
    [
      'another machine through a proxy',
      { NODE_ENV: 'development' },
      '127.0.0.1',
      { 'x-forwarded-for': '192.0.2.7' },
      404,
    ],
    [
      'a server in production that has no token',
      { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:25', PUBLIC_URL: 'https://lieux.example' },
      '127.0.0.1',
      bearer,
      404,
    ],
  ])('is given to loopback callers in development only: %s', async (_who, env, remoteAddress, headers, status) => {
    const other = await startApi(database.url, { env: { ...env, LOG_LEVEL: 'silent' } });
    try {
      const answer = await other.app.inject({ url: '/metrics', remoteAddress, headers });
      expect([answer.statusCode, answer.body.includes('traboule_')]).toEqual([status, status === 200]);
    } finally {
      await other.close();
    }
  });
});

describe('the metrics', () => {
  it('count bookings and sign-ins by result, and time operations, requests and statements', async () => {
    const bookingClient = new BookingClient(api, network);
    const other = await given.member(network);
    const start = '2026-11-24T10:00:00Z';
    const tokens = [
      await bookingClient.offer(member, space, start, 60),
      await bookingClient.offer(other, space, start, 60),
    ];
    expect((await bookingClient.book(member, tokens[0]!)).__typename).toBe('Confirmed');
    expect((await bookingClient.book(other, tokens[1]!)).__typename).toBe('Taken');
    expect((await bookingClient.book(other, 'no token')).__typename).toBe('Refused');
    await api.ask('lyon', 'mutation { signIn(token: "wrong") { __typename } }');
    await api.ask('lyon', 'mutation ($t: String!) { book(token: $t, idempotencyKey: "anonymous") { __typename } }', {
      t: 'x',
    });
    await api.ask('lyon', '{ nothing }');
    const text = await read();
    const result = (mutation: string, name: string) =>
      valueOf(text, 'traboule_mutations_total', { mutation, result: name });
    expect([result('book', 'Confirmed'), result('book', 'Taken'), result('book', 'Refused')]).toEqual([1, 1, 1]);
    expect([result('signIn', 'SignInLinkInvalid'), result('book', 'UNAUTHENTICATED')]).toEqual([1, 1]);
    const operations = (operation: string, outcome: string) =>
      valueOf(text, 'traboule_graphql_seconds_count', { operation, outcome });
    expect(operations('mutation book', 'ok')).toBe(3);
    expect(operations('query propose', 'ok')).toBe(2);
    expect(operations('refused', 'GRAPHQL_VALIDATION_FAILED')).toBe(1);
    expect(valueOf(text, 'traboule_sql_seconds_count', { statement: 'booking.book' })).toBe(1);
    const http = { method: 'POST', route: '/:network/graphql', status: '2xx' };
    expect(valueOf(text, 'traboule_http_request_seconds_count', http)).toBe(7);
    expect(valueOf(text, 'traboule_outbox_due', { topic: 'booking.confirm' })).toBe(1);
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'traboule_build_info', 'traboule_pool_connections', 'traboule_outbox_oldest_seconds', 'traboule_outbox_given_up']) expect(text).toContain(`\n# TYPE ${name} `); // prettier-ignore
  });

  it('gain no series from names, addresses or ids that callers make up', async () => {
    const names = (text: string) =>
      new Set(text.split('\n').filter((line) => !line.startsWith('#')).map((line) => line.slice(0, line.lastIndexOf(' ')))); // prettier-ignore
    const storm = async (round: number) => {
      await given.client.query('truncate throttle');
      for (let n = 0; n < 20; n++) {
        const made = `up${round}x${n}`;
        await api.app.inject({
          url: `/${made}/${made}.php?${made}=${made}`,
          headers: { 'x-request-id': `${made}-00000` },
        });
        await api.ask(made, `query ${made} { network { ${made}: name } }`);
        await api.ask('lyon', `query ${made} { ${made}: network { name } }`);
        await api.ask('lyon', `mutation ${made} { ${made}: signIn(token: "${made}") { __typename } }`);
        await api.ask('lyon', `{ ${made} }`);
      }
      return read();
    };
    const before = names(await storm(1));
    const after = await storm(2);
    expect([...names(after)].filter((name) => !before.has(name) && !/^nodejs_|^process_/.test(name))).toEqual([]);
    for (const secret of ['up1x', 'up2x', member.email, 'Jeanne', member.id, network.id, '127.0.0.1'])
      expect(after).not.toContain(secret);
    expect(names(after).size).toBeLessThan(2_000);
  });

  it('are served without the outbox when the database does not answer, and report it', async () => {
    const lost = await cloneDatabase();
    const alone = await startApi(lost.url, { env: { METRICS_TOKEN, LOG_LEVEL: 'silent' } });
    try {
      const name = new URL(lost.url).pathname.slice(1);
      await given.client.query(`alter database ${name} allow_connections false`);
      await given.client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
      const { statusCode, body } = await alone.app.inject({ url: '/metrics', headers: bearer });
      expect([statusCode, body.includes('traboule_outbox_read 0'), body.includes('traboule_outbox_due{')]).toEqual([200, true, false]); // prettier-ignore
    } finally {
      await alone.close();
      await given.client.query(`alter database ${new URL(lost.url).pathname.slice(1)} allow_connections true`);
      await lost.drop();
    }
    expect(await violations(database.url)).toEqual([]);
  });
});
