import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenNetwork } from '#libs/testing';
import { DirectoryBench, DirectoryServer } from './directory.fixture.js';

interface List {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: { cursor: string; node: { venue: { slug: string; name: string } } }[];
  points: { slug: string }[];
}
const LIST = `query ($filter: VenueFilter, $first: Int, $after: String) {
  list: searchVenues(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { cursor node { venue { slug name } } } points { slug }
  }
}`;

describe('pages of the search', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  let bench: DirectoryBench;
  let server: DirectoryServer;
  let network: GivenNetwork;

  beforeAll(async () => {
    console.log(`seed ${seed}`);
    bench = await DirectoryBench.start();
    network = await bench.given.network('lyon');
    // many venues share a name and a place, so that the last part of the sort key decides the order
    const first = await bench.given.space(network, { venueName: 'Étape', lat: 45.75, lon: 4.85 });
    await bench.given.client.query(
      `insert into venue (network_id, owner_id, calendar_id, kind, slug, name, city, lat, lon, zone, source, source_id)
       select network_id, owner_id, calendar_id, 'COWORKING', 'v' || n,
              (array['Étape','etape','Atelier','L’Atelier','Zèbre','Œuvre','oeuvre 2','10 rue','9 rue'])[1 + n % 9], 'Lyon',
              45.75 + (n % 4) / 100.0, 4.85, zone, 'spec', 'v' || n
         from venue, generate_series(1, 56) n where id = $1`,
      [first.venueId],
    );
    await bench.given.client.query(`update venue set city = 'Lyon' where id = $1`, [first.venueId]);
    await bench.given.client.query(`select refresh_search($1, null)`, [network.id]);
    server = await DirectoryServer.start(bench.test.url);
  });
  afterAll(async () => {
    await server?.end();
    await bench?.end();
  });

  async function page(filter: object, first: number, after: string | null): Promise<List> {
    const { data, errors } = await server.ask<{ list: List }>('lyon', LIST, { filter, first, after });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.list;
  }

  it.each([
    ['by name', {}],
    ['by distance', { near: { lat: 45.76, lon: 4.85 } }],
    ['by relevance', { text: 'lyon' }],
  ])('of any length add up to the list, the map points and the count: %s', async (_rule, filter) => {
    const whole = await page(filter, 50, null);
    let random = seed;
    const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 4; round++) {
      const slugs: string[] = [];
      let after: string | null = null;
      for (;;) {
        const first = 1 + Math.floor(next() * 20);
        const got: List = await page(filter, first, after);
        expect(got.totalCount).toBe(whole.totalCount);
        expect(got.points).toEqual(whole.points);
        expect(got.pageInfo.hasNextPage).toBe(slugs.length + got.edges.length < whole.totalCount);
        expect(got.edges.length).toBe(Math.min(first, whole.totalCount - slugs.length));
        slugs.push(...got.edges.map(({ node }) => node.venue.slug));
        after = got.pageInfo.endCursor;
        if (!got.pageInfo.hasNextPage) break;
      }
      expect(slugs).toEqual(whole.points.map(({ slug }) => slug));
      expect(new Set(slugs).size).toBe(57);
    }
    const last = await page(filter, 50, whole.pageInfo.endCursor);
    expect(last.edges.length).toBe(57 - 50);
    expect(await page(filter, 5, last.pageInfo.endCursor)).toMatchObject({
      edges: [],
      totalCount: 57,
      pageInfo: { endCursor: null, hasNextPage: false },
    });
  });

  it('are sorted by name as people read it, ignoring accents and capitals', async () => {
    const { edges } = await page({}, 50, null);
    const names = edges.map(({ node }) => node.venue.name);
    expect(names[0]).toBe('10 rue');
    expect(names).toEqual([...names].sort(new Intl.Collator('fr').compare));
  });

  it.each([
    ['garbage', 'garbage'],
    ['another list’s', Buffer.from('["a"]').toString('base64url')],
    [
      'a text where a number belongs',
      Buffer.from('["1","a","00000000-0000-7000-8000-000000000001"]').toString('base64url'),
    ],
    ['no id', Buffer.from('[1,"a","b"]').toString('base64url')],
    ['NUL in it', Buffer.from('[1,"a\\u0000","00000000-0000-7000-8000-000000000001"]').toString('base64url')],
    [
      'half a surrogate pair in it',
      Buffer.from('[1,"a\\ud800","00000000-0000-7000-8000-000000000001"]').toString('base64url'),
    ],
    ['null in it', Buffer.from('[null,null,null]').toString('base64url')],
    ['an infinite number', Buffer.from('[1e999,"a","00000000-0000-7000-8000-000000000001"]').toString('base64url')],
  ])('are refused with a cursor that is %s', async (_what, after) => {
    const { errors } = await server.ask('lyon', LIST, { after });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.message).toContain('not a cursor of this list');
  });

  it.each([0, 51, -1])('are refused with a size of %i', async (first) => {
    const { errors } = await server.ask('lyon', LIST, { first });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([
    [{ withinMeters: 100 }, '`withinMeters` demande `near`.'],
    [{ freeMinutes: 60 }, '`freeMinutes` demande `freeAt`.'],
    [{ near: { lat: 91, lon: 0 } }, 'lat'],
    [{ near: { lat: 45, lon: 181 } }, 'lon'],
    [{ near: { lat: 45, lon: 4 }, withinMeters: 0 }, 'withinMeters'],
    [{ freeAt: '2026-11-24', freeMinutes: 30 }, 'Instant'],
    [{ freeAt: '2026-11-24T13:00:00Z', freeMinutes: 14 }, 'freeMinutes'],
    [{ freeAt: '2026-11-24T13:00:00Z', freeMinutes: 1441 }, 'freeMinutes'],
    [{ seats: 0 }, 'seats'],
    [{ seats: 2_000_000_000 }, 'seats'],
    [{ text: 'x'.repeat(201) }, 'text'],
    [{ text: 'la\0ser' }, 'NUL'],
    [{ capability: 'Laser Cutting' }, 'capability'],
    [{ equipment: ["'; --"] }, 'equipment'],
    [{ equipment: Array.from({ length: 11 }, () => 'wifi') }, 'equipment'],
    [{ kinds: ['CASTLE'] }, 'CASTLE'],
    [{ commune: '' }, 'commune'],
  ])('are refused with the filter %j', async (filter, because) => {
    const { data, errors } = await server.ask('lyon', LIST, { filter });
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.message).toContain(because);
  });
});
