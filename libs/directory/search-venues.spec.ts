import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenNetwork, type GivenSpace } from '#libs/testing';
import { distanceMeters } from './geography.js';
import { DirectoryBench, DirectoryServer } from './directory.fixture.js';

interface Hits {
  searchVenues: {
    totalCount: number;
    sortedBy: string;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: {
      node: {
        distanceMeters: number | null;
        matchingSpaceCount: number;
        venue: { name: string; slug: string };
        matchingSpaces: { name: string }[];
      };
    }[];
    points: { slug: string; kind: string; rank: number; point: { lat: number; lon: number } }[];
  };
}
const SEARCH = `query ($filter: VenueFilter, $first: Int, $after: String) {
  searchVenues(filter: $filter, first: $first, after: $after) {
    totalCount sortedBy pageInfo { endCursor hasNextPage }
    edges { node { distanceMeters matchingSpaceCount venue { name slug } matchingSpaces { name } } }
    points { slug kind rank point { lat lon } }
  }
}`;

describe('the search of the directory', () => {
  let bench: DirectoryBench;
  let server: DirectoryServer;
  let network: GivenNetwork;
  let laser: GivenSpace, room: GivenSpace, hall: GivenSpace;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
    network = await bench.given.network('lyon');
    laser = await bench.given.space(network, {
      venueName: 'L’Établi des Gratte-Ciel',
      venueKind: 'FABLAB',
      kind: 'MACHINE',
      capability: 'laser-cutting',
      capacity: 2,
      name: 'Trotec 400',
      lat: 45.7695,
      lon: 4.8795,
      stepFree: true,
      maxMinutes: 240,
    });
    room = await bench.given.space(network, {
      venueName: 'La Ruche Part-Dieu',
      venueKind: 'COWORKING',
      kind: 'MEETING_ROOM',
      capacity: 12,
      name: 'Salle Rhône',
      lat: 45.7605,
      lon: 4.8595,
      bufferMinutes: 15,
      stepFree: false,
    });
    hall = await bench.given.space(network, {
      venueId: room.venueId,
      kind: 'EVENT_HALL',
      capacity: 80,
      name: 'Le Plateau',
    });
    await bench.given.client.query(`update venue set city = 'Lyon', street = '7 rue Servient' where id = $1`, [
      room.venueId,
    ]);
    await bench.part(network, hall, room);
    const desks = await bench.given.space(network, {
      venueName: 'Écoworking des Pentes',
      venueKind: 'COWORKING',
      kind: 'DESK_AREA',
      capacity: 20,
      name: 'Open space',
      lat: 45.7698,
      lon: 4.8331,
    });
    await bench.equipped(network, { venueId: desks.venueId }, 'lift', 'wifi');
    await bench.equipped(network, { spaceId: hall.id }, 'projector');
    await bench.equipped(network, { venueId: hall.venueId }, 'wifi');
    await bench.given.client.query(`update venue set city = 'Lyon' where id = $1`, [desks.venueId]);
    // a venue without spaces, as an import creates it
    await bench.given.client.query(
      `insert into venue (network_id, owner_id, calendar_id, kind, slug, name, city, lat, lon, zone, source, source_id, step_free)
       select network_id, owner_id, calendar_id, 'INCUBATOR', 'couveuse', 'La Couveuse du Confluent', 'Lyon', 45.7402, 4.8157, zone, 'spec', 'x', true
         from venue where id = $1`,
      [room.venueId],
    );
    await bench.given.client.query(`select refresh_search($1, null)`, [network.id]);
    server = await DirectoryServer.start(bench.test.url);
  });
  afterAll(async () => {
    await server?.end();
    await bench?.end();
  });

  async function search(filter: object = {}, page: object = {}, language: 'fr' | 'en' = 'fr') {
    const { data, errors } = await server.ask<Hits>('lyon', SEARCH, { filter, ...page }, language);
    if (errors || !data) throw new Error(errors?.map(({ message }) => message).join());
    return data.searchVenues;
  }
  async function found(filter: object = {}) {
    const { edges, totalCount, points } = await search(filter, { first: 50 });
    expect(points.map(({ slug }) => slug)).toEqual(edges.map(({ node }) => node.venue.slug));
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node.venue.name.replace(/^(L’|La |Le )/, '').split(' ')[0]);
  }

  describe('words', () => {
    it.each([
      ['découpe laser', ['Établi']],
      ['decoupe LASER', ['Établi']],
      ['découpeuse laser à Villeurbanne', ['Établi']],
      ['decoupe lazer vileurbane', ['Établi']], // three typos
      ['gravure laser', ['Établi']], // a synonym of the vocabulary
      ['laser engraving', ['Établi']],
      ['trotec', ['Établi']],
      ['établi', ['Établi']],
      ['etabli gratte ciel', ['Établi']],
      ['fablab', ['Établi']], // its kind, not in its name
      ['salle de réunion', ['Ruche']],
      ['salle de reunoin', ['Ruche']],
      ['meeting room', ['Ruche']],
      ['coworking', ['Écoworking', 'Ruche']],
      ['ecowork', ['Écoworking']], // the beginning of a word
      ['servient', ['Ruche']],
      ['vidéoprojecteur', ['Ruche']],
      ['incubateur', ['Couveuse']],
      ['couveuse confluent', ['Couveuse']],
      ['laser salle', []], // no one place has both
      ['zzyzx', []],
      ['de la', ['Couveuse', 'Écoworking', 'Établi', 'Ruche']], // names nothing: no condition
      ['près de', ['Couveuse', 'Écoworking', 'Établi', 'Ruche']],
      [' ,;!? ', ['Couveuse', 'Écoworking', 'Établi', 'Ruche']],
      [`'); drop table venue; --`, []],
      [`laser & | ! :* <-> ( "`, ['Établi']],
      ['%_%', ['Couveuse', 'Écoworking', 'Établi', 'Ruche']],
      ['🛠️ laser', ['Établi']],
      ['a'.repeat(200), []],
    ])('finds the right venues for the words: %s', async (text, expected) => {
      expect((await found({ text })).sort((a, b) => a!.localeCompare(b!, 'fr'))).toEqual(expected);
    });

    it('does not replace a correctly spelled word by a similar one', async () => {
      expect(await found({ text: 'table' })).toEqual([]);
    });
  });

  it('narrows by kind, space, capability, equipment and steps', async () => {
    expect(await found({ kinds: ['FABLAB', 'INCUBATOR'] })).toEqual(['Établi', 'Couveuse']);
    expect(await found({ spaceKind: 'MACHINE' })).toEqual(['Établi']);
    expect(await found({ capability: 'laser-cutting' })).toEqual(['Établi']);
    expect(await found({ capability: 'podcast' })).toEqual([]);
    expect(await found({ equipment: ['wifi'] })).toEqual(['Écoworking', 'Ruche']);
    expect(await found({ equipment: ['wifi', 'projector'] })).toEqual(['Ruche']);
    expect(await found({ equipment: ['wifi', 'projector'], spaceKind: 'MEETING_ROOM' })).toEqual([]);
    expect(await found({ accessible: true })).toEqual(['Établi', 'Couveuse']);
    expect(await found({ accessible: true, seats: 1 })).toEqual(['Établi']);
    expect(await found({ seats: 20 })).toEqual(['Écoworking', 'Ruche']);
    expect(await found({ kinds: [], equipment: [], accessible: false })).toHaveLength(4);
  });

  it('lists the matching spaces and counts them', async () => {
    const [hit] = (await search({ text: 'ruche' })).edges;
    expect(hit!.node).toMatchObject({
      matchingSpaceCount: 2,
      matchingSpaces: [{ name: 'Salle Rhône' }, { name: 'Le Plateau' }],
    });
    const [large] = (await search({ seats: 50 })).edges;
    expect(large!.node).toMatchObject({ matchingSpaceCount: 1, matchingSpaces: [{ name: 'Le Plateau' }] });
    const [empty] = (await search({ kinds: ['INCUBATOR'] })).edges;
    expect(empty!.node).toMatchObject({ matchingSpaceCount: 0, matchingSpaces: [], distanceMeters: null });
  });

  it('sorts by distance from a point, else by relevance of the words, else by name, and names the rule', async () => {
    const near = { lat: 45.76, lon: 4.86 };
    const nearest = await search({ near });
    expect(nearest.edges.map(({ node }) => node.distanceMeters)).toEqual(
      [
        { lat: 45.7605, lon: 4.8595 },
        { lat: 45.7695, lon: 4.8795 },
        { lat: 45.7698, lon: 4.8331 },
        { lat: 45.7402, lon: 4.8157 },
      ].map((there) => Math.round(distanceMeters(near, there))),
    );
    expect(nearest.sortedBy).toBe('Du plus proche au plus éloigné, puis par nom');
    expect(nearest.points.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(await found({ near, withinMeters: 2000 })).toEqual(['Ruche', 'Établi']);
    expect((await search({ text: 'coworking' }, {}, 'en')).sortedBy).toBe('Best match first, then by name');
    expect(await found({ text: 'lyon' })).toHaveLength(3);
    expect((await search({}, {}, 'en')).sortedBy).toBe('By name');
    expect(await found()).toEqual(['Écoworking', 'Établi', 'Couveuse', 'Ruche']);
  });

  it('finds the venues of a commune by its code or name', async () => {
    const { id } = await bench.given.one<{ id: string }>(
      `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', '69266', 'Villeurbanne', 45.77, 4.88, 'spec') returning id`,
      [network.id],
    );
    await bench.given.client.query(`update venue set territory_id = $1 where id = $2`, [id, laser.venueId]);
    expect(await found({ commune: '69266' })).toEqual(['Établi']);
    expect(await found({ commune: 'VILLEURBANNE' })).toEqual(['Établi']);
    await expect(found({ commune: 'Atlantide' })).rejects.toThrow('`commune` n’est ni une commune');
    await expect(search({ commune: 'Atlantide' }, {}, 'en')).rejects.toThrow('`commune` is not a commune');
  });

  describe('spaces that are free for a time', () => {
    const freeAt = '2026-11-24T13:00:00Z';
    beforeAll(async () => {
      await bench.taken(network, laser, '2026-11-24T13:30:00Z', '2026-11-24T14:00:00Z');
      await bench.taken(network, room, '2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z');
    });

    it.each([
      [{ freeAt, freeMinutes: 30, spaceKind: 'MACHINE' }, ['Établi']],
      [{ freeAt, spaceKind: 'MACHINE' }, []], // an hour by default
      [{ freeAt: '2026-11-24T14:00:00Z', freeMinutes: 240, capability: 'laser-cutting' }, ['Établi']],
      [{ freeAt: '2026-11-24T14:00:00Z', freeMinutes: 255, capability: 'laser-cutting' }, []], // 4 hours is its longest
      [{ freeAt, freeMinutes: 45, spaceKind: 'MEETING_ROOM' }, ['Ruche']],
      [{ freeAt, freeMinutes: 60, spaceKind: 'MEETING_ROOM' }, []], // its 15 minutes of tail would not fit
      [{ freeAt, freeMinutes: 45, spaceKind: 'EVENT_HALL' }, ['Ruche']],
      [{ freeAt, freeMinutes: 60, spaceKind: 'EVENT_HALL' }, []], // the room is a part of it and needs its tail
      [{ freeAt: '2026-11-24T14:00:00Z', freeMinutes: 30, seats: 15 }, ['Écoworking']],
      [{ freeAt: '2026-11-24T22:00:00Z', freeMinutes: 60 }, []], // all closed
      [{ freeAt: '2026-11-24T13:00:00+05:00', freeMinutes: 30, text: 'laser' }, ['Établi']],
    ])('finds the right venues: %j gives %j', async (filter, expected) => {
      expect(await found(filter)).toEqual(expected);
    });

    it('counts the seats that are left', async () => {
      const [{ resource_id }] = (
        await bench.given.client.query<{ resource_id: string }>(
          `select resource_id from space where name = 'Open space'`,
        )
      ).rows as [{ resource_id: string }];
      await bench.given.client.query(`insert into seat_bucket values ($1, $2, '2026-11-24T13:15:00Z', 17, 20)`, [
        network.id,
        resource_id,
      ]);
      expect(await found({ freeAt, freeMinutes: 30, spaceKind: 'DESK_AREA', seats: 3 })).toEqual(['Écoworking']);
      expect(await found({ freeAt, freeMinutes: 30, spaceKind: 'DESK_AREA', seats: 4 })).toEqual([]);
      expect(await found({ freeAt, freeMinutes: 15, spaceKind: 'DESK_AREA', seats: 4 })).toEqual(['Écoworking']);
    });
  });
});
