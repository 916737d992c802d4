import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenNetwork, type GivenSpace } from '#libs/testing';
import { type SpaceWish, findSpaces } from './available-spaces.queries.js';
import { DirectoryBench } from './directory.fixture.js';

const at = (text: string) => Temporal.Instant.from(text);
describe('spaces that are free', () => {
  let bench: DirectoryBench;
  let network: GivenNetwork;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
  });
  afterAll(() => bench?.end());

  const find = (wish: Partial<SpaceWish> = {}) =>
    findSpaces(bench.database.open, {
      networkId: network.id,
      seats: 1,
      start: at('2026-11-24T13:00:00Z'),
      end: at('2026-11-24T15:00:00Z'),
      now: at('2026-11-23T08:00:00Z'),
      limit: 50,
      ...wish,
    });
  const from = (start: string, end: string) => ({
    start: at(`2026-11-24T${start}:00Z`),
    end: at(`2026-11-24T${end}:00Z`),
  });
  const free = async (wish?: Partial<SpaceWish>) => (await find(wish))[0]!.free;

  describe('exclusive', () => {
    let room: GivenSpace;
    beforeAll(async () => {
      network = await bench.given.network();
      room = await bench.given.space(network, { bufferMinutes: 15, capacity: 6 });
      await bench.taken(network, room, '2026-11-24T13:00:00Z', '2026-11-24T14:15:00Z'); // a booking until 14:00 and its tail
    });

    it('tells what the space is', async () => {
      const [found] = await find();
      expect(found).toMatchObject({
        spaceId: room.id,
        venueId: room.venueId,
        resourceId: room.resourceId,
        calendarId: room.calendarId,
        venueSlug: room.venueSlug,
        exclusive: true,
        capacity: 6,
        bufferMinutes: 15,
        leadMinutes: 0,
        minMinutes: 30,
        maxMinutes: 720,
        tariffClass: 'SMALL_ROOM',
        kind: 'MEETING_ROOM',
        zone: 'Europe/Paris',
        needsOperator: false,
        stepFree: null,
        distanceMeters: null,
        open: true,
      });
    });

    it.each([
      ['over the taken time', '13:00', '15:00', false],
      ['in the tail of the one before', '14:00', '15:00', false],
      ['right after the tail', '14:15', '15:15', true],
      ['ending where the other starts leaves no room for its own tail', '11:00', '13:00', false],
      ['its own tail ends where the other starts', '11:00', '12:45', true],
    ])('%s (%s–%s): %s', async (_what, start, end, expected) => {
      expect(await free(from(start, end))).toBe(expected);
    });

    it('is not free when closed, and says which of the two', async () => {
      expect(await find(from('21:00', '23:00'))).toMatchObject([{ open: false, free: false }]); // closes at 22:00 UTC
      expect(await find(from('21:00', '22:00'))).toMatchObject([{ open: true, free: true }]); // the tail may lie after closing
      expect(await find(from('13:00', '14:00'))).toMatchObject([{ open: true, free: false }]);
      expect(await find(from('05:30', '07:00'))).toMatchObject([{ open: false, free: false }]); // opens at 06:00 UTC
    });

    it('keeps lead time and length apart from being free', async () => {
      await bench.given.client.query(`update resource set lead_minutes = 60 where id = $1`, [room.resourceId]);
      const soon = { ...from('16:00', '17:00'), now: at('2026-11-24T15:30:00Z') };
      expect(await find(soon)).toMatchObject([{ free: true, leadFits: false, lengthFits: true }]);
      expect(await find({ ...soon, now: at('2026-11-24T15:00:00Z') })).toMatchObject([{ leadFits: true }]);
      expect(await find(from('16:00', '16:15'))).toMatchObject([{ free: true, lengthFits: false }]);
      expect(await find(from('16:00', '16:30'))).toMatchObject([{ free: true, lengthFits: true }]);
      await bench.given.client.query(`update resource set lead_minutes = 0 where id = $1`, [room.resourceId]);
    });

    it.each([
      ['HELD', '2026-11-23T08:05:00Z', false],
      ['HELD', '2026-11-23T08:00:00Z', true], // ran out this very instant
      ['HELD', '2026-11-22T00:00:00Z', true],
      ['PENDING', undefined, false],
      ['IN_USE', undefined, false],
      ['CANCELLED', undefined, true],
      ['EXPIRED', undefined, true],
      ['NO_SHOW', undefined, true],
      ['COMPLETED', undefined, true],
    ])('an allocation %s until %s leaves it free: %s', async (state, expiresAt, expected) => {
      await bench.taken(network, room, '2026-11-24T17:00:00Z', '2026-11-24T18:00:00Z', { state, expiresAt });
      expect(await free(from('17:00', '18:00'))).toBe(expected);
      await bench.given.client.query(`delete from allocation where starts_at = '2026-11-24T17:00:00Z'`);
    });

    it('sees an allocation that started more than a day ago', async () => {
      const night = await bench.given.space(network, {
        open: [{ start: '2026-12-10T00:00:00Z', end: '2026-12-10T12:00:00Z' }],
      });
      await bench.taken(network, night, '2026-12-09T04:30:00Z', '2026-12-10T08:15:00Z');
      const found = await find({ start: at('2026-12-10T08:00:00Z'), end: at('2026-12-10T09:00:00Z') });
      expect(found.find(({ spaceId }) => spaceId === night.id)).toMatchObject({ open: true, free: false });
    });
  });

  describe('shared', () => {
    let desks: GivenSpace;
    beforeAll(async () => {
      network = await bench.given.network();
      desks = await bench.given.space(network, { kind: 'DESK_AREA', capacity: 10 });
      await bench.seatsUsed(network, desks, '2026-11-24T14:00:00Z', 7, 10);
      await bench.seatsUsed(network, desks, '2026-11-24T14:15:00Z', 10, 10);
      await bench.taken(network, desks, '2026-11-24T14:15:00Z', '2026-11-24T14:30:00Z', {
        state: 'HELD',
        expiresAt: '2026-11-23T08:10:00Z',
        seats: 4,
      });
    });

    it.each([
      [3, '13:00', '14:15', true],
      [4, '13:00', '14:15', false],
      [1, '14:00', '15:00', false],
      [10, '14:30', '15:00', true],
      [10, '13:00', '14:00', true],
      [1, '14:20', '14:25', false], // off the grid: the quarter it lies in counts
    ])('%i seats %s–%s: %s', async (seats, start, end, expected) => {
      expect(await free({ seats, ...from(start, end) })).toBe(expected);
    });

    it('counts the seats of a hold that ran out as left', async () => {
      const later = { now: at('2026-11-23T08:10:00Z'), ...from('14:00', '14:30') };
      expect(await free({ seats: 3, ...later })).toBe(true); // the quarter before has three left
      expect(await free({ seats: 4, ...later, start: at('2026-11-24T14:15:00Z') })).toBe(true);
      expect(await free({ seats: 5, ...later, start: at('2026-11-24T14:15:00Z') })).toBe(false);
      expect(
        await free({ seats: 4, ...later, start: at('2026-11-24T14:15:00Z'), now: at('2026-11-23T08:09:59Z') }),
      ).toBe(false);
    });

    it('offers the seats left of the capacity it has now, which a booking is held to', async () => {
      const capacity = (seats: number) =>
        bench.given.client.query(`update resource set capacity = $2 where id = $1`, [desks.resourceId, seats]);
      await capacity(8);
      expect([await free({ seats: 1, ...from('14:00', '14:15') }), await free({ seats: 2, ...from('14:00', '14:15') })]).toEqual([true, false]); // prettier-ignore
      await capacity(10);
    });

    it('leaves out what is too small', async () => {
      expect(await find({ seats: 11 })).toEqual([]);
    });
  });

  it('takes a whole through its parts, at any depth, and each part with its own tail, but not sisters', async () => {
    network = await bench.given.network();
    const hall = await bench.given.space(network, { kind: 'EVENT_HALL', name: 'hall' });
    const left = await bench.given.space(network, { name: 'left', bufferMinutes: 15 });
    const right = await bench.given.space(network, { name: 'right' });
    const booth = await bench.given.space(network, { name: 'booth', kind: 'OFFICE' });
    await bench.part(network, hall, left);
    await bench.part(network, hall, right);
    await bench.part(network, left, booth);
    const freeOnes = async (start: string, end: string) =>
      (await find(from(start, end)))
        .filter((space) => space.free)
        .map(({ spaceName }) => spaceName)
        .sort();
    await bench.taken(network, booth, '2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z');
    expect(await freeOnes('08:00', '09:00')).toEqual(['right']);
    for (const each of [hall, left, right, booth])
      await bench.taken(network, each, '2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z');
    expect(await freeOnes('10:00', '11:00')).toEqual([]);
    expect(await freeOnes('09:00', '09:45')).toEqual(['booth', 'hall', 'left', 'right']);
    expect(await freeOnes('09:00', '10:00')).toEqual(['booth', 'right']); // no room for the tail of the left half
    await bench.taken(network, right, '2026-11-24T12:00:00Z', '2026-11-24T13:00:00Z');
    expect(await freeOnes('12:00', '13:00')).toEqual(['booth', 'left']);
    const ranOut = { state: 'HELD', expiresAt: '2026-11-01T00:00:00Z' };
    await bench.taken(network, left, '2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z', ranOut);
    expect(await freeOnes('14:00', '15:00')).toEqual(['booth', 'hall', 'left', 'right']);
  });

  it('a whole with a shared part needs the seats of its party there', async () => {
    network = await bench.given.network();
    const hall = await bench.given.space(network, { kind: 'EVENT_HALL', capacity: 30 });
    const desks = await bench.given.space(network, { kind: 'DESK_AREA', capacity: 10 });
    await bench.part(network, hall, desks);
    await bench.seatsUsed(network, desks, '2026-11-24T14:00:00Z', 7, 10);
    expect(await find({ kind: 'EVENT_HALL', seats: 3 })).toMatchObject([{ free: true }]);
    expect(await find({ kind: 'EVENT_HALL', seats: 4 })).toMatchObject([{ free: false }]);
    expect(await find({ kind: 'EVENT_HALL', seats: 4, ...from('14:15', '15:00') })).toMatchObject([{ free: true }]);
    expect(await find({ kind: 'EVENT_HALL', seats: 11, ...from('14:15', '15:00') })).toMatchObject([{ free: false }]);
  });

  describe('opening hours', () => {
    it('joins intervals that touch at midnight and no others', async () => {
      network = await bench.given.network();
      await bench.given.space(network, {
        open: [
          { start: '2026-11-23T23:00:00Z', end: '2026-11-24T23:00:00Z' },
          { start: '2026-11-24T23:00:00Z', end: '2026-11-25T22:00:00Z' },
          { start: '2026-11-25T22:15:00Z', end: '2026-11-26T22:00:00Z' },
        ],
      });
      const open = async (start: string, end: string) => (await find({ start: at(start), end: at(end) }))[0]!.open;
      expect(await open('2026-11-24T22:00:00Z', '2026-11-25T01:00:00Z')).toBe(true);
      expect(await open('2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z')).toBe(true);
      expect(await open('2026-11-25T21:00:00Z', '2026-11-25T22:30:00Z')).toBe(false);
      expect(await open('2026-11-23T22:45:00Z', '2026-11-24T23:00:00Z')).toBe(false);
      expect(await open('2026-11-26T21:00:00Z', '2026-11-26T22:15:00Z')).toBe(false);
    });

    it('a day and night place is open 25 hours when the clock goes back and 23 when it goes forward', async () => {
      network = await bench.given.network();
      const autumn = await bench.given.space(network, {
        open: [{ start: '2027-10-30T22:00:00Z', end: '2027-10-31T23:00:00Z' }],
      });
      const spring = await bench.given.space(network, {
        open: [{ start: '2027-03-27T23:00:00Z', end: '2027-03-28T22:00:00Z' }],
      });
      const open = async (space: GivenSpace, start: string, end: string) =>
        (await find({ start: at(start), end: at(end) })).find(({ spaceId }) => spaceId === space.id)!.open;
      expect(await open(autumn, '2027-10-31T22:00:00Z', '2027-10-31T23:00:00Z')).toBe(true); // the 25th hour
      expect(await open(autumn, '2027-10-31T00:00:00Z', '2027-10-31T02:00:00Z')).toBe(true); // 02:30 twice
      expect(await open(spring, '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z')).toBe(true); // 01:30 to 03:30, an hour
      expect(await open(spring, '2027-03-28T21:00:00Z', '2027-03-28T22:15:00Z')).toBe(false);
    });
  });
});
