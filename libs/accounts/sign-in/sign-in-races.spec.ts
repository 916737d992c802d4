import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf } from '#libs/platform';
import { Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi, until, violations } from '#libs/testing'; // prettier-ignore
import {
  CONFIRM,
  ENTER,
  OFFER,
  SET_PASSWORD,
  SIGN_IN_BY_PASSWORD,
  codeOf,
  outcome,
} from '../password/credentials.fixture.js';
import { renewSession } from '../sessions/session.queries.js';
import { ME, call } from './sign-in.fixture.js';

const NOW = '2026-11-23T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;

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

async function justSignedIn(): Promise<GivenMember> {
  const member = await given.member(lyon, { secondFactor: false });
  await given.client.query(`update session set created_at = $2 where account_id = $1`, [member.accountId, NOW]);
  return member;
}
/** Until so many wait for what this spec's own transaction holds; one that waits for nothing is over, and counts as well. */
function waiting(n: number, answers: Promise<unknown>[]): Promise<unknown> {
  let over = 0;
  const count = () => over++;
  for (const answer of answers) void answer.then(count, count);
  return until(`${n} wait, or are over`, async () => {
    // Within a transaction the server shows its activity as it first saw it.
    await given.client.query('select pg_stat_clear_snapshot()');
    const { rows } = await given.client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return over + rows.length >= n;
  });
}

describe('a password that is changed while somebody signs in with it', () => {
  it('opens nothing any more', async () => {
    const { email, secret, accountId } = await justSignedIn();
    const password = 'tramway coquelicot 47';
    await outcome(api, SET_PASSWORD, { password }, { secret });
    await given.client.query('begin');
    await given.client.query(`update account_password set hash = hash || 'AAAA' where account_id = $1`, [accountId]);
    const signIn = outcome(api, SIGN_IN_BY_PASSWORD, { email, password });
    await waiting(1, [signIn]);
    await given.client.query('commit');
    expect((await signIn).__typename).toBe('PasswordWrong');
  });
});

describe('a second factor that is confirmed twice in one moment', () => {
  it('is turned on once: the other one hears that it is on, and the recovery codes shown are those that serve', async () => {
    const { secret, accountId } = await justSignedIn();
    const offer = await outcome(api, OFFER, {}, { secret });
    await given.client.query('begin');
    await given.client.query(`select from account_totp where account_id = $1 for update`, [accountId]);
    // Each with a code that is good by itself, the older one first in the queue: a code spent twice would be refused anyway.
    const confirm = (steps: number) => outcome(api, CONFIRM, { code: codeOf(api, offer.secret, steps) }, { secret });
    const first = confirm(0);
    await waiting(1, [first]);
    const second = confirm(1);
    await waiting(2, [first, second]);
    await given.client.query('commit');

    const [on, refused] = await Promise.all([first, second]);
    expect([on.__typename, refused.__typename]).toEqual(['RecoveryCodes', 'SecondFactorAlreadyOn']);
    expect(refused.cookie).toBeUndefined();
    const entered = await outcome(api, ENTER, { code: on.codes[9] }, { secret: on.cookie });
    expect(entered.me.secondFactor).toMatchObject({ enrolled: true, recoveryCodesLeft: 9 });
  });

  it('takes no recovery code for a first one, before or after', async () => {
    const { secret } = await justSignedIn();
    const offer = await outcome(api, OFFER, {}, { secret });
    const confirm = (code: string, as: string) => outcome(api, CONFIRM, { code }, { secret: as });
    expect((await confirm('aaaa-aaaa-aaaa-aaaa', secret)).__typename).toBe('CodeWrong');
    const { cookie, codes } = await confirm(codeOf(api, offer.secret), secret);
    expect((await confirm(codes[0]!, cookie!)).__typename).toBe('SecondFactorAlreadyOn');
    expect((await outcome(api, ENTER, { code: codes[0] }, { secret: cookie })).__typename).toBe('SignedIn');
  });
});

describe('a session that gets another secret in the moment all are ended', () => {
  it.each([
    ['everywhere', `mutation { signOut(everywhere: true) { sessions } }`],
    ['everywhere else', `mutation { endOtherSessions { sessions } }`],
  ])('ends with them: %s', async (_where, END) => {
    const { secret, accountId } = await justSignedIn();
    const [elsewhere, renewed] = [`old-${accountId}`, `new-${accountId}`];
    const { id } = await given.one<{ id: string }>(
      `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, ends_at, renew)
       select $2, account_id, created_at, last_seen_at, expires_at, ends_at, true from session where account_id = $1 returning id`,
      [accountId, hashOf(elsewhere)],
    );
    await given.client.query('begin');
    await given.client.query(renewSession.text, [id, NOW, 3600, 3600, '2026-11-23T09:01:00Z', hashOf(renewed)]);
    const ended = call(api, END, { secret });
    await waiting(1, [ended]);
    await given.client.query('commit');
    expect((await ended).errors).toBeUndefined();
    for (const gone of [elsewhere, renewed]) expect((await call(api, ME, { secret: gone })).data.me).toBeNull();
  });
});
