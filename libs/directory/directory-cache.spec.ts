import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addInstrumentation } from '#libs/platform';
import {
  Given,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { DirectoryCache } from './directory-cache.js';

const SEARCH = `query($first: Int!) { searchVenues(first: $first) { edges { node {
  venue { name address { commune } owner { name } equipment { code } openingHours { closes }
  openToday { start end } spaces(first: 5) { totalCount edges { node { name } } } }
  matchingSpaces { name capabilities { code } equipment { code } } } } } }`;

describe('the directory cache', () => {
  let database: TestDatabase;
  let given: Given;
  let network: GivenNetwork;
  let other: GivenNetwork;
  let laser: GivenSpace;
  let apis: TestApi[];
  const read: string[] = [];
  let unwatch: () => void;
  beforeAll(async () => {
    unwatch = addInstrumentation({
      start: ({ kind, name }) => {
        if (kind === 'sql') read.push(name);
        return { within: (run) => run(), end: () => {} };
      },
    });
    database = await cloneDatabase();
    given = await Given.on(database.url);
    network = await given.network('lyon');
    other = await given.network('nantes');
    laser = await given.space(network, { kind: 'MACHINE', capability: 'laser-cutting', name: 'Laser' });
    await given.space(other, { kind: 'DESK_AREA', name: 'Table' });
    apis = [await startApi(database.url), await startApi(database.url)];
  });
  afterAll(async () => {
    unwatch?.();
    for (const api of apis ?? []) await api.close();
    const found = database && (await violations(database.url));
    await given?.end();
    await database?.drop();
    expect(found).toEqual([]);
  });

  const search = async (api: TestApi, of = network) => {
    const { data, errors } = await api.ask(of.slug, SEARCH, { first: 10 });
    expect(errors).toBeUndefined();
    return JSON.stringify(data);
  };
  /** Statements that a search runs in addition to the search itself. */
  const readFor = async (api: TestApi, of = network) => {
    read.length = 0;
    await search(api, of);
    return read.filter((name) => /^directory\.(venuesById|spaces|openings)/.test(name)).toSorted();
  };

  it('reads each object once', async () => {
    for (const api of apis) {
      expect(await readFor(api)).toEqual([
        'directory.openings',
        'directory.spacesById',
        'directory.spacesOfVenues',
        'directory.venuesById',
      ]);
      expect(await readFor(api)).toEqual([]);
    }
  });

  it('needs no separate statement for the version when a search returns it', async () => {
    await search(apis[0]!);
    read.length = 0;
    await search(apis[0]!);
    expect(read).toEqual(['directory.searchVenues']);
  });

  it('lets the page of a venue cost one statement beside the viewer’s, or beside the version for anonymous visitors', async () => {
    const page = `query($slug: String!) { venue(slug: $slug) { name openToday { start } openingHours { closes }
      spaces { edges { node { name } } } } }`;
    const member = await given.member(network);
    for (const [as, statements] of [
      [member, ['accounts.viewer']],
      [undefined, ['directory.version']],
    ] as const) {
      for (let n = 0; n < 2; n++) {
        read.length = 0;
        const { data, errors } = await apis[0]!.ask(network.slug, page, { slug: laser.venueSlug }, as);
        expect(errors).toBeUndefined();
        expect(data).toMatchObject({ venue: { openingHours: { length: 7 } } });
      }
      expect(read).toEqual(statements);
    }
    for (let n = 0; n < 2; n++) {
      const { data } = await apis[0]!.ask(network.slug, page, { slug: 'not-there' });
      expect(data).toEqual({ venue: null });
    }
    expect(read.filter((name) => name === 'directory.venuesBySlug')).toHaveLength(2); // unknown slugs are not cached
  });

  it.each<[string, string, string]>([
    ['a venue’s name', `update venue set name = 'Renommé' where network_id = $1 and id = $2`, 'Renommé'],
    ['a space’s name', `update space set name = 'Découpeuse' where network_id = $1 and venue_id = $2`, 'Découpeuse'],
    ['the owner', `update owner set name = 'Une autre' where network_id = $1 and $2::uuid is not null`, 'Une autre'],
    ['equipment of a venue', `insert into venue_equipment values ($1, $2, 'projector')`, 'projector'],
    [
      'equipment of a space',
      `insert into space_equipment select network_id, id, 'whiteboard' from space where network_id = $1 and venue_id = $2`,
      'whiteboard',
    ],
    [
      'what can be done in a space',
      `insert into space_capability select network_id, id, '3d-printing' from space where network_id = $1 and venue_id = $2`,
      '3d-printing',
    ],
    [
      'its weekly hours',
      `update opening_rule r set closes = '21:37' from venue v
        where v.network_id = $1 and v.id = $2 and (r.network_id, r.calendar_id) = (v.network_id, v.calendar_id)`,
      '21:37',
    ],
    [
      'when it is open today',
      `update open_interval i set ends_at = date_trunc('hour', ends_at) - interval '23 seconds' from venue v
        where v.network_id = $1 and v.id = $2 and (i.network_id, i.calendar_id) = (v.network_id, v.calendar_id)`,
      ':59:37',
    ],
    [
      'the name of the commune',
      `with t as (insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', '69266', 'Villeurbanne', 45.77, 4.88, 'spec') returning id)
       update venue set territory_id = t.id from t where network_id = $1 and venue.id = $2`,
      'Villeurbanne',
    ],
  ])('is refreshed in both of two processes after a change of %s', async (_what, change, shown) => {
    for (const api of apis) expect(await search(api)).not.toContain(shown);
    await given.client.query(change, [network.id, laser.venueId]);
    for (const api of apis) expect(await search(api)).toContain(shown);
    for (const api of apis) expect(await readFor(api)).toEqual([]);
  });

  it('counts a withdrawn space and an added one', async () => {
    await given.space(network, { kind: 'DESK_AREA', name: 'Bureau', venueId: laser.venueId });
    for (const api of apis) expect(await search(api)).toContain('"totalCount":2');
    await given.client.query(`update space set withdrawn_at = now() where network_id = $1 and name = 'Bureau'`, [
      network.id,
    ]);
    for (const api of apis) expect(await search(api)).toContain('"totalCount":1');
  });

  it('is kept when another network changes, and when a change is rolled back', async () => {
    for (const of of [network, other]) await search(apis[0]!, of);
    await given.client.query(`update venue set name = 'Ailleurs' where network_id = $1`, [other.id]);
    expect(await readFor(apis[0]!)).toEqual([]);
    await given.client.query('begin');
    await given.client.query(`update venue set name = 'Jamais' where network_id = $1`, [network.id]);
    expect(await search(apis[0]!)).not.toContain('Jamais');
    await given.client.query('rollback');
    expect(await readFor(apis[0]!)).toEqual([]);
    expect(await readFor(apis[0]!, other)).not.toEqual([]);
  });

  it('lets two transactions change the directory at once without waiting for each other', async () => {
    const second = await Given.on(database.url);
    const { venueId } = await given.space(network, { kind: 'DESK_AREA', venueName: 'Second' });
    const change = (by: Given, id: string) =>
      by.client.query(`update venue set description_fr = 'À jour' where network_id = $1 and id = $2`, [network.id, id]);
    await given.client.query('begin');
    await second.client.query('begin');
    await change(given, venueId);
    await change(second, laser.venueId);
    await second.client.query('commit');
    await given.client.query('commit');
    await second.end();
  });
});

describe('the cache of a process', () => {
  const ID = 'a network';
  it('keeps the newest version, and gives a request its older version when it began earlier', () => {
    const cache = new DirectoryCache();
    cache.at(ID, 2).set('venue', 'new', 1);
    expect(cache.at(ID, 2).get('venue')).toBe('new');
    cache.at(ID, 1).set('venue', 'old', 1);
    expect(cache.at(ID, 1).get('venue')).toBeUndefined();
    expect(cache.at(ID, 2).get('venue')).toBe('new');
    expect(cache.at(ID, 3).get('venue')).toBeUndefined();
  });

  it('never holds more rows than its limit', () => {
    const cache = new DirectoryCache(10);
    for (let n = 0; n < 100; n++) {
      cache.at(`network ${n % 3}`, 1).set(`venue ${n}`, n, 1 + (n % 4));
      expect(cache.rows).toBeLessThanOrEqual(10);
    }
  });
});
