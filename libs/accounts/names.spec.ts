import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { ME, REQUEST, SIGN_IN, call, mailedLinks, mailsTo } from './sign-in/sign-in.fixture.js';

const CHANGE = `mutation ($name: String!) { changeMyName(name: $name) { __typename id name member { name } } }`;
/** Texts without a visible character, without a letter or digit, or too long. */
const INVALID_NAMES = [
  '',
  '   ',
  '\r\n',
  '\u200b',
  '\u202e\u202c',
  '\u{e0041}\u{e0064}',
  '\u3164',
  '...',
  'a'.repeat(121),
];
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: '2026-11-23T09:00:00Z' });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

let callers = 0;
const fromOtherAddress = () => `203.0.113.${++callers}`;

describe('a name given at sign-up', () => {
  it.each(INVALID_NAMES)('is refused when it is %j', async (name) => {
    const answer = await call(api, REQUEST, {
      remoteAddress: fromOtherAddress(),
      variables: { email: 'no@spec.example', name },
    });
    expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('becomes the account’s name on one line, without invisible characters', async () => {
    const email = 'one.line@spec.example';
    const name = '  Ada\r\nBcc:\u00a0eve\u202e \u200bLovelace\u{e0041} ';
    await call(api, REQUEST, { remoteAddress: fromOtherAddress(), variables: { email, name } });
    const [link] = await mailedLinks(api, given, email);
    const token = link!.searchParams.get('token');
    const { data } = await call(api, SIGN_IN, { remoteAddress: fromOtherAddress(), variables: { token } });
    expect(data.signIn.me.name).toBe('Ada Bcc: eve Lovelace');
  });

  it('does not appear in the mail to an unconfirmed address, neither in the text nor in the recipient field', async () => {
    const email = 'victim@spec.example';
    const name = 'Vous avez gagné sur evil.example';
    await call(api, REQUEST, { remoteAddress: fromOtherAddress(), variables: { email, name } });
    await mailsTo(api, given, email);
    const { raw } = await given.one<{ raw: Buffer }>(`select raw from local_mail where recipient like '%victim%'`);
    const to = /^To: (.*(?:\r\n[ \t].*)*)/m.exec(raw.toString())![1];
    expect(to).toBe('victim@spec.example');
    expect(raw.toString()).not.toMatch(/evil|gagn/);
  });

  it('does not replace the name of an existing account', async () => {
    const { accountId, email } = await given.member(lyon, { name: 'Jeanne Côté' });
    await call(api, REQUEST, { remoteAddress: fromOtherAddress(), variables: { email, name: 'Somebody Else' } });
    const [link] = await mailedLinks(api, given, email);
    const token = link!.searchParams.get('token');
    await call(api, SIGN_IN, { remoteAddress: fromOtherAddress(), variables: { token } });
    expect(await given.one(`select name from account where id = $1`, [accountId])).toEqual({ name: 'Jeanne Côté' });
  });
});

describe('changing one’s name', () => {
  const change = async (name: string, secret?: string) =>
    await api.ask<{ changeMyName: { __typename: string; name: string; member: { name: string } } }>(
      'lyon',
      CHANGE,
      { name },
      secret === undefined ? undefined : { secret },
    );

  it('changes the name of the person and of the member, normalises it and is audited', async () => {
    const { accountId, id, secret } = await given.member(lyon, { name: 'Before' });
    const { data } = await change(' Zoe\u0308 \u202e Łukasiewicz\n', secret);
    const name = 'Zoë Łukasiewicz';
    expect(data.changeMyName).toMatchObject({ name, member: { name } });
    expect((await call(api, ME, { secret })).data.me.name).toBe(name);
    expect(await given.one(`select name from member where id = $1`, [id])).toEqual({ name });
    const { rows } = await given.client.query(
      `select actor_id, subject_id from audit_entry where action = 'NAME_CHANGED' and actor_id = $1`,
      [accountId],
    );
    expect(rows).toEqual([{ actor_id: accountId, subject_id: accountId }]);
  });

  it.each(INVALID_NAMES)('refuses %j and changes nothing', async (name) => {
    const { accountId, secret } = await given.member(lyon, { name: 'Before' });
    expect((await change(name, secret)).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(await given.one(`select name from account where id = $1`, [accountId])).toEqual({ name: 'Before' });
  });

  it('requires signing in', async () =>
    expect((await change('Nobody')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED'));

  it('is allowed ten times in 15 minutes for each account', async () => {
    const [{ secret }, other] = [await given.member(lyon), await given.member(lyon)];
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => change(`Name ${i}`, secret)));
    const kinds = answers
      .map(({ data, errors }) => errors?.[0]?.extensions.code ?? data.changeMyName.__typename)
      .toSorted();
    expect(kinds).toEqual([...Array.from({ length: 10 }, () => 'Me'), 'RATE_LIMITED', 'RATE_LIMITED']);
    expect((await change('Other', other.secret)).data.changeMyName.__typename).toBe('Me');
    api.clock.advance({ minutes: 15 });
    expect((await change('Later', secret)).data.changeMyName.__typename).toBe('Me');
  });
});
