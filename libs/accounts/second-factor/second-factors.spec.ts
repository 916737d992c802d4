import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing'; // prettier-ignore
import {
  CONFIRM,
  ENTER,
  OFFER,
  REMOVE_SECOND_FACTOR,
  RENEW_CODES,
  codeOf,
  enrol,
  outcome,
} from '../password/credentials.fixture.js';
import { ME, SIGN_IN, call, mailsTo, secretFor } from '../sign-in/sign-in.fixture.js';

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
  await given.network('nantes');
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
async function newMember(options: Parameters<Given['member']>[1] = {}): Promise<GivenMember> {
  const member = await given.member(lyon, { secondFactor: false, ...options });
  await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
    member.accountId,
    api.clock.now().toString(),
  ]);
  return member;
}
const byLink = async ({ email }: GivenMember) =>
  outcome(api, SIGN_IN_LOOSE, { token: await secretFor(api, given, email, fromOtherAddress()) }, fromOtherAddress());
const SIGN_IN_LOOSE = SIGN_IN.replace('... on Throttled', '... on SecondFactorAsked { challenge } ... on Throttled');
const enter = (code: string, challenge?: string, options: object = fromOtherAddress()) =>
  outcome(api, ENTER, { code, challenge }, options);
const ROLES = `{ me { roles { role } secondFactor { required done enrolled recoveryCodesLeft } } }`;
const rolesAndSecondFactor = async (secret: string) => {
  const { me } = (await call(api, ROLES, { secret })).data as unknown as {
    me: { roles: { role: string }[]; secondFactor: object };
  };
  return { roles: me.roles.map(({ role }) => role), ...me.secondFactor };
};

describe('an authenticator app', () => {
  it('is turned on by a first code, which gives ten recovery codes, renews the session, ends the others and sends a mail', async () => {
    const member = await newMember();
    const other = (await byLink(member)).cookie!;
    const offer = await outcome(api, OFFER, {}, { secret: member.secret });
    expect(offer.uri).toBe(
      `otpauth://totp/Traboule:${encodeURIComponent(member.email)}?secret=${offer.secret}&issuer=Traboule`,
    );
    expect((await outcome(api, CONFIRM, { code: '000000' }, { secret: member.secret })).__typename).toBe('CodeWrong');
    expect((await rolesAndSecondFactor(member.secret)) as object).toMatchObject({ enrolled: false, done: false });
    const on = await outcome(api, CONFIRM, { code: codeOf(api, offer.secret) }, { secret: member.secret });
    expect(new Set(on.codes).size).toBe(10);
    expect(await rolesAndSecondFactor(on.cookie!)).toMatchObject({
      enrolled: true,
      done: true,
      recoveryCodesLeft: 10,
    });
    for (const secret of [member.secret, other]) expect((await call(api, ME, { secret })).data.me).toBeNull();
    expect((await mailsTo(api, given, member.email)).at(-1)!.subject).toBe('La double authentification a été activée');
    expect((await outcome(api, OFFER, {}, { secret: on.cookie! })).__typename).toBe('SecondFactorAlreadyOn');
  });

  it('stores its secret encrypted and recovery codes as hashes', async () => {
    const member = await newMember();
    const { secret, codes } = await enrol(api, member.secret);
    const { rows } = await given.client.query<{ all: string }>(
      `select t::text || c::text as all from account_totp t join recovery_code c using (account_id) where account_id = $1`,
      [member.accountId],
    );
    expect(rows).toHaveLength(10);
    for (const { all } of rows)
      for (const secretText of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
        expect(all).not.toContain(secretText);
  });

  it('is required after each email link, with no session before the code', async () => {
    const member = await newMember();
    const { secret } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 1 });
    const linkAnswer = await byLink(member);
    expect([linkAnswer.__typename, linkAnswer.cookie]).toEqual(['SecondFactorAsked', undefined]);
    const entered = await enter(codeOf(api, secret), linkAnswer.challenge);
    expect(entered).toMatchObject({
      __typename: 'SignedIn',
      me: { id: member.accountId, secondFactor: { done: true } },
    });
    expect(entered.cookie).toMatch(/^[\w-]{43}$/);
  });

  it('accepts a code once, also when several browsers send it at the same moment', async () => {
    const member = await newMember();
    const { secret } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 1 });
    const { challenge } = await byLink(member);
    const code = codeOf(api, secret);
    const names = (await Promise.all(Array.from({ length: 4 }, () => enter(code, challenge)))).map((o) => o.__typename);
    expect(names.sort()).toEqual(['CodeWrong', 'CodeWrong', 'CodeWrong', 'SignedIn']);
    expect((await enter(code, challenge)).__typename).toBe('CodeWrong');
  });

  it.each([
    [-2, 'CodeWrong'],
    [-1, 'SignedIn'],
    [0, 'SignedIn'],
    [1, 'SignedIn'],
    [2, 'CodeWrong'],
  ])('answers the code of the 30-second step %d from now with %s', async (steps, expected) => {
    const member = await newMember();
    const { secret } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 5 });
    const { challenge } = await byLink(member);
    expect((await enter(codeOf(api, secret, steps), challenge)).__typename).toBe(expected);
  });

  it('refuses an older code after a newer one was used', async () => {
    const member = await newMember();
    const { secret } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 5 });
    const { challenge } = await byLink(member);
    expect((await enter(codeOf(api, secret, 1), challenge)).__typename).toBe('SignedIn');
    expect((await enter(codeOf(api, secret, 0), challenge)).__typename).toBe('CodeWrong');
  });

  it.each(['', '12345', '1234567', 'abcdef', '000000', "' or 1=1 --", '１２３４５６', 'aaaa-aaaa-aaaa-aaaa'])(
    'refuses the code %j',
    async (code) => {
      const member = await newMember();
      await enrol(api, member.secret);
      const { challenge } = await byLink(member);
      const answer = await enter(code, challenge);
      expect([answer.__typename, answer.cookie]).toEqual(['CodeWrong', undefined]);
    },
  );

  it('limits guesses to five codes in 15 minutes from one client and twenty in an hour overall', async () => {
    const member = await newMember();
    const { secret } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 1 });
    const { challenge } = await byLink(member);
    const here = { remoteAddress: '203.0.113.75' };
    for (let i = 0; i < 5; i++) expect((await enter('000000', challenge, here)).__typename).toBe('CodeWrong');
    expect((await enter(codeOf(api, secret), challenge, here)).__typename).toBe('Throttled');
    // The code that turned it on was the first of the twenty.
    for (let i = 0; i < 14; i++) expect((await enter('000000', challenge)).__typename).toBe('CodeWrong');
    expect((await enter(codeOf(api, secret), challenge)).__typename).toBe('Throttled');
  });

  it('accepts a challenge for ten minutes, in its network and unaltered only', async () => {
    const member = await newMember();
    const { secret } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 1 });
    const { challenge } = await byLink(member);
    const code = codeOf(api, secret);
    expect((await enter(code, challenge, { ...fromOtherAddress(), network: 'nantes' })).__typename).toBe(
      'SignInExpired',
    );
    expect((await enter(code, `x${challenge}`)).__typename).toBe('SignInExpired');
    api.clock.advance({ minutes: 10 });
    expect((await enter(codeOf(api, secret), challenge)).__typename).toBe('SignInExpired');
    expect((await call(api, ENTER, { variables: { code } })).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('requires a recent sign-in to be set up', async () => {
    const member = await newMember();
    api.clock.advance({ minutes: 11 });
    expect((await outcome(api, OFFER, {}, { secret: member.secret })).__typename).toBe('RecentSignInNeeded');
  });
});

describe('recovery codes', () => {
  it('sign in once each instead of the app, however they are typed, and a mail reports it', async () => {
    const member = await newMember();
    const { codes } = await enrol(api, member.secret);
    const { challenge } = await byLink(member);
    expect((await enter(codes[0]!.toUpperCase().replaceAll('-', ' '), challenge)).me.secondFactor).toMatchObject({
      recoveryCodesLeft: 9,
    });
    expect((await enter(codes[0]!, challenge)).__typename).toBe('CodeWrong');
    expect((await mailsTo(api, given, member.email)).at(-1)!.subject).toBe('Un code de secours a servi');
  });

  it('still work when the app’s secret cannot be decrypted after a change of SECRET', async () => {
    const member = await newMember();
    const { secret, codes } = await enrol(api, member.secret);
    await given.client.query('update account_totp set secret = sha256(secret) || secret where account_id = $1', [
      member.accountId,
    ]);
    api.clock.set(api.clock.now().add({ minutes: 1 }));
    const { challenge } = await byLink(member);
    expect((await enter(codeOf(api, secret), challenge)).__typename).toBe('CodeWrong');
    expect((await enter(codes[0]!, challenge)).cookie).toBeDefined();
  });

  it('belong to one account only', async () => {
    const [one, two] = [await newMember(), await newMember()];
    const { codes } = await enrol(api, one.secret);
    await enrol(api, two.secret);
    const { challenge } = await byLink(two);
    expect((await enter(codes[0]!, challenge)).__typename).toBe('CodeWrong');
  });

  it('can be replaced with a code, which invalidates the old ones', async () => {
    const member = await newMember();
    const { secret, codes, cookie } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 1 });
    expect((await outcome(api, RENEW_CODES, { code: '000000' }, { secret: cookie })).__typename).toBe('CodeWrong');
    const renewed = await outcome(api, RENEW_CODES, { code: codeOf(api, secret) }, { secret: cookie });
    expect(renewed.codes).toHaveLength(10);
    const { challenge } = await byLink(member);
    expect((await enter(codes[0]!, challenge)).__typename).toBe('CodeWrong');
    expect((await enter(renewed.codes[0]!, challenge)).__typename).toBe('SignedIn');
  });

  it('are deleted with the second factor, whose removal requires a code', async () => {
    const member = await newMember();
    const { secret, cookie } = await enrol(api, member.secret);
    api.clock.advance({ minutes: 1 });
    const off = (code: string) => outcome(api, REMOVE_SECOND_FACTOR, { code }, { secret: cookie });
    expect((await off('000000')).__typename).toBe('CodeWrong');
    expect(await off(codeOf(api, secret))).toMatchObject({ __typename: 'SecondFactorOff', required: false });
    expect((await byLink(member)).__typename).toBe('SignedIn');
  });
});

describe('an administrator', () => {
  it.each([
    ['a network', { role: 'NETWORK_ADMIN' }, 'NETWORK_ADMIN'],
    ['the platform', { operator: true }, 'PLATFORM_OPERATOR'],
  ])('of %s has only the rights of a member until a second factor is proved', async (_what, options, role) => {
    const admin = await newMember(options);
    expect(await rolesAndSecondFactor(admin.secret)).toMatchObject({
      roles: ['MEMBER'],
      required: true,
      done: false,
      enrolled: false,
    });
    const refused = await call(api, `{ auditEntries { totalCount } }`, { secret: admin.secret });
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN');
    const { cookie, secret } = await enrol(api, admin.secret);
    expect(await rolesAndSecondFactor(cookie)).toMatchObject({
      roles: ['MEMBER', role],
      required: true,
      done: true,
    });
    api.clock.advance({ minutes: 1 });
    const { challenge } = await byLink(admin);
    const entered = await enter(codeOf(api, secret), challenge);
    expect(entered.me.roles.map((one) => one.role)).toContain(role);
  });

  it('needs no second factor in the demonstration', async () => {
    const demo = await startApi(database.url, { env: { DEMO: '1' } });
    try {
      const admin = await given.member(lyon, { role: 'NETWORK_ADMIN', secondFactor: false });
      const { data } = await call(demo, ROLES, { secret: admin.secret });
      expect(data.me).toMatchObject({
        roles: [{ role: 'MEMBER' }, { role: 'NETWORK_ADMIN' }],
        secondFactor: { required: false },
      });
    } finally {
      await demo.close();
    }
  });
});
