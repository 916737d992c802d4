import { expect } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
  type TestIdentity,
  type LocalProvider,
  openIdentityProvider,
} from '#libs/testing';
import { CookieJar, type Landed } from './cookie-jar.fixture.js';

export const OURS = 'https://traboule.spec.example';
export const START = `mutation ($next: String) { startProviderSignIn(next: $next) { __typename
  ... on ProviderAsk { url } ... on ProviderUnavailable { message } ... on Throttled { message } } }`;
export const LINK = `mutation { startLinkingProvider { __typename ... on ProviderAsk { url } ... on RecentSignInNeeded { message } } }`;
export const UNLINK = `mutation ($issuer: String!) { unlinkProvider(issuer: $issuer) { __typename ... on LinkedIdentity { label } ... on RecentSignInNeeded { message } } }`;
export const SIGN_OUT = `mutation { signOut { sessions providerUrl } }`;
const ME = `{ me { id name email identities { issuer label } } }`;

export interface Answers {
  startProviderSignIn: { __typename: string; url: string; message: string };
  startLinkingProvider: { __typename: string; url: string };
  unlinkProvider: { __typename: string; label: string } | null;
  me: { id: string; name: string; email: string; identities: { issuer: string; label: string }[] } | null;
  signInProvider: { label: string } | null;
  signOut: { sessions: number; providerUrl: string | null };
}

// The provider and the token verification use the real clock.
export const NOW = Temporal.Now.instant();

let people = 0;
export const somebody = (more: Partial<TestIdentity> = {}): TestIdentity => {
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
export const problemOf = (location: string | undefined) => new URL(location ?? '', OURS).searchParams.get('problem');
export const isSignedIn = (jar: CookieJar) => jar.cookies.has('__Host-traboule');

/** A deployment that trusts an identity provider on this machine. */
export class ProviderTown {
  private windows = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly lyon: GivenNetwork,
    readonly provider: LocalProvider,
    readonly api: TestApi,
  ) {}

  static async open(): Promise<ProviderTown> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const lyon = await given.network('lyon');
    const provider = await openIdentityProvider(OURS);
    const api = await startApi(database.url, { now: NOW.toString(), env: { PUBLIC_URL: OURS, ...provider.env } });
    return new ProviderTown(database, given, lyon, provider, api);
  }

  async close(): Promise<void> {
    expect(await violations(this.database.url)).toEqual([]);
    await this.api.close();
    await this.provider.close();
    await this.given.end();
    await this.database.drop();
  }

  /** Each test starts in a new rate-limit window of 15 minutes, with an honest provider. */
  startOver(): void {
    this.api.clock.set(NOW.add({ minutes: 15 * ++this.windows }));
    this.provider.alterToken = this.provider.alterUserInfo = undefined;
    this.provider.failingPaths.clear();
  }

  async start(jar: CookieJar, next?: string): Promise<string> {
    return (await jar.ask<Answers>(START, { next })).data.startProviderSignIn.url;
  }
  /** The query string with which the provider sends a person's browser back. */
  async comeBack(jar: CookieJar, person: TestIdentity | null, next?: string): Promise<string> {
    this.provider.person = person;
    return (await this.provider.followRedirects(await this.start(jar, next))).slice(OURS.length);
  }
  async signIn(
    person: TestIdentity | null,
    jar = new CookieJar(this.api),
    next?: string,
  ): Promise<Landed<never> & { jar: CookieJar }> {
    return { jar, ...(await jar.get(await this.comeBack(jar, person, next))) };
  }
  async whoIs(jar: CookieJar) {
    return (await jar.ask<Answers>(ME)).data.me;
  }
  /** Whether the latest session of a mail address has proved a second factor. */
  async secondFactorOf(email: string): Promise<boolean> {
    const { done } = await this.given.one<{ done: boolean }>(
      `select second_factor_at is not null as done from sign_in_session s join account a on a.id = s.account_id
        where a.email = $1 order by s.id desc limit 1`,
      [email],
    );
    return done;
  }
  async memberJar(member: GivenMember, minutesAgo = 0): Promise<CookieJar> {
    await this.given.client.query(
      `update sign_in_session set created_at = $2, second_factor_at = null where account_id = $1`,
      [member.accountId, this.api.clock.now().subtract({ minutes: minutesAgo }).toString()],
    );
    const jar = new CookieJar(this.api);
    jar.cookies.set('__Host-traboule', member.secret);
    return jar;
  }
  /** The security notices sent to an account. */
  async notices(accountId: string): Promise<string[]> {
    const { rows } = await this.given.client.query<{ action: string }>(
      `select e.action from outbox o join audit_entry e on e.id = o.subject_id
        where o.topic = 'people.sendSecurityNotice' and e.subject_id = $1 order by e.id`,
      [accountId],
    );
    return rows.map(({ action }) => action);
  }
}
