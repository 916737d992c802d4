import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';
import { ME, REQUEST, SIGN_IN, call, mailedLinks, secretFor } from './sign-in.fixture.js';

const NOW = '2026-11-23T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let member: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  nantes = await given.network('nantes');
  api = await startApi(database.url, { now: NOW });
  member = await given.member(lyon, { name: 'Camille' });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const SIGN_OUT = `mutation ($everywhere: Boolean!) { signOut(everywhere: $everywhere) { sessions } }`;
const whoIs = async (secret?: string, options: Parameters<typeof call>[2] = {}) =>
  (await call(api, ME, { secret, ...options })).data.me;
let browsers = 0;
/** A session as the member's own browser got it. */
async function session(of = member): Promise<string> {
  const token = await secretFor(api, given, of.email, {
    remoteAddress: `198.51.100.${++browsers % 250}`,
  });
  return (await call(api, SIGN_IN, { variables: { token }, remoteAddress: '198.51.100.251' })).cookies[0]!.value;
}
/** Each test in a quarter of an hour of its own, so that its tries are the first. */
let windows = 0;
const inFreshWindow = (): void => api.clock.set(Temporal.Instant.from(NOW).add({ minutes: 15 * ++windows }));

describe('the cookie', () => {
  it('is the session’s and nobody else’s: HttpOnly, SameSite=Lax, the whole site, outliving the session', async () => {
    inFreshWindow();
    const token = await secretFor(api, given, member.email);
    const { cookies } = await call(api, SIGN_IN, { variables: { token } });
    expect(cookies).toEqual([
      {
        name: 'traboule',
        value: expect.stringMatching(/^[\w-]{43}$/),
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: 400 * 86_400,
      },
    ]);
    const { hash } = await given.one<{ hash: Buffer }>(
      `select token_hash as hash from session order by created_at desc, id desc limit 1`,
    );
    expect(hash).toEqual(createHash('sha256').update(cookies[0]!.value).digest());
    expect(await whoIs(cookies[0]!.value)).toMatchObject({ id: member.accountId });
  });

  it('is bound to the host and to https where the public address is https', async () => {
    const secure = await startApi(database.url, {
      now: '2026-11-25T09:00:00Z',
      env: { PUBLIC_URL: 'https://lieux.example' },
    });
    try {
      const token = await secretFor(secure, given, member.email);
      const { cookies } = await call(secure, SIGN_IN, { variables: { token } });
      const [{ name, value, ...attributes }] = cookies as [(typeof cookies)[0]];
      expect(name).toBe('__Host-traboule');
      expect(attributes).toEqual({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax', maxAge: 400 * 86_400 });
      expect((await call(secure, ME, { secret: value })).data.me.id).toBe(member.accountId);
      const asPlain = await call(secure, ME, { headers: { cookie: `traboule=${value}` } });
      expect(asPlain.data.me).toBeNull();

      const out = await call(secure, SIGN_OUT, { secret: value, variables: { everywhere: false } });
      expect(out.cookies[0]).toMatchObject({ name, value: '', path: '/', secure: true });
    } finally {
      await secure.close();
    }
  });

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(5_000), '%00', '"; drop table session; --'])(
    'with the value %j is nobody’s',
    async (value) => {
      expect(await whoIs(undefined, { headers: { cookie: `traboule=${value}` } })).toBeNull();
    },
  );
});

describe('signing out', () => {
  it('ends this session at once, and no other', async () => {
    inFreshWindow();
    const [here, there] = [await session(), await session()];
    const out = await call(api, SIGN_OUT, { secret: here, variables: { everywhere: false } });
    expect(out.data.signOut).toEqual({ sessions: 1 });
    expect(out.cookies[0]).toMatchObject({ name: 'traboule', value: '', path: '/' });
    expect(await whoIs(here)).toBeNull();
    expect(await whoIs(there)).not.toBeNull();
    const again = await call(api, SIGN_OUT, { secret: here, variables: { everywhere: false } });
    expect(again.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('everywhere ends every session of the person, and nobody else’s', async () => {
    inFreshWindow();
    const other = await given.member(lyon);
    const mine = [await session(), await session(), member.secret];
    const out = await call(api, SIGN_OUT, { secret: mine[0], variables: { everywhere: true } });
    expect(out.data.signOut.sessions).toBeGreaterThanOrEqual(3);
    for (const secret of mine) expect(await whoIs(secret)).toBeNull();
    expect(await whoIs(other.secret)).not.toBeNull();
  });
});

describe('what is taken away is gone at the next request', () => {
  it('a role, a membership, an account', async () => {
    const staff = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    const roles = async () => (await whoIs(staff.secret)).roles.map(({ role }: { role: string }) => role);
    expect(await roles()).toEqual(['MEMBER', 'NETWORK_ADMIN']);
    await given.client.query(`update role_grant set revoked_at = now() where member_id = $1`, [staff.id]);
    expect(await roles()).toEqual(['MEMBER']);
    await given.client.query(`update member set left_at = now() where id = $1`, [staff.id]);
    expect(await whoIs(staff.secret)).toMatchObject({ member: null, roles: [] });
    expect((await call(api, `{ myPass { id } }`, { secret: staff.secret })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    await given.client.query(`update account set disabled_at = now() where id = $1`, [staff.accountId]);
    expect(await whoIs(staff.secret)).toBeNull();
  });

  it('a session thirty days after its last use; each use puts that off', async () => {
    inFreshWindow();
    const before = api.clock.now();
    const regular = await given.member(lyon);
    const [used, unused] = [await session(regular), await session(regular)];
    api.clock.advance({ hours: 29 * 24 });
    expect(await whoIs(used)).not.toBeNull();
    api.clock.advance({ hours: 24 });
    expect(await whoIs(used)).not.toBeNull();
    expect(await whoIs(unused)).toBeNull();
    api.clock.advance({ hours: 30 * 24 });
    expect(await whoIs(used)).toBeNull();
    api.clock.set(before);
  });
});

describe('a member of one network', () => {
  it('is a stranger to the rights of another: signed in, and FORBIDDEN', async () => {
    const elsewhere = await given.member(nantes);
    expect(await whoIs(elsewhere.secret)).toMatchObject({ id: elsewhere.accountId, member: null, roles: [] });
    const asked = [
      `{ myPass { id } }`,
      `{ myBookings { totalCount } }`,
      `{ booking(code: "AAAAAAAA") { id } }`,
      `{ propose(need: { text: "salle" }) { understood { party } } }`,
      `mutation { cancelBooking(code: "AAAAAAAA", idempotencyKey: "12345678") { __typename } }`,
      `mutation { book(token: "x", idempotencyKey: "12345678") { __typename } }`,
    ];
    for (const query of asked) {
      expect((await call(api, query, { secret: elsewhere.secret })).errors![0]!.extensions.code).toBe('FORBIDDEN');
      expect((await call(api, query)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
      expect(
        (await call(api, query, { secret: elsewhere.secret, network: 'nantes' })).errors?.[0]?.extensions.code,
      ).not.toBe('FORBIDDEN');
    }
  });

  it('has roles where they were granted, and the operator’s everywhere', async () => {
    const admin = await given.member(nantes, { role: 'NETWORK_ADMIN', operator: true });
    expect((await whoIs(admin.secret)).roles).toEqual([{ role: 'PLATFORM_OPERATOR', venueId: null }]);
    expect((await whoIs(admin.secret, { network: 'nantes' })).roles).toEqual([
      { role: 'MEMBER', venueId: null },
      { role: 'NETWORK_ADMIN', venueId: null },
      { role: 'PLATFORM_OPERATOR', venueId: null },
    ]);
  });
});

describe('language', () => {
  it('is the browser’s, is kept when set, and only for who is signed in', async () => {
    inFreshWindow();
    const someone = await given.member(lyon);
    const SET = `mutation ($locale: Locale!) { setLocale(locale: $locale) { id locale } }`;
    const set = await call(api, SET, { secret: someone.secret, variables: { locale: 'EN' } });
    expect(set.data.setLocale).toEqual({ id: someone.accountId, locale: 'EN' });
    expect((await whoIs(someone.secret)).locale).toBe('EN');
    expect((await call(api, SET, { variables: { locale: 'EN' } })).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(
      (await call(api, SET, { secret: someone.secret, variables: { locale: 'DE' } })).errors![0]!.extensions.code,
    ).toBe('BAD_USER_INPUT');
    const invalid = async (language: string) =>
      (await call(api, SIGN_IN, { variables: { token: 'x' }, headers: { 'accept-language': language } })).data.signIn
        .message;
    expect(await invalid('en-GB,fr;q=0.5')).toMatch(/^This link/);
    expect(await invalid('fr')).toMatch(/^Ce lien/);
    expect(await invalid('de')).toMatch(/^Ce lien/);
  });
});

describe('links lead to the public address', () => {
  const lies: Record<string, string>[] = [
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { forwarded: 'host=evil.example;proto=https' },
    { 'x-forwarded-proto': 'https', 'x-forwarded-port': '444' },
    { origin: 'https://evil.example', referer: 'https://evil.example/' },
  ];
  it.each(lies.map((lie) => [lie]))('whatever the request says: %j', async (headers) => {
    inFreshWindow();
    const { email } = await given.member(lyon);
    await call(api, REQUEST, { variables: { email }, headers });
    expect((await mailedLinks(api, given, email)).map(({ origin }) => origin)).toEqual(['http://localhost:3000']);
  });
});
