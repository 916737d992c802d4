import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenNetwork, type GivenSpace } from '#libs/testing';
import { DirectoryBench, DirectoryServer } from './directory.fixture.js';

const VENUE = `query ($slug: String!) { venue(slug: $slug) {
  id slug name kind description address { street postcode city commune } point { lat lon } zone
  accessibility { stepFree accessibleToilet hearingLoop } equipment { code label } website invented owner { name }
  openToday { start end } openingHours { weekday opens closes }
  spaces { totalCount edges { node { name kind capacity tariffClass needsOperator stepFree capabilities { code label spaceKind } equipment { label } venue { slug } } } }
} }`;
const LIST = `{ searchVenues(first: 50) { edges { node { matchingSpaces { name capabilities { label } equipment { label } venue { slug } }
  venue { name owner { name } equipment { label } openToday { start } openingHours { opens } address { commune }
          spaces(first: 10) { edges { node { name capabilities { label } equipment { label } venue { name } } } } } } } } }`;

describe('the directory', () => {
  let bench: DirectoryBench;
  let server: DirectoryServer;
  let lyon: GivenNetwork;
  let machine: GivenSpace;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
    const { client } = bench.given;
    lyon = await bench.given.network('lyon');
    const nantes = await bench.given.network('nantes');
    machine = await bench.given.space(lyon, {
      venueName: 'L’Établi',
      kind: 'MACHINE',
      capability: 'laser-cutting',
      capacity: 2,
      name: 'Trotec',
      stepFree: true,
    });
    await bench.given.space(lyon, { venueId: machine.venueId, name: 'Salle', capacity: 6 });
    await bench.equipped(lyon, { venueId: machine.venueId }, 'wifi', 'coffee');
    await bench.equipped(lyon, { spaceId: machine.id }, 'extraction');
    await bench.given.space(nantes, { venueName: 'Ailleurs' });
    await client.query(
      `with commune as (insert into territory (network_id, kind, code, name, lat, lon, source, polygons)
         values ($1, 'COMMUNE', '69266', 'Villeurbanne', 45.77, 4.88, 'spec', '[[[[4.8,45.7],[4.9,45.7],[4.9,45.8],[4.8,45.7]]]]'),
                ($1, 'COMMUNE', '69081', 'Écully', 45.78, 4.77, 'spec', null),
                ($1, 'QUARTER', 'q1', 'Gratte-Ciel', 45.77, 4.88, 'spec', '[]') returning id, code)
       update venue set territory_id = (select id from commune where code = '69266') where id = $2`,
      [lyon.id, machine.venueId],
    );
    server = await DirectoryServer.start(bench.test.url);
  });
  afterAll(async () => {
    await server?.end();
    await bench?.end();
  });

  it('returns a whole venue in the language of the request', async () => {
    const { data, errors } = await server.ask<{ venue: Record<string, unknown> }>(
      'lyon',
      VENUE,
      { slug: machine.venueSlug },
      'en',
    );
    expect(errors).toBeUndefined();
    expect(data!.venue).toMatchObject({
      id: machine.venueId,
      name: 'L’Établi',
      kind: 'FABLAB',
      address: { street: '1 rue du Test', postcode: '69100', city: 'Villeurbanne', commune: 'Villeurbanne' },
      point: { lat: 45.766, lon: 4.879 },
      zone: 'Europe/Paris',
      accessibility: { stepFree: true, accessibleToilet: null, hearingLoop: null },
      equipment: [
        { code: 'coffee', label: 'Coffee' },
        { code: 'wifi', label: 'Wi-Fi' },
      ],
      website: null,
      invented: true,
      openToday: [{ start: '2026-11-23T06:00:00Z', end: '2026-11-23T22:00:00Z' }],
      spaces: {
        totalCount: 2,
        edges: [
          { node: { name: 'Salle', stepFree: true, capabilities: [], equipment: [] } },
          {
            node: {
              name: 'Trotec',
              kind: 'MACHINE',
              capacity: 2,
              tariffClass: 'LASER_CUTTER',
              needsOperator: false,
              capabilities: [{ code: 'laser-cutting', label: 'Laser cutting', spaceKind: 'MACHINE' }],
              equipment: [{ label: 'Fume extraction' }],
              venue: { slug: machine.venueSlug },
            },
          },
        ],
      },
    });
    const hours = data!.venue.openingHours as unknown[];
    expect(hours).toHaveLength(7);
    expect(hours[0]).toEqual({ weekday: 1, opens: '07:00', closes: '23:00' });
  });

  it('takes “today” from the venue’s time zone, and includes the night that began yesterday', async () => {
    const { client } = bench.given;
    await client.query(`insert into open_interval values ($1, $2, '2026-11-24T22:30:00Z', '2026-11-25T03:00:00Z')`, [
      lyon.id,
      machine.calendarId,
    ]);
    const today = async (now: string) => {
      server.clock.set(now);
      const { data } = await server.ask<{ venue: { openToday: { start: string }[] } }>('lyon', VENUE, {
        slug: machine.venueSlug,
      });
      return data!.venue.openToday.map(({ start }) => start);
    };
    expect(await today('2026-11-24T22:59:00Z')).toEqual(['2026-11-24T06:00:00Z', '2026-11-24T22:30:00Z']);
    expect(await today('2026-11-24T23:00:00Z')).toEqual(['2026-11-24T22:30:00Z', '2026-11-25T06:00:00Z']);
    server.clock.set('2026-11-23T08:00:00Z');
  });

  it('shows only its own network, and nothing withdrawn', async () => {
    const { data: elsewhere } = await server.ask('nantes', VENUE, { slug: machine.venueSlug });
    expect(elsewhere).toEqual({ venue: null });
    const gone = await bench.given.space(lyon, { venueName: 'Fermé' });
    await bench.given.client.query(`update venue set withdrawn_at = now() where id = $1`, [gone.venueId]);
    expect((await server.ask('lyon', VENUE, { slug: gone.venueSlug })).data).toEqual({ venue: null });
    const { data } = await server.ask<{ searchVenues: { totalCount: number } }>(
      'lyon',
      '{ searchVenues { totalCount } }',
    );
    expect(data!.searchVenues.totalCount).toBe(1);
    const { errors } = await server.ask('paris', '{ network { slug } }');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('lists networks, communes and the vocabulary in the language of the request', async () => {
    const { data } = await server.ask<Record<string, unknown>>(
      'lyon',
      '{ network { slug venueCount centre { lat lon } } networks { slug venueCount } communes { code name centre { lat } } capabilities { code label spaceKind } equipment { code label } }',
    );
    expect(data).toMatchObject({
      network: { slug: 'lyon', venueCount: 1, centre: { lat: 45.76, lon: 4.85 } },
      networks: [
        { slug: 'lyon', venueCount: 1 },
        { slug: 'nantes', venueCount: 1 },
      ],
      communes: [
        { code: '69081', name: 'Écully', centre: { lat: 45.78 } },
        { code: '69266', name: 'Villeurbanne' },
      ],
    });
    const labels = (data!.capabilities as { label: string }[]).map(({ label }) => label);
    expect(labels).toContain('Découpe laser');
    expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, 'fr')));
    expect(labels.length).toBeGreaterThan(30);
  });

  it('reads forty venues with as many statements as four', async () => {
    const count = async () => {
      server.statements.length = 0;
      const { data, errors } = await server.ask<{ searchVenues: { edges: unknown[] } }>('lyon', LIST);
      expect(errors).toBeUndefined();
      return { venues: data!.searchVenues.edges.length, statements: [...server.statements].sort() };
    };
    for (let n = 0; n < 3; n++) await bench.given.space(lyon, { capability: 'podcast' });
    const few = await count();
    for (let n = 0; n < 36; n++) await bench.given.space(lyon, { kind: 'DESK_AREA' });
    const many = await count();
    expect([few.venues, many.venues]).toEqual([4, 40]);
    expect(many.statements).toEqual(few.statements);
    expect(many.statements.filter((name) => name.startsWith('directory.'))).toEqual([
      'directory.openings',
      'directory.searchVenues',
      'directory.spacesById',
      'directory.spacesOfVenues',
      'directory.venuesById',
    ]);
  });

  it('pages the spaces of a venue by name', async () => {
    const venue = await bench.given.space(lyon, { name: 'B' });
    for (const name of ['a', 'É', 'e', 'Z', 'z']) await bench.given.space(lyon, { venueId: venue.venueId, name });
    const query = `query ($slug: String!, $after: String) { venue(slug: $slug) { spaces(first: 4, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { name } } } } }`;
    type Page = {
      venue: {
        spaces: {
          totalCount: number;
          pageInfo: { endCursor: string; hasNextPage: boolean };
          edges: { node: { name: string } }[];
        };
      };
    };
    const page = async (after?: string) =>
      (await server.ask<Page>('lyon', query, { slug: venue.venueSlug, after })).data!.venue.spaces;
    const first = await page();
    expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
    const second = await page(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.name)).toEqual(['a', 'B', 'e', 'É', 'z', 'Z']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(await page(second.pageInfo.endCursor)).toMatchObject({ totalCount: 6, edges: [] });
    expect((await server.ask('lyon', query, { slug: venue.venueSlug, after: 'x' })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('serves the communes as GeoJSON with an ETag', async () => {
    const first = await server.get('/lyon/territories.geojson');
    expect(first.statusCode).toBe(200);
    expect(first.headers['content-type']).toContain('application/geo+json');
    expect(first.body).toBe(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Villeurbanne","code":"69266"},"geometry":{"type":"MultiPolygon","coordinates":[[[[4.8,45.7],[4.9,45.7],[4.9,45.8],[4.8,45.7]]]]}}]}',
    );
    const again = await server.get('/lyon/territories.geojson', {
      'if-none-match': `"x", W/${first.headers.etag as string}`,
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await server.get('/nantes/territories.geojson')).body).toBe('{"type":"FeatureCollection","features":[]}');
    await bench.given.client.query(
      `update territory set name = 'Villeurbanne !', imported_at = now() where code = '69266'`,
    );
    const later = await server.get('/lyon/territories.geojson', { 'if-none-match': first.headers.etag as string });
    expect(later.statusCode).toBe(200);
    expect((await server.get('/paris/territories.geojson')).statusCode).toBe(404);
  });
});
