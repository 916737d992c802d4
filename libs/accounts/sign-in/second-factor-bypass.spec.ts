import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { CookieJar } from '../provider/cookie-jar.fixture.js';
import { SIGN_IN, call, secretFor } from './sign-in.fixture.js';

const NOW = '2026-11-23T09:00:00Z';
const STATE = `{ me { id } }`;
interface State {
  me: { id: string } | null;
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let windows = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});
// Each test starts in a new rate-limit window of 15 minutes.
beforeEach(() => api.clock.set(Temporal.Instant.from(NOW).add({ minutes: 15 * ++windows })));

async function signedIn(email: string): Promise<CookieJar> {
  const jar = new CookieJar(api);
  await jar.ask(SIGN_IN, { token: await secretFor(api, given, email) });
  return jar;
}

describe('a letter that looks like a letter of a mail address', () => {
  it.each([
    ['\u212A', 'k'],
    ['\u0130', 'i'],
  ])('is refused: %s does not lead to the account of %s', async (foreign, letter) => {
    const { same } = await given.one<{ same: boolean }>(`select $1::citext = $2::citext as same`, [foreign, letter]);
    expect(same).toBe(true); // in the database; a mail server would deliver elsewhere
    const requested = await call(api, `mutation ($e: String!) { requestSignIn(email: $e) { __typename } }`, {
      variables: { e: `victim@${foreign}x.example` },
    });
    expect(requested.errors?.[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a renewed session', () => {
  it.each([
    ['signing out', () => `mutation { signOut { sessions } }`],
    ['being ended from a list', (id: string) => `mutation { endSession(id: "${id}") { sessions } }`],
  ])('ends together with its old secret by %s', async (_, ending) => {
    const member = await given.member(lyon);
    const jar = await signedIn(member.email);
    const old = jar.cookies.get('traboule')!;
    await given.client.query(`insert into role_grant (network_id, member_id, role) values ($1, $2, 'ANIMATOR')`, [
      lyon.id,
      member.id,
    ]);
    expect((await jar.ask<State>(STATE)).data.me!.id).toBe(member.accountId);
    expect(jar.cookies.get('traboule')).not.toBe(old);
    const { data } = await jar.ask<{ me: { sessions: { id: string; current: boolean }[] } }>(
      `{ me { sessions { id current } } }`,
    );
    const ended = await jar.ask<Record<string, unknown>>(ending(data.me.sessions.find(({ current }) => current)!.id));
    expect(Object.values(ended.data)).toEqual([{ sessions: 1 }]);
    expect((await call(api, STATE, { secret: old })).data.me).toBeNull();
  });
});

describe('an IPv6 client', () => {
  it('is counted by its network, however many addresses that has', async () => {
    const PASSKEY = `mutation { startPasskeySignIn { __typename } }`;
    const names: string[] = [];
    for (let i = 0; i < 125; i++) {
      const { data } = await call(api, PASSKEY, { remoteAddress: `2001:db8:1:2:${i.toString(16)}::1` });
      names.push((data as unknown as Record<string, { __typename: string }>).startPasskeySignIn!.__typename);
    }
    expect(names.filter((name) => name === 'Throttled')).toHaveLength(5);
  });
});

describe('an administrator with a passkey who proved only access to the mailbox', () => {
  const OFFER = `mutation { offerSecondFactor { __typename } }`;
  const ADD = `mutation { startAddingPasskey { __typename } }`;
  const REMOVE = `mutation ($id: ID!) { removePasskey(id: $id) { __typename ... on Passkey { name } } }`;
  const UNLINK = `mutation { unlinkProvider(issuer: "https://id.example") { __typename } }`;

  it.each([
    ['where they administer', 'lyon'],
    ['in another network, where they are an ordinary member', 'nantes'],
  ])('can neither add nor remove a sign-in method %s', async (_where, slug) => {
    const admin = await given.member(lyon, { role: 'NETWORK_ADMIN', secondFactor: false });
    const network = slug === 'lyon' ? lyon : await given.network(slug);
    if (network !== lyon)
      await given.client.query(`insert into member (network_id, account_id, name) values ($1, $2, 'Elle')`, [
        network.id,
        admin.accountId,
      ]);
    const { id } = await given.one<{ id: string }>(
      `insert into passkey (account_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
       values ($1, uuid_send($1::uuid), '\\x00', 0, '{}', false, 'Clé', now()) returning id`,
      [admin.accountId],
    );
    await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
      admin.accountId,
      api.clock.now().toString(),
    ]);
    const as = { secret: admin.secret, network: slug };
    expect((await call(api, OFFER, as)).data).toEqual({ offerSecondFactor: { __typename: 'RecentSignInNeeded' } });
    expect((await call(api, ADD, as)).data).toEqual({ startAddingPasskey: { __typename: 'RecentSignInNeeded' } });
    const removed = await call(api, REMOVE, { ...as, variables: { id } });
    expect(removed.data).toEqual({ removePasskey: { __typename: 'RecentSignInNeeded' } });
    expect((await call(api, UNLINK, as)).data).toEqual({ unlinkProvider: { __typename: 'RecentSignInNeeded' } });

    await given.client.query(`update sign_in_session set second_factor_at = $2 where account_id = $1`, [
      admin.accountId,
      api.clock.now().toString(),
    ]);
    expect((await call(api, OFFER, as)).data).toEqual({ offerSecondFactor: { __typename: 'SecondFactorOffer' } });
    expect((await call(api, REMOVE, { ...as, variables: { id } })).data).toEqual({
      removePasskey: { __typename: 'Passkey', name: 'Clé' },
    });
  });
});
