import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findSpaces } from '#libs/directory';
import { Database, dataSourceFor, readEnv } from '#libs/platform';
import { Given, type GivenNetwork, type GivenSpace, type TestDatabase, cloneDatabase } from '#libs/testing';
import { type FreeStartsWish, nearestFreeStarts } from './free-starts.queries.js';

const utc = (text: string) => Temporal.Instant.from(`2026-11-${text}Z`);
const hour = (start: string, end: string) => ({ start: utc(`24T${start}`), end: utc(`24T${end}`) });
const OTHER = '00000000-0000-7000-8000-000000000001';
const now = utc('23T08:00');

describe('the nearest free starts of resources', () => {
  let test: TestDatabase;
  let given: Given;
  let database: Database;
  let network: GivenNetwork;

  beforeAll(async () => {
    test = await cloneDatabase();
    given = await Given.on(test.url);
    database = new Database(await dataSourceFor(readEnv({ DATABASE_URL: test.url }), 'traboule_app').initialize());
    network = await given.network();
  });
  afterAll(async () => {
    await database?.onModuleDestroy();
    await given?.end();
    await test?.drop();
  });

  const find = (spaces: GivenSpace[], some: Partial<FreeStartsWish> = {}) =>
    nearestFreeStarts(database.open, {
      networkId: network.id,
      resourceIds: spaces.map(({ resourceId }) => resourceId),
      ...hour('14:00', '15:00'),
      seats: 1,
      withinHours: 6,
      notBefore: now,
      now,
      limitPerResource: 3,
      ...some,
    });
  /** The starts of the only space asked for, as UTC times of 24 November. */
  async function starts(space: GivenSpace, some: Partial<FreeStartsWish> = {}): Promise<string[]> {
    const [found] = await find([space], some);
    return found?.starts.map((start) => start.toString().slice(11, 16)) ?? [];
  }
  interface Held {
    state?: string;
    expiresAt?: string | null;
    seats?: number;
  }
  const allocate = (
    space: GivenSpace,
    start: string,
    end: string,
    { state = 'CONFIRMED', expiresAt = null, seats = 1 }: Held = {},
  ) =>
    given.client.query(
      `insert into allocation (network_id, resource_id, exclusive, holder_id, during, seats, state, expires_at)
       select network_id, id, exclusive, $3, tstzrange($4, $5), $6, $7, $8 from resource where network_id = $1 and id = $2`,
      [network.id, space.resourceId, OTHER, start, end, seats, state, expiresAt],
    );
  const taken = (space: GivenSpace, start: string, end: string, held?: Held) =>
    allocate(space, `2026-11-24T${start}Z`, `2026-11-24T${end}Z`, held);
  /** Seats as a booking takes them: the allocation and its counters. */
  async function seated(space: GivenSpace, start: string, end: string, seats: number, held: Held = {}) {
    await taken(space, start, end, { ...held, seats });
    await given.client.query(
      `insert into seat_bucket (network_id, resource_id, at, used, cap)
       select network_id, id, at, $5, capacity from resource,
         generate_series($3::timestamptz, $4::timestamptz - interval '15 minutes', interval '15 minutes') at
        where network_id = $1 and id = $2
       on conflict (network_id, resource_id, at) do update set used = seat_bucket.used + excluded.used`,
      [network.id, space.resourceId, `2026-11-24T${start}Z`, `2026-11-24T${end}Z`, seats],
    );
  }
  const part = (whole: GivenSpace, of: GivenSpace) =>
    given.client.query(`insert into resource_part values ($1, $2, $3)`, [network.id, whole.resourceId, of.resourceId]);

  it('are the wanted one when it is free, then those around it, the later first', async () => {
    const room = await given.space(network);
    expect(await starts(room)).toEqual(['14:00', '14:15', '13:45']);
  });

  it('lie around what is taken, on the same day, before and after', async () => {
    const room = await given.space(network);
    await taken(room, '13:00', '15:30');
    expect(await starts(room)).toEqual(['15:30', '15:45', '16:00']);
    const between = { ...hour('13:45', '14:45'), limitPerResource: 4 };
    expect(await starts(room, between)).toEqual(['15:30', '12:00', '15:45', '11:45']);
  });

  it('lie around what keeps the asker away, near or long, without a loss in number', async () => {
    const room = await given.space(network);
    await taken(room, '15:30', '16:00');
    const away = [hour('16:30', '17:00'), hour('13:30', '15:00'), hour('04:00', '05:00')];
    expect(await starts(room, { busy: away })).toEqual(['12:30', '12:15', '12:00']);
    expect(await starts(room, { busy: [hour('06:00', '19:00')] })).toEqual(['19:00', '19:15', '19:30']);
    expect(await starts(room, { busy: [hour('06:00', '22:00')] })).toEqual([]);
  });

  it('keep the space free after themselves, and leave alone the tail of the one before', async () => {
    const room = await given.space(network, { bufferMinutes: 30 });
    await taken(room, '12:00', '14:30'); // until 14:00 and its tail
    await taken(room, '16:00', '17:30');
    expect(await starts(room, { withinHours: 2 })).toEqual(['14:30']); // 15:30 with its tail would reach 16:00; 14:45 not
  });

  it('stay within opening hours, but for the tail', async () => {
    const room = await given.space(network, {
      bufferMinutes: 60,
      open: [
        { start: '2026-11-24T09:00Z', end: '2026-11-24T10:15Z' },
        { start: '2026-11-24T16:30Z', end: '2026-11-24T17:45Z' },
      ],
    });
    expect(await starts(room, { limitPerResource: 9 })).toEqual(['16:30', '16:45', '09:15', '09:00']);
  });

  it('pass midnight where the place is open through it', async () => {
    const room = await given.space(network, {
      open: [
        { start: '2026-11-23T23:00Z', end: '2026-11-24T23:00Z' },
        { start: '2026-11-24T23:00Z', end: '2026-11-25T23:00Z' },
      ],
    });
    await taken(room, '20:00', '22:30');
    expect(await starts(room, hour('21:45', '22:45'))).toEqual(['22:30', '22:45', '23:00']);
  });

  it('are no farther than asked for, nor before now, the lead time or the bound', async () => {
    const room = await given.space(network, { leadMinutes: 120 });
    const at = { ...hour('08:00', '09:00'), limitPerResource: 2 };
    expect(await starts(room, { ...at, now: utc('24T07:20') })).toEqual(['09:30', '09:45']);
    expect(await starts(room, { ...at, notBefore: utc('24T10:10') })).toEqual(['10:15', '10:30']);
    expect(await starts(room, { ...at, notBefore: utc('24T10:10'), withinHours: 2 })).toEqual([]);
    expect(await starts(room, { ...at, now: utc('23T00:00') })).toEqual(['08:00', '08:15']);
  });

  it('are none for a length the space does not take, in a space withdrawn, unknown or of another network', async () => {
    const room = await given.space(network, { minMinutes: 60, maxMinutes: 120 });
    expect(await starts(room, hour('14:00', '14:45'))).toEqual([]);
    expect(await starts(room, hour('14:00', '16:15'))).toEqual([]);
    expect(await starts(room, hour('14:00', '13:00'))).toEqual([]);
    expect(await starts(room, { end: utc('24T15:00:30') })).toEqual([]);
    expect(await starts(room, hour('14:00', '16:00'))).toHaveLength(3);
    const elsewhere = await given.space(await given.network());
    expect(await starts(elsewhere)).toEqual([]);
    expect(await starts({ ...room, resourceId: OTHER })).toEqual([]);
    await given.client.query(`update resource set withdrawn_at = now() where id = $1`, [room.resourceId]);
    expect(await starts(room, hour('14:00', '16:00'))).toEqual([]);
    expect(await find([])).toEqual([]);
  });

  it('ignore holds that ran out, whatever states keep nobody out, and nothing else', async () => {
    const room = await given.space(network);
    await taken(room, '13:00', '14:15', { state: 'HELD', expiresAt: '2026-11-23T07:59Z' });
    await taken(room, '13:00', '14:15', { state: 'CANCELLED' });
    expect(await starts(room)).toEqual(['14:00', '14:15', '13:45']);
    await taken(room, '14:15', '15:00', { state: 'HELD', expiresAt: '2026-11-23T08:01Z' });
    await taken(room, '15:00', '15:30', { state: 'PENDING' });
    await taken(room, '15:30', '16:00', { state: 'IN_USE' });
    expect(await starts(room, { limitPerResource: 1 })).toEqual(['13:15']);
  });

  it('count the seats left in every quarter', async () => {
    const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 10 });
    await seated(desks, '13:00', '14:30', 8);
    await seated(desks, '14:30', '16:00', 7);
    expect(await starts(desks, { seats: 2, limitPerResource: 1 })).toEqual(['14:00']);
    expect(await starts(desks, { seats: 3, limitPerResource: 1 })).toEqual(['14:30']);
    expect(await starts(desks, { seats: 4, limitPerResource: 2 })).toEqual(['16:00', '12:00']);
    expect(await starts(desks, { seats: 11 })).toEqual([]);
  });

  it('count as left the seats of holds that ran out', async () => {
    const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 10 });
    await seated(desks, '14:00', '15:00', 4);
    await seated(desks, '14:00', '14:30', 4, { state: 'HELD', expiresAt: '2026-11-23T07:00Z' });
    await seated(desks, '14:30', '15:00', 4, { state: 'HELD', expiresAt: '2026-11-23T09:00Z' });
    expect(await starts(desks, { ...hour('14:00', '14:30'), seats: 6, limitPerResource: 1 })).toEqual(['14:00']);
    expect(await starts(desks, { ...hour('14:30', '15:00'), seats: 6, limitPerResource: 1 })).toEqual(['15:00']);
  });

  it('a whole needs all its parts free, at any depth; a part only itself', async () => {
    const hall = await given.space(network, { kind: 'EVENT_HALL' });
    const [left, right] = [await given.space(network, { bufferMinutes: 15 }), await given.space(network)];
    const corner = await given.space(network, { kind: 'DESK_AREA', capacity: 4 });
    await part(hall, left);
    await part(hall, right);
    await part(right, corner);
    await taken(left, '14:00', '15:00');
    await seated(corner, '15:00', '17:00', 2);
    const one = { limitPerResource: 1 };
    expect(await starts(hall, one)).toEqual(['15:00']); // seats of the corner are left for one
    expect(await starts(hall, { ...one, seats: 3 })).toEqual(['12:45']); // the tail of the left half, too
    expect(await starts(left, one)).toEqual(['15:00']);
    expect(await starts(right, one)).toEqual(['14:00']);
    expect(await starts(hall, { ...one, seats: 5 })).toEqual([]); // more than the corner ever has
  });

  it('come for many at once, in the order asked for, without those that have none', async () => {
    const [first, full, last] = [await given.space(network), await given.space(network), await given.space(network)];
    await allocate(full, '2026-11-24T00:00Z', '2026-11-25T00:00Z');
    await taken(first, '14:00', '14:15');
    const found = await find([last, full, first], { limitPerResource: 1 });
    expect(found.map(({ resourceId }) => resourceId)).toEqual([last.resourceId, first.resourceId]);
    expect(found.map((one) => String(one.starts))).toEqual(['2026-11-24T14:00:00Z', '2026-11-24T14:15:00Z']);
  });

  it('are those at which the search finds the space free, and all of those', async () => {
    const quarters = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }));
    const at = (quarter: number) => utc('24T06:00').add({ minutes: quarter * 15 });
    const some = fc.record({
      buffers: fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(0, 15, 30))),
      shared: fc.boolean(),
      bookings: fc.array(
        fc.record({ of: fc.nat(2), quarters, seats: fc.integer({ min: 1, max: 3 }), expired: fc.boolean() }),
        { maxLength: 10 },
      ),
      seats: fc.integer({ min: 1, max: 4 }),
      minutes: fc.constantFrom(30, 60, 105),
    });
    await fc.assert(
      fc.asyncProperty(some, async ({ buffers, shared, bookings, seats, minutes }) => {
        network = await given.network();
        const [hall, room, corner] = [
          await given.space(network, { kind: 'EVENT_HALL', bufferMinutes: buffers[0], days: 30 }),
          await given.space(network, { bufferMinutes: buffers[1], days: 30 }),
          await given.space(network, {
            kind: shared ? 'DESK_AREA' : 'OFFICE',
            capacity: 4,
            bufferMinutes: buffers[2],
            days: 30,
          }),
        ];
        await part(hall, room);
        await part(room, corner);
        for (const {
          of,
          quarters: [first, length],
          seats: used,
          expired,
        } of bookings) {
          const held = expired ? { state: 'HELD', expiresAt: '2026-11-23T07:00Z' } : {};
          const [start, end] = [at(first), at(first + length)].map((one) => one.toString().slice(11, 16));
          if (end! < start!) continue; // past midnight: another date
          const space = [hall, room, corner][of]!;
          const write = of === 2 && shared ? seated(space, start!, end!, used, held) : taken(space, start!, end!, held);
          await write.catch((fault: { code?: string }) => {
            if (!['23P01', '23514'].includes(fault.code ?? '')) throw fault; // taken already, or no seat left
          });
        }
        const wanted = { start: at(30), end: at(30).add({ minutes }), seats };
        const found = await find([hall, room, corner], { ...wanted, withinHours: 3, limitPerResource: 99 });
        const offered = new Set(found.flatMap((one) => one.starts.map((start) => `${one.resourceId} ${start}`)));
        for (let quarter = 18; quarter <= 42; quarter++) {
          const start = at(quarter);
          const spaces = await findSpaces(database.open, {
            networkId: network.id,
            seats,
            start,
            end: start.add({ minutes }),
            now,
            limit: 9,
          });
          for (const { resourceId, free } of spaces) {
            expect(`${resourceId} ${start} ${offered.has(`${resourceId} ${start}`)}`).toBe(
              `${resourceId} ${start} ${free}`,
            );
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
