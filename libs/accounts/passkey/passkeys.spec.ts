import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { CookieJar } from '../provider/cookie-jar.fixture.js';
import { SoftPasskey } from './soft-passkey.fixture.js';

const ORIGIN = 'https://traboule.spec.example';
const START_ADDING = `mutation { startAddingPasskey { __typename ... on PasskeyAsk { options } ... on RecentSignInNeeded { message } } }`;
const ADD = `mutation ($answer: String!, $name: String!) { addPasskey(answer: $answer, name: $name) { __typename
  ... on PasskeyAdded { passkey { id name backedUp createdAt lastUsedAt } } ... on PasskeyRefused { message } ... on RecentSignInNeeded { message } } }`;
const START = `mutation { startPasskeySignIn { __typename ... on PasskeyAsk { options } ... on Throttled { message } } }`;
const SIGN_IN = `mutation ($answer: String!) { signInWithPasskey(answer: $answer) { __typename
  ... on SignedIn { me { id name member { id } } } ... on PasskeyRefused { message } ... on Throttled { message } } }`;
const MINE = `{ me { id passkeys { id name lastUsedAt } } }`;
const RENAME = `mutation ($id: ID!, $name: String!) { renamePasskey(id: $id, name: $name) { id name } }`;
const REMOVE = `mutation ($id: ID!) { removePasskey(id: $id) { __typename ... on Passkey { id name } ... on RecentSignInNeeded { message } } }`;

interface Answers {
  startAddingPasskey: { __typename: string; options: string; message: string };
  addPasskey: { __typename: string; passkey: { id: string; name: string; backedUp: boolean }; message: string };
  startPasskeySignIn: { __typename: string; options: string };
  signInWithPasskey: {
    __typename: string;
    me: { id: string; name: string; member: { id: string } | null };
    message: string;
  };
  me: { id: string; passkeys: { id: string; name: string; lastUsedAt: string | null }[] } | null;
  renamePasskey: { name: string } | null;
  removePasskey: { __typename: string; id: string } | null;
}

const NOW = '2026-11-23T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let windows = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW, env: { PUBLIC_URL: ORIGIN } });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});
// Each test starts in a new rate-limit window of 15 minutes.
beforeEach(() => api.clock.set(Temporal.Instant.from(NOW).add({ minutes: 15 * ++windows })));

/** A browser in which the member signed in just now, or the given number of minutes ago. */
async function signedIn(member: GivenMember, minutesAgo = 0): Promise<CookieJar> {
  await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
    member.accountId,
    api.clock.now().subtract({ minutes: minutesAgo }).toString(),
  ]);
  const jar = new CookieJar(api);
  jar.cookies.set('__Host-traboule', member.secret);
  return jar;
}
const optionsToAdd = async (jar: CookieJar): Promise<string> =>
  (await jar.ask<Answers>(START_ADDING)).data.startAddingPasskey.options;
const add = async (jar: CookieJar, answer: string, name = 'Mon ordinateur') =>
  (await jar.ask<Answers>(ADD, { answer, name })).data.addPasskey;
async function registered(member: GivenMember): Promise<SoftPasskey> {
  const jar = await signedIn(member);
  const passkey = new SoftPasskey(ORIGIN);
  const added = await add(jar, passkey.register(await optionsToAdd(jar)));
  expect(added.__typename).toBe('PasskeyAdded');
  return passkey;
}
const startSignIn = async (jar: CookieJar): Promise<string> =>
  (await jar.ask<Answers>(START)).data.startPasskeySignIn.options;
const answer = async (jar: CookieJar, text: string) =>
  (await jar.ask<Answers>(SIGN_IN, { answer: text })).data.signInWithPasskey;
const sessionsOf = async ({ accountId }: GivenMember): Promise<number> =>
  (await given.one<{ n: number }>(`select count(*)::int n from sign_in_session where account_id = $1`, [accountId])).n;

describe('adding a passkey', () => {
  it('works on several devices; the options exclude known passkeys and require the person to be verified', async () => {
    const member = await given.member(lyon, { name: 'Camille Durand' });
    const jar = await signedIn(member);
    const [first, second] = [new SoftPasskey(ORIGIN), new SoftPasskey(ORIGIN)];
    const options = await optionsToAdd(jar);
    expect(JSON.parse(options)).toMatchObject({
      rp: { id: 'traboule.spec.example' },
      user: { name: member.email, displayName: 'Camille Durand' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [],
    });
    expect(Buffer.from(JSON.parse(options).user.id, 'base64url').toString('hex')).toBe(
      member.accountId.replaceAll('-', ''),
    );
    expect(await add(jar, first.register(options))).toMatchObject({
      __typename: 'PasskeyAdded',
      passkey: { name: 'Mon ordinateur', backedUp: true },
    });
    const again = await optionsToAdd(jar);
    expect(JSON.parse(again).excludeCredentials).toEqual([
      expect.objectContaining({ id: first.id.toString('base64url') }),
    ]);
    expect((await add(jar, second.register(again), 'Mon téléphone')).__typename).toBe('PasskeyAdded');
    const { data } = await jar.ask<Answers>(MINE);
    expect(data.me!.passkeys.map(({ name }) => name)).toEqual(['Mon ordinateur', 'Mon téléphone']);
  });

  it('requires a sign-in less than ten minutes old, both to start and to finish', async () => {
    const member = await given.member(lyon);
    const stale = await signedIn(member, 11);
    expect((await stale.ask<Answers>(START_ADDING)).data.startAddingPasskey.__typename).toBe('RecentSignInNeeded');
    const jar = await signedIn(member, 9);
    const options = await optionsToAdd(jar);
    api.clock.set(api.clock.now().add({ minutes: 2 }));
    expect((await add(jar, new SoftPasskey(ORIGIN).register(options))).__typename).toBe('RecentSignInNeeded');
    const stranger = await new CookieJar(api).ask<Answers>(START_ADDING);
    expect(stranger.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('accepts an answer once, within ten minutes, from the browser and the account that started', async () => {
    const [member, other] = [await given.member(lyon), await given.member(lyon)];
    const jar = await signedIn(member);
    const refused = async (by: CookieJar, options: string) =>
      (await add(by, new SoftPasskey(ORIGIN).register(options))).__typename;

    const once = await optionsToAdd(jar);
    expect(await refused(jar, once)).toBe('PasskeyAdded');
    expect(await refused(jar, once)).toBe('PasskeyRefused');

    const elsewhere = await signedIn(member);
    await optionsToAdd(elsewhere);
    expect(await refused(elsewhere, await optionsToAdd(jar))).toBe('PasskeyRefused');

    const thief = await signedIn(other);
    thief.cookies.set('__Host-traboule-browser', jar.cookies.get('__Host-traboule-browser')!);
    expect(await refused(thief, await optionsToAdd(jar))).toBe('PasskeyRefused');

    const slow = await optionsToAdd(jar);
    api.clock.set(api.clock.now().add({ minutes: 10, seconds: 1 }));
    await signedIn(member); // the sign-in is also older than ten minutes by now, so it was repeated
    expect(await refused(jar, slow)).toBe('PasskeyRefused');
  });

  it.each([
    ['another origin', { origin: 'https://traboule.evil.example' }],
    ['another port', { origin: `${ORIGIN}:8443` }],
    ['another site’s id', { rpId: 'evil.example' }],
    ['no verification of the person', { verified: false }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['an answer of another kind', { type: 'webauthn.get' }],
    ['a frame in another site', { crossOrigin: true, topOrigin: 'https://evil.example' }],
    ['a frame of an unknown site', { crossOrigin: true }],
  ])('refuses %s', async (_what, lie) => {
    const member = await given.member(lyon);
    const jar = await signedIn(member);
    const options = await optionsToAdd(jar);
    expect((await add(jar, new SoftPasskey(ORIGIN).register(options, lie))).__typename).toBe('PasskeyRefused');
    expect((await jar.ask<Answers>(MINE)).data.me!.passkeys).toEqual([]);
  });

  it('refuses a passkey that any account has registered, in the language of the request', async () => {
    const passkey = await registered(await given.member(lyon));
    const other = await signedIn(await given.member(lyon));
    const options = await optionsToAdd(other);
    const { data } = await other.ask<Answers>(
      ADD,
      { answer: passkey.register(options), name: 'x' },
      { 'accept-language': 'en' },
    );
    expect(data.addPasskey).toEqual({ __typename: 'PasskeyRefused', message: 'This passkey is already registered.' });
  });

  it('accepts at most ten passkeys per account, even when they are added at the same time', async () => {
    const member = await given.member(lyon);
    const jar = await signedIn(member);
    const registrations = [];
    for (let i = 0; i < 13; i++) registrations.push(new SoftPasskey(ORIGIN).register(await optionsToAdd(jar)));
    const results = await Promise.all(registrations.map((text) => add(jar, text)));
    expect(results.filter(({ __typename }) => __typename === 'PasskeyAdded')).toHaveLength(10);
    expect((await jar.ask<Answers>(MINE)).data.me!.passkeys).toHaveLength(10);
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"id":"*"}',
    '{"id":"AA","response":{"clientDataJSON":"!"}}',
    '{"id":"AA","response":{"clientDataJSON":"AA"}}',
    'x'.repeat(20_000),
  ])('refuses a malformed answer (%#)', async (text) => {
    const jar = await signedIn(await given.member(lyon));
    expect((await add(jar, text)).__typename).toBe('PasskeyRefused');
    expect((await answer(new CookieJar(api), text)).__typename).toBe('PasskeyRefused');
  });
});

describe('signing in with a passkey', () => {
  it('needs no address and makes the person a member of the page’s network, as an email link does', async () => {
    const nantes = await given.network('nantes');
    const member = await given.member(nantes, { name: 'Awa Diallo' });
    const jar = await signedIn(member);
    const passkey = new SoftPasskey(ORIGIN);
    await add(jar, passkey.register(await optionsToAdd(jar)));
    const fresh = new CookieJar(api);
    const signed = await answer(fresh, passkey.signIn(await startSignIn(fresh)));
    expect(signed).toMatchObject({ __typename: 'SignedIn', me: { id: member.accountId, name: 'Awa Diallo' } });
    expect(signed.me.member).not.toBeNull();
    const { data } = await fresh.ask<Answers>(MINE);
    expect(data.me!.passkeys[0]!.lastUsedAt).toBe(api.clock.now().toString());
  });

  it('reveals nothing before signing in: the options name no account and differ only in the challenge', async () => {
    await registered(await given.member(lyon));
    const [one, two] = [
      JSON.parse(await startSignIn(new CookieJar(api))),
      JSON.parse(await startSignIn(new CookieJar(api))),
    ];
    expect(one.challenge).not.toBe(two.challenge);
    expect(Buffer.from(one.challenge, 'base64url')).toHaveLength(32);
    expect({ ...one, challenge: '' }).toEqual({ ...two, challenge: '' });
    expect(Object.keys(one).sort()).toEqual(['challenge', 'rpId', 'timeout', 'userVerification']);
  });

  it('marks the browser with a cookie for ten minutes', async () => {
    const { cookies } = await new CookieJar(api).ask(START);
    expect(cookies).toEqual([
      expect.objectContaining({
        name: '__Host-traboule-browser',
        value: expect.stringMatching(/^[\w-]{43}$/),
        maxAge: 600,
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
      }),
    ]);
  });

  it('works in two tabs at once', async () => {
    const passkey = await registered(await given.member(lyon));
    const jar = new CookieJar(api);
    const [first, second] = [await startSignIn(jar), await startSignIn(jar)];
    expect((await answer(jar, passkey.signIn(first))).__typename).toBe('SignedIn');
    expect((await answer(jar, passkey.signIn(second))).__typename).toBe('SignedIn');
  });

  it('accepts an answer once, within ten minutes, from the browser that started', async () => {
    const member = await given.member(lyon);
    const passkey = await registered(member);
    const jar = new CookieJar(api);
    const options = await startSignIn(jar);
    const text = passkey.signIn(options);
    const before = await sessionsOf(member);

    const other = new CookieJar(api);
    await startSignIn(other);
    expect((await answer(other, text)).__typename).toBe('PasskeyRefused');
    expect((await answer(new CookieJar(api), text)).__typename).toBe('PasskeyRefused');

    const together = await Promise.all(Array.from({ length: 5 }, () => answer(jar, text)));
    expect(together.filter(({ __typename }) => __typename === 'SignedIn')).toHaveLength(1);
    expect((await answer(jar, text)).message).toContain('Recommencez');

    const slow = passkey.signIn(await startSignIn(jar));
    api.clock.set(api.clock.now().add({ minutes: 10, seconds: 1 }));
    expect((await answer(jar, slow)).__typename).toBe('PasskeyRefused');
    expect(await sessionsOf(member)).toBe(before + 1);
  });

  const other = new SoftPasskey(ORIGIN);
  it.each([
    ['another origin', { origin: 'https://traboule.evil.example' }],
    ['plain http', { origin: ORIGIN.replace('https', 'http') }],
    ['another site’s id', { rpId: 'evil.example' }],
    ['no verification of the person', { verified: false }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['an answer of another kind', { type: 'webauthn.create' }],
    ['another key’s signature', { key: other['keys'].privateKey }],
    ['another account’s handle', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
    ['no handle', { userHandle: '' }],
    ['a frame in another site', { crossOrigin: true, topOrigin: 'https://evil.example' }],
  ])('refuses %s with the same message as for an unknown passkey', async (_what, lie) => {
    const member = await given.member(lyon);
    const passkey = await registered(member);
    const before = await sessionsOf(member);
    const jar = new CookieJar(api);
    const refused = await answer(jar, passkey.signIn(await startSignIn(jar), lie));
    const unknown = new SoftPasskey(ORIGIN);
    unknown.userHandle = passkey.userHandle;
    const notKnown = await answer(jar, unknown.signIn(await startSignIn(jar)));
    expect(notKnown.__typename).toBe('PasskeyRefused');
    if (!('challenge' in lie)) expect(refused).toEqual(notKnown);
    else expect(refused.__typename).toBe('PasskeyRefused');
    expect(await sessionsOf(member)).toBe(before);
  });

  it('refuses a counter that does not increase, also when two copies answer at the same time', async () => {
    const member = await given.member(lyon);
    const jar = await signedIn(member);
    const passkey = new SoftPasskey(ORIGIN);
    passkey.counter = 5;
    await add(jar, passkey.register(await optionsToAdd(jar)));
    const fresh = new CookieJar(api);
    const at = async (counter: number) =>
      (await answer(fresh, passkey.signIn(await startSignIn(fresh), { counter }))).__typename;
    expect(await at(5)).toBe('PasskeyRefused');
    expect(await at(6)).toBe('SignedIn');
    expect(await at(6)).toBe('PasskeyRefused');
    expect(await at(0)).toBe('PasskeyRefused');
    const copies = [];
    for (let i = 0; i < 4; i++) copies.push(passkey.signIn(await startSignIn(fresh), { counter: 7 }));
    const raced = await Promise.all(copies.map((text) => answer(fresh, text)));
    expect(raced.filter(({ __typename }) => __typename === 'SignedIn')).toHaveLength(1);
  });

  it('refuses a removed passkey, a disabled account and a former member', async () => {
    const [removed, disabled, left] = [await given.member(lyon), await given.member(lyon), await given.member(lyon)];
    const keys = [await registered(removed), await registered(disabled), await registered(left)];
    const { data } = await (await signedIn(removed)).ask<Answers>(MINE);
    await (await signedIn(removed)).ask(REMOVE, { id: data.me!.passkeys[0]!.id });
    await given.client.query(`update account set disabled_at = now() where id = $1`, [disabled.accountId]);
    await given.client.query(`update member set left_at = now() where id = $1`, [left.id]);
    for (const key of keys) {
      const jar = new CookieJar(api);
      expect((await answer(jar, key.signIn(await startSignIn(jar)))).__typename).toBe('PasskeyRefused');
    }
  });

  it('is limited per client network, and a valid passkey works even after failed attempts there', async () => {
    const passkey = await registered(await given.member(lyon));
    const jar = new CookieJar(api, '198.51.100.77');
    for (let i = 0; i < 30; i++) expect((await answer(jar, '{}')).__typename).toBe('PasskeyRefused');
    expect((await answer(jar, '{}')).__typename).toBe('Throttled');
    const owner = new CookieJar(api, '198.51.100.77');
    expect((await answer(owner, passkey.signIn(await startSignIn(owner)))).__typename).toBe('SignedIn');
    for (let i = 0; i < 120; i++) await startSignIn(jar);
    expect((await jar.ask<Answers>(START)).data.startPasskeySignIn.__typename).toBe('Throttled');
    expect((await new CookieJar(api).ask<Answers>(START)).data.startPasskeySignIn.__typename).toBe('PasskeyAsk');
  });

  it('does not follow the X-Forwarded-Host header', async () => {
    const { data } = await new CookieJar(api).ask<Answers>(START, {}, { 'x-forwarded-host': 'evil.example' });
    expect(JSON.parse(data.startPasskeySignIn.options).rpId).toBe('traboule.spec.example');
  });
});

describe('my passkeys', () => {
  it('can be renamed and removed by their owner only; other people do not learn that they exist', async () => {
    const [owner, other] = [await given.member(lyon), await given.member(lyon)];
    await registered(owner);
    const jar = await signedIn(owner);
    const { id } = (await jar.ask<Answers>(MINE)).data.me!.passkeys[0]!;
    const thief = await signedIn(other);
    for (const query of [RENAME, REMOVE]) {
      const { errors } = await thief.ask<Answers>(query, { id, ...(query === RENAME && { name: 'À moi' }) });
      expect(errors?.[0]).toMatchObject({ message: 'You have no such passkey.', extensions: { code: 'NOT_FOUND' } });
    }
    expect((await jar.ask<Answers>(RENAME, { id, name: 'Clé bleue' })).data.renamePasskey!.name).toBe('Clé bleue');
    expect((await jar.ask<Answers>(RENAME, { id, name: '' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const stale = await signedIn(owner, 11);
    expect((await stale.ask<Answers>(REMOVE, { id })).data.removePasskey!.__typename).toBe('RecentSignInNeeded');
    await signedIn(owner);
    expect((await jar.ask<Answers>(REMOVE, { id })).data.removePasskey!.id).toBe(id);
    expect((await jar.ask<Answers>(REMOVE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await jar.ask<Answers>(REMOVE, { id: 'x' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await jar.ask<Answers>(MINE)).data.me!.passkeys).toEqual([]);
    const { rows: notices } = await given.client.query<{ action: string }>(
      `select e.action from outbox o join audit_entry e on e.id = o.subject_id
        where o.topic = 'people.sendSecurityNotice' and e.subject_id = $1 order by e.id`,
      [owner.accountId],
    );
    expect(notices.map(({ action }) => action)).toEqual(['PASSKEY_ADDED', 'PASSKEY_REMOVED']);
  });
});
