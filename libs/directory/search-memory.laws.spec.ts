import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Availability, close, firstFreeStarts, giveTimeBack, nearestFreeStarts, reopen } from '#libs/agenda';
import { Database, dataSourceFor, readEnv, statement } from '#libs/platform';
import { type GivenNetwork, type GivenSpace } from '#libs/testing';
import { availableSpaces, findSpacesInMemory } from './available-spaces.memory.js';
import { type SpaceWish, findSpaces } from './available-spaces.queries.js';
import { DirectoryBench } from './directory.fixture.js';
import { type SearchSnapshot, readSearchSnapshot } from './searchable-venues.js';
import { searchVenuesInMemory } from './search-venues.memory.js';
import { type VenueQuery, searchVenues } from './search-venues.queries.js';

const begin = Temporal.Instant.from('2026-11-23T08:00Z');
const at = (quarter: number) => Temporal.Instant.from('2026-11-24T06:00Z').add({ minutes: quarter * 15 });
const giveBack = statement(
  'spec.memoryGiveBack',
  `with released as (select current_network() network_id, $1::uuid holder_id, 'CANCELLED' state), ${giveTimeBack}
   select (select count(*) from freed) + (select count(*) from emptied) + (select count(*) from left_free) n`,
);

/** What people do to a network, one after the other, each read by either of two processes. */
const step = fc.record({
  act: fc.constantFrom(
    'take',
    'take',
    'take',
    'hold',
    'seat',
    'seat',
    'cancel',
    'close',
    'reopen',
    'wait',
    'withdraw',
    'rename',
  ),
  space: fc.nat(4),
  quarter: fc.integer({ min: 0, max: 70 }),
  quarters: fc.integer({ min: 1, max: 10 }),
  seats: fc.integer({ min: 1, max: 4 }),
});
const question = fc.record({
  quarter: fc.integer({ min: 0, max: 70 }),
  quarters: fc.constantFrom(2, 4, 7, 12),
  seats: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom(null, 'MEETING_ROOM' as const, 'DESK_AREA' as const),
  near: fc.constantFrom(null, { lat: 45.77, lon: 4.88 }),
  withinMeters: fc.constantFrom(null, 900),
  limit: fc.constantFrom(1, 3, 50),
  process: fc.nat(1),
});

describe('searches in memory, in two processes', () => {
  let bench: DirectoryBench;
  let databases: [Database, Database];
  let network: GivenNetwork;
  let spaces: GivenSpace[];
  let now: Temporal.Instant;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
    const source = await dataSourceFor(readEnv({ DATABASE_URL: bench.test.url }), 'traboule_app').initialize();
    databases = [bench.database, new Database(source)];
  });
  afterAll(async () => {
    await databases?.[1].onModuleDestroy();
    await bench?.end();
  });

  async function town(): Promise<void> {
    network = await bench.given.network();
    const near = (n: number) => ({ lat: 45.766 + n / 200, lon: 4.879, days: 40 });
    const hall = await bench.given.space(network, { kind: 'EVENT_HALL', bufferMinutes: 30, capacity: 20, ...near(0) });
    spaces = [
      hall,
      await bench.given.space(network, { bufferMinutes: 15, venueId: hall.venueId, ...near(0) }),
      await bench.given.space(network, { kind: 'DESK_AREA', capacity: 4, ...near(1) }),
      await bench.given.space(network, { leadMinutes: 60 * 23, maxMinutes: 120, ...near(1) }),
      await bench.given.space(network, { kind: 'DESK_AREA', capacity: 5, bufferMinutes: 15, ...near(2) }),
    ];
    await bench.part(network, spaces[0]!, spaces[1]!);
    await bench.part(network, spaces[1]!, spaces[2]!);
    now = begin;
  }

  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
  const closures: string[] = [];

  async function play({ act, space: n, quarter, quarters, seats }: Step): Promise<void> {
    const space = spaces[n]!;
    const [start, end] = [at(quarter).toString(), at(quarter + quarters).toString()];
    const isShared = space.kind === 'DESK_AREA';
    const client = bench.given.client;
    const ignoreTaken = (fault: Error & { code?: string }) => {
      if (!['23P01', '23514'].includes(fault.code ?? '')) throw fault;
    };
    const [database] = databases;
    if (act === 'take' && !isShared) await bench.taken(network, space, start, end).catch(ignoreTaken);
    if (act === 'hold') {
      const hold = {
        state: 'HELD',
        expiresAt: now.add({ minutes: quarters * 7 }).toString(),
        seats: isShared ? seats : 1,
      };
      await client.query('begin');
      try {
        await bench.taken(network, space, start, end, hold);
        if (isShared) await useSeats(space, start, end, seats);
        await client.query('commit');
      } catch (fault) {
        await client.query('rollback');
        ignoreTaken(fault as Error);
      }
    }
    if (act === 'seat' && isShared) await useSeats(space, start, end, seats).catch(ignoreTaken);
    if (act === 'cancel') {
      const { rows } = await client.query<{ id: string }>(
        `update allocation set holder_id = uuidv7() where id = (select id from allocation where network_id = $1 and state = 'CONFIRMED' and exclusive limit 1) returning holder_id id`,
        [network.id],
      );
      if (rows[0]) await database.inTransaction(network.id, (tx) => tx.one(giveBack, [rows[0]!.id]));
    }
    if (act === 'close') {
      const closure = {
        calendarId: space.calendarId,
        start: at(quarter),
        end: at(quarter + quarters),
        reason: 'Travaux',
        now,
      };
      const made = await database.inTransaction(network.id, (tx) => close(tx, closure));
      if ('closureId' in made) closures.push(made.closureId);
    }
    if (act === 'reopen' && closures.length > 0)
      await database.inTransaction(network.id, (tx) => reopen(tx, { closureId: closures.pop()!, now }));
    if (act === 'wait') now = now.add({ minutes: quarters * 5 });
    if (act === 'withdraw')
      await client.query(`update resource set withdrawn_at = case when withdrawn_at is null then now() end where id = $1`, [space.resourceId]); // prettier-ignore
    if (act === 'rename')
      await client.query(`update venue set name = $2 where id = $1`, [space.venueId, `Lieu ${quarter}`]);
  }

  const useSeats = (space: GivenSpace, start: string, end: string, seats: number) =>
    bench.given.client.query(
      `insert into seat_bucket as b select network_id, id, at, $3, capacity from resource, generate_series($4::timestamptz, $5::timestamptz - interval '15 minutes', interval '15 minutes') at
        where network_id = $1 and id = $2 on conflict (network_id, resource_id, at) do update set used = b.used + excluded.used`,
      [network.id, space.resourceId, seats, start, end],
    );

  /** Whole by now: what changed what there is makes a process read everything again, and the database answers meanwhile. */
  async function snapshotOf(database: Database): Promise<SearchSnapshot> {
    const snapshot = await readSearchSnapshot(database, network.id, null, now);
    if (snapshot) return snapshot;
    await Availability.of(database).waitUntilLoaded(network.id, now);
    return (await readSearchSnapshot(database, network.id, null, now))!;
  }

  it('finds what the database finds, in the same order, after anything that happened', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, question), { minLength: 10, maxLength: 25 }), async (steps) => {
        await town();
        closures.length = 0;
        for (const [one, asked] of steps) {
          await play(one);
          const database = databases[asked.process]!;
          const snapshot = await snapshotOf(database);
          const [start, end] = [at(asked.quarter), at(asked.quarter + asked.quarters)];
          const place = { near: asked.near, withinMeters: asked.near && asked.withinMeters };
          const wish: SpaceWish = { ...asked, ...place, networkId: network.id, start, end, now };
          expect(findSpacesInMemory(snapshot, wish)).toEqual(await findSpaces(database.open, wish));
          answered++;

          const search: VenueQuery = {
            ...place,
            networkId: network.id,
            query: null,
            kinds: [],
            spaceKind: asked.kind,
            capability: null,
            equipment: [],
            accessible: false,
            territoryIds: null,
            freeFrom: start,
            freeUntil: end,
            seats: asked.seats === 1 ? null : asked.seats,
            now,
            first: 2,
            after: null,
          };
          const [found, expected] = [
            searchVenuesInMemory(snapshot, search)!,
            await searchVenues(database.open, search),
          ];
          expect(rounded(found)).toEqual(rounded(expected));

          const resourceIds = spaces.map(({ resourceId }) => resourceId);
          const near = { networkId: network.id, resourceIds, start, end, seats: asked.seats, now, notBefore: now, withinHours: 9, limitPerResource: 3 }; // prettier-ignore
          const starts = (some: { resourceId: string; starts: Temporal.Instant[] }[]) => some.map((each) => `${each.resourceId} ${each.starts}`); // prettier-ignore
          expect(starts(await nearestFreeStarts(database.open, near, snapshot.time))).toEqual(starts(await nearestFreeStarts(database.open, near))); // prettier-ignore
          const next = { networkId: network.id, resourceIds, minutes: asked.quarters * 15, seats: 1, now, latest: now.add({ hours: 96 }), gridMinutes: 30 }; // prettier-ignore
          const firsts = async (time?: SearchSnapshot['time']) => [...(await firstFreeStarts(database.open, next, time))].map(String).sort(); // prettier-ignore
          expect(await firsts(snapshot.time)).toEqual(await firsts());
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(70);
  }, 180_000);

  const rounded = (found: { page: readonly { score: number }[] }) => ({
    ...found,
    page: found.page.map((hit) => ({ ...hit, score: Math.round(hit.score * 1_000) })),
  });

  it('goes to the database for what it does not know: another time, or a time off the quarters of an hour', async () => {
    await town();
    const [database] = databases;
    const snapshot = await snapshotOf(database);
    const wish = { networkId: network.id, seats: 1, now, limit: 50 };
    for (const start of [
      at(0).subtract({ hours: 24 * 30 }),
      at(0).add({ hours: 24 * 400 }),
      at(0).add({ minutes: 5 }),
    ]) {
      const span = { start, end: start.add({ minutes: 60 }) };
      expect(findSpacesInMemory(snapshot, { ...wish, ...span })).toBeUndefined();
      const found = await availableSpaces(database.open, { ...wish, ...span }, snapshot);
      expect(found).toEqual(await findSpaces(database.open, { ...wish, ...span }));
      expect(found).toHaveLength(5);
    }
  });
});
