import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Given, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { hashPassword } from '../password/argon2.js';
import { SIGN_IN_BY_PASSWORD } from '../password/credentials.fixture.js';
import { REQUEST, SIGN_IN, call, secretFor } from './sign-in.fixture.js';

const PASSWORD = 'tournevis mauve à 6 heures';
const OWNER = '203.0.113.99';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let hash: string;
let hours = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  hash = await hashPassword(PASSWORD);
});
beforeEach(() => api.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: ++hours })));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function owner(): Promise<string> {
  const { accountId, email } = await given.member(lyon, { hours: null });
  await given.client.query(`insert into account_password values ($1, $2, now())`, [accountId, hash]);
  return email;
}
interface From {
  remoteAddress?: string;
  cookie?: string;
}
async function password(email: string, given: string, { remoteAddress = OWNER, cookie }: From = {}) {
  const { data, cookies } = await call(api, SIGN_IN_BY_PASSWORD, {
    variables: { email, password: given },
    remoteAddress,
    ...(cookie && { headers: { cookie } }),
  });
  const device = cookies.find(({ name }) => name === 'traboule-device');
  const { __typename } = Object.values(data)[0] as { __typename: string };
  return { __typename, device: device && `traboule-device=${device.value}` };
}
const link = async (email: string, { remoteAddress = OWNER, cookie }: From = {}): Promise<string> =>
  (await call(api, REQUEST, { variables: { email }, remoteAddress, ...(cookie && { headers: { cookie } }) })).data
    .requestSignIn.__typename;
/** Wrong passwords and link requests from the given addresses. */
async function attack(email: string, addresses: readonly string[]): Promise<void> {
  for (const remoteAddress of addresses) {
    await password(email, 'not the one', { remoteAddress });
    await link(email, { remoteAddress });
  }
}
const fromEverywhere = Array.from({ length: 31 }, (_, i) => `192.0.2.${i}`);
const fromHere = Array.from({ length: 21 }, () => OWNER);

describe('an attacker who uses up the limits of an account', () => {
  it('locks the owner out of no other network', async () => {
    const email = await owner();
    await attack(
      email,
      Array.from({ length: 10 }, () => '192.0.2.1'),
    );
    expect((await password(email, PASSWORD, { remoteAddress: '192.0.2.1' })).__typename).toBe('Throttled');
    expect((await password(email, PASSWORD)).__typename).toBe('SignedIn');
    expect(await link(email)).toBe('SignInRequested');
  });

  it.each([
    ['from everywhere', fromEverywhere],
    ['from the network of the owner', fromHere],
  ])('does not lock the owner out of a known device by attempts %s', async (_from, addresses) => {
    const email = await owner();
    const { device } = await password(email, PASSWORD, { remoteAddress: '198.51.100.1' });
    await attack(email, addresses);
    expect((await password(email, PASSWORD)).__typename).toBe('Throttled');
    expect((await password(email, PASSWORD, { cookie: device })).__typename).toBe('SignedIn');
    expect(await link(email, { cookie: device })).toBe('SignInRequested');
  });

  it('does not invalidate links that were mailed before', async () => {
    const email = await owner();
    const token = await secretFor(api, given, email, { remoteAddress: OWNER });
    await attack(email, [...fromEverywhere, ...fromHere]);
    const { data } = await call(api, SIGN_IN, { variables: { token }, remoteAddress: OWNER });
    expect(data.signIn.__typename).toBe('SignedIn');
  });

  it.each([
    ['one /64', (i: number) => `2001:db8:1:1:${i.toString(16)}::1`, 5],
    ['one /56', (i: number) => `2001:db8:2:${i.toString(16)}::1`, 7],
    ['one /48', (i: number) => `2001:db8:3:${(i * 256).toString(16)}::1`, 10],
  ])('has few attempts from all addresses of %s, and leaves enough for the owner', async (_name, address, allowed) => {
    const email = await owner();
    const [links, passwords]: [string[], string[]] = [[], []];
    for (let i = 0; i < 12; i++) {
      const from = { remoteAddress: address(i) };
      links.push(await link(email, from));
      passwords.push((await password(email, 'not the one', from)).__typename);
    }
    expect(links.filter((name) => name === 'SignInRequested')).toHaveLength(allowed);
    expect(passwords.filter((name) => name === 'PasswordWrong')).toHaveLength(allowed);
    expect(await link(email)).toBe('SignInRequested');
    expect((await password(email, PASSWORD)).__typename).toBe('SignedIn');
  });
});

describe('a known device', () => {
  it('has a limit of its own for wrong passwords', async () => {
    const email = await owner();
    const { device } = await password(email, PASSWORD);
    for (let i = 0; i < 5; i++)
      expect((await password(email, 'not the one', { cookie: device })).__typename).toBe('PasswordWrong');
    expect((await password(email, PASSWORD, { cookie: device })).__typename).toBe('Throttled');
    expect((await password(email, PASSWORD, { remoteAddress: '198.51.100.2' })).__typename).toBe('SignedIn');
  });

  it('a device known to one account counts as an ordinary client for another account', async () => {
    const [mine, theirs] = [await owner(), await owner()];
    const { device } = await password(mine, PASSWORD);
    await attack(theirs, fromEverywhere);
    expect((await password(theirs, PASSWORD, { cookie: device })).__typename).toBe('Throttled');
  });

  it('remains one for several accounts that share the browser', async () => {
    const [one, other] = [await owner(), await owner()];
    const first = await password(one, PASSWORD);
    const second = await password(other, PASSWORD, { cookie: first.device });
    await attack(one, fromEverywhere);
    expect((await password(one, PASSWORD, { cookie: second.device })).__typename).toBe('SignedIn');
  });

  it('cannot be forged', async () => {
    const email = await owner();
    const { device } = await password(email, PASSWORD, { remoteAddress: '198.51.100.3' });
    await attack(email, fromEverywhere);
    const [, id, proof, account] = /=([^.]+)\.([^.]+)\.([^.]+)$/.exec(device!)!;
    for (const forged of [
      `${id}.${proof}`,
      `${id}.${account}.${account}`,
      `A${id}.${proof}.${account}`,
      `${id}..${account}`,
      '..',
      'x'.repeat(5_000),
    ])
      // prettier-ignore
      expect((await password(email, PASSWORD, { cookie: `traboule-device=${forged}` })).__typename).toBe('Throttled');
  });

  it('has a cookie that scripts cannot read and that names nobody', async () => {
    const email = await owner();
    const { cookies } = await call(api, SIGN_IN_BY_PASSWORD, { variables: { email, password: PASSWORD } });
    const device = cookies.find(({ name }) => name === 'traboule-device')!;
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(device.value).toMatch(/^[\w-]{22}(\.[\w-]{24}){2}$/);
  });
});
