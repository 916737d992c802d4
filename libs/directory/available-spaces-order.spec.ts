import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenNetwork, type GivenSpace } from '#libs/testing';
import { type SpaceWish, findSpaces } from './available-spaces.queries.js';
import { DirectoryBench } from './directory.fixture.js';

const at = (text: string) => Temporal.Instant.from(text);

describe('which spaces, and in what order', () => {
  const centre = { lat: 45.76, lon: 4.85 };
  let bench: DirectoryBench;
  let network: GivenNetwork;
  let near: GivenSpace, far: GivenSpace, busy: GivenSpace;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
    network = await bench.given.network();
    const laser = { kind: 'MACHINE', capability: 'laser-cutting', capacity: 2 } as const;
    far = await bench.given.space(network, { ...laser, name: 'far', lat: 45.8, lon: 4.85 });
    near = await bench.given.space(network, { ...laser, name: 'near', lat: 45.763, lon: 4.85, stepFree: true });
    busy = await bench.given.space(network, { ...laser, name: 'busy', lat: 45.76, lon: 4.85, stepFree: false });
    await bench.given.space(network, { name: 'room', capacity: 12, venueId: near.venueId });
    await bench.given.space(network, { name: 'closed', open: [], lat: 45.76, lon: 4.85 });
    await bench.taken(network, busy, '2026-11-24T13:30:00Z', '2026-11-24T14:00:00Z');
    await bench.equipped(network, { venueId: near.venueId }, 'lift');
    await bench.equipped(network, { spaceId: near.id }, 'projector');
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
  const names = async (wish: Partial<SpaceWish>) => (await find(wish)).map(({ spaceName }) => spaceName);

  it('bookable first, then by distance, then the smaller one; taken ones next, closed ones last', async () => {
    expect(await names({ near: centre })).toEqual(['near', 'room', 'far', 'busy', 'closed']);
    expect(await names({ near: centre, limit: 2 })).toEqual(['near', 'room']);
    expect(await names({ near: centre, limit: 4 })).toEqual(['near', 'room', 'far', 'busy']);
  });

  it('gives metres along the surface of the Earth', async () => {
    const found = await find({ near: centre, capability: 'laser-cutting' });
    expect(found.map(({ distanceMeters }) => distanceMeters)).toEqual([334, 4448, 0]);
  });

  it('narrows by kind, capability, distance, seats, steps, equipment', async () => {
    expect(await names({ kind: 'MEETING_ROOM', near: centre })).toEqual(['room', 'closed']);
    expect(await names({ kind: 'MACHINE', near: centre, withinMeters: 4447 })).toEqual(['near', 'busy']);
    expect(await names({ kind: 'MACHINE', near: centre, withinMeters: 4448 })).toEqual(['near', 'far', 'busy']);
    expect(await names({ capability: 'laser-cutting', seats: 3 })).toEqual([]);
    expect(await names({ accessible: true, near: centre })).toEqual(['near', 'room']);
    expect(await names({ equipment: ['lift'], near: centre })).toEqual(['near', 'room']);
    expect(await names({ equipment: ['lift', 'projector'] })).toEqual(['near']);
    expect(await names({ equipment: ['lift', 'wifi'] })).toEqual([]);
    expect(await names({ capability: 'laser-cutting', kind: 'MEETING_ROOM' })).toEqual([]);
    expect(await names({ capability: 'flying' })).toEqual([]);
  });

  it('knows no other network and nothing withdrawn', async () => {
    const [here, elsewhere] = [network, await bench.given.network()];
    network = elsewhere;
    expect(await find()).toEqual([]);
    network = here;
    await bench.given.client.query(`update space set withdrawn_at = now() where id = $1`, [far.id]);
    expect(await names({ kind: 'MACHINE', near: centre })).toEqual(['near', 'busy']);
  });
});
