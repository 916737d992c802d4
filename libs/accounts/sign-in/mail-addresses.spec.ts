import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseMailAddress } from '#libs/platform';
import {
  Given,
  MAIL_ADDRESSES,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  randomMailAddress,
  seededRandom,
  startApi,
} from '#libs/testing';
import { REQUEST, call } from './sign-in.fixture.js';
import { profileFromOidcClaims } from '../rules/profile-from-oidc-claims.js';

const RANDOM = 60;
const PASSWORD = `mutation ($email: String!) { signInWithPassword(email: $email, password: "not this one") { __typename } }`;
const AUDIT = `query ($email: String!) { auditEntries(first: 1, email: $email) { totalCount } }`;
const random = seededRandom();
let database: TestDatabase;
let given: Given;
let api: TestApi;
let admin: { secret: string };
let calls = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  admin = await given.member(await given.network('lyon'), { role: 'NETWORK_ADMIN' });
  api = await startApi(database.url);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** Whether an operation accepts a text as a mail address. Each call comes from another client. */
async function accepts(query: string, email: string, secret?: string): Promise<boolean> {
  const n = ++calls;
  const { errors } = await call(api, query, {
    variables: { email },
    secret,
    remoteAddress: `10.0.${n >> 8}.${n & 255}`,
  });
  if (errors) expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  return !errors;
}
const fromProvider = (email: string): string | undefined =>
  profileFromOidcClaims({ iss: 'https://id.example', sub: '1' }, { email }, { trustedMail: true, secondFactor: [] })
    .email;

describe('a mail address', () => {
  it.each(MAIL_ADDRESSES)('every sign-in method treats %j as valid or not: %s', async (text, isAddress) => {
    expect(parseMailAddress(text)).toBe(isAddress ? text.trim() : undefined);
    expect(fromProvider(text)).toBe(isAddress ? text.trim() : undefined);
    expect(await accepts(REQUEST, text)).toBe(isAddress);
    expect(await accepts(PASSWORD, text)).toBe(isAddress);
    expect(await accepts(AUDIT, text, admin.secret)).toBe(isAddress);
  });

  it('is accepted or refused alike by every sign-in method, whatever the text contains', async () => {
    for (let i = 0; i < RANDOM; i++) {
      const text = randomMailAddress(random);
      const isAddress = parseMailAddress(text) !== undefined;
      const verdicts = {
        provider: fromProvider(text) !== undefined,
        link: await accepts(REQUEST, text),
        password: await accepts(PASSWORD, text),
        audit: await accepts(AUDIT, text, admin.secret),
      };
      expect([text, verdicts]).toEqual([text, { provider: isAddress, link: isAddress, password: isAddress, audit: isAddress }]); // prettier-ignore
    }
  });

  it('leads to the same account when typed with blanks around it', async () => {
    const email = 'blanks@place.example';
    const { data } = await call(api, REQUEST, { variables: { email: ` ${email} ` }, remoteAddress: '10.9.0.1' });
    expect(data.requestSignIn).toMatchObject({ __typename: 'SignInRequested', email });
    expect(await given.one(`select count(*)::int n from sign_in_token where email = $1`, [email])).toEqual({ n: 1 });
  });
});
