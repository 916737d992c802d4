import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { REQUEST, SIGN_IN, call, secretFor } from './sign-in.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let hours = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  await given.network('lyon');
  await given.network('nantes');
  api = await startApi(database.url);
});
beforeEach(() => api.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: ++hours })));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const ask = async (email: string, remoteAddress: string, more: Parameters<typeof call>[2] = {}): Promise<string> =>
  (await call(api, REQUEST, { variables: { email }, remoteAddress, ...more })).data.requestSignIn.__typename;
const times = (n: number) => Array.from({ length: n }, (_, i) => i);
const tally = (names: string[]) =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));

describe('the limits of sign-in attempts', () => {
  it('allow five links in 15 minutes for one address from one client, whatever its case and through any network', async () => {
    const names = [];
    for (const i of times(8))
      names.push(
        await ask(['much@asked.example', 'Much@Asked.example', 'much+more@asked.example'][i % 3]!, '203.0.113.1', {
          network: i % 2 ? 'lyon' : 'nantes',
        }),
      );
    expect(tally(names)).toEqual({ SignInRequested: 5, Throttled: 3 });
    expect(await ask('other@asked.example', '203.0.113.1')).toBe('SignInRequested');
    api.clock.advance({ minutes: 15 });
    expect(await ask('much@asked.example', '203.0.113.1')).toBe('SignInRequested');
  });

  it('do not lock the owner out when another client uses up its requests, and mailed links stay valid', async () => {
    const { email } = await given.member(await given.network('grenoble'));
    const owner = '203.0.113.99';
    const mailed = await secretFor(api, given, email, { remoteAddress: owner });
    for (const i of times(12)) await ask(email, `203.0.113.${1 + (i % 2)}`);
    expect(await ask(email, '203.0.113.1')).toBe('Throttled');
    for (const _ of times(4)) expect(await ask(email, owner)).toBe('SignInRequested');
    expect(await ask(email, owner)).toBe('Throttled');
    const answer = await call(api, SIGN_IN, { variables: { token: mailed }, remoteAddress: owner });
    expect(answer.data.signIn.__typename).toBe('SignedIn');
  });

  it('allow thirty links to one address in an hour, however many networks request them', async () => {
    const names = [];
    for (const i of times(40)) names.push(await ask('crowd@asked.example', `192.0.2.${i}`));
    expect(tally(names)).toEqual({ SignInRequested: 30, Throttled: 10 });
    const { data } = await call(api, REQUEST, {
      variables: { email: 'crowd@asked.example' },
      remoteAddress: '192.0.2.99',
    });
    expect(data.requestSignIn).toMatchObject({ __typename: 'Throttled', retryAfterSeconds: 3_600 });
    expect(data.requestSignIn).toMatchObject({ message: expect.stringMatching(/dans 60 minutes/) });
    api.clock.advance({ minutes: 59, seconds: 30 });
    const late = await call(api, REQUEST, { variables: { email: 'crowd@asked.example' }, remoteAddress: '192.0.2.99' });
    expect(late.data.requestSignIn).toMatchObject({
      retryAfterSeconds: 30,
      message: expect.stringMatching(/dans 1 minute\.$/),
    });
  });

  it('refuse without writing anything, with the time to wait, alike for known and unknown addresses', async () => {
    const known = (await given.member(await given.network('toulouse'))).email;
    const answers = [];
    for (const email of [known, 'unknown@asked.example']) {
      for (const _ of times(5)) await ask(email, '203.0.113.1');
      const before = await given.one(`select count(*) n from sign_in_token`);
      const { data } = await call(api, REQUEST, { variables: { email }, remoteAddress: '203.0.113.1' });
      expect(await given.one(`select count(*) n from sign_in_token`)).toEqual(before);
      answers.push(data.requestSignIn);
    }
    expect(answers[0]).toEqual({
      __typename: 'Throttled',
      retryAfterSeconds: 900,
      message: expect.stringMatching(/^Trop de tentatives. Un lien reçu/),
    });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('allow twenty links in 15 minutes from one client network, without affecting others', async () => {
    const names = [];
    for (const i of times(23)) names.push(await ask(`a${i}@place.example`, '198.51.100.7'));
    expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 3 });
    expect(await ask('a21@place.example', '198.51.100.8')).toBe('SignInRequested');
  });

  it('hold for simultaneous requests', async () => {
    const names = await Promise.all(times(40).map((i) => ask(`b${i}@place.example`, '198.51.100.9')));
    expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 20 });
    const oneAddress = await Promise.all(times(15).map(() => ask('c@place.example', '198.51.100.100')));
    expect(tally(oneAddress)).toEqual({ SignInRequested: 5, Throttled: 10 });
  });

  it('ignore the X-Forwarded-For header when no proxy is trusted', async () => {
    const names = [];
    for (const i of times(22))
      names.push(await ask(`d${i}@place.example`, '198.51.100.10', { headers: { 'x-forwarded-for': `192.0.2.${i}` } }));
    expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 2 });
  });

  it('count the address seen by a trusted proxy, not the one written by the caller', async () => {
    const behind = await startApi(database.url, { now: '2026-11-26T09:00:00Z', env: { TRUSTED_PROXIES: '1' } });
    try {
      const from = async (email: string, forwarded: string) =>
        (
          await call(behind, REQUEST, {
            variables: { email },
            remoteAddress: '10.0.0.1',
            headers: { 'x-forwarded-for': forwarded },
          })
        ).data.requestSignIn.__typename;
      const names = [];
      for (const i of times(22)) names.push(await from(`e${i}@place.example`, `192.0.2.${i}, 198.51.100.11`));
      expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 2 });
      expect(await from('f@place.example', '192.0.2.1, 198.51.100.12')).toBe('SignInRequested');
    } finally {
      await behind.close();
    }
  });

  it('allow thirty guessed links from one client, and mailed links still work there', async () => {
    const token = await secretFor(api, given, 'g@place.example');
    const tryOne = async (secret: string, remoteAddress: string): Promise<string> =>
      (await call(api, SIGN_IN, { variables: { token: secret }, remoteAddress })).data.signIn.__typename;
    const names = [];
    for (const i of times(32)) names.push(await tryOne(`guess-${i}`, '198.51.100.13'));
    expect(tally(names)).toEqual({ SignInLinkInvalid: 30, Throttled: 2 });
    expect(await tryOne(token, '198.51.100.13')).toBe('SignedIn');
    expect(await tryOne('guess-33', '198.51.100.14')).toBe('SignInLinkInvalid');
  });

  it.each([
    ['with a port', (i: number) => `198.51.100.20:${40_000 + i}`],
    ['as quoted IPv6 with a port', (i: number) => `"[2001:db8:99:1::${i.toString(16)}]:${40_000 + i}"`],
    ['as IPv4 inside IPv6', (i: number) => `::ffff:198.51.100.2${i % 2 ? '' : ' '}`],
    ['as a name that is no address', (i: number) => `unknown-${i}`],
  ])('count an address that the proxy writes %s as one client', async (_how, spelling) => {
    const behind = await startApi(database.url, { now: api.clock.now().toString(), env: { TRUSTED_PROXIES: '1' } });
    try {
      const names = [];
      for (const i of times(22)) {
        const headers = { 'x-forwarded-for': `192.0.2.${i}, ${spelling(i)}` };
        const { data } = await call(behind, REQUEST, { variables: { email: `x${i}@place.example` }, remoteAddress: '10.0.0.1', headers }); // prettier-ignore
        names.push(data.requestSignIn.__typename);
      }
      expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 2 });
    } finally {
      await behind.close();
    }
  });

  it('are stored without the addresses of people or clients', async () => {
    await ask('h@place.example', '198.51.100.15');
    const { rows } = await given.client.query<{ bucket: string }>(`select bucket from throttle`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ bucket }) => /@|place|\d+\.\d+\.\d+/.test(bucket))).toEqual([]);
  });
});
