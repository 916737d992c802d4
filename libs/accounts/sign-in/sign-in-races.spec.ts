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
  await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [member.accountId, NOW]);
  return member;
}
/** Waits until `n` answers are blocked by this spec's transaction. Answers that finish also count. */
function waiting(n: number, answers: Promise<unknown>[]): Promise<unknown> {
  let finished = 0;
  const count = () => finished++;
  for (const answer of answers) void answer.then(count, count);
  return until(`${n} wait, or are over`, async () => {
    // Within a transaction, pg_stat_activity keeps showing its first snapshot.
    await given.client.query('select pg_stat_clear_snapshot()');
    const { rows } = await given.client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return finished + rows.length >= n;
  });
}

describe('a sign-in by a password that is changed at the same moment', () => {
  it('is refused', async () => {
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
  it('is turned on once: the other request learns that it is on, and the shown recovery codes work', async () => {
    const { secret, accountId } = await justSignedIn();
    const offer = await outcome(api, OFFER, {}, { secret });
    await given.client.query('begin');
    await given.client.query(`select from account_totp where account_id = $1 for update`, [accountId]);
    // Each code is valid by itself and the older one is queued first, because a code used twice would be refused anyway.
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

  it('accepts no recovery code as the first code, before or after', async () => {
    const { secret } = await justSignedIn();
    const offer = await outcome(api, OFFER, {}, { secret });
    const confirm = (code: string, as: string) => outcome(api, CONFIRM, { code }, { secret: as });
    expect((await confirm('aaaa-aaaa-aaaa-aaaa', secret)).__typename).toBe('CodeWrong');
    const { cookie, codes } = await confirm(codeOf(api, offer.secret), secret);
    expect((await confirm(codes[0]!, cookie!)).__typename).toBe('SecondFactorAlreadyOn');
    expect((await outcome(api, ENTER, { code: codes[0] }, { secret: cookie })).__typename).toBe('SignedIn');
  });
});

describe('a session that is renewed while all sessions are ended', () => {
  it.each([
    ['everywhere', `mutation { signOut(everywhere: true) { sessions } }`],
    ['everywhere else', `mutation { endOtherSessions { sessions } }`],
  ])('ends as well: %s', async (_where, END) => {
    const { secret, accountId } = await justSignedIn();
    const [elsewhere, renewed] = [`old-${accountId}`, `new-${accountId}`];
    const { id } = await given.one<{ id: string }>(
      `insert into sign_in_session (token_hash, account_id, created_at, last_seen_at, expires_at, ends_at, renew)
       select $2, account_id, created_at, last_seen_at, expires_at, ends_at, true from sign_in_session where account_id = $1 returning id`,
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
