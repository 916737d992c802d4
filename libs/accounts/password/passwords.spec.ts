import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing'; // prettier-ignore
import { hashPassword, verifyPassword } from './argon2.js';
import { REMOVE_PASSWORD, SET_PASSWORD, SIGN_IN_BY_PASSWORD, outcome } from './credentials.fixture.js';
import { ME, call, mailsTo } from '../sign-in/sign-in.fixture.js';

const GOOD = 'tournevis mauve à 6 heures';
const BETTER = 'la marmotte emballe le papier';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let hours = 0;
let addresses = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
});
beforeEach(() => api.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: ++hours })));
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

const fromOtherAddress = () => ({ remoteAddress: `198.51.100.${++addresses % 250}` });
const signInTo = (email: string, password: string, options = fromOtherAddress()) =>
  outcome(api, SIGN_IN_BY_PASSWORD, { email, password }, options);
const set = ({ secret }: { secret: string }, password: string, current?: string) =>
  outcome(api, SET_PASSWORD, { password, current }, { secret, ...fromOtherAddress() });
/** A member who signed in just now, or the given number of minutes ago. */
async function memberSince(minutesAgo = 0, options: Parameters<Given['member']>[1] = {}): Promise<GivenMember> {
  const member = await given.member(lyon, options);
  await given.client.query(
    `update sign_in_session set created_at = $2, second_factor_at = null where account_id = $1`,
    [member.accountId, api.clock.now().subtract({ minutes: minutesAgo }).toString()],
  );
  return member;
}
async function withPassword(password = GOOD): Promise<GivenMember> {
  const member = await memberSince();
  expect((await set(member, password)).__typename).toBe('PasswordKept');
  return member;
}
const hashOfMember = async ({ accountId }: GivenMember): Promise<string> =>
  (await given.one<{ hash: string }>(`select hash from account_password where account_id = $1`, [accountId])).hash;
const isSignedIn = async (secret: string) => (await call(api, ME, { secret })).data.me !== null;

describe('a password', () => {
  it('can be set right after signing in and then signs in, whatever the case of the address', async () => {
    const member = await withPassword();
    const signedIn = await signInTo(member.email.toUpperCase(), GOOD);
    expect(signedIn).toMatchObject({ __typename: 'SignedIn', me: { id: member.accountId } });
    expect(await isSignedIn(signedIn.cookie!)).toBe(true);
  });

  it('is stored as an argon2id hash of at least 19 MiB with its parameters and a salt of its own', async () => {
    const hashes = [await hashOfMember(await withPassword()), await hashOfMember(await withPassword())];
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('matches however its letters are composed', async () => {
    const member = await withPassword('garçon décidé à réussir');
    expect((await signInTo(member.email, 'garçon décidé à réussir'.normalize('NFD'))).__typename).toBe('SignedIn');
  });

  it.each([
    ['court', 'TOO_SHORT'],
    ['x9'.repeat(101), 'TOO_LONG'],
    ['Password2026!', 'COMMON'],
    ['Zoé.Martin.1990', 'PERSONAL'],
  ])('refuses %j as %s and changes nothing', async (password, fault) => {
    const member = await memberSince(0, { name: 'Zoé Martin' });
    expect(await set(member, password)).toMatchObject({
      __typename: 'PasswordRefused',
      fault,
      message: expect.any(String),
    });
    expect((await signInTo(member.email, password.slice(0, 400))).__typename).toBe('PasswordWrong');
  });

  it('is hashed again at the next sign-in when its hash is weaker than today’s', async () => {
    const member = await withPassword();
    const weak = await hashPassword(GOOD, '', { m: 8_192, t: 1, p: 1 });
    await given.client.query(`update account_password set hash = $2 where account_id = $1`, [member.accountId, weak]);
    expect((await signInTo(member.email, BETTER)).__typename).toBe('PasswordWrong');
    expect(await hashOfMember(member)).toBe(weak);
    expect((await signInTo(member.email, GOOD)).__typename).toBe('SignedIn');
    const renewed = await hashOfMember(member);
    expect(renewed).toContain('m=19456,t=2');
    expect(await verifyPassword(renewed, GOOD)).toEqual({ right: true, outdated: false });
  });

  it('does not sign in a disabled account or a former member', async () => {
    const [disabled, former] = [await withPassword(), await withPassword()];
    await given.client.query(`update account set disabled_at = now() where id = $1`, [disabled.accountId]);
    await given.client.query(`update member set left_at = now() where id = $1`, [former.id]);
    for (const { email } of [disabled, former]) {
      const answer = await signInTo(email, GOOD);
      expect([answer.__typename, answer.cookie]).toEqual(['PasswordWrong', undefined]);
    }
  });
});

describe('changing a password', () => {
  it('requires a sign-in of the last ten minutes or the current password', async () => {
    const member = await withPassword();
    const old = await memberSince(11);
    expect((await set(old, BETTER)).__typename).toBe('RecentSignInNeeded');
    await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
      member.accountId,
      api.clock.now().subtract({ minutes: 11 }).toString(),
    ]);
    expect((await set(member, BETTER)).__typename).toBe('RecentSignInNeeded');
    expect((await set(member, BETTER, 'not the old one')).__typename).toBe('RecentSignInNeeded');
    expect((await set(member, BETTER, GOOD)).__typename).toBe('PasswordKept');
    expect((await signInTo(member.email, GOOD)).__typename).toBe('PasswordWrong');
    expect((await signInTo(member.email, BETTER)).__typename).toBe('SignedIn');
  });

  it('ends the other sessions, keeps this one and informs the owner by mail', async () => {
    const member = await withPassword();
    const thief = (await signInTo(member.email, GOOD)).cookie!;
    expect((await set(member, BETTER)).sessionsEnded).toBe(1);
    expect([await isSignedIn(thief), await isSignedIn(member.secret)]).toEqual([false, true]);
    expect((await mailsTo(api, given, member.email)).map(({ subject }) => subject)).toEqual([
      'Un mot de passe a été ajouté à votre compte',
      'Votre mot de passe a été changé',
    ]);
  });

  it('can be followed by removing it, and the email link still works', async () => {
    const member = await withPassword();
    expect((await outcome(api, REMOVE_PASSWORD, {}, { secret: member.secret })).__typename).toBe('PasswordGone');
    expect((await signInTo(member.email, GOOD)).__typename).toBe('PasswordWrong');
    const mails = await mailsTo(api, given, member.email);
    expect(mails.at(-1)!.subject).toBe('Votre mot de passe a été supprimé');
    expect(mails.map(({ text }) => text).join('\n')).not.toContain('token=');
  });
});

describe('guessing passwords', () => {
  it('stops after five attempts for one account from one client, however the address is written; a success resets them', async () => {
    const member = await withPassword();
    const here = { remoteAddress: '203.0.113.76' };
    const [local, domain] = member.email.split('@') as [string, string];
    const spellings = [member.email, member.email.toUpperCase(), `${local}+x@${domain}`];
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++)
        expect((await signInTo(spellings[i % 3]!, BETTER, here)).__typename).toBe('PasswordWrong');
      expect((await signInTo(member.email, GOOD, here)).__typename).toBe('SignedIn');
    }
    for (let i = 0; i < 5; i++)
      expect((await signInTo(spellings[i % 3]!, BETTER, here)).__typename).toBe('PasswordWrong');
    expect((await signInTo(member.email, GOOD, here)).__typename).toBe('Throttled');
    api.clock.advance({ minutes: 15 });
    expect((await signInTo(member.email, GOOD, here)).__typename).toBe('SignedIn');
  });

  it('stops after twenty attempts from one client network, also simultaneous ones, and also for unknown addresses', async () => {
    const here = { remoteAddress: '203.0.113.77' };
    const tries = Array.from({ length: 24 }, (_, i) => signInTo(`nobody-${i}@spec.example`, GOOD, here));
    const names = (await Promise.all(tries)).map(({ __typename }) => __typename).sort();
    expect(names).toEqual([...Array(20).fill('PasswordWrong'), ...Array(4).fill('Throttled')]);
    const there = { remoteAddress: '203.0.113.78' };
    for (let i = 0; i < 5; i++) await signInTo('nobody@spec.example', GOOD, there);
    expect((await signInTo('nobody@spec.example', GOOD, there)).__typename).toBe('Throttled');
  });
});
