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
import { ME, REQUEST, SIGN_IN, call, mailedLinks, secretFor } from '../sign-in/sign-in.fixture.js';

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
/** A session obtained in a new browser of the member. */
async function session(of = member): Promise<string> {
  const token = await secretFor(api, given, of.email, {
    remoteAddress: `198.51.100.${++browsers % 250}`,
  });
  return (await call(api, SIGN_IN, { variables: { token }, remoteAddress: '198.51.100.251' })).cookies[0]!.value;
}
/** Each test starts in a new rate-limit window of 15 minutes. */
let windows = 0;
const inFreshWindow = (): void => api.clock.set(Temporal.Instant.from(NOW).add({ minutes: 15 * ++windows }));

describe('the session cookie', () => {
  it('is HttpOnly, SameSite=Lax, valid for the whole site and outlives the session', async () => {
    inFreshWindow();
    const token = await secretFor(api, given, member.email);
    const answer = await call(api, SIGN_IN, { variables: { token } });
    const cookies = answer.cookies.filter(({ name }) => name !== 'traboule-device');
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
      `select token_hash as hash from sign_in_session order by created_at desc, id desc limit 1`,
    );
    expect(hash).toEqual(createHash('sha256').update(cookies[0]!.value).digest());
    expect(await whoIs(cookies[0]!.value)).toMatchObject({ id: member.accountId });
  });

  it('is bound to the host and to https when the public address is https', async () => {
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
    'signs nobody in with the value %j',
    async (value) => {
      expect(await whoIs(undefined, { headers: { cookie: `traboule=${value}` } })).toBeNull();
    },
  );
});

describe('signing out', () => {
  it('ends this session at once and no other', async () => {
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

  it('ends every session of the person on request, and none of other people', async () => {
    inFreshWindow();
    const other = await given.member(lyon);
    const mine = [await session(), await session(), member.secret];
    const out = await call(api, SIGN_OUT, { secret: mine[0], variables: { everywhere: true } });
    expect(out.data.signOut.sessions).toBeGreaterThanOrEqual(3);
    for (const secret of mine) expect(await whoIs(secret)).toBeNull();
    expect(await whoIs(other.secret)).not.toBeNull();
  });
});

describe('revocation takes effect at the next request', () => {
  it('a session ends when a role, a membership or an account is revoked', async () => {
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

  it('a session ends after thirty days without use; each use extends it', async () => {
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

describe('a session', () => {
  const latest = async (accountId: string) =>
    given.one<{ created: Date; ends: Date; expires: Date }>(
      `select created_at as created, ends_at as ends, expires_at as expires from sign_in_session where account_id = $1 order by id desc limit 1`,
      [accountId],
    );
  const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

  it('replaces the previous session of the browser', async () => {
    inFreshWindow();
    const someone = await given.member(lyon);
    const token = await secretFor(api, given, someone.email);
    const { cookies } = await call(api, SIGN_IN, { variables: { token }, secret: someone.secret });
    expect(cookies[0]!.value).not.toBe(someone.secret);
    expect(await whoIs(someone.secret)).toBeNull();
    expect(await whoIs(cookies[0]!.value)).not.toBeNull();
  });

  it('ends after twelve hours without use for staff, and after thirty days for mentors and members', async () => {
    inFreshWindow();
    for (const [role, hours] of [
      ['VENUE_STAFF', 12],
      ['ADVISER', 12],
      ['MENTOR', 720],
      [undefined, 720],
    ] as const) {
      const { venueId } = await given.space(lyon);
      const someone = await given.member(lyon, { role, ...(role === 'VENUE_STAFF' && { venueId }) });
      const before = api.clock.now();
      const secret = await session(someone);
      const { created, expires, ends } = await latest(someone.accountId);
      expect([role, hoursBetween(created, expires), hoursBetween(created, ends)]).toEqual([role, hours, 90 * 24]);
      api.clock.advance({ hours: hours - 1 });
      expect(await whoIs(secret)).not.toBeNull();
      api.clock.advance({ hours });
      expect(await whoIs(secret)).toBeNull();
      api.clock.set(before);
    }
  });

  it('ends after ninety days, however much it is used', async () => {
    inFreshWindow();
    const before = api.clock.now();
    const secret = await session();
    for (let day = 0; day < 80; day += 20) {
      api.clock.advance({ hours: 20 * 24 });
      expect(await whoIs(secret)).not.toBeNull();
    }
    api.clock.advance({ hours: 9 * 24 + 23 });
    expect(await whoIs(secret)).not.toBeNull();
    api.clock.advance({ hours: 1 });
    expect(await whoIs(secret)).toBeNull();
    api.clock.set(before);
  });

  it('gets a new secret when a role changes, and the old secret serves requests under way for one minute', async () => {
    inFreshWindow();
    const before = api.clock.now();
    const someone = await given.member(lyon);
    await given.client.query(`insert into role_grant (network_id, member_id, role) values ($1, $2, 'ADVISER')`, [
      lyon.id,
      someone.id,
    ]);
    const replies = await Promise.all(Array.from({ length: 6 }, () => call(api, ME, { secret: someone.secret })));
    const renewed = replies.flatMap(({ cookies }) => cookies.map(({ value }) => value));
    expect(replies.map(({ data }) => data.me.roles.at(-1)!.role)).toEqual(Array(6).fill('ADVISER'));
    expect(renewed).toHaveLength(1);
    expect((await call(api, ME, { secret: renewed[0]! })).cookies).toEqual([]);
    api.clock.advance({ seconds: 59 });
    expect(await whoIs(someone.secret)).not.toBeNull();
    api.clock.advance({ seconds: 1 });
    expect(await whoIs(someone.secret)).toBeNull();
    expect(await whoIs(renewed[0]!)).not.toBeNull();
    api.clock.set(before);
  });

  it('is listed with its device and can be ended alone or with all others, also in another api process', async () => {
    inFreshWindow();
    const other = await startApi(database.url, { now: api.clock.now().toString() });
    try {
      const someone = await given.member(lyon);
      const stranger = await given.member(lyon);
      const [one, two] = [await session(someone), await session(someone)];
      const SESSIONS = `{ me { sessions { id browser system current secondFactor } } }`;
      const list = async (secret: string) =>
        ((await call(api, SESSIONS, { secret })).data.me as unknown as { sessions: { id: string; current: boolean }[] })
          .sessions;
      expect((await list(one)).map(({ current }) => current).filter(Boolean)).toHaveLength(1);
      const END = `mutation ($id: ID!) { endSession(id: $id) { sessions } }`;
      const end = async (secret: string, id: string) =>
        ((await call(api, END, { secret, variables: { id } })).data as unknown as { endSession: { sessions: number } })
          .endSession.sessions;
      const { id } = (await list(two)).find(({ current }) => current)!;
      expect((await call(other, ME, { secret: two })).data.me).not.toBeNull();
      for (const text of [id.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'none', "' or 1=1"])
        expect(await end(one, text)).toBe(0);
      expect(await end(stranger.secret, id)).toBe(0);
      expect(await end(one, id)).toBe(1);
      expect((await call(other, ME, { secret: two })).data.me).toBeNull();

      await given.client.query(`insert into role_grant (network_id, member_id, role) values ($1, $2, 'ANIMATOR')`, [lyon.id, someone.id]); // prettier-ignore
      expect((await call(other, ME, { secret: one })).data.me.roles.at(-1)!.role).toBe('ANIMATOR');
      const three = await session(someone);
      await call(other, `mutation { endOtherSessions { sessions } }`, { secret: three });
      expect([await whoIs(one), await whoIs(someone.secret)]).toEqual([null, null]);
      expect(await whoIs(three)).not.toBeNull();
    } finally {
      await other.close();
    }
  });
});

describe('a member of one network', () => {
  it('has no rights in another network: signed in, but FORBIDDEN', async () => {
    const elsewhere = await given.member(nantes);
    expect(await whoIs(elsewhere.secret)).toMatchObject({ id: elsewhere.accountId, member: null, roles: [] });
    const protectedQueries = [
      `{ myPass { id } }`,
      `{ myBookings { totalCount } }`,
      `{ booking(code: "AAAAAAAA") { id } }`,
      `{ propose(need: { text: "salle" }) { understood { party } } }`,
      `mutation { cancelBooking(code: "AAAAAAAA", idempotencyKey: "12345678") { __typename } }`,
      `mutation { book(token: "x", idempotencyKey: "12345678") { __typename } }`,
    ];
    for (const query of protectedQueries) {
      expect((await call(api, query, { secret: elsewhere.secret })).errors![0]!.extensions.code).toBe('FORBIDDEN');
      expect((await call(api, query)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
      expect(
        (await call(api, query, { secret: elsewhere.secret, network: 'nantes' })).errors?.[0]?.extensions.code,
      ).not.toBe('FORBIDDEN');
    }
  });

  it('has roles in the networks that granted them, and an operator’s role everywhere', async () => {
    const admin = await given.member(nantes, { role: 'NETWORK_ADMIN', operator: true });
    expect((await whoIs(admin.secret)).roles).toEqual([{ role: 'PLATFORM_OPERATOR', venueId: null }]);
    expect((await whoIs(admin.secret, { network: 'nantes' })).roles).toEqual([
      { role: 'MEMBER', venueId: null },
      { role: 'NETWORK_ADMIN', venueId: null },
      { role: 'PLATFORM_OPERATOR', venueId: null },
    ]);
  });
});

describe('the language', () => {
  it('is the browser’s, can be set, and can be set by signed-in people only', async () => {
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
  const forgedHeaders: Record<string, string>[] = [
    { 'x-forwarded-host': 'evil.example' },
    { forwarded: 'host=evil.example;proto=https' },
    { 'x-forwarded-proto': 'https', 'x-forwarded-port': '444' },
    { referer: 'https://evil.example/' },
  ];
  it.each(forgedHeaders.map((headers) => [headers]))('ignore the request headers %j', async (headers) => {
    inFreshWindow();
    const { email } = await given.member(lyon);
    await call(api, REQUEST, { variables: { email }, headers });
    expect((await mailedLinks(api, given, email)).map(({ origin }) => origin)).toEqual(['http://localhost:3000']);
  });
});
