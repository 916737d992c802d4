import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestIdentity, openIdentityProvider } from '#libs/testing';
import { CookieJar } from './cookie-jar.fixture.js';
import {
  type Answers,
  NOW,
  OURS,
  ProviderTown,
  START,
  isSignedIn,
  problemOf,
  somebody,
} from './provider-town.fixture.js';

let town: ProviderTown;
beforeAll(async () => {
  town = await ProviderTown.open();
});
afterAll(() => town?.close());
beforeEach(() => town.startOver());

describe('the callback', () => {
  it.each([
    ['https://evil.example/', '/lyon'],
    ['//evil.example', '/lyon'],
    ['/\\evil.example', '/lyon'],
    ['/lyon/..//evil.example', '/lyon'],
    ['/lyon/sign-in', '/lyon'],
    ['/lyon/places?q=a', '/lyon/places?q=a'],
  ])('redirects a sign-in that asked for %s to %s', async (next, path) => {
    expect((await town.signIn(somebody(), undefined, next)).location).toBe(path);
  });

  it('says so when the person cancelled, and keeps the requested page', async () => {
    const { jar, location } = await town.signIn(null, undefined, '/lyon/pass');
    expect(location).toBe('/lyon/sign-in?problem=cancelled&next=%2Flyon%2Fpass');
    expect(isSignedIn(jar)).toBe(false);
  });

  it('accepts a code once, also among simultaneous requests', async () => {
    const jar = new CookieJar(town.api);
    const back = await town.comeBack(jar, somebody());
    const all = await Promise.all(Array.from({ length: 5 }, () => jar.get(back)));
    const inside = all.filter(({ location }) => location === '/lyon');
    expect(inside).toHaveLength(1);
    const again = await new CookieJar(town.api).get(back);
    expect(problemOf(again.location)).toBe('expired');
  });

  it('refuses a browser other than the one that started, so that a code cannot be planted', async () => {
    const attacker = new CookieJar(town.api);
    const back = await town.comeBack(attacker, somebody());
    const victim = new CookieJar(town.api);
    await town.start(victim);
    const planted = await victim.get(back);
    expect(problemOf(planted.location)).toBe('expired');
    expect(isSignedIn(victim)).toBe(false);
    expect((await attacker.get(back)).location).toBe('/lyon');
  });

  it('refuses the code of one sign-in with the state of another, in the same browser too', async () => {
    const [mine, theirs] = [new CookieJar(town.api), new CookieJar(town.api)];
    const stolen = new URL(await town.comeBack(theirs, somebody()), OURS).searchParams.get('code')!;
    const own = new URL(await town.comeBack(mine, somebody()), OURS);
    own.searchParams.set('code', stolen);
    const { location } = await mine.get(own.pathname + own.search);
    expect(problemOf(location)).toBe('refused'); // PKCE: the verifier is of another challenge
    expect(isSignedIn(mine)).toBe(false);
  });

  it('refuses an answer after ten minutes', async () => {
    const jar = new CookieJar(town.api);
    const back = await town.comeBack(jar, somebody());
    town.api.clock.set(town.api.clock.now().add({ minutes: 10, seconds: 1 }));
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
  ])('redirects the invalid query %j to %s', async (query, path) => {
    expect((await new CookieJar(town.api).get(`/oidc/callback${query}`)).location).toBe(path);
  });

  it('ignores the host name in a proxy’s header', async () => {
    const jar = new CookieJar(town.api);
    const back = await town.comeBack(jar, somebody());
    const { location } = await jar.get(back, { 'x-forwarded-host': 'evil.example' });
    expect(location).toBe('/lyon');
    expect(await town.whoIs(jar)).not.toBeNull();
  });

  it('refuses the answer of another issuer (mix-up)', async () => {
    const jar = new CookieJar(town.api);
    const back = new URL(await town.comeBack(jar, somebody()), OURS);
    expect(back.searchParams.get('iss')).toBe(town.provider.issuer);
    back.searchParams.set('iss', 'https://evil.example');
    expect(problemOf((await jar.get(back.pathname + back.search)).location)).toBe('refused');
  });
});

describe('a redirect address of another site', () => {
  it('is refused by the provider and never requested by us', async () => {
    const url = new URL(await town.start(new CookieJar(town.api)));
    url.searchParams.set('redirect_uri', 'https://evil.example/oidc/callback');
    await expect(town.provider.followRedirects(url.href)).rejects.toThrow(/the provider stopped/);
  });
});

describe('tokens of the provider', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const none = (claims: object) =>
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
  const seconds = () => Math.floor(Date.now() / 1000);
  const alterations: [string, (claims: Record<string, unknown>) => string][] = [
    ['not at all (alg none)', (claims) => none(claims)],
    ['with another key', (claims) => town.provider.sign(claims, other)],
    [
      'with its secret instead of its key (HS256)',
      (claims) => town.provider.sign(claims).replace(/^[^.]+/, Buffer.from('{"alg":"HS256"}').toString('base64url')),
    ],
    ['for another issuer', (claims) => town.provider.sign({ ...claims, iss: 'https://evil.example' })],
    ['for another client', (claims) => town.provider.sign({ ...claims, aud: 'somebody-else' })],
    ['for another sign-in (nonce)', (claims) => town.provider.sign({ ...claims, nonce: 'x'.repeat(43) })],
    ['without a nonce', ({ nonce: _, ...claims }) => town.provider.sign(claims)],
    ['long ago (expired)', (claims) => town.provider.sign({ ...claims, iat: seconds() - 7200, exp: seconds() - 3600 })],
    ['without a subject', ({ sub: _, ...claims }) => town.provider.sign(claims)],
    [
      'and then changed',
      (claims) =>
        town.provider
          .sign(claims)
          .replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims, sub: 'victim' })).toString('base64url')}.`),
    ],
  ];
  it.each(alterations)('are refused when they are signed %s', async (_what, bend) => {
    town.provider.alterToken = bend;
    const { jar, location } = await town.signIn(somebody());
    expect(problemOf(location)).toBe('refused');
    expect(isSignedIn(jar)).toBe(false);
  });

  it.each([
    ['unsigned', (claims: object) => none(claims)],
    ['signed with another key', (claims: object) => town.provider.sign({ ...claims }, other)],
    ['about somebody else', (claims: object) => town.provider.sign({ ...claims, sub: 'victim' })],
    ['for another client', (claims: object) => town.provider.sign({ ...claims, aud: 'somebody-else' })],
    ['by another issuer', (claims: object) => town.provider.sign({ ...claims, iss: 'https://evil.example' })],
  ])('are refused when the user information is %s', async (_what, bend) => {
    town.provider.alterUserInfo = bend;
    expect(problemOf((await town.signIn(somebody())).location)).toBe('refused');
  });

  it('are accepted when nothing is altered, which shows that the tests above can fail', async () => {
    town.provider.alterToken = (claims) => town.provider.sign(claims);
    town.provider.alterUserInfo = (claims) => town.provider.sign(claims);
    expect((await town.signIn(somebody())).location).toBe('/lyon');
  });
});

describe('a provider', () => {
  it.each(['/token', '/me'])(
    'that fails at %s is reported as unavailable, and the next attempt works',
    async (path) => {
      town.provider.failingPaths.add(path);
      const person = somebody();
      expect(problemOf((await town.signIn(person)).location)).toBe('away');
      town.provider.failingPaths.clear();
      expect((await town.signIn(person)).location).toBe('/lyon');
    },
  );

  it('is asked again later when it does not respond at first', async () => {
    const late = await openIdentityProvider(OURS);
    late.failingPaths.add('/.well-known/openid-configuration');
    const here = await startApi(town.database.url, { now: NOW.toString(), env: { PUBLIC_URL: OURS, ...late.env } });
    const jar = new CookieJar(here);
    const first = (await jar.ask<Answers>(START)).data.startProviderSignIn;
    expect(first.__typename).toBe('ProviderUnavailable');
    expect(first.message).toContain('ProConnect');
    late.failingPaths.clear();
    expect((await jar.ask<Answers>(START)).data.startProviderSignIn.__typename).toBe('ProviderAsk');
    await here.close();
    await late.close();
  });

  it('can be configured for plain JSON, trusted addresses and second factors', async () => {
    const plain = await openIdentityProvider(OURS, { userInfo: 'plain' });
    const here = await startApi(town.database.url, {
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
    const provenBy = async (more: Partial<TestIdentity>) => {
      const jar = new CookieJar(here);
      plain.person = somebody({ email_verified: undefined, ...more });
      const url = (await jar.ask<Answers>(START)).data.startProviderSignIn.url;
      expect(new URL(url).searchParams.get('acr_values')).toBe('eidas1');
      expect((await jar.get((await plain.followRedirects(url)).slice(OURS.length))).location).toBe('/lyon');
      return town.secondFactorOf(plain.person.email!);
    };
    expect(await provenBy({})).toBe(false);
    expect(await provenBy({ amr: ['pwd'] })).toBe(false);
    expect(await provenBy({ amr: ['pwd', 'mfa'] })).toBe(true);
    await here.close();
    await plain.close();
  });
});

it('ignores a second factor at the provider unless the setting names it', async () => {
  const person = somebody({ amr: ['mfa'], acr: 'eidas2' });
  await town.signIn(person);
  expect(await town.secondFactorOf(person.email!)).toBe(false);
});
