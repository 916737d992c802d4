import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Sql } from '#libs/platform';
import { Given, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { REQUEST, SIGN_IN, call, mailedLinks, secretFor } from './sign-in.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let people = 0;
let windows = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  await given.network('nantes');
  api = await startApi(database.url);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const newcomer = (): string => `newcomer-${++people}@spec.example`;
/** Attempts are counted in windows of 15 minutes; each test starts in a new one. */
const inFreshWindow = (): void =>
  api.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: ++windows }));
const spend = async (token: string, network = 'lyon') =>
  (await call(api, SIGN_IN, { network, variables: { token } })).data.signIn;
const INVALID = { __typename: 'SignInLinkInvalid', message: expect.any(String) };

describe('sign-in by email link', () => {
  beforeAll(inFreshWindow);

  it('makes a newcomer an account and a member', async () => {
    const email = newcomer();
    const requested = await call(api, REQUEST, {
      remoteAddress: '127.0.0.1',
      variables: { email, name: 'Nadia Newcomer' },
    });
    expect(requested.data.requestSignIn).toEqual({
      __typename: 'SignInRequested',
      email,
      expiresInMinutes: 15,
      mailboxUrl: '/dev/mail',
    });
    expect(requested.cookies).toEqual([]);
    const [link] = (await mailedLinks(api, given, email)) as [URL];
    expect(link.href).toMatch(/^http:\/\/localhost:3000\/lyon\/sign-in\?token=[\w-]{43}$/);

    const signedIn = await call(api, SIGN_IN, { variables: { token: link.searchParams.get('token') } });
    expect(signedIn.data.signIn).toMatchObject({
      __typename: 'SignedIn',
      me: { name: 'Nadia Newcomer', email, locale: 'FR', roles: [{ role: 'MEMBER', venueId: null }] },
    });
    const { n } = await given.one<{ n: number }>(
      `select count(*)::int n from member m join account a on a.id = m.account_id where a.email = $1 and m.network_id = $2`,
      [email, lyon.id],
    );
    expect(n).toBe(1);
  });

  it('finds the same account whatever the case of the address, and does not rename it', async () => {
    const member = await given.member(lyon, { name: 'Camille' });
    const token = await secretFor(api, given, member.email.toUpperCase(), { variables: { name: 'Somebody Else' } });
    expect(await spend(token)).toMatchObject({ __typename: 'SignedIn', me: { id: member.accountId, name: 'Camille' } });
  });

  it('accepts a link once', async () => {
    const token = await secretFor(api, given, newcomer());
    expect((await spend(token)).__typename).toBe('SignedIn');
    expect(await spend(token)).toEqual(INVALID);
  });

  it('accepts a link once when eight browsers open it at the same moment', async () => {
    const token = await secretFor(api, given, newcomer());
    const answers = await Promise.all(Array.from({ length: 8 }, () => spend(token)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'SignInLinkInvalid'),
      'SignedIn',
    ]);
  });

  it('creates one account when two links of a newcomer are opened at the same moment', async () => {
    const email = newcomer();
    const tokens = [await secretFor(api, given, email), await secretFor(api, given, email)];
    const answers = await Promise.all(tokens.map((token) => spend(token)));
    expect(new Set(answers.map(({ me }) => me.id)).size).toBe(1);
  });

  it('accepts a link in its own network only, and does not consume it elsewhere', async () => {
    const token = await secretFor(api, given, newcomer());
    expect(await spend(token, 'nantes')).toEqual(INVALID);
    expect((await spend(token)).__typename).toBe('SignedIn');
  });

  it('stores secrets as hashes only, and in no job', async () => {
    const token = await secretFor(api, given, newcomer());
    const { hash } = await given.one<{ hash: Buffer }>(
      `select token_hash as hash from sign_in_token order by id desc limit 1`,
    );
    expect(hash).toEqual(createHash('sha256').update(token).digest());
    const { n } = await given.one<{ n: number }>(
      `select count(*)::int n from outbox o where to_jsonb(o)::text like '%' || $1 || '%'`,
      [token],
    );
    expect(n).toBe(0);
  });
});

describe('invalid links', () => {
  beforeAll(inFreshWindow);

  it('are those opened later than 15 minutes after the mail was written', async () => {
    const [early, late] = [await secretFor(api, given, newcomer()), await secretFor(api, given, newcomer())];
    api.clock.advance({ minutes: 14, seconds: 59 });
    expect((await spend(early)).__typename).toBe('SignedIn');
    api.clock.advance({ seconds: 1 });
    expect(await spend(late)).toEqual(INVALID);
  });

  it('include requested links that were never mailed', async () => {
    inFreshWindow();
    await call(api, REQUEST, { variables: { email: newcomer() } });
    const { id } = await given.one<{ id: string }>(`select id from sign_in_token order by id desc limit 1`);
    expect(await spend(id)).toEqual(INVALID);
  });

  it.each([
    ['one letter changed', (token: string) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`],
    ['cut', (token: string) => token.slice(0, -1)],
    ['an extra character', (token: string) => `${token}x`],
    ['other case', (token: string) => token.toLowerCase()],
    ['its hash', (token: string) => createHash('sha256').update(token).digest('base64url')],
    ['empty text', () => ''],
    ['blanks', () => '   '],
    ['very long text', (token: string) => token.repeat(500)],
    ['SQL', () => `' or 1=1 --`],
  ])('are refused when the token is changed (%s), and the original still works', async (_what, tampered) => {
    inFreshWindow();
    const token = await secretFor(api, given, newcomer());
    const answer = await call(api, SIGN_IN, { variables: { token: tampered(token) } });
    expect(answer.data.signIn).toEqual(INVALID);
    expect(answer.cookies).toEqual([]);
    expect((await spend(token)).__typename).toBe('SignedIn');
  });

  it.each(['disabled', 'left'])('sign in nobody when the account is %s', async (what) => {
    inFreshWindow();
    const member = await given.member(lyon);
    const token = await secretFor(api, given, member.email);
    if (what === 'disabled')
      await given.client.query(`update account set disabled_at = now() where id = $1`, [member.accountId]);
    else await given.client.query(`update member set left_at = now() where id = $1`, [member.id]);
    const answer = await call(api, SIGN_IN, { variables: { token } });
    expect(answer.data.signIn).toEqual(INVALID);
    expect(answer.cookies).toEqual([]);
  });

  it('do not make a disabled account a member of another network', async () => {
    inFreshWindow();
    const member = await given.member(lyon);
    await given.client.query(`update account set disabled_at = now() where id = $1`, [member.accountId]);
    const token = await secretFor(api, given, member.email, { network: 'nantes' });
    expect(await spend(token, 'nantes')).toEqual(INVALID);
    const { n } = await given.one<{ n: number }>(`select count(*)::int n from member where account_id = $1`, [
      member.accountId,
    ]);
    expect(n).toBe(1);
  });

  it.each([
    '',
    'nobody',
    'a@b',
    'a@b.example\nBcc: x@y.example',
    'a b@c.example',
    `${'x'.repeat(250)}@y.example`,
    'a@b.example,c@d.example',
  ])('are not requested for the address %j', async (email) => {
    const { errors } = await call(api, REQUEST, { variables: { email } });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
  it.each([{ name: '' }, { name: 'x'.repeat(121) }, { name: 'a\0b' }, { locale: 'DE' }])(
    'are not requested with %j',
    async (more) => {
      const { errors } = await call(api, REQUEST, { variables: { email: newcomer(), ...more } });
      expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('requesting a link', () => {
  it('gives the same answer after the same statements for known, unknown and disabled accounts', async () => {
    inFreshWindow();
    const known = await given.member(lyon);
    const disabled = await given.member(lyon);
    await given.client.query(`update account set disabled_at = now() where id = $1`, [disabled.accountId]);
    const spies = [jest.spyOn(Sql.prototype, 'rows'), jest.spyOn(Sql.prototype, 'run')];
    try {
      const answers = [];
      await call(api, REQUEST, { variables: { email: newcomer() } }); // fills the caches
      for (const email of [known.email, newcomer(), disabled.email]) {
        for (const spy of spies) spy.mockClear();
        const { body, headers, cookies } = await call(api, REQUEST, { variables: { email } });
        answers.push({
          statements: spies.flatMap(({ mock }) => mock.calls.map(([executed]) => executed.name)),
          body: body.replace(email, 'ADDRESS'),
          headers: Object.keys(headers).sort(),
          cookies,
        });
      }
      expect(answers[0]!.statements).toContain('accounts.insertSignInToken');
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});
