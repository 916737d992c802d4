import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Held } from '#libs/testing';
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

describe('linking from one’s account', () => {
  const link = async (jar: CookieJar, person: Held | null) => {
    const { data } = await jar.ask<Answers>(LINK);
    town.provider.person = person;
    return jar.get((await town.provider.walk(data.startLinkingProvider.url)).slice(OURS.length));
  };

  it('needs no checked address, only having signed in a moment ago, and then signs in', async () => {
    const member = await town.given.member(town.lyon);
    const stale = await town.memberJar(member, 20);
    expect((await stale.ask<Answers>(LINK)).data.startLinkingProvider.__typename).toBe('RecentSignInNeeded');
    const jar = await town.memberJar(member);
    const person = somebody({ email_verified: false });
    expect((await link(jar, person)).location).toBe('/lyon/account');
    const elsewhere = await town.signIn(person);
    expect((await town.whoIs(elsewhere.jar))!.id).toBe(member.accountId);
  });

  it('does not take an identity from another account, nor a second one of the same provider', async () => {
    const person = somebody();
    await town.signIn(person);
    const member = await town.given.member(town.lyon);
    const jar = await town.memberJar(member);
    expect((await link(jar, person)).location).toBe('/lyon/account?problem=linked-elsewhere');
    expect((await link(jar, somebody())).location).toBe('/lyon/account');
    expect((await link(jar, somebody())).location).toBe('/lyon/account?problem=linked-elsewhere');
    expect((await link(jar, null)).location).toBe('/lyon/account?problem=cancelled');
  });

  it('is finished by the account that began it, or not at all', async () => {
    const [member, other] = [await town.given.member(town.lyon), await town.given.member(town.lyon)];
    const jar = await town.memberJar(member);
    const { data } = await jar.ask<Answers>(LINK);
    town.provider.person = somebody();
    const back = (await town.provider.walk(data.startLinkingProvider.url)).slice(OURS.length);
    jar.cookies.set('__Host-traboule', other.secret);
    expect(problemOf((await jar.get(back)).location)).toBe('expired');
    for (const one of [member, other]) expect((await town.whoIs(await town.memberJar(one)))!.identities).toEqual([]);
  });

  it('is undone by its owner: the provider then signs in to it no longer', async () => {
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

describe('a second factor set up here', () => {
  it('is asked for on the way back, where no log reads it, and nobody is signed in before', async () => {
    const member = await town.given.member(town.lyon);
    await town.given.client.query(`insert into account_totp values ($1, '\\x00', now(), now())`, [member.accountId]);
    const { jar, location } = await town.signIn(somebody({ email: member.email }), undefined, '/lyon/pass');
    expect(location).toMatch(/^\/lyon\/sign-in\?next=%2Flyon%2Fpass#second=[\w.-]+$/);
    expect(isSignedIn(jar)).toBe(false);
  });
});

describe('signing out', () => {
  it('is told to the provider too, once, with the token it gave, which is kept encrypted', async () => {
    const person = somebody();
    const { jar } = await town.signIn(person);
    const { kept } = await town.given.one<{ kept: Buffer }>(
      `select id_token as kept from provider_session p join session s on s.id = p.session_id join account a on a.id = s.account_id where a.email = $1`,
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
      `select count(*)::int n from provider_session p join session s on s.id = p.session_id join account a on a.id = s.account_id where a.email = $1`,
      [person.email],
    );
    expect(n).toBe(0);
  });

  it('still is when the session got another secret meanwhile', async () => {
    const { jar } = await town.signIn(somebody());
    const before = jar.cookies.get('__Host-traboule');
    await town.given.client.query(`update session set renew = true`);
    await town.whoIs(jar);
    expect(jar.cookies.get('__Host-traboule')).not.toBe(before);
    expect((await jar.ask<Answers>(SIGN_OUT)).data.signOut.providerUrl).toContain('id_token_hint');
  });

  it('of who came another way is nobody else’s business', async () => {
    const jar = await town.memberJar(await town.given.member(town.lyon));
    expect((await jar.ask<Answers>(SIGN_OUT)).data.signOut).toEqual({ sessions: 1, providerUrl: null });
  });
});

describe('the owner of an account is told by mail', () => {
  it('when an identity is linked to it by its address, by hand, or unlinked; a newcomer is not', async () => {
    const member = await town.given.member(town.lyon);
    const { jar } = await town.signIn(somebody({ email: member.email }));
    await jar.ask(UNLINK, { issuer: town.provider.issuer });
    const { data } = await jar.ask<Answers>(LINK);
    town.provider.person = somebody();
    await jar.get((await town.provider.walk(data.startLinkingProvider.url)).slice(OURS.length));
    expect(await town.notices(member.accountId)).toEqual(['IDENTITY_LINKED', 'IDENTITY_UNLINKED', 'IDENTITY_LINKED']);
    const newcomer = await town.signIn(somebody());
    expect(await town.notices((await town.whoIs(newcomer.jar))!.id)).toEqual([]);
  });
});
