import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Availability } from '#libs/agenda';
import { Database } from '#libs/platform';
import {
  BookingClient,
  Given,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

/** A Monday, 9:00 in Paris; places are open from 7:00 to 23:00. */
const NOW = '2026-11-23T08:00:00Z';
const SLOTS = `query ($slug: String!, $minutes: Int!) { venue(slug: $slug) {
  nextFree(minutes: $minutes) { start end space { id } }
  spaces { edges { node { id nextFree(minutes: $minutes) { start } } } } } }`;

interface Slots {
  venue: {
    nextFree: { start: string; end: string; space: { id: string } } | null;
    spaces: { edges: { node: { id: string; nextFree: { start: string } | null } }[] };
  };
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookingClient: BookingClient;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  bookingClient = new BookingClient(api, lyon);
}, 60_000);
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

const ask = async (slug: string, minutes: number): Promise<Slots['venue']> => {
  const { data, errors } = await api.ask<Slots>('lyon', SLOTS, { slug, minutes });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.venue;
};
/** By the database, which answers until free time is in memory, and then from memory: the same. */
async function slots(
  { venueSlug }: GivenSpace,
  minutes = 60,
): Promise<{ venue: string | null; spaces: (string | null)[] }> {
  const availability = Availability.of(api.app.get(Database));
  const answers: unknown[] = [];
  for (const isKept of [false, true]) {
    if (isKept) await availability.waitUntilLoaded(lyon.id, api.clock.now());
    else await given.client.query(`insert into availability_change (network_id) values ($1)`, [lyon.id]);
    const { nextFree, spaces } = await ask(venueSlug, minutes);
    answers.push({
      venue: nextFree?.start ?? null,
      spaces: spaces.edges.map(({ node }) => node.nextFree?.start ?? null),
    });
  }
  expect(answers[1]).toEqual(answers[0]);
  return answers[0] as Awaited<ReturnType<typeof slots>>;
}
/** By a member who is nowhere else. */
const taken = async (space: GivenSpace, start: string, end: string) =>
  bookingClient.proposeAndBook(await given.member(lyon), space, start, (Date.parse(end) - Date.parse(start)) / 60_000);

describe('the next free time', () => {
  it('the next free time of a space is the first start from now on that nobody booked', async () => {
    const room = await given.space(lyon);
    expect((await slots(room)).spaces).toEqual([NOW]);
    await taken(room, '2026-11-23T09:00:00Z', '2026-11-23T10:30:00Z');
    expect((await slots(room)).spaces).toEqual([NOW]);
    expect((await slots(room, 75)).spaces).toEqual(['2026-11-23T10:30:00Z']);
    expect((await slots(room, 720)).spaces).toEqual(['2026-11-24T06:00:00Z']); // tomorrow when it opens
    api.clock.set('2026-11-23T08:01:00Z');
    expect((await slots(room)).spaces).toEqual(['2026-11-23T10:30:00Z']);
    api.clock.set(NOW);
  });

  it('keeps the lead time and the length of the space, and the grid of the network', async () => {
    const room = await given.space(lyon, { leadMinutes: 100, minMinutes: 60, maxMinutes: 90 });
    expect((await slots(room)).spaces).toEqual(['2026-11-23T09:45:00Z']);
    expect((await slots(room, 45)).spaces).toEqual([null]);
    expect((await slots(room, 105)).spaces).toEqual([null]);
    const setting = [lyon.id, '30'];
    await given.client.query(
      `insert into network_setting values ($1, 'booking.gridMinutes', $2, '[2020-01-01,)')`,
      setting,
    );
    api.clock.set('2026-11-23T08:00:10Z'); // settings are kept for some seconds
    try {
      expect((await slots(room)).spaces).toEqual(['2026-11-23T10:00:00Z']);
      expect((await slots(room, 75)).spaces).toEqual([null]);
    } finally {
      await given.client.query('delete from network_setting');
      api.clock.set(NOW);
    }
  });

  it('the next free time of a place is the earliest of its spaces, and of two at the same time the smallest', async () => {
    const large = await given.space(lyon, { capacity: 12 });
    const small = await given.space(lyon, { capacity: 4, venueId: large.venueId });
    const first = async (minutes = 60) => (await ask(large.venueSlug, minutes)).nextFree;
    await slots(large);
    expect(await first()).toEqual({ start: NOW, end: '2026-11-23T09:00:00Z', space: { id: small.id } });
    await taken(small, '2026-11-23T08:30:00Z', '2026-11-23T09:30:00Z');
    expect(await first()).toMatchObject({ start: NOW, space: { id: large.id } });
    await taken(large, '2026-11-23T09:30:00Z', '2026-11-23T12:30:00Z');
    expect(await first(180)).toMatchObject({ start: '2026-11-23T09:30:00Z', space: { id: small.id } });
  });

  it('is none beyond the last start one may book, nor of what is withdrawn', async () => {
    const open = [{ start: '2027-01-25T08:00:00Z', end: '2027-01-25T10:00:00Z' }]; // 63 days ahead; 60 may be booked
    const late = await given.space(lyon, { open });
    expect(await slots(late)).toEqual({ venue: null, spaces: [null] });
    const gone = await given.space(lyon);
    const { venueId } = gone;
    const space = await ask(gone.venueSlug, 60);
    expect(space.nextFree).not.toBeNull();
    await given.client.query('update space set withdrawn_at = now() where venue_id = $1', [venueId]);
    expect(await slots(gone)).toEqual({ venue: null, spaces: [] });
  });

  it('is a time at which the space is offered and booked, and moves on at once', async () => {
    const room = await given.space(lyon, { kind: 'WORKSHOP' });
    for (const expected of ['2026-11-23T13:00:00Z', '2026-11-23T14:00:00Z']) {
      api.clock.set('2026-11-23T13:00:00Z');
      const { nextFree } = await ask(room.venueSlug, 60);
      expect(nextFree!.start).toBe(expected);
      await bookingClient.proposeAndBook(await given.member(lyon), room, nextFree!.start);
    }
    expect((await slots(room)).venue).toBe('2026-11-23T15:00:00Z');
    api.clock.set(NOW);
  });
});
