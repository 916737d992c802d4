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
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z';
const RESULT = `__typename ... on VenueMove { bookingCode start end savedCents savedCreditMinutes } ... on Refused { code message }`;
const ARGS = `venueId: $venueId, code: $code, spaceId: $spaceId, start: $start, end: $end`;
const VARIABLES = `$venueId: ID!, $code: String!, $spaceId: ID!, $start: Instant!, $end: Instant!`;
const PREVIEW = `query (${VARIABLES}) { result: previewVenueMove(${ARGS}) { ${RESULT} } }`;
const MOVE = `mutation (${VARIABLES}, $reason: String!, $key: ID!) {
  result: moveBookingAsVenue(${ARGS}, reason: $reason, idempotencyKey: $key) { ${RESULT} } }`;

interface Result {
  __typename: string;
  code?: string;
  start?: string;
  savedCents?: number;
  savedCreditMinutes?: number;
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let other: GivenSpace;
let hall: GivenSpace;
let staff: GivenMember;
let awa: GivenMember;
let code: string;
let keys = 0;
let lat = 45;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  client = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  lat += 0.01;
  room = await given.space(lyon, { lat });
  other = await given.space(lyon, { lat, venueId: room.venueId });
  hall = await given.space(lyon, { lat, venueId: room.venueId, kind: 'EVENT_HALL' });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId });
  awa = await given.member(lyon);
  code = (await client.proposeAndBook(awa, room, '2026-11-24T09:00:00Z')).code;
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Wish {
  start?: string;
  spaceId?: string;
  as?: GivenMember;
  key?: string;
}
async function send(query: string, { start = '2026-11-24T13:00:00Z', spaceId = room.id, as = staff, key }: Wish) {
  const end = Temporal.Instant.from(start).add({ minutes: 60 }).toString();
  const about = { venueId: room.venueId, code, spaceId, start, end };
  const variables = query === MOVE ? { ...about, reason: 'Dégât des eaux', key: key ?? `venue-move-${++keys}` } : about;
  const { data, errors } = await api.ask<{ result: Result }>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.result;
}
const move = (wish: Wish = {}) => send(MOVE, wish);
const booking = () =>
  given.one<{ start: string; freeUntil: string; space: string }>(
    `select to_char(b.starts_at at time zone 'utc', 'DD HH24:MI') as start, to_char(b.free_until at time zone 'utc', 'DD HH24:MI') as "freeUntil",
            i.space_id as space from booking b join booking_item i on i.booking_id = b.id where b.code = $1`,
    [code],
  );

describe('a booking that its venue moves', () => {
  it('is at the new time and space, at the same price, and free to cancel until it starts', async () => {
    expect(await move({ spaceId: other.id })).toMatchObject({ __typename: 'VenueMove', savedCents: 0, savedCreditMinutes: 0 }); // prettier-ignore
    expect(await booking()).toEqual({ start: '24 13:00', freeUntil: '24 13:00', space: other.id });
    api.clock.set('2026-11-24T12:50:00Z');
    expect((await client.cancel(awa, code)).__typename).toBe('Cancelled');
  });

  it('can be moved when the member no longer could, because cancelling costs', async () => {
    api.clock.set('2026-11-24T08:00:00Z');
    expect((await move()).__typename).toBe('VenueMove');
  });

  it('is told to the member once, by the venue’s own mail, with a record of the reason', async () => {
    const key = 'the-same-key-twice';
    await move({ key });
    expect((await move({ key })).__typename).toBe('VenueMove');
    const { rows } = await given.client.query(
      `select topic from outbox o join booking b on b.id = o.subject_id where b.code = $1 and topic like 'booking.moved%' and voided_at is null`,
      [code],
    );
    expect(rows).toEqual([{ topic: 'booking.movedByVenue' }]);
    const recorded = `select reason from venue_move m join booking b on b.id = m.booking_id where b.code = $1`;
    expect((await given.client.query(recorded, [code])).rows).toEqual([{ reason: 'Dégât des eaux' }]);
  });

  it('is shown before as it would be, and nothing changes', async () => {
    expect(await send(PREVIEW, { spaceId: other.id })).toMatchObject({ __typename: 'VenueMove', start: '2026-11-24T13:00:00Z' }); // prettier-ignore
    expect(await booking()).toMatchObject({ start: '24 09:00', space: room.id });
  });

  it('never costs the member more', async () => {
    expect((await move({ spaceId: hall.id })).code).toBe('COSTS_MEMBER_MORE');
    expect(await booking()).toMatchObject({ start: '24 09:00', space: room.id });
  });

  it('goes only where it is free, where the member is, and within the venue', async () => {
    const ben = await given.member(lyon);
    await client.proposeAndBook(ben, other, '2026-11-24T13:00:00Z');
    await client.proposeAndBook(awa, hall, '2026-11-24T15:00:00Z');
    const elsewhere = await given.space(lyon, { lat: lat + 20 });
    expect((await move({ spaceId: other.id })).code).toBe('NOT_FREE');
    expect((await move({ start: '2026-11-24T15:00:00Z' })).code).toBe('ALREADY_BOOKED_THEN');
    expect((await move({ spaceId: elsewhere.id })).code).toBe('SPACE_WITHDRAWN');
    expect((await move({ start: '2026-11-24T09:00:00Z' })).code).toBe('SAME_TIME');
  });

  it('is moved by the staff of the venue only, and not once it has started', async () => {
    const stranger = await given.member(lyon);
    const neighbour = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: (await given.space(lyon)).venueId });
    for (const as of [stranger, neighbour, awa]) expect((await move({ as })).code).toBe('NOT_BOOKED_HERE');
    api.clock.set('2026-11-24T09:10:00Z');
    expect((await move()).code).toBe('NOT_MOVABLE');
  });
});
