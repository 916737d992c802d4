import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';
import { UnsubscribeLinks } from './unsubscribe-links.js';

let database: TestDatabase;
let given: Given;
let network: GivenNetwork;
let member: GivenMember;
let api: TestApi;
let path: string;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  member = await given.member(network);
  api = await startApi(database.url);
  const url = api.app
    .get(UnsubscribeLinks)
    .url({ networkId: network.id, accountId: member.accountId, about: 'BOOKINGS' });
  path = new URL(url).pathname;
});
beforeEach(() => given.client.query('truncate notification_preference'));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const send = (method: 'GET' | 'POST' | 'HEAD', to = path, headers: Record<string, string> = {}, payload?: string) =>
  api.app.inject({ method, url: to, headers, ...(payload !== undefined && { payload }) });
const preferences = async () =>
  (await given.client.query(`select account_id, topic, channel, delivery from notification_preference`)).rows;
const off = () => ({ account_id: member.accountId, topic: 'BOOKINGS', channel: 'MAIL', delivery: 'NEVER' });
const MULTIPART = ['--x', 'Content-Disposition: form-data; name="List-Unsubscribe"', '', 'One-Click', '--x--', ''].join(
  '\r\n',
);

describe('opening the link', () => {
  it.each(['GET', 'HEAD'] as const)('changes nothing and shows a page with a button: %s', async (method) => {
    const { statusCode, body, headers } = await send(method);
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    if (method === 'GET') expect(body).toContain('<form method="post"><button>Ne plus les recevoir</button></form>');
    expect(await preferences()).toEqual([]);
  });

  it('shows the page in the language of the browser', async () =>
    expect((await send('GET', path, { 'accept-language': 'en' })).body).toContain('Stop receiving them'));
});

describe('one click', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click'],
    ['a multipart form, as RFC 8058 recommends', { 'content-type': 'multipart/form-data; boundary=x' }, MULTIPART],
    ['the button of the page', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, ''], // prettier-ignore
    ['no content', {}, undefined],
  ])('turns the mails of the topic off without a session: %s', async (_what, headers, payload) => {
    const { statusCode, body } = await send('POST', path, headers as Record<string, string>, payload);
    expect([statusCode, await preferences()]).toEqual([200, [off()]]);
    expect(body).toContain('/lyon/account#notifications');
  });

  it('may be repeated', async () => {
    for (let time = 0; time < 3; time++) expect((await send('POST')).statusCode).toBe(200);
    expect(await preferences()).toEqual([off()]);
  });

  it('is refused from a foreign page, even with the right address', async () => {
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) expect((await send('POST', path, headers)).statusCode).toBe(403);
    expect(await preferences()).toEqual([]);
  });

  it('changes nothing with a token that is not ours', async () => {
    const [body, signature] = path.split('/').at(-1)!.split('.') as [string, string];
    const neighbour = Buffer.from(Buffer.from(body, 'base64url').toString().replace('BOOKINGS', 'VENUES')).toString(
      'base64url',
    );
    const forged = [
      `${neighbour}.${signature}`,
      `${body}.${signature.slice(0, -2)}`,
      body,
      'x',
      `${path.split('/').at(-1)}x`,
    ];
    for (const token of forged)
      for (const method of ['GET', 'POST'] as const)
        expect((await send(method, `/unsubscribe/${token}`)).statusCode).toBe(404);
    expect(await preferences()).toEqual([]);
  });
});

it('a multipart form is accepted nowhere else', async () => {
  const { statusCode } = await send(
    'POST',
    '/lyon/graphql',
    { 'content-type': 'multipart/form-data; boundary=x' },
    MULTIPART,
  );
  expect([400, 415]).toContain(statusCode);
});
