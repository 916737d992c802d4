import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let admin: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
  api = await startApi(database.url);
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada' });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

const RESULT = `__typename ... on MemberChanged { member { state suspendedReason roles { role venueId } } } ... on MemberRefused { code message }`;
type Result = { __typename: string; code?: string; member?: { state: string; roles: { role: string }[] } };
const call = async (name: string, args: string, as = admin): Promise<Result> => {
  const { data, errors } = await api.ask<Record<string, Result>>(
    'lyon',
    `mutation { ${name}(${args}) { ${RESULT} } }`,
    {},
    as,
  );
  if (errors) throw new Error(errors[0]!.extensions.code);
  return data[name]!;
};
const audited = async (accountId: string) =>
  (
    await given.client.query<{ line: string }>(
      `select action || ' by ' || (select name from account a where a.id = e.actor_id) as line from audit_entry e
        where subject_id = $1 and action <> 'MEMBERS_READ' order by at, id`,
      [accountId],
    )
  ).rows.map(({ line }) => line);

describe('the list of members', () => {
  const LIST = `query ($text: String! = "", $first: Int! = 20, $after: String, $inState: MemberState, $withRole: GrantableRole) {
    members(text: $text, first: $first, after: $after, inState: $inState, withRole: $withRole) {
      totalCount pageInfo { endCursor hasNextPage } edges { node { name email state homeVenue roles { role venue { name } } } } } }`;
  interface List {
    members: {
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
      edges: { node: { name: string; email: string } }[];
    };
  }
  const list = async (variables: object) => (await api.ask<List>('lyon', LIST, variables, admin)).data.members;
  const names = async (variables: object) => (await list(variables)).edges.map(({ node }) => node.name);

  it('finds members by part of their name, accents aside, or of their address, page by page', async () => {
    for (const name of ['Émile Zola', 'Emilie du Châtelet', '100 % laine']) await given.member(lyon, { name });
    await given.member(nantes, { name: 'Émile Guimet' });
    expect(await names({ text: 'emil' })).toEqual(['Emilie du Châtelet', 'Émile Zola']);
    expect(await names({ text: '0 %' })).toEqual(['100 % laine']);
    expect(await names({ text: '%' })).toEqual(['100 % laine']);
    expect(await names({ text: admin.email.slice(0, -3) })).toEqual(['Ada']);
    expect(await names({ withRole: 'NETWORK_ADMIN' })).toEqual(['Ada']);
    const first = await list({ first: 2 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(await names({ first: 2, after: first.pageInfo.endCursor })).toHaveLength(2);
  });

  it('is an entry of the audit log each time, and closed to others', async () => {
    const { rows } = await given.client.query(`select 1 from audit_entry where action = 'MEMBERS_READ'`);
    expect(rows.length).toBeGreaterThan(5);
    const { errors } = await api.ask('lyon', LIST, {}, await given.member(lyon));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a suspended member', () => {
  it('signs in, reads why, keeps bookings and books nothing until the suspension is lifted', async () => {
    const member = await given.member(lyon, { name: 'Bao' });
    const space = await given.space(lyon, { kind: 'DESK_AREA', capacity: 10 });
    const booking = new BookingClient(api, lyon);
    const { code } = await booking.proposeAndBook(member, space, '2026-11-24T09:00:00Z');
    const token = (await booking.offer(member, space, '2026-11-25T09:00:00Z', 60))!;
    expect(await call('suspendMember', `id: "${member.id}", reason: "Badge prêté"`)).toMatchObject({
      member: { state: 'SUSPENDED', suspendedReason: 'Badge prêté' },
    });
    expect(await call('suspendMember', `id: "${member.id}", reason: "Encore"`)).toMatchObject({
      code: 'ALREADY_SUSPENDED',
    });
    const { data } = await api.ask('lyon', `{ me { suspension { reason } } }`, {}, member);
    expect(data).toEqual({ me: { suspension: { reason: 'Badge prêté' } } });
    const attempt = await booking.book(member, token, { key: 'key-of-a-suspended-member' });
    expect(attempt).toMatchObject({ __typename: 'Refused', code: 'MEMBER_SUSPENDED' });
    const { rows } = await given.client.query(`select state from booking where code = $1`, [code]);
    expect(rows).toEqual([{ state: 'CONFIRMED' }]);
    expect(await call('liftSuspension', `id: "${member.id}"`)).toMatchObject({ member: { state: 'ACTIVE' } });
    expect(await call('liftSuspension', `id: "${member.id}"`)).toMatchObject({ code: 'NOT_SUSPENDED' });
    expect(await booking.book(member, token, { key: 'key-of-a-member-again' })).toMatchObject({
      __typename: 'Confirmed',
    });
    expect(await audited(member.accountId)).toEqual(['MEMBER_SUSPENDED by Ada', 'SUSPENSION_LIFTED by Ada']);
  });

  it('is never the administrator who asks, nor somebody of another network', async () => {
    expect(await call('suspendMember', `id: "${admin.id}", reason: "x"`)).toMatchObject({ code: 'YOURSELF' });
    const stranger = await given.member(nantes);
    expect(await call('suspendMember', `id: "${stranger.id}", reason: "x"`)).toMatchObject({ code: 'NOT_A_MEMBER' });
  });
});

describe('roles', () => {
  it('are given and withdrawn, each with the administrator’s name in the audit log', async () => {
    const member = await given.member(lyon, { name: 'Chloé' });
    const { venueId } = await given.space(lyon);
    const args = `id: "${member.id}", grantable: VENUE_STAFF, venueId: "${venueId}"`;
    expect(await call('giveRole', args)).toMatchObject({ member: { roles: [{ role: 'VENUE_STAFF', venueId }] } });
    expect(await call('giveRole', args)).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(await call('withdrawRole', args)).toMatchObject({ member: { roles: [] } });
    expect(await call('withdrawRole', args)).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect((await audited(member.accountId)).toSorted()).toEqual(['ROLE_GRANTED by Ada', 'ROLE_REVOKED by Ada']);
  });

  it('at a venue name a venue of the network, and others name none', async () => {
    const { id } = await given.member(lyon);
    const { venueId } = await given.space(nantes);
    expect(await call('giveRole', `id: "${id}", grantable: VENUE_STAFF`)).toMatchObject({ code: 'VENUE_NEEDED' });
    expect(await call('giveRole', `id: "${id}", grantable: MENTOR, venueId: "${venueId}"`)).toMatchObject({
      code: 'VENUE_NEEDED',
    });
    expect(await call('giveRole', `id: "${id}", grantable: VENUE_STAFF, venueId: "${venueId}"`)).toMatchObject({
      code: 'NOTHING_TO_CHANGE',
    });
  });

  it('leave the network one administrator, even when two withdraw each other at the same time', async () => {
    const last = `id: "${admin.id}", grantable: NETWORK_ADMIN`;
    expect(await call('withdrawRole', last)).toMatchObject({ code: 'LAST_ADMIN' });
    const other = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Bob' });
    const race = await Promise.allSettled([
      call('withdrawRole', `id: "${other.id}", grantable: NETWORK_ADMIN`),
      call('withdrawRole', last, other),
    ]);
    const { rows } = await given.client.query<{ member_id: string }>(
      `select member_id from role_grant where network_id = $1 and role = 'NETWORK_ADMIN' and revoked_at is null`,
      [lyon.id],
    );
    expect({ left: rows.length, race: race.length }).toEqual({ left: 1, race: 2 });
    await given.client.query(`update role_grant set revoked_at = null where member_id = $1`, [admin.id]);
    await given.client.query(`update role_grant set revoked_at = granted_at where member_id = $1 and revoked_at is null`, [other.id]); // prettier-ignore
  });
});
