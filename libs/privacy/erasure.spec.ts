import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, declaredTables, runJob } from '#libs/platform';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { grep } from './grep.fixture.js';
import { PERSON, NEIGHBOUR, type WholePerson, wholePerson } from './whole-person.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const ERASE = `mutation { eraseMe { __typename ... on ErasureRefused { reason networks message } ... on RecentSignInNeeded { message } } }`;

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let room: GivenSpace;

interface Answer {
  __typename: string;
  reason?: string;
  networks?: string[];
  message?: string;
}
const erase = async (as: { secret: string }, slug = 'lyon') => {
  const { data, errors } = await api.ask<{ eraseMe: Answer }>(slug, ERASE, {}, as);
  return errors ? errors[0]!.extensions.code : data.eraseMe;
};
const one = <Row extends object>(text: string, values: unknown[] = []) =>
  given.one<Row & Record<string, unknown>>(text, values);
/** Signed in now, without a second factor that an administrator would need. */
const signInAgain = ({ accountId }: { accountId: string }, at = NOW) =>
  given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [accountId, at]);
async function somebody(options: Parameters<Given['member']>[1] = {}): Promise<GivenMember> {
  const member = await given.member(lyon, options);
  await signInAgain(member);
  return member;
}

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  nantes = await given.network('nantes');
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  api = await startApi(database.url, { now: NOW });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});
beforeEach(() => given.client.query(`delete from throttle`));

describe('the erasure of an account', () => {
  let person: WholePerson;
  let neighbour: WholePerson;
  let before: Record<string, number>;
  const counts = async () => {
    const tables = declaredTables().map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`);
    const { rows } = await given.client.query<{ name: string; n: number }>(tables.join(' union all '));
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  };

  beforeAll(async () => {
    person = await wholePerson(given, [lyon, nantes], PERSON);
    neighbour = await wholePerson(given, [lyon, nantes], NEIGHBOUR);
    await signInAgain(person);
    before = await counts();
    for (const detail of [PERSON.name, PERSON.email, PERSON.userAgent])
      expect(Object.keys(await grep(given, detail))).not.toEqual([]);
    expect(await erase(person)).toEqual({ __typename: 'AccountErased' });
  });

  it('removes the person’s name, address and browser from every text in the database', async () => {
    // The neighbour's texts contain the address, and must.
    const ofTheNeighbour = await grep(given, NEIGHBOUR.email);
    expect(Object.keys(ofTheNeighbour).length).toBeGreaterThan(5);
    expect(await grep(given, PERSON.email)).toEqual(ofTheNeighbour);
    // Invoices keep what they were written with for ten years (article L123-22 of the code of commerce).
    expect(await grep(given, PERSON.name)).toEqual({ 'invoice.document': 2 });
    expect(await grep(given, PERSON.userAgent)).toEqual({});
  });

  it('keeps the rows that the ledger and the law require, under an account without a name', async () => {
    const now = await counts();
    for (const table of [
      'booking',
      'booking_item',
      'charge',
      'charge_reversal',
      'hours_decision',
      'venue_move',
      'pass',
      'pass_holder',
      'hours_lot',
      'hours_entry',
      'hours_transaction',
      'invoice',
      'posting',
    ])
      expect([table, now[table]]).toEqual([table, before[table]]);
    expect(
      await one(`select email::text, name, disabled_at is not null as disabled from account where id = $1`, [
        person.accountId,
      ]),
    ).toEqual({
      email: `erased-${person.accountId}@erased.invalid`,
      name: 'Compte supprimé',
      disabled: true,
    });
    expect(await violations(database.url)).toEqual([]);
  });

  it('ends memberships and passes in every network', async () => {
    for (const { memberId } of person.networks) {
      const left = await one(
        `select m.left_at is not null as "left", m.name, m.home_venue_id as home, upper(h.valid) <= $2 as ended
           from member m join pass_holder h on h.member_id = m.id where m.id = $1`,
        [memberId, NOW],
      );
      expect(left).toEqual({ left: true, name: 'Compte supprimé', home: null, ended: true });
    }
  });

  it('deletes every sign-in method, session and mail receipt', async () => {
    const { rows } = await given.client.query<{ name: string }>(
      `select 'sign_in_session' as name from sign_in_session where account_id = $1 union all select 'passkey' from passkey where account_id = $1
       union all select 'password' from account_password where account_id = $1 union all select 'totp' from account_totp where account_id = $1
       union all select 'code' from recovery_code where account_id = $1 union all select 'identity' from external_identity where account_id = $1
       union all select 'challenge' from sign_in_challenge where account_id = $1 union all select 'message' from message where recipient_id = $1
       union all select 'role' from role_grant g join member m on m.id = g.member_id where m.account_id = $1
       union all select 'presence' from person_time t join member m on m.id = t.member_id where m.account_id = $1`,
      [person.accountId],
    );
    expect(rows).toEqual([]);
    expect(await erase(person)).toBe('UNAUTHENTICATED');
  });

  it('changes no data of other people', async () => {
    expect(
      await one(`select name, email::text, disabled_at from account where id = $1`, [neighbour.accountId]),
    ).toEqual({
      name: NEIGHBOUR.name,
      email: NEIGHBOUR.email,
      disabled_at: null,
    });
    expect(Object.keys(await grep(given, NEIGHBOUR.email)).sort()).toEqual(
      ['account.email', 'external_identity.subject', 'guardian.email', 'local_mail.message_id', 'local_mail.raw', 'local_mail.recipient', 'member_invitation.email', 'message.error', 'outbox.last_error', 'sign_in_challenge.payload', 'sign_in_token.email', 'staff_invitation.email'], // prettier-ignore
    );
  });

  it('writes an audit entry that contains no address of the person', async () => {
    expect(
      await one(
        `select actor_id as actor, subject_id as subject, network_id as network from audit_entry where action = 'ACCOUNT_ERASED'`,
      ),
    ).toEqual({ actor: person.accountId, subject: person.accountId, network: lyon.id });
  });

  it('lets the same mail address sign up again as a new account', async () => {
    const { id } = await one<{ id: string }>(`insert into account (email, name) values ($1, 'New') returning id`, [
      PERSON.email,
    ]);
    expect(id).not.toBe(person.accountId);
    await given.client.query(`delete from account where id = $1`, [id]);
  });
});

describe('refused erasures', () => {
  it('refuses while there is an upcoming booking, names the network and changes nothing', async () => {
    const member = await somebody();
    const bookingClient = new BookingClient(api, lyon);
    const { code } = await bookingClient.proposeAndBook(member, room, '2026-11-25T10:00:00Z');
    expect(await erase(member)).toMatchObject({
      __typename: 'ErasureRefused',
      reason: 'BOOKINGS_TO_COME',
      networks: ['Lyon'],
    });
    expect(await one(`select erased_at from account where id = $1`, [member.accountId])).toEqual({ erased_at: null });
    await bookingClient.cancel(member, code, 'cancelled-before-erasure');
    expect(await erase(member)).toEqual({ __typename: 'AccountErased' });
  });

  it('refuses the last administrator of a network, even when asked at another network’s address', async () => {
    const [first, second] = [await somebody({ role: 'NETWORK_ADMIN' }), await somebody({ role: 'NETWORK_ADMIN' })];
    await given.client.query(`insert into member (network_id, account_id, name) values ($1, $2, 'Elsewhere')`, [
      nantes.id,
      second.accountId,
    ]);
    expect(await erase(first)).toEqual({ __typename: 'AccountErased' });
    expect(await erase(second, 'nantes')).toMatchObject({ reason: 'LAST_NETWORK_ADMIN', networks: ['Lyon'] });
  });

  it('refuses platform operators', async () => {
    expect(await erase(await somebody({ operator: true }))).toMatchObject({ reason: 'PLATFORM_OPERATOR' });
  });

  it('requires a recent sign-in', async () => {
    const member = await somebody();
    await signInAgain(member, '2026-11-23T07:49:00Z');
    expect(await erase(member)).toMatchObject({ __typename: 'RecentSignInNeeded' });
  });
});

describe('simultaneous erasures', () => {
  it('keeps one administrator when the last two ask at the same time', async () => {
    await given.client.query(`delete from role_grant where role = 'NETWORK_ADMIN'`);
    const admins = [await somebody({ role: 'NETWORK_ADMIN' }), await somebody({ role: 'NETWORK_ADMIN' })];
    const answers = await Promise.all(admins.map((admin) => erase(admin)));
    expect(answers.map((answer) => (answer as Answer).__typename).sort()).toEqual(['AccountErased', 'ErasureRefused']);
  });

  it('leaves no upcoming booking when the same person books at the same time', async () => {
    const bookingClient = new BookingClient(api, lyon);
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const member = await somebody();
      const token = (await bookingClient.offer(
        member,
        room,
        `2026-12-${String(round + 1).padStart(2, '0')}T10:00:00Z`,
        60,
      ))!;
      const [booked, erased] = await Promise.all([
        bookingClient.book(member, token, { key: `racing-an-erasure-${round}` }).catch(() => undefined),
        erase(member),
      ]);
      const { n } = await one<{ n: number }>(
        `select count(*)::int as n from booking b join member m on m.id = b.member_id join account a on a.id = m.account_id
          where a.erased_at is not null and b.state = 'CONFIRMED'`,
      );
      expect(n).toBe(0);
      outcomes.add(`${booked?.__typename} ${(erased as Answer).__typename}`);
    }
    expect(await violations(database.url)).toEqual([]);
  });
});

describe('a job about an erased person', () => {
  it('ends without sending mail', async () => {
    const member = await somebody();
    const bookingClient = new BookingClient(api, lyon);
    const { code } = await bookingClient.proposeAndBook(member, room, '2026-11-26T10:00:00Z');
    await bookingClient.cancel(member, code, 'cancelled-and-then-erased');
    expect(await erase(member)).toEqual({ __typename: 'AccountErased' });
    const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
    const { rows: jobs } = await given.client.query<{ id: string }>(
      `select o.id from outbox o join booking b on b.id = o.subject_id where b.member_id = $1 and o.done_at is null and o.voided_at is null`,
      [member.id],
    );
    expect(jobs.length).toBeGreaterThan(0);
    for (const { id } of jobs)
      await runJob(new JobRows(api.app.get(Database).open, api.clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
    const { n } = await one<{ n: number }>(`select count(*)::int as n from local_mail where recipient like 'erased-%'`);
    expect(n).toBe(0);
    expect(await grep(given, member.email)).toEqual({});
  });
});
