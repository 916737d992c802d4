import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
} from '#libs/testing';

const FIGURES = `query ($venueId: ID!, $days: Int) { venueFigures(venueId: $venueId, days: $days) {
  from until bookings noShows cancelled
  hours { weekday hour openMinutes bookedMinutes ownMinutes }
  spaces { name openMinutes bookedMinutes ownMinutes bookings noShows cancelled }
  leadTimes { leadTime bookings } unmet { why kind capability times } } }`;

interface Figures {
  from: string;
  until: string;
  bookings: number;
  noShows: number;
  cancelled: number;
  hours: { weekday: number; hour: number; openMinutes: number; bookedMinutes: number; ownMinutes: number }[];
  spaces: Record<string, number | string>[];
  leadTimes: { leadTime: string; bookings: number }[];
  unmet: { why: string; kind: string | null; capability: string | null; times: number }[];
}

let database: TestDatabase;
let given: Given;
let network: GivenNetwork;
let api: TestApi;
let room: GivenSpace;
let desks: GivenSpace;
let staff: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  room = await given.space(network, { kind: 'MEETING_ROOM', name: 'Atelier', bufferMinutes: 15 });
  desks = await given.space(network, { kind: 'DESK_AREA', name: 'Plateau', capacity: 8, venueId: room.venueId });
  staff = await given.member(network, { role: 'VENUE_STAFF', venueId: room.venueId });
  // Friday, 9:00 in Paris
  api = await startApi(database.url, { now: '2026-11-20T08:00:00Z' });
  const client = new BookingClient(api, network);
  const [awa, ben, cleo] = await Promise.all([1, 2, 3].map(() => given.member(network)));
  await client.proposeAndBook(awa!, room, '2026-11-20T09:00:00Z', 60);
  await client.proposeAndBook(ben!, desks, '2026-11-20T09:30:00Z', 60, 4);
  const missed = await client.proposeAndBook(cleo!, room, '2026-11-22T10:00:00Z', 120);
  const given2 = await client.proposeAndBook(ben!, room, '2026-11-21T10:00:00Z', 60);
  await client.cancel(ben!, given2.code);
  await client.proposeAndBook(awa!, room, '2026-11-24T09:00:00Z', 60); // not over
  await given.client.query(`update booking set state = 'NO_SHOW' where id = $1`, [missed.id]);
  await given.client.query(`update allocation set state = 'NO_SHOW' where holder_id = $1`, [missed.id]);
  await given.client.query(
    `with use as (
       insert into own_use (network_id, space_id, during, title, added_at, added_by_id, state)
       values ($1, $2, '[2026-11-20T13:00Z,2026-11-20T14:30Z)', 'Ménage', now(), $3, 'OVER') returning network_id, id, during)
     insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
     select network_id, $4, true, id, during, 'COMPLETED' from use`,
    [network.id, room.id, staff.id, room.resourceId],
  );
  await given.client.query(
    `insert into unmet_need (network_id, asked_on, why, kind, capability_code, weekday, hour, cell_lat, cell_lon, times) values
       ($1, '2026-11-10', 'NONE_FREE', 'MEETING_ROOM', null, 4, 14, round($2::float8 * 50), round($3::float8 * 50), 5),
       ($1, '2026-11-11', 'NONE_FREE', 'MEETING_ROOM', null, null, null, null, null, 2),
       ($1, '2026-11-12', 'NONE_WITH_CAPABILITY', 'MACHINE', 'laser-cutting', null, null, null, null, 1),
       ($1, '2026-11-12', 'NONE_FREE', 'MEETING_ROOM', null, 4, 14, 2400, 244, 90),
       ($1, '2026-09-12', 'NONE_FREE', 'OFFICE', null, null, null, null, null, 9)`,
    [network.id, room.lat, room.lon],
  );
  api.clock.set('2026-11-23T08:00:00Z');
}, 60_000);
afterAll(async () => {
  await api.close();
  await given.end();
  await database.drop();
});

async function figures(as: GivenMember, days?: number): Promise<Figures | null> {
  const { data, errors } = await api.ask<{ venueFigures: Figures | null }>(
    network.slug,
    FIGURES,
    { venueId: room.venueId, days },
    as,
  );
  expect(errors).toBeUndefined();
  return data.venueFigures;
}

describe('the figures of a venue', () => {
  it('are about its last 30 whole days', async () => {
    expect(await figures(staff)).toMatchObject({ from: '2026-10-24', until: '2026-11-23' });
    expect(await figures(staff, 365)).toMatchObject({ from: '2025-11-23', until: '2026-11-23' });
  });

  it('count bookings, no-shows and cancellations that were to start in the period', async () => {
    expect(await figures(staff)).toMatchObject({ bookings: 3, noShows: 1, cancelled: 1 });
    const { spaces } = (await figures(staff))!;
    expect(spaces.map(({ name, bookings, noShows, cancelled }) => [name, bookings, noShows, cancelled])).toEqual([
      ['Atelier', 2, 1, 1],
      ['Plateau', 1, 0, 0],
    ]);
  });

  it('have open and taken minutes by space: no buffer, no no-show, and half a space for half of its seats', async () => {
    const { spaces } = (await figures(staff))!;
    expect(
      spaces.map(({ name, openMinutes, bookedMinutes, ownMinutes }) => [name, openMinutes, bookedMinutes, ownMinutes]),
    ).toEqual([
      ['Atelier', 30 * 16 * 60, 60, 90],
      ['Plateau', 30 * 16 * 60, 30, 0],
    ]);
  });

  it('have the hours of the week on the clock of the venue', async () => {
    const { hours } = (await figures(staff))!;
    expect(hours).toHaveLength(7 * 16);
    const friday = (hour: number) => hours.find((row) => row.weekday === 5 && row.hour === hour);
    // four Fridays, two spaces
    expect(friday(10)).toEqual({ weekday: 5, hour: 10, openMinutes: 480, bookedMinutes: 75, ownMinutes: 0 });
    expect(friday(11)).toMatchObject({ bookedMinutes: 15, ownMinutes: 0 });
    expect(friday(14)).toMatchObject({ bookedMinutes: 0, ownMinutes: 60 });
    expect(friday(15)).toMatchObject({ bookedMinutes: 0, ownMinutes: 30 });
  });

  it('have lead times from the shortest to the longest', async () => {
    const { leadTimes } = (await figures(staff))!;
    expect(leadTimes.map(({ leadTime, bookings }) => [leadTime, bookings])).toEqual([
      ['LESS_THAN_HOUR', 0],
      ['SAME_DAY', 2],
      ['ONE_TO_THREE_DAYS', 1],
      ['THREE_TO_SEVEN_DAYS', 0],
      ['ONE_TO_FOUR_WEEKS', 0],
      ['LONGER', 0],
    ]);
  });

  it('have what was looked for near the venue or without a place, and not found, in the language of the reader', async () => {
    const { unmet } = (await figures(staff))!;
    expect(unmet).toEqual([
      { why: 'NONE_FREE', kind: 'MEETING_ROOM', capability: null, times: 7 },
      { why: 'NONE_WITH_CAPABILITY', kind: 'MACHINE', capability: expect.stringMatching(/laser/i), times: 1 },
    ]);
    expect((await figures(staff, 90))!.unmet[0]).toMatchObject({ kind: 'OFFICE', times: 9 });
  });

  it('are for the staff of the venue alone', async () => {
    const stranger = await given.member(network);
    const admin = await given.member(network, { role: 'NETWORK_ADMIN' });
    expect(await figures(stranger)).toBeNull();
    expect(await figures(admin)).toBeNull();
  });

  it('refuse another number of days', async () => {
    const { errors } = await api.ask(network.slug, FIGURES, { venueId: room.venueId, days: 31 }, staff);
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});
