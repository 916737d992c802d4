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
/** Attempts are counted by quarters of an hour: each test begins in one of its own. */
const inFreshWindow = (): void =>
  api.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: ++windows }));
const spend = async (token: string, network = 'lyon') =>
  (await call(api, SIGN_IN, { network, variables: { token } })).data.signIn;
const INVALID = { __typename: 'SignInLinkInvalid', message: expect.any(String) };

describe('sign-in by mailed link', () => {
  beforeAll(inFreshWindow);

  it('asks, reads the mail, spends the link: a newcomer becomes an account and a member', async () => {
    const email = newcomer();
    const asked = await call(api, REQUEST, {
      remoteAddress: '127.0.0.1',
      variables: { email, name: 'Nadia Newcomer' },
    });
    expect(asked.data.requestSignIn).toEqual({
      __typename: 'SignInRequested',
      email,
      expiresInMinutes: 15,
      mailboxUrl: '/dev/mail',
    });
    expect(asked.cookies).toEqual([]);
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

  it('a link works once', async () => {
    const token = await secretFor(api, given, newcomer());
    expect((await spend(token)).__typename).toBe('SignedIn');
    expect(await spend(token)).toEqual(INVALID);
  });

  it('once also when eight browsers open it at the same moment', async () => {
    const token = await secretFor(api, given, newcomer());
    const answers = await Promise.all(Array.from({ length: 8 }, () => spend(token)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'SignInLinkInvalid'),
      'SignedIn',
    ]);
  });

  it('two links of one newcomer opened at once make one account', async () => {
    const email = newcomer();
    const tokens = [await secretFor(api, given, email), await secretFor(api, given, email)];
    const answers = await Promise.all(tokens.map((token) => spend(token)));
    expect(new Set(answers.map(({ me }) => me.id)).size).toBe(1);
  });

  it('a link works in its own network only, and trying elsewhere does not spend it', async () => {
    const token = await secretFor(api, given, newcomer());
    expect(await spend(token, 'nantes')).toEqual(INVALID);
    expect((await spend(token)).__typename).toBe('SignedIn');
  });

  it('secrets are kept as hashes only, and in no job', async () => {
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

describe('links that are none', () => {
  beforeAll(inFreshWindow);

  it('good until a quarter of an hour after the mail was written, not a second longer', async () => {
    const [early, late] = [await secretFor(api, given, newcomer()), await secretFor(api, given, newcomer())];
    api.clock.advance({ minutes: 14, seconds: 59 });
    expect((await spend(early)).__typename).toBe('SignedIn');
    api.clock.advance({ seconds: 1 });
    expect(await spend(late)).toEqual(INVALID);
  });

  it('a link asked for and never written is of no use', async () => {
    inFreshWindow();
    await call(api, REQUEST, { variables: { email: newcomer() } });
    const { id } = await given.one<{ id: string }>(`select id from sign_in_token order by id desc limit 1`);
    expect(await spend(id)).toEqual(INVALID);
  });

  it.each([
    ['with a letter changed', (token: string) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`],
    ['cut', (token: string) => token.slice(0, -1)],
    ['with a sign more', (token: string) => `${token}x`],
    ['in other case', (token: string) => token.toLowerCase()],
    ['its hash', (token: string) => createHash('sha256').update(token).digest('base64url')],
    ['empty', () => ''],
    ['of blanks', () => '   '],
    ['very long', (token: string) => token.repeat(500)],
    ['of SQL', () => `' or 1=1 --`],
  ])('%s: invalid, and the good one still works', async (_what, tampered) => {
    inFreshWindow();
    const token = await secretFor(api, given, newcomer());
    const answer = await call(api, SIGN_IN, { variables: { token: tampered(token) } });
    expect(answer.data.signIn).toEqual(INVALID);
    expect(answer.cookies).toEqual([]);
    expect((await spend(token)).__typename).toBe('SignedIn');
  });

  it.each(['disabled', 'left'])('of somebody %s: invalid, and nobody is signed in', async (what) => {
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

  it('a disabled account is not made a member of another network by a link', async () => {
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
  ])('no link for the address %j: bad input', async (email) => {
    const { errors } = await call(api, REQUEST, { variables: { email } });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
  it.each([{ name: '' }, { name: 'x'.repeat(121) }, { name: 'a\0b' }, { locale: 'DE' }])(
    'nor with %j',
    async (more) => {
      const { errors } = await call(api, REQUEST, { variables: { email: newcomer(), ...more } });
      expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('nobody learns who is known', () => {
  it('known, unknown, disabled: the same answer after the same statements', async () => {
    inFreshWindow();
    const known = await given.member(lyon);
    const disabled = await given.member(lyon);
    await given.client.query(`update account set disabled_at = now() where id = $1`, [disabled.accountId]);
    const spies = [jest.spyOn(Sql.prototype, 'rows'), jest.spyOn(Sql.prototype, 'run')];
    try {
      const answers = [];
      await call(api, REQUEST, { variables: { email: newcomer() } }); // fills what is kept for a while
      for (const email of [known.email, newcomer(), disabled.email]) {
        for (const spy of spies) spy.mockClear();
        const { body, headers, cookies } = await call(api, REQUEST, { variables: { email } });
        answers.push({
          statements: spies.flatMap(({ mock }) => mock.calls.map(([wanted]) => wanted.name)),
          body: body.replace(email, 'ADDRESS'),
          headers: Object.keys(headers).sort(),
          cookies,
        });
      }
      expect(answers[0]!.statements).toContain('people.insertSignInToken');
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});
