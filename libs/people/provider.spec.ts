import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
import { CookieJar } from './cookie-jar.fixture.js';
import { CLIENT, type Held, LocalProvider } from './identity-provider.fixture.js';

const OURS = 'https://traboule.spec.example';
const START = `mutation ($next: String) { startProviderSignIn(next: $next) { __typename
  ... on ProviderAsk { url } ... on ProviderUnavailable { message } ... on Throttled { message } } }`;
const LINK = `mutation { startLinkingProvider { __typename ... on ProviderAsk { url } ... on ProofNeeded { message } } }`;
const UNLINK = `mutation ($issuer: String!) { unlinkProvider(issuer: $issuer) { label } }`;
const ME = `{ me { id name email identities { issuer label } } }`;

interface Answers {
  startProviderSignIn: { __typename: string; url: string; message: string };
  startLinkingProvider: { __typename: string; url: string };
  unlinkProvider: { label: string } | null;
  me: { id: string; name: string; email: string; identities: { issuer: string; label: string }[] } | null;
  signInProvider: { label: string } | null;
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let provider: LocalProvider;
// The provider and the checks of its tokens go by the real clock.
const NOW = Temporal.Now.instant();
let windows = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  provider = await LocalProvider.open(OURS);
  api = await startApi(database.url, { now: NOW.toString(), env: { PUBLIC_URL: OURS, ...provider.env } });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await provider?.close();
  await given?.end();
  await database?.drop();
});
// Each test in a quarter of an hour of its own, so that its tries are the first.
beforeEach(() => api.clock.set(NOW.add({ minutes: 15 * ++windows })));
afterEach(() => {
  provider.bendToken = provider.bendUserInfo = undefined;
  provider.broken.clear();
});

let people = 0;
const somebody = (more: Partial<Held> = {}): Held => {
  const n = ++people;
  return {
    sub: `subject-${n}`,
    email: `p${n}@ville.example`,
    email_verified: true,
    given_name: 'Camille',
    usual_name: `Durand ${n}`,
    ...more,
  };
};

const start = async (jar: CookieJar, next?: string): Promise<string> =>
  (await jar.ask<Answers>(START, { next })).data.startProviderSignIn.url;
/** What the provider sends a person's browser back with. */
async function comeBack(jar: CookieJar, person: Held | null, next?: string): Promise<string> {
  provider.person = person;
  return (await provider.walk(await start(jar, next))).slice(OURS.length);
}
const signIn = async (person: Held | null, jar = new CookieJar(api), next?: string) => ({
  jar,
  ...(await jar.get(await comeBack(jar, person, next))),
});
const whoIs = async (jar: CookieJar) => (await jar.ask<Answers>(ME)).data.me;
const problemOf = (location: string | undefined) => new URL(location ?? '', OURS).searchParams.get('problem');
const isSignedIn = (jar: CookieJar) => jar.cookies.has('__Host-traboule');
const accounts = async (): Promise<number> => (await given.one<{ n: number }>(`select count(*)::int n from account`)).n;

async function memberJar(member: GivenMember, minutesAgo = 0): Promise<CookieJar> {
  await given.client.query(`update session set created_at = $2, second_factor_at = null where account_id = $1`, [
    member.accountId,
    api.clock.now().subtract({ minutes: minutesAgo }).toString(),
  ]);
  const jar = new CookieJar(api);
  jar.cookies.set('__Host-traboule', member.secret);
  return jar;
}

describe('the way there', () => {
  it('asks for a code, with PKCE, a state and a nonce, and to come back to our own address', async () => {
    const jar = new CookieJar(api);
    const url = new URL(await start(jar));
    expect(url.origin).toBe(provider.issuer);
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({
      client_id: CLIENT.id,
      redirect_uri: `${OURS}/oidc/callback`,
      response_type: 'code',
      scope: 'openid email given_name usual_name',
      code_challenge_method: 'S256',
    });
    for (const secret of [nonce, code_challenge]) expect(secret).toMatch(/^[\w-]{43}$/);
    expect(state).toMatch(/^lyon\.[\w-]{43}$/);
    expect(jar.cookies.get('__Host-traboule-browser')).toMatch(/^[\w-]{43}$/);
  });

  it('does not follow the Host header', async () => {
    const { data } = await new CookieJar(api).ask<Answers>(
      START,
      {},
      {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
      },
    );
    expect(new URL(data.startProviderSignIn.url).searchParams.get('redirect_uri')).toBe(`${OURS}/oidc/callback`);
  });

  it('is shown only where there is a provider', async () => {
    const ask = `{ signInProvider { label } }`;
    expect((await new CookieJar(api).ask<Answers>(ask)).data.signInProvider).toEqual({ label: 'ProConnect' });
    const without = await startApi(database.url, { now: NOW.toString(), env: { PUBLIC_URL: OURS } });
    const jar = new CookieJar(without);
    expect((await jar.ask<Answers>(ask)).data.signInProvider).toBeNull();
    expect((await jar.ask<Answers>(START)).data.startProviderSignIn.__typename).toBe('ProviderUnavailable');
    expect((await jar.get('/oidc/callback?state=lyon.x&code=y')).status).toBe(404);
    await without.close();
  });
});

describe('the first time', () => {
  it('makes a newcomer with a checked address an account and a member, and goes on to where they wanted to', async () => {
    const person = somebody();
    const { jar, status, location, cookies } = await signIn(person, undefined, '/lyon/pass?x=1');
    expect([status, location]).toEqual([303, '/lyon/pass?x=1']);
    expect(cookies.find(({ name }) => name === '__Host-traboule')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });
    expect(await whoIs(jar)).toMatchObject({
      name: `${person.given_name} ${person.usual_name}`,
      email: person.email,
      identities: [{ issuer: provider.issuer, label: 'ProConnect' }],
    });
    const again = await signIn({ ...person, email: 'moved@ville.example' });
    expect((await whoIs(again.jar))!.email).toBe(person.email);
  });

  it('finds the account of a checked address', async () => {
    const member = await given.member(lyon, { name: 'Awa Diallo' });
    const { jar } = await signIn(somebody({ email: member.email.toUpperCase() }));
    expect((await whoIs(jar))!.id).toBe(member.accountId);
  });

  it.each([{ email_verified: false }, { email_verified: undefined }, { email_verified: 'true' as never }])(
    'takes nobody’s account over, and makes none, for an address nobody checked: %j',
    async (unchecked) => {
      const victim = await given.member(lyon);
      const before = await accounts();
      for (const email of [victim.email, `new${before}@ville.example`]) {
        const { jar, location } = await signIn(somebody({ email, ...unchecked }));
        expect(problemOf(location)).toBe('unverified-mail');
        expect(isSignedIn(jar)).toBe(false);
      }
      expect(await accounts()).toBe(before);
    },
  );

  it('without any address says so', async () => {
    const { location } = await signIn(
      somebody({ email: undefined, email_verified: undefined }),
      undefined,
      '/lyon/pass',
    );
    expect(location).toBe('/lyon/sign-in?problem=no-mail&next=%2Flyon%2Fpass');
  });

  it('does not give an account that is linked already to somebody else at the provider', async () => {
    const first = somebody();
    await signIn(first);
    const heir = await signIn(somebody({ email: first.email }));
    expect(problemOf(heir.location)).toBe('linked-elsewhere');
    expect(isSignedIn(heir.jar)).toBe(false);
  });

  it('in two windows at once makes one account', async () => {
    const person = somebody();
    const jars = Array.from({ length: 4 }, () => new CookieJar(api));
    const ways: string[] = [];
    for (const jar of jars) ways.push(await comeBack(jar, person));
    await Promise.all(jars.map((jar, i) => jar.get(ways[i]!)));
    const ids = new Set(await Promise.all(jars.map(async (jar) => (await whoIs(jar))?.id)));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toBeDefined();
  });

  it('lets in neither a disabled account nor who left the network', async () => {
    const [disabled, left] = [somebody(), somebody()];
    for (const person of [disabled, left]) await signIn(person);
    await given.client.query(`update account set disabled_at = now() where email = $1`, [disabled.email]);
    await given.client.query(
      `update member set left_at = now() where account_id = (select id from account where email = $1)`,
      [left.email],
    );
    for (const person of [disabled, left]) {
      const { jar, location } = await signIn(person);
      expect(problemOf(location)).toBe('refused');
      expect(isSignedIn(jar)).toBe(false);
    }
  });
});

describe('coming back', () => {
  it.each([
    ['https://evil.example/', '/lyon'],
    ['//evil.example', '/lyon'],
    ['/\\evil.example', '/lyon'],
    ['/lyon/..//evil.example', '/lyon'],
    ['/lyon/sign-in', '/lyon'],
    ['/lyon/places?q=a', '/lyon/places?q=a'],
  ])('to %s leads to %s', async (next, path) => {
    expect((await signIn(somebody(), undefined, next)).location).toBe(path);
  });

  it('without having signed in there says so, kindly, and keeps where one wanted to go', async () => {
    const { jar, location } = await signIn(null, undefined, '/lyon/pass');
    expect(location).toBe('/lyon/sign-in?problem=cancelled&next=%2Flyon%2Fpass');
    expect(isSignedIn(jar)).toBe(false);
  });

  it('twice with one code works once, also at the same moment', async () => {
    const jar = new CookieJar(api);
    const back = await comeBack(jar, somebody());
    const all = await Promise.all(Array.from({ length: 5 }, () => jar.get(back)));
    const inside = all.filter(({ location }) => location === '/lyon');
    expect(inside).toHaveLength(1);
    const again = await new CookieJar(api).get(back);
    expect(problemOf(again.location)).toBe('expired');
  });

  it('in another browser than the one that left is refused: a code cannot be planted', async () => {
    const attacker = new CookieJar(api);
    const back = await comeBack(attacker, somebody());
    const victim = new CookieJar(api);
    await start(victim);
    const planted = await victim.get(back);
    expect(problemOf(planted.location)).toBe('expired');
    expect(isSignedIn(victim)).toBe(false);
    expect((await attacker.get(back)).location).toBe('/lyon');
  });

  it('with the code of one sign-in and the state of another is refused, in the same browser too', async () => {
    const [mine, theirs] = [new CookieJar(api), new CookieJar(api)];
    const stolen = new URL(await comeBack(theirs, somebody()), OURS).searchParams.get('code')!;
    const own = new URL(await comeBack(mine, somebody()), OURS);
    own.searchParams.set('code', stolen);
    const { location } = await mine.get(own.pathname + own.search);
    expect(problemOf(location)).toBe('refused'); // PKCE: the verifier is of another challenge
    expect(isSignedIn(mine)).toBe(false);
  });

  it('after ten minutes is too late', async () => {
    const jar = new CookieJar(api);
    const back = await comeBack(jar, somebody());
    api.clock.set(api.clock.now().add({ minutes: 10, seconds: 1 }));
    expect(problemOf((await jar.get(back)).location)).toBe('expired');
  });

  it.each([
    ['', '/'],
    ['?state=', '/'],
    ['?state=nowhere.x&code=y', '/'],
    ['?state=//evil.example&code=y', '/'],
    ['?state=lyon.x&code=y', '/lyon/sign-in?problem=expired'],
    ['?state=lyon.x&state=lyon.y', '/lyon/sign-in?problem=expired'],
    [`?state=lyon.${'x'.repeat(3000)}`, '/lyon/sign-in?problem=expired'],
    ['?error=access_denied', '/'],
  ])('with %s leads to %s', async (query, path) => {
    expect((await new CookieJar(api).get(`/oidc/callback${query}`)).location).toBe(path);
  });

  it('under another host’s name changes nothing', async () => {
    const jar = new CookieJar(api);
    const back = await comeBack(jar, somebody());
    const { location } = await jar.get(back, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    expect(location).toBe('/lyon');
    expect(await whoIs(jar)).not.toBeNull();
  });

  it('from another issuer than the one asked is refused (mix-up)', async () => {
    const jar = new CookieJar(api);
    const back = new URL(await comeBack(jar, somebody()), OURS);
    expect(back.searchParams.get('iss')).toBe(provider.issuer);
    back.searchParams.set('iss', 'https://evil.example');
    expect(problemOf((await jar.get(back.pathname + back.search)).location)).toBe('refused');
  });
});

describe('a redirect address of somebody else', () => {
  it('is refused by the provider, and never asked for by us', async () => {
    const url = new URL(await start(new CookieJar(api)));
    url.searchParams.set('redirect_uri', 'https://evil.example/oidc/callback');
    await expect(provider.walk(url.href)).rejects.toThrow(/the provider stopped/);
  });
});

describe('what the provider signs', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const none = (claims: object) =>
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
  const seconds = () => Math.floor(Date.now() / 1000);
  const bends: [string, (claims: Record<string, unknown>) => string][] = [
    ['not at all (alg none)', (claims) => none(claims)],
    ['with another key', (claims) => provider.sign(claims, other)],
    [
      'with its secret instead of its key (HS256)',
      (claims) => provider.sign(claims).replace(/^[^.]+/, Buffer.from('{"alg":"HS256"}').toString('base64url')),
    ],
    ['for another issuer', (claims) => provider.sign({ ...claims, iss: 'https://evil.example' })],
    ['for another client', (claims) => provider.sign({ ...claims, aud: 'somebody-else' })],
    ['for another sign-in (nonce)', (claims) => provider.sign({ ...claims, nonce: 'x'.repeat(43) })],
    ['without a nonce', ({ nonce: _, ...claims }) => provider.sign(claims)],
    ['long ago (expired)', (claims) => provider.sign({ ...claims, iat: seconds() - 7200, exp: seconds() - 3600 })],
    ['without a subject', ({ sub: _, ...claims }) => provider.sign(claims)],
    [
      'and somebody changes it',
      (claims) =>
        provider
          .sign(claims)
          .replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims, sub: 'victim' })).toString('base64url')}.`),
    ],
  ];
  it.each(bends)('%s is refused', async (_what, bend) => {
    provider.bendToken = bend;
    const { jar, location } = await signIn(somebody());
    expect(problemOf(location)).toBe('refused');
    expect(isSignedIn(jar)).toBe(false);
  });

  it.each([
    ['unsigned', (claims: object) => none(claims)],
    ['signed with another key', (claims: object) => provider.sign({ ...claims }, other)],
    ['about somebody else', (claims: object) => provider.sign({ ...claims, sub: 'victim' })],
    ['for another client', (claims: object) => provider.sign({ ...claims, aud: 'somebody-else' })],
    ['by another issuer', (claims: object) => provider.sign({ ...claims, iss: 'https://evil.example' })],
  ])('of the person, %s, is refused', async (_what, bend) => {
    provider.bendUserInfo = bend;
    expect(problemOf((await signIn(somebody())).location)).toBe('refused');
  });

  it('is taken when nothing is bent: the two tests above could fail', async () => {
    provider.bendToken = (claims) => provider.sign(claims);
    provider.bendUserInfo = (claims) => provider.sign(claims);
    expect((await signIn(somebody())).location).toBe('/lyon');
  });
});

describe('a provider that', () => {
  it.each(['/token', '/me'])('breaks at %s is said to be away, and the next try works', async (path) => {
    provider.broken.add(path);
    const person = somebody();
    expect(problemOf((await signIn(person)).location)).toBe('away');
    provider.broken.clear();
    expect((await signIn(person)).location).toBe('/lyon');
  });

  it('does not answer at first is asked again later', async () => {
    const late = await LocalProvider.open(OURS);
    late.broken.add('/.well-known/openid-configuration');
    const here = await startApi(database.url, { now: NOW.toString(), env: { PUBLIC_URL: OURS, ...late.env } });
    const jar = new CookieJar(here);
    const first = (await jar.ask<Answers>(START)).data.startProviderSignIn;
    expect(first.__typename).toBe('ProviderUnavailable');
    expect(first.message).toContain('ProConnect');
    late.broken.clear();
    expect((await jar.ask<Answers>(START)).data.startProviderSignIn.__typename).toBe('ProviderAsk');
    await here.close();
    await late.close();
  });

  it('answers in plain JSON, is trusted for mail, and tells of a second factor is set up so', async () => {
    const plain = await LocalProvider.open(OURS, { userInfo: 'plain' });
    const here = await startApi(database.url, {
      now: NOW.toString(),
      env: {
        PUBLIC_URL: OURS,
        ...plain.env,
        OIDC_TRUSTED_MAIL: '1',
        OIDC_SECOND_FACTOR: 'mfa eidas2',
        OIDC_ACR_VALUES: 'eidas1',
        OIDC_LABEL: 'Clé de la ville',
      },
    });
    const provenBy = async (more: Partial<Held>) => {
      const jar = new CookieJar(here);
      plain.person = somebody({ email_verified: undefined, ...more });
      const url = (await jar.ask<Answers>(START)).data.startProviderSignIn.url;
      expect(new URL(url).searchParams.get('acr_values')).toBe('eidas1');
      expect((await jar.get((await plain.walk(url)).slice(OURS.length))).location).toBe('/lyon');
      const { at } = await given.one<{ at: unknown }>(
        `select second_factor_at as at from session s join account a on a.id = s.account_id where a.email = $1`,
        [plain.person.email],
      );
      return at !== null;
    };
    expect(await provenBy({})).toBe(false);
    expect(await provenBy({ amr: ['pwd'] })).toBe(false);
    expect(await provenBy({ amr: ['pwd', 'mfa'] })).toBe(true);
    await here.close();
    await plain.close();
  });
});

it('a second factor at the provider counts for nothing unless the setting says so', async () => {
  const person = somebody({ amr: ['mfa'], acr: 'eidas2' });
  await signIn(person);
  const { at } = await given.one<{ at: unknown }>(
    `select second_factor_at as at from session s join account a on a.id = s.account_id where a.email = $1`,
    [person.email],
  );
  expect(at).toBeNull();
});

describe('linking from one’s account', () => {
  const link = async (jar: CookieJar, person: Held | null) => {
    const { data } = await jar.ask<Answers>(LINK);
    provider.person = person;
    return jar.get((await provider.walk(data.startLinkingProvider.url)).slice(OURS.length));
  };

  it('needs no checked address, only having signed in a moment ago, and then signs in', async () => {
    const member = await given.member(lyon);
    const stale = await memberJar(member, 20);
    expect((await stale.ask<Answers>(LINK)).data.startLinkingProvider.__typename).toBe('ProofNeeded');
    const jar = await memberJar(member);
    const person = somebody({ email_verified: false });
    expect((await link(jar, person)).location).toBe('/lyon/account');
    const elsewhere = await signIn(person);
    expect((await whoIs(elsewhere.jar))!.id).toBe(member.accountId);
  });

  it('does not take an identity from another account, nor a second one of the same provider', async () => {
    const person = somebody();
    await signIn(person);
    const member = await given.member(lyon);
    const jar = await memberJar(member);
    expect((await link(jar, person)).location).toBe('/lyon/account?problem=linked-elsewhere');
    expect((await link(jar, somebody())).location).toBe('/lyon/account');
    expect((await link(jar, somebody())).location).toBe('/lyon/account?problem=linked-elsewhere');
    expect((await link(jar, null)).location).toBe('/lyon/account?problem=cancelled');
  });

  it('is finished by the account that began it, or not at all', async () => {
    const [member, other] = [await given.member(lyon), await given.member(lyon)];
    const jar = await memberJar(member);
    const { data } = await jar.ask<Answers>(LINK);
    provider.person = somebody();
    const back = (await provider.walk(data.startLinkingProvider.url)).slice(OURS.length);
    jar.cookies.set('__Host-traboule', other.secret);
    expect(problemOf((await jar.get(back)).location)).toBe('expired');
    for (const one of [member, other]) expect((await whoIs(await memberJar(one)))!.identities).toEqual([]);
  });

  it('is undone by its owner: the provider then signs in to it no longer', async () => {
    const member = await given.member(lyon);
    const jar = await memberJar(member);
    const person = somebody({ email_verified: false });
    await link(jar, person);
    const thief = await memberJar(await given.member(lyon));
    const issuer = provider.issuer;
    expect((await thief.ask<Answers>(UNLINK, { issuer })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await jar.ask<Answers>(UNLINK, { issuer })).data.unlinkProvider!.label).toBe('ProConnect');
    expect((await jar.ask<Answers>(UNLINK, { issuer })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(problemOf((await signIn(person)).location)).toBe('unverified-mail');
  });
});
