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

describe('tries are counted', () => {
  it('five links a quarter of an hour for one address from one place, whatever its case and through whichever network', async () => {
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

  it('a client that uses up its requests for somebody does not lock the owner out, and mailed links stay good', async () => {
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

  it('thirty links are mailed to one address in an hour, however many networks ask', async () => {
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

  it('a throttled try writes nothing and says how long to wait, the same for known and unknown addresses', async () => {
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
      message: expect.stringMatching(/^Trop d’essais. Un lien reçu/),
    });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('twenty links a quarter of an hour from one place, without touching other places', async () => {
    const names = [];
    for (const i of times(23)) names.push(await ask(`a${i}@place.example`, '198.51.100.7'));
    expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 3 });
    expect(await ask('a21@place.example', '198.51.100.8')).toBe('SignInRequested');
  });

  it('and many at once are no way around it', async () => {
    const names = await Promise.all(times(40).map((i) => ask(`b${i}@place.example`, '198.51.100.9')));
    expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 20 });
    const oneAddress = await Promise.all(times(15).map(() => ask('c@place.example', '198.51.100.100')));
    expect(tally(oneAddress)).toEqual({ SignInRequested: 5, Throttled: 10 });
  });

  it('nor is a made-up X-Forwarded-For, when no proxy is trusted', async () => {
    const names = [];
    for (const i of times(22))
      names.push(await ask(`d${i}@place.example`, '198.51.100.10', { headers: { 'x-forwarded-for': `192.0.2.${i}` } }));
    expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 2 });
  });

  it('behind a trusted proxy, the address the proxy saw counts, not what the caller wrote before it', async () => {
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

  it('after thirty guessed links from one client guessing ends, and mailed links still work there', async () => {
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
  ])('an address that the proxy writes %s is one client', async (_how, spelt) => {
    const behind = await startApi(database.url, { now: api.clock.now().toString(), env: { TRUSTED_PROXIES: '1' } });
    try {
      const names = [];
      for (const i of times(22)) {
        const headers = { 'x-forwarded-for': `192.0.2.${i}, ${spelt(i)}` };
        const { data } = await call(behind, REQUEST, { variables: { email: `x${i}@place.example` }, remoteAddress: '10.0.0.1', headers }); // prettier-ignore
        names.push(data.requestSignIn.__typename);
      }
      expect(tally(names)).toEqual({ SignInRequested: 20, Throttled: 2 });
    } finally {
      await behind.close();
    }
  });

  it('and kept without telling whose they were', async () => {
    await ask('h@place.example', '198.51.100.15');
    const { rows } = await given.client.query<{ bucket: string }>(`select bucket from throttle`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ bucket }) => /@|place|\d+\.\d+\.\d+/.test(bucket))).toEqual([]);
  });
});
