import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenSession,
  startApi,
  violations,
} from '#libs/testing';

const START = '2026-11-24T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let staff: GivenMember;
let admin: GivenMember;
let camille: GivenMember;
/** Of a booking that Camille made in the room. */
let code: string;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
  client = new BookingClient(api, lyon);
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada' });
}, 60_000);
beforeEach(async () => {
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, name: 'Sam', hours: null });
  camille = await given.member(lyon, { name: 'Camille Spec' });
  ({ code } = await client.proposeAndBook(camille, room, '2026-11-27T09:00:00Z'));
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`update space set withdrawn_at = now(); delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Answer {
  __typename: string;
  code?: string;
  id?: string;
  reason?: string;
  liftedAt?: string | null;
}
const SELECT = '{ __typename ... on VenueBan { id reason liftedAt } ... on OpeningRefused { code message } }';
async function ask<Data>(query: string, variables: object, as: GivenMember): Promise<Data> {
  const { data, errors } = await api.ask<Data>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
const ban = async (as = staff, bookingCode = code): Promise<Answer> =>
  (await ask<{ result: Answer }>(`mutation ($venue: ID!, $code: String!) { result: banMember(venueId: $venue, bookingCode: $code, reason: "A cassé la scie") ${SELECT} }`, { venue: room.venueId, code: bookingCode }, as)).result; // prettier-ignore
const lift = async (id: string, as = staff): Promise<Answer> =>
  (await ask<{ result: Answer }>(`mutation ($id: ID!) { result: liftBan(id: $id) ${SELECT} }`, { id }, as)).result;
const listed = async (as: GivenMember, venueId: string | null): Promise<object | null> =>
  (await ask<{ venueBans: object | null }>('query ($venueId: ID) { venueBans(venueId: $venueId) { totalCount edges { node { memberName reason bannedByName liftedAt } } } }', { venueId }, as)).venueBans; // prettier-ignore

describe('a member who is banned from a venue', () => {
  it('gets no offer there, and an offer made before is refused', async () => {
    const token = (await client.offer(camille, room, START, 60))!;
    await ban();
    expect(await client.book(camille, token, { key: 'key-after-the-ban' })).toMatchObject({ __typename: 'Refused', code: 'VENUE_BAN' }); // prettier-ignore
    expect(await client.offer(camille, room, START, 60)).toBeUndefined();
    expect(await client.offer(staff, room, START, 60)).toBeDefined();
  });

  it('keeps the bookings made before', async () => {
    await ban();
    expect(await ask(`{ booking(code: "${code}") { state } }`, {}, camille)).toEqual({
      booking: { state: 'CONFIRMED' },
    });
  });

  it('takes no place in a session of the venue and does not wait for one', async () => {
    const host = await given.member(lyon, { hours: null });
    const session = await givenSession(given, lyon, { hostId: host.id, venueId: room.venueId, places: 3 }); // prettier-ignore
    await ban();
    for (const act of ['takePlace', 'joinWaitingList']) {
      const query = `mutation { result: ${act}(sessionId: "${session.id}", idempotencyKey: "key-of-${act}") { __typename ... on SessionRefused { code } } }`;
      expect(await ask(query, {}, camille)).toEqual({ result: { __typename: 'SessionRefused', code: 'VENUE_BAN' } });
    }
  });

  it('leaves the waiting lists of the venue: a place that was held for them goes to the next in line', async () => {
    const [host, filler, next] = [
      await given.member(lyon, { hours: null }),
      await given.member(lyon, { hours: null }),
      await given.member(lyon, { hours: null }),
    ];
    const session = await givenSession(given, lyon, { hostId: host.id, venueId: room.venueId, places: 1 });
    const act = (name: string, who: GivenMember, key = true) =>
      ask(`mutation { result: ${name}(sessionId: "${session.id}"${key ? `, idempotencyKey: "key-${name}-${who.id}"` : ''}) { __typename } }`, {}, who); // prettier-ignore
    await act('takePlace', filler);
    for (const who of [camille, next]) await act('joinWaitingList', who);
    await act('leaveSession', filler, false);
    const held = () =>
      given.one<{ id: string; who: string }>(
        `select o.id, w.member_id as who from waiting_offer o join waiting_list_entry w on w.id = o.entry_id
          where o.state = 'LIVE' and w.subject_id = $1`,
        [session.id],
      );
    const { id, who } = await held();
    expect(who).toBe(camille.id);
    await ban();
    expect((await held()).who).toBe(next.id);
    const accept = `mutation { result: acceptWaitingOffer(offerId: "${id}") { __typename } }`;
    expect(await ask(accept, {}, camille)).toEqual({ result: { __typename: 'SessionRefused' } });
  });

  it('books again once the ban is lifted', async () => {
    const { id } = await ban();
    expect(await lift(id!)).toMatchObject({ __typename: 'VenueBan', liftedAt: expect.any(String) });
    await client.proposeAndBook(camille, room, START);
  });
});

describe('a ban', () => {
  it('is seen with its reason by the venue and the network, and by nobody else', async () => {
    await ban();
    const node = { memberName: 'Camille Spec', reason: 'A cassé la scie', bannedByName: 'Sam', liftedAt: null };
    expect(await listed(staff, room.venueId)).toMatchObject({ totalCount: 1, edges: [{ node }] });
    expect(await listed(admin, null)).toMatchObject({ edges: expect.arrayContaining([{ node }]) });
    expect(await listed(camille, room.venueId)).toBeNull();
    expect(await listed(staff, null)).toBeNull();
  });

  it('is given by the staff of the venue only, and lifted by them or by the network', async () => {
    const elsewhere = await given.space(lyon, { kind: 'OFFICE' });
    const others = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: elsewhere.venueId, hours: null });
    for (const who of [camille, others, admin]) expect(await ban(who)).toMatchObject({ code: 'NOT_FOUND' });
    const { id } = await ban();
    for (const who of [camille, others]) expect(await lift(id!, who)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await lift(id!, admin)).toMatchObject({ __typename: 'VenueBan' });
  });

  it('is in the audit log of the network with who gave it and who lifted it', async () => {
    const { id } = await ban();
    await lift(id!, admin);
    await lift(id!, admin); // lifted already, and so not recorded
    const query = `query ($email: String) { auditEntries(actions: [MEMBER_BANNED, VENUE_BAN_LIFTED], email: $email) { edges { node { action actorName subjectName } } } }`;
    expect(await ask(query, { email: camille.email }, admin)).toEqual({
      auditEntries: {
        edges: [
          { node: { action: 'VENUE_BAN_LIFTED', actorName: 'Ada', subjectName: 'Camille Spec' } },
          { node: { action: 'MEMBER_BANNED', actorName: 'Sam', subjectName: 'Camille Spec' } },
        ],
      },
    });
  });

  it('names a member by a booking at that venue only', async () => {
    const elsewhere = await given.space(lyon, { kind: 'OFFICE' });
    const other = await client.proposeAndBook(camille, elsewhere, START);
    for (const wrong of [other.code, 'ZZZZZZZZ', 'no code'])
      expect(await ban(staff, wrong)).toMatchObject({ code: 'NO_SUCH_BOOKING' });
    expect(await ban(staff, ` ${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`)).toMatchObject({
      __typename: 'VenueBan',
    });
  });

  it('never concerns the team', async () => {
    const own = await client.proposeAndBook(staff, room, START);
    expect(await ban(staff, own.code)).toMatchObject({ code: 'IN_THE_TEAM' });
  });

  it('exists once among 16 simultaneous ones', async () => {
    const bans = await Promise.all(Array.from({ length: 16 }, () => ban()));
    expect(new Set(bans.map(({ id }) => id)).size).toBe(1);
  });
});
