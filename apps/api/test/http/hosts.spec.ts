import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoEmail } from '#libs/accounts';
import { Given, type GivenMember, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { sendRaw, request } from './raw-socket.fixture.js';

/** An address at which other machines reach this one. */
const networkAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;
if (!networkAddress)
  console.log('Skipped: this machine has no network address, so no request can come from elsewhere.');
const itFromElsewhere = networkAddress ? it : it.skip;

const DEVELOPMENT = { NODE_ENV: 'development', DEMO: 'true', LOG_LEVEL: 'silent', ALLOWED_HOSTS: 'lieux.example' };
const REQUEST = 'mutation { requestSignIn(email: "ada@spec.example") { ... on SignInRequested { mailboxUrl } } }';
const DEMO = 'mutation { signInAsDemo(key: "operator") { __typename } }';
let database: TestDatabase;
let given: Given;
let visitor: GivenMember;
let api: TestApi;
let exposed: TestApi;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  const lyon = await given.network('lyon');
  visitor = await given.member(lyon);
  const { accountId } = await given.member(lyon, { name: 'Olga' });
  await given.client.query(`update account set email = $2 where id = $1`, [accountId, demoEmail('operator')]);
  api = await startApi(database.url, { env: DEVELOPMENT });
  exposed = await startApi(database.url, { env: { ...DEVELOPMENT, EXPOSE_LOCAL_TOOLS: 'true' } });
  for (const { app } of [api, exposed]) await app.listen(0, '0.0.0.0');
});
afterAll(async () => {
  await api?.close();
  await exposed?.close();
  await given?.end();
  await database?.drop();
});

/** Sends one request over a socket to an address of this machine, which is also the source address. */
async function send(to: string, line: string, headers: string[], body = '', server = api) {
  const { port } = server.app.getHttpServer().address() as { port: number };
  const all = body ? [...headers, 'content-type: application/json', `content-length: ${body.length}`] : headers;
  return sendRaw(`http://${to}:${port}`, [request(`${line} HTTP/1.1`, all, body)]);
}
const graphql = (query: string) => JSON.stringify({ query });

/** What a caller gets of everything that is reserved for this machine. */
async function localTools(to: string, headers: string[], server = api) {
  const mailbox = await send(to, 'GET /dev/mail', headers, '', server);
  const search = await send(to, 'GET /dev/mail.json?to=x', headers, '', server);
  const figures = await send(to, 'GET /metrics', headers, '', server);
  const ask = async (query: string) => (await send(to, 'POST /lyon/graphql', headers, graphql(query), server)).body;
  await given.client.query('truncate throttle');
  return {
    mailbox: mailbox.status,
    search: search.status,
    figures: figures.status,
    demoPersons: (await ask('{ demoSignIns { key } }')).includes('operator'),
    demoSignIn: (await ask(DEMO)).includes('"SignedIn"'),
    mailboxLink: (await ask(REQUEST)).includes('/dev/mail'),
  };
}
const SHOWN = { mailbox: 200, search: 200, figures: 200, demoPersons: true, demoSignIn: true, mailboxLink: true };
const HIDDEN = { mailbox: 404, search: 404, figures: 404, demoPersons: false, demoSignIn: false, mailboxLink: false };

describe('host names', () => {
  it.each([
    'localhost',
    'LOCALHOST:80',
    '127.0.0.1',
    '127.8.8.8:3000',
    '[::1]:3000',
    'lieux.example',
    'lieux.example:9',
  ])('answers a request for %s', async (host) =>
    expect((await send('127.0.0.1', 'GET /health/live', [`host: ${host}`])).status).toBe(200),
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.localhost',
    'localhost.',
    'lieux.example.evil.example',
    'x@localhost',
    'localhost/',
    'localhost, evil.example',
    '192.0.2.99',
    '0.0.0.0',
    '127.0.0.1.evil.example',
    '[::2]',
  ])('refuses every request for %s before anything else reads it', async (host) => {
    const cookie = `cookie: traboule=${visitor.secret}`;
    const rebound = [`host: ${host}`, `origin: http://${host}`, 'sec-fetch-site: same-origin', cookie];
    for (const path of ['/', '/health/live', '/dev/mail', '/metrics', '/nowhere.txt', '/lyon/bookings/x.ics'])
      expect([path, (await send('127.0.0.1', `GET ${path}`, rebound)).status]).toEqual([path, 421]);
    const mutation = graphql('mutation { setLocale(locale: EN) { id } }');
    const answer = await send('127.0.0.1', 'POST /lyon/graphql', rebound, mutation);
    expect(answer.status).toBe(421);
    expect(answer.head + answer.body).not.toContain('evil');
    const { locale } = await given.one(`select locale from account where id = $1`, [visitor.accountId]);
    expect(locale).toBe('fr');
  });

  it('refuses a request that names two hosts, or one in its address and another in its header', async () => {
    const twice = await send('127.0.0.1', 'GET /health/live', ['host: localhost', 'host: evil.example']);
    expect([400, 421]).toContain(twice.status);
    const absolute = await send('127.0.0.1', 'GET http://evil.example/health/live', ['host: localhost']);
    expect(absolute.status).toBe(421);
    const none = await send('127.0.0.1', 'GET /health/live', ['host:']);
    expect([400, 421]).toContain(none.status);
  });

  itFromElsewhere('refuses a request from another machine for an address nobody allowed', async () => {
    expect((await send(networkAddress!, 'GET /health/live', [`host: ${networkAddress}`])).status).toBe(421);
  });
});

describe('local tools', () => {
  it('are shown to programs on this machine under its loopback names', async () => {
    expect(await localTools('127.0.0.1', ['host: localhost'])).toEqual(SHOWN);
    expect(await localTools('127.0.0.1', ['host: 127.0.0.1:3000'])).toEqual(SHOWN);
  });

  it('are hidden under any other name, even an allowed one', async () =>
    expect(await localTools('127.0.0.1', ['host: lieux.example'])).toEqual(HIDDEN));

  it.each(['x-forwarded-for: 127.0.0.1', 'forwarded: for=127.0.0.1', 'x-real-ip: ::1', 'via: 1.1 proxy'])(
    'are hidden from a request that came through a proxy: %s',
    async (header) => expect(await localTools('127.0.0.1', ['host: localhost', header])).toEqual(HIDDEN),
  );

  itFromElsewhere('is hidden from other machines, whatever name they ask for', async () => {
    for (const host of ['localhost', 'lieux.example'])
      expect(await localTools(networkAddress!, [`host: ${host}`])).toEqual(HIDDEN);
    expect((await send(networkAddress!, 'GET /health/live', ['host: lieux.example'])).status).toBe(200);
  });

  itFromElsewhere('is shown to everyone where the operator exposes it', async () => {
    expect(await localTools(networkAddress!, ['host: lieux.example'], exposed)).toEqual(SHOWN);
    expect(await localTools('127.0.0.1', ['host: localhost', 'x-forwarded-for: 192.0.2.9'], exposed)).toEqual(SHOWN);
    expect((await send('127.0.0.1', 'GET /dev/mail', ['host: evil.example'], '', exposed)).status).toBe(421);
  });
});
