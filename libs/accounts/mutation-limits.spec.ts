import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';
import { hashPassword } from './password/argon2.js';
import { SET_PASSWORD, SIGN_IN_BY_PASSWORD } from './password/credentials.fixture.js';
import { call, mailsTo } from './sign-in/sign-in.fixture.js';

const PASSWORD = 'tournevis mauve à 6 heures';
const ADD_PASSKEY = `mutation { startAddingPasskey { __typename } }`;
const START = `mutation { startPasskeySignIn { __typename } }`;
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let hours = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
});
beforeEach(() => api.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: ++hours })));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** A member who signed in a moment ago and may change sign-in methods. */
async function signedIn(): Promise<GivenMember> {
  const member = await given.member(lyon, { hours: null });
  await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
    member.accountId,
    api.clock.now().toString(),
  ]);
  return member;
}
const setPassword = ({ secret }: GivenMember, i: number) =>
  call(api, SET_PASSWORD, {
    secret,
    variables: { password: `${PASSWORD} ${i}` },
    headers: { 'accept-language': 'en' },
  });

describe('25 loops of setPassword by one account', () => {
  it('get a refusal with the time to wait, while other people can still sign in by password', async () => {
    const [looping, other] = [await signedIn(), await signedIn()];
    await given.client.query(`insert into account_password values ($1, $2, now())`, [
      other.accountId,
      await hashPassword(PASSWORD),
    ]);
    const loops = Promise.all(
      Array.from({ length: 25 }, async (_, loop) => {
        const answers = [];
        for (let i = 0; i < 8; i++) answers.push(await setPassword(looping, 8 * loop + i));
        return answers;
      }),
    );
    const signIns = [];
    for (let i = 0; i < 4; i++)
      signIns.push(
        await call(api, SIGN_IN_BY_PASSWORD, {
          variables: { email: other.email, password: PASSWORD },
          remoteAddress: '198.51.100.1',
        }),
      );
    const answers = (await loops).flat();
    expect(signIns.map(({ status, body }) => [status, body.includes('"SignedIn"')])).toEqual(
      signIns.map(() => [200, true]),
    );
    const accepted = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 429);
    expect([accepted.length, refused.length]).toEqual([10, 190]);
    expect(refused[0]!.headers['retry-after']).toBe('3600');
    expect(JSON.parse(refused[0]!.body)).toMatchObject({
      errors: [
        {
          message: 'You have done this too often. Try again in 60 minutes.',
          extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 3_600 },
        },
      ],
    });
    api.clock.advance({ minutes: 15 });
    const mails = (await mailsTo(api, given, looping.email)).filter(({ text }) => /mot de passe/i.test(text));
    expect(mails.map(({ text }) => /arrivé (\d+) fois/.exec(text)?.[1])).toEqual([
      undefined,
      '9',
      expect.stringMatching(/^[78]$/),
    ]);
  });
});

describe('the limit of a mutation', () => {
  it('is counted per account, so that other accounts are not affected', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const codes = [];
    for (let i = 0; i < 23; i++)
      codes.push((await call(api, ADD_PASSKEY, { secret: one.secret })).errors?.[0]!.extensions.code);
    expect(codes).toEqual([...Array<undefined>(20).fill(undefined), ...Array<string>(3).fill('RATE_LIMITED')]);
    expect((await call(api, ADD_PASSKEY, { secret: other.secret })).errors).toBeUndefined();
    api.clock.advance({ hours: 1 });
    await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [one.accountId, api.clock.now().toString()]); // prettier-ignore
    expect((await call(api, ADD_PASSKEY, { secret: one.secret })).errors).toBeUndefined();
  });

  it('leaves at most ten challenges per account', async () => {
    const { secret, accountId } = await signedIn();
    for (let i = 0; i < 20; i++) await call(api, ADD_PASSKEY, { secret });
    expect(await given.one(`select count(*)::int n from sign_in_challenge where account_id = $1`, [accountId])).toEqual(
      {
        n: 10,
      },
    );
  });

  it('is explained in the language of the caller', async () => {
    const { secret } = await signedIn();
    let last = await call(api, ADD_PASSKEY, { secret });
    for (let i = 0; i < 20; i++) last = await call(api, ADD_PASSKEY, { secret, headers: { 'accept-language': 'fr' } });
    expect(last.errors![0]!.message).toBe('Vous avez fait cela trop souvent. Réessayez dans 60 minutes.');
  });

  it('leaves only the valid links of an address', async () => {
    for (let i = 0; i < 3; i++) {
      await call(api, `mutation { requestSignIn(email: "few@place.example") { __typename } }`);
      api.clock.advance({ minutes: 16 });
    }
    expect(await given.one(`select count(*)::int n from sign_in_token where email = 'few@place.example'`)).toEqual({
      n: 1,
    });
  });

  it('is counted per client network for anonymous callers', async () => {
    const names = [];
    for (let i = 0; i < 601; i++) {
      const { data, errors } = await call(api, START, { remoteAddress: '198.51.100.50' });
      names.push(errors?.[0]!.extensions.code ?? (data as unknown as { startPasskeySignIn: { __typename: string } }).startPasskeySignIn.__typename); // prettier-ignore
    }
    expect(names.filter((name) => name === 'PasskeyAsk')).toHaveLength(120);
    expect(names.at(-2)).toBe('Throttled');
    expect(names.at(-1)).toBe('RATE_LIMITED');
  });
});
