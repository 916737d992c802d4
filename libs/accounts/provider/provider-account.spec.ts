import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestIdentity } from '#libs/testing';
import { type CookieJar } from './cookie-jar.fixture.js';
import {
  type Answers,
  LINK,
  OURS,
  ProviderTown,
  SIGN_OUT,
  UNLINK,
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

describe('linking an identity to an account', () => {
  const link = async (jar: CookieJar, person: TestIdentity | null) => {
    const { data } = await jar.ask<Answers>(LINK);
    town.provider.person = person;
    return jar.get((await town.provider.followRedirects(data.startLinkingProvider.url)).slice(OURS.length));
  };

  it('needs a recent sign-in but no verified address, and the identity then signs in', async () => {
    const member = await town.given.member(town.lyon);
    const stale = await town.memberJar(member, 20);
    expect((await stale.ask<Answers>(LINK)).data.startLinkingProvider.__typename).toBe('RecentSignInNeeded');
    const jar = await town.memberJar(member);
    const person = somebody({ email_verified: false });
    expect((await link(jar, person)).location).toBe('/lyon/account');
    const elsewhere = await town.signIn(person);
    expect((await town.whoIs(elsewhere.jar))!.id).toBe(member.accountId);
  });

  it('refuses an identity of another account, and a second identity of the same provider', async () => {
    const person = somebody();
    await town.signIn(person);
    const member = await town.given.member(town.lyon);
    const jar = await town.memberJar(member);
    expect((await link(jar, person)).location).toBe('/lyon/account?problem=linked-elsewhere');
    expect((await link(jar, somebody())).location).toBe('/lyon/account');
    expect((await link(jar, somebody())).location).toBe('/lyon/account?problem=linked-elsewhere');
    expect((await link(jar, null)).location).toBe('/lyon/account?problem=cancelled');
  });

  it('can be finished only by the account that started it', async () => {
    const [member, other] = [await town.given.member(town.lyon), await town.given.member(town.lyon)];
    const jar = await town.memberJar(member);
    const { data } = await jar.ask<Answers>(LINK);
    town.provider.person = somebody();
    const back = (await town.provider.followRedirects(data.startLinkingProvider.url)).slice(OURS.length);
    jar.cookies.set('__Host-traboule', other.secret);
    expect(problemOf((await jar.get(back)).location)).toBe('expired');
    for (const one of [member, other]) expect((await town.whoIs(await town.memberJar(one)))!.identities).toEqual([]);
  });

  it('can be undone by the owner, after which the identity no longer signs in', async () => {
    const member = await town.given.member(town.lyon);
    const jar = await town.memberJar(member);
    const person = somebody({ email_verified: false });
    await link(jar, person);
    const thief = await town.memberJar(await town.given.member(town.lyon));
    const issuer = town.provider.issuer;
    expect((await thief.ask<Answers>(UNLINK, { issuer })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const stale = await town.memberJar(member, 20);
    expect((await stale.ask<Answers>(UNLINK, { issuer })).data.unlinkProvider!.__typename).toBe('RecentSignInNeeded');
    await town.memberJar(member);
    expect((await jar.ask<Answers>(UNLINK, { issuer })).data.unlinkProvider!.label).toBe('ProConnect');
    expect((await jar.ask<Answers>(UNLINK, { issuer })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(problemOf((await town.signIn(person)).location)).toBe('unverified-mail');
  });
});

describe('an account with a second factor of its own', () => {
  it('is asked for the code after the provider, without a session and without a trace of the challenge in logs', async () => {
    const member = await town.given.member(town.lyon);
    await town.given.client.query(`insert into account_totp values ($1, '\\x00', now(), now())`, [member.accountId]);
    const { jar, location } = await town.signIn(somebody({ email: member.email }), undefined, '/lyon/pass');
    expect(location).toMatch(/^\/lyon\/sign-in\?next=%2Flyon%2Fpass#second=[\w.-]+$/);
    expect(isSignedIn(jar)).toBe(false);
  });
});

describe('signing out', () => {
  it('also signs out at the provider, once, with the provider’s token, which is stored encrypted', async () => {
    const person = somebody();
    const { jar } = await town.signIn(person);
    const { kept } = await town.given.one<{ kept: Buffer }>(
      `select id_token as kept from provider_session p join sign_in_session s on s.id = p.session_id join account a on a.id = s.account_id where a.email = $1`,
      [person.email],
    );
    expect(kept.toString('latin1')).not.toContain('eyJ');
    const { data } = await jar.ask<Answers>(SIGN_OUT);
    const url = new URL(data.signOut.providerUrl!);
    expect(url.origin).toBe(town.provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      id_token_hint: expect.stringMatching(/^eyJ/),
      post_logout_redirect_uri: `${OURS}/oidc/signed-out`,
      state: expect.stringMatching(/^lyon\.[\w-]{43}$/),
      client_id: town.provider.env.OIDC_CLIENT_ID,
    });
    expect(isSignedIn(jar)).toBe(false);
    expect((await jar.get(`/oidc/signed-out?state=${url.searchParams.get('state')}`)).location).toBe('/lyon');
    expect((await jar.get('/oidc/signed-out?state=//evil.example')).location).toBe('/');
    const { n } = await town.given.one<{ n: number }>(
      `select count(*)::int n from provider_session p join sign_in_session s on s.id = p.session_id join account a on a.id = s.account_id where a.email = $1`,
      [person.email],
    );
    expect(n).toBe(0);
  });

  it('also signs out at the provider after the session was renewed', async () => {
    const { jar } = await town.signIn(somebody());
    const before = jar.cookies.get('__Host-traboule');
    await town.given.client.query(`update sign_in_session set renew = true`);
    await town.whoIs(jar);
    expect(jar.cookies.get('__Host-traboule')).not.toBe(before);
    expect((await jar.ask<Answers>(SIGN_OUT)).data.signOut.providerUrl).toContain('id_token_hint');
  });

  it('does not involve the provider when the session did not start there', async () => {
    const jar = await town.memberJar(await town.given.member(town.lyon));
    expect((await jar.ask<Answers>(SIGN_OUT)).data.signOut).toEqual({ sessions: 1, providerUrl: null });
  });
});

describe('the owner’s mails about linked identities', () => {
  it('report linking by address, linking by hand and unlinking; a newcomer gets none', async () => {
    const member = await town.given.member(town.lyon);
    const { jar } = await town.signIn(somebody({ email: member.email }));
    await jar.ask(UNLINK, { issuer: town.provider.issuer });
    const { data } = await jar.ask<Answers>(LINK);
    town.provider.person = somebody();
    await jar.get((await town.provider.followRedirects(data.startLinkingProvider.url)).slice(OURS.length));
    expect(await town.notices(member.accountId)).toEqual(['IDENTITY_LINKED', 'IDENTITY_UNLINKED', 'IDENTITY_LINKED']);
    const newcomer = await town.signIn(somebody());
    expect(await town.notices((await town.whoIs(newcomer.jar))!.id)).toEqual([]);
  });
});
