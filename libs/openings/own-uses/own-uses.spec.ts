import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#libs/platform';
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
import { endOwnUses } from '../index.js';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let desks: GivenSpace;
let staff: GivenMember;
let camille: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  client = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 4, venueId: room.venueId });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  camille = await given.member(lyon, { name: 'Camille Spec' });
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`update space set withdrawn_at = now()`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Conflict {
  bookingCode: string | null;
  memberName: string | null;
  seats: number;
}
interface Added {
  __typename: string;
  code?: string;
  ownUse?: { id: string; seats: number | null; title: string; imported: boolean; conflicts: Conflict[] };
  conflicts?: Conflict[];
}
const CONFLICTS = `conflicts { bookingCode memberName seats }`;
const ADD = `mutation ($input: AddOwnUseInput!, $key: ID!) { addOwnUse(input: $input, idempotencyKey: $key) { __typename
  ... on OwnUseAdded { ownUse { id seats title imported ${CONFLICTS} } } ... on OwnUseInConflict { ${CONFLICTS} } ... on OpeningRefused { code message } } }`;
const REMOVE = `mutation ($id: ID!) { removeOwnUse(id: $id) { __typename ... on OpeningRefused { code } } }`;
const LIST = `query ($venueId: ID!, $first: Int!, $after: String) { ownUses(venueId: $venueId, first: $first, after: $after) {
  totalCount pageInfo { endCursor hasNextPage } edges { node { id title start end space { id } ${CONFLICTS} } } } }`;

let keys = 0;
async function add(
  space: GivenSpace,
  start: string,
  end: string,
  {
    as = staff,
    key = `own-use-key-${++keys}`,
    ...more
  }: { as?: GivenMember; key?: string; seats?: number; title?: string } = {},
): Promise<Added> {
  const input = { spaceId: space.id, start, end, ...more };
  const { data, errors } = await api.ask<{ addOwnUse: Added }>('lyon', ADD, { input, key }, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.addOwnUse;
}
async function remove(id: string, as = staff): Promise<string> {
  const { data, errors } = await api.ask<{ removeOwnUse: Added }>('lyon', REMOVE, { id }, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.removeOwnUse.code ?? data.removeOwnUse.__typename;
}
type Listed = {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: { node: { id: string; title: string } }[];
};
async function list(as = staff, first = 50, after: string | null = null): Promise<Listed | null> {
  const { data, errors } = await api.ask<{ ownUses: Listed | null }>(
    'lyon',
    LIST,
    { venueId: room.venueId, first, after },
    as,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.ownUses;
}

describe('an own use entered by hand', () => {
  it('is respected at once by searches and bookings, and its time can be booked again after its removal', async () => {
    const token = await client.offer(camille, room, '2026-11-25T09:00:00Z', 60);
    const { ownUse } = await add(room, '2026-11-25T08:30:00Z', '2026-11-25T10:00:00Z', {
      title: '  Réunion  d’équipe ',
    });
    expect(ownUse).toMatchObject({ title: 'Réunion d’équipe', imported: false, conflicts: [], seats: null });
    expect((await client.book(camille, token!)).__typename).toBe('Taken');
    expect(await client.offer(camille, room, '2026-11-25T09:00:00Z', 60)).toBeUndefined();
    expect(await client.offer(camille, room, '2026-11-25T10:00:00Z', 60)).toBeDefined();
    expect(await remove(ownUse!.id)).toBe('OwnUseRemoved');
    expect(await remove(ownUse!.id)).toBe('OwnUseRemoved');
    await client.proposeAndBook(camille, room, '2026-11-25T09:00:00Z');
  });

  it('is refused as a whole over a booking, which it lists and does not touch', async () => {
    const { code } = await client.proposeAndBook(camille, room, '2026-11-26T09:00:00Z');
    const answer = await add(room, '2026-11-26T07:00:00Z', '2026-11-26T18:00:00Z');
    expect(answer).toMatchObject({
      __typename: 'OwnUseInConflict',
      conflicts: [{ bookingCode: code, memberName: 'Camille Spec', seats: 1 }],
    });
    expect((await list())!.totalCount).toBe(0);
    const next = await given.member(lyon);
    await client.proposeAndBook(next, room, '2026-11-26T10:00:00Z');
  });

  it('takes some seats or all of a shared space', async () => {
    expect((await add(desks, '2026-11-26T09:00:00Z', '2026-11-26T12:00:00Z', { seats: 3 })).__typename).toBe(
      'OwnUseAdded',
    );
    expect(await client.offer(camille, desks, '2026-11-26T10:00:00Z', 60, 2)).toBeUndefined();
    await client.proposeAndBook(camille, desks, '2026-11-26T10:00:00Z', 60, 1);
    expect((await add(desks, '2026-11-26T11:00:00Z', '2026-11-26T12:00:00Z')).__typename).toBe('OwnUseInConflict');
    expect((await add(desks, '2026-11-26T11:00:00Z', '2026-11-26T12:00:00Z', { seats: 5 })).code).toBe(
      'TOO_MANY_SEATS',
    );
    expect((await add(desks, '2026-11-27T11:00:00Z', '2026-11-27T12:00:00Z')).__typename).toBe('OwnUseAdded');
  });

  it('takes what is inside its space, too, and lasts up to 31 days', async () => {
    const half = await given.space(lyon, { kind: 'MEETING_ROOM', venueId: room.venueId, capacity: 6 });
    await given.client.query(`insert into resource_part values ($1, $2, $3)`, [
      lyon.id,
      room.resourceId,
      half.resourceId,
    ]);
    const { ownUse } = await add(room, '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z');
    expect(ownUse).toBeDefined();
    expect(await client.offer(camille, half, '2026-12-15T09:00:00Z', 60)).toBeUndefined();
    expect((await add(half, '2026-12-31T23:00:00Z', '2026-12-31T23:30:00Z')).__typename).toBe('OwnUseInConflict');
  });

  it('is refused with the reason when its times or seats make no sense', async () => {
    const codeOf = async (start: string, end: string) => (await add(room, start, end)).code;
    expect(await codeOf('2026-11-26T09:00:00Z', '2026-11-26T09:00:00Z')).toBe('REVERSED');
    expect(await codeOf('2026-11-26T09:05:00Z', '2026-11-26T10:00:00Z')).toBe('OFF_GRID');
    expect(await codeOf('2026-11-22T09:00:00Z', '2026-11-23T08:00:00Z')).toBe('OVER_ALREADY');
    expect(await codeOf('2026-11-26T09:00:00Z', '2026-12-27T09:15:00Z')).toBe('TOO_LONG');
    expect(await codeOf('2027-12-01T09:00:00Z', '2027-12-01T10:00:00Z')).toBe('TOO_FAR_AHEAD');
  });

  it('is for the staff of the venue alone, to see and to change', async () => {
    const manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, hours: null });
    const elsewhere = await given.space(lyon);
    const stranger = await given.member(lyon, { role: 'VENUE_STAFF', venueId: elsewhere.venueId, hours: null });
    const { ownUse } = await add(room, '2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z', { as: manager });
    for (const as of [camille, stranger]) {
      expect((await add(room, '2026-11-26T11:00:00Z', '2026-11-26T12:00:00Z', { as })).code).toBe('NOT_FOUND');
      expect(await remove(ownUse!.id, as)).toBe('NOT_FOUND');
      expect(await list(as)).toBeNull();
    }
    expect((await list())!.totalCount).toBe(1);
  });

  it('is entered once when a request is repeated', async () => {
    const again = () => add(room, '2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z', { key: 'the-same-key' });
    const first = await again();
    expect(await again()).toEqual(first);
    expect((await add(room, '2026-11-26T12:00:00Z', '2026-11-26T13:00:00Z', { key: 'the-same-key' })).code).toBe(
      'KEY_REUSED',
    );
    expect((await list())!.totalCount).toBe(1);
  });

  it('is listed from the earliest on, page by page, until it is over', async () => {
    for (const hour of ['11', '09', '10'])
      await add(room, `2026-11-23T${hour}:00:00Z`, `2026-11-23T${hour}:30:00Z`, { title: hour });
    const first = (await list(staff, 2))!;
    expect(first.edges.map(({ node }) => node.title)).toEqual(['09', '10']);
    const second = (await list(staff, 2, first.pageInfo.endCursor))!;
    expect(second.edges.map(({ node }) => node.title)).toEqual(['11']);
    api.clock.set('2026-11-23T10:45:00Z');
    expect((await list())!.edges.map(({ node }) => node.title)).toEqual(['11']);
    const end = () => api.app.get(Database).inTransaction(lyon.id, (tx) => endOwnUses(tx, api.clock.now()));
    expect(await end()).toBe(2);
    expect(await end()).toBe(0);
  });

  it('never gives one time to an own use and to a booking that race for it', async () => {
    for (let round = 0; round < 5; round++) {
      const space = await given.space(lyon, { kind: 'DESK_AREA', capacity: 5, venueId: room.venueId });
      const start = `2026-12-0${round + 1}T09:00:00Z`;
      const members = await Promise.all(Array.from({ length: 6 }, () => given.member(lyon)));
      const tokens: string[] = [];
      for (const member of members) tokens.push((await client.offer(member, space, start, 60))!);
      const answers = await Promise.all([
        ...members.map(async (member, n) => (await client.book(member, tokens[n]!)).__typename),
        add(space, start, start.replace('T09', 'T12')).then(({ __typename, code }) => code ?? __typename),
      ]);
      const booked = answers.filter((answer) => answer === 'Confirmed').length;
      const own = answers.at(-1);
      expect(own === 'OwnUseAdded' ? booked === 0 : booked === 5).toBe(true);
    }
  });
});
