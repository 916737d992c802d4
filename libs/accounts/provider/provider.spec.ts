import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi } from '#libs/testing';
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

const accounts = async (): Promise<number> =>
  (await town.given.one<{ n: number }>(`select count(*)::int n from account`)).n;

describe('the redirect to the provider', () => {
  it('requests a code with PKCE, a state, a nonce and our own callback address', async () => {
    const jar = new CookieJar(town.api);
    const url = new URL(await town.start(jar));
    expect(url.origin).toBe(town.provider.issuer);
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({
      client_id: town.provider.env.OIDC_CLIENT_ID,
      redirect_uri: `${OURS}/oidc/callback`,
      response_type: 'code',
      scope: 'openid email given_name usual_name',
      code_challenge_method: 'S256',
    });
    for (const secret of [nonce, code_challenge]) expect(secret).toMatch(/^[\w-]{43}$/);
    expect(state).toMatch(/^lyon\.[\w-]{43}$/);
    expect(jar.cookies.get('__Host-traboule-browser')).toMatch(/^[\w-]{43}$/);
  });

  it('does not follow the X-Forwarded-Host header', async () => {
    const { data } = await new CookieJar(town.api).ask<Answers>(
      START,
      {},
      {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
      },
    );
    expect(new URL(data.startProviderSignIn.url).searchParams.get('redirect_uri')).toBe(`${OURS}/oidc/callback`);
  });

  it('is offered only where a provider is configured', async () => {
    const ask = `{ signInProvider { label } }`;
    expect((await new CookieJar(town.api).ask<Answers>(ask)).data.signInProvider).toEqual({ label: 'ProConnect' });
    const without = await startApi(town.database.url, { now: NOW.toString(), env: { PUBLIC_URL: OURS } });
    const jar = new CookieJar(without);
    expect((await jar.ask<Answers>(ask)).data.signInProvider).toBeNull();
    expect((await jar.ask<Answers>(START)).data.startProviderSignIn.__typename).toBe('ProviderUnavailable');
    expect((await jar.get('/oidc/callback?state=lyon.x&code=y')).status).toBe(404);
    await without.close();
  });
});

describe('the first sign-in through the provider', () => {
  it('makes a newcomer with a verified address an account and a member, and continues to the requested page', async () => {
    const person = somebody();
    const { jar, status, location, cookies } = await town.signIn(person, undefined, '/lyon/pass?x=1');
    expect([status, location]).toEqual([303, '/lyon/pass?x=1']);
    expect(cookies.find(({ name }) => name === '__Host-traboule')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });
    expect(cookies.find(({ name }) => name === '__Host-traboule-device')).toMatchObject({
      httpOnly: true,
      secure: true,
    });
    expect(await town.whoIs(jar)).toMatchObject({
      name: `${person.given_name} ${person.usual_name}`,
      email: person.email,
      identities: [{ issuer: town.provider.issuer, label: 'ProConnect' }],
    });
    const again = await town.signIn({ ...person, email: 'moved@ville.example' });
    expect((await town.whoIs(again.jar))!.email).toBe(person.email);
  });

  it('finds the account of a verified address', async () => {
    const member = await town.given.member(town.lyon, { name: 'Awa Diallo' });
    const { jar } = await town.signIn(somebody({ email: member.email.toUpperCase() }));
    expect((await town.whoIs(jar))!.id).toBe(member.accountId);
  });

  it.each([{ email_verified: false }, { email_verified: undefined }, { email_verified: 'true' as never }])(
    'neither opens nor creates an account for an unverified address: %j',
    async (unchecked) => {
      const victim = await town.given.member(town.lyon);
      const before = await accounts();
      for (const email of [victim.email, `new${before}@ville.example`]) {
        const { jar, location } = await town.signIn(somebody({ email, ...unchecked }));
        expect(problemOf(location)).toBe('unverified-mail');
        expect(isSignedIn(jar)).toBe(false);
      }
      expect(await accounts()).toBe(before);
    },
  );

  it('explains that the provider gave no address', async () => {
    const { location } = await town.signIn(
      somebody({ email: undefined, email_verified: undefined }),
      undefined,
      '/lyon/pass',
    );
    expect(location).toBe('/lyon/sign-in?problem=no-mail&next=%2Flyon%2Fpass');
  });

  it('refuses an account that is linked to another identity of the provider', async () => {
    const first = somebody();
    await town.signIn(first);
    const heir = await town.signIn(somebody({ email: first.email }));
    expect(problemOf(heir.location)).toBe('linked-elsewhere');
    expect(isSignedIn(heir.jar)).toBe(false);
  });

  it('creates one account in two windows at the same time', async () => {
    const person = somebody();
    const jars = Array.from({ length: 4 }, () => new CookieJar(town.api));
    const ways: string[] = [];
    for (const jar of jars) ways.push(await town.comeBack(jar, person));
    await Promise.all(jars.map((jar, i) => jar.get(ways[i]!)));
    const ids = new Set(await Promise.all(jars.map(async (jar) => (await town.whoIs(jar))?.id)));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toBeDefined();
  });

  it('refuses a disabled account and a former member', async () => {
    const [disabled, left] = [somebody(), somebody()];
    for (const person of [disabled, left]) await town.signIn(person);
    await town.given.client.query(`update account set disabled_at = now() where email = $1`, [disabled.email]);
    await town.given.client.query(
      `update member set left_at = now() where account_id = (select id from account where email = $1)`,
      [left.email],
    );
    for (const person of [disabled, left]) {
      const { jar, location } = await town.signIn(person);
      expect(problemOf(location)).toBe('refused');
      expect(isSignedIn(jar)).toBe(false);
    }
  });
});
