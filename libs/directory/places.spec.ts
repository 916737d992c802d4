import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemo } from '#libs/demo';
import { commune, now, territory } from './census.fixture.js';
import { DirectoryBench, DirectoryServer } from './directory.fixture.js';
import { importTerritory } from './import-territory.js';
import { importVenues } from './import-venues.js';

const SEARCH = `query ($filter: VenueFilter) {
  searchVenues(filter: $filter, first: 50) { totalCount points { slug } edges { node { venue { address { commune arrondissement } } } } }
}`;
interface Found {
  searchVenues: {
    totalCount: number;
    points: { slug: string }[];
    edges: { node: { venue: { address: { commune: string; arrondissement: string | null } } } }[];
  };
}

/**
 * Communes whose borders match no arrondissement: Lyon covers half of Villeurbanne, and Villeurbanne covers the 6th.
 */
const COMMUNES = territory(
  commune('69123', 'Lyon', 4.76, 45.7, 0.13),
  commune('69266', 'Villeurbanne', 4.85, 45.75, 0.06),
  commune('69142', 'Mulatière', 4.8, 45.71, 0.02),
);

describe('communes, arrondissements and postcodes of the demo’s Lyon', () => {
  let bench: DirectoryBench;
  let server: DirectoryServer;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
    await loadDemo(bench.test.url, { size: 'small', now });
    server = await DirectoryServer.start(bench.test.url);
  });
  afterAll(async () => {
    await server?.end();
    await bench?.end();
  });

  async function search(filter: object) {
    const { data, errors } = await server.ask<Found>('lyon', SEARCH, { filter });
    if (!data) throw new Error(errors?.map(({ message }) => message).join());
    return data.searchVenues;
  }
  const found = async (filter: object) => (await search(filter)).points.map(({ slug }) => slug).sort();
  async function addressed(condition: string): Promise<string[]> {
    const { rows } = await bench.given.client.query<{ slug: string }>(`select slug from venue where ${condition}`);
    return rows.map(({ slug }) => slug).sort();
  }

  async function expectPlaces(): Promise<void> {
    const lyon = await addressed(`postcode ~ '^6900[1-9]$'`);
    expect(lyon.length).toBeGreaterThan(8);
    for (const name of ['Lyon', 'LYON', '69123']) expect(await found({ commune: name })).toEqual(lyon);
    expect(await found({ text: 'lyon' })).toEqual(await addressed(`city ~ 'Lyon'`)); // this includes Sainte-Foy-lès-Lyon
    for (let number = 1; number <= 9; number++) {
      const inside = await addressed(`postcode = '6900${number}'`);
      const ordinal = number === 1 ? '1er' : `${number}e`;
      for (const text of [`lyon ${number}`, `Lyon ${ordinal}`, `${ordinal} arrondissement`, `6900${number}`])
        expect([text, await found({ text })]).toEqual([text, inside]);
      for (const name of [`6938${number}`, `Lyon ${ordinal}`, `lyon ${number}`, `Lyon ${ordinal} Arrondissement`])
        expect([name, await found({ commune: name })]).toEqual([name, inside]);
    }
    expect(await found({ commune: 'villeurbanne' })).toEqual(await addressed(`city = 'Villeurbanne'`));
  }

  it('include the venues of their arrondissements, each of which is found by all its names', async () => {
    await expectPlaces();
  });

  it.each(['lyon 7ème', 'Lyon 7eme arrondissement', 'lyon7', 'lyon 07', '7th arrondissement', '7e Lyon', 'lyon 69007'])(
    'include "%s", which means the 7th arrondissement',
    async (text) => {
      expect(await found({ text })).toEqual(await addressed(`postcode = '69007'`));
    },
  );

  it('are not named by house numbers, and a postcode without venues finds nothing', async () => {
    expect(await found({ text: 'lyon 7 rue inconnue' })).toEqual([]);
    expect(await found({ text: '69999' })).toEqual([]);
    expect(await found({ text: 'lyon 12' })).toEqual(await found({ text: 'lyon 12 rue' }));
  });

  it('are shown in the addresses of venues', async () => {
    const [hit] = (await search({ text: '69003' })).edges;
    expect(hit!.node.venue.address).toEqual({ commune: 'Lyon', arrondissement: 'Lyon 3e Arrondissement' });
    const [other] = (await search({ commune: 'Villeurbanne' })).edges;
    expect(other!.node.venue.address).toEqual({ commune: 'Villeurbanne', arrondissement: null });
  });

  it('are found by the abbreviations of saints', async () => {
    const given = await bench.given.one<{ id: string }>(`select id from venue order by slug limit 1`);
    const { client } = bench.given;
    for (const [city, text] of [
      ['Saint-Priest', 'st priest'],
      ['ST PRIEST', 'saint priest'],
      ['Sainte-Foy-lès-Lyon', 'ste foy'],
      ['Sainte-Foy-lès-Lyon', 'Ste-Foy les Lyon'],
    ]) {
      await client.query('begin');
      await client.query(`update venue set city = $1 where id = $2`, [city, given.id]);
      await client.query(`select refresh_search(network_id, id) from venue where id = $1`, [given.id]);
      await client.query('commit');
      expect(await found({ text })).toEqual(expect.arrayContaining(await addressed(`id = '${given.id}'`)));
    }
    await client.query(`update venue set city = 'Lyon' where id = $1`, [given.id]);
  });

  it('give the same answers after an import of communes and after an import of a census', async () => {
    const places = `select slug, territory_id from venue where source = 'demo' order by slug`;
    const before = (await bench.given.client.query(places)).rows;
    expect(await importTerritory(bench.database, 'lyon', COMMUNES, { now })).toMatchObject({ placedVenues: 0 });
    expect((await bench.given.client.query(places)).rows).toEqual(before);
    await expectPlaces();
    const census = [
      'ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,TYPO,LAT,LONG,PRECISION',
      '1,Par le code,7 rue Servient,69003,Lyon,69383,Lyon,coworking,45.75,4.84,0.9',
      '2,Par le code postal,3 rue Servient,69007,Lyon,69123,Lyon,coworking,45.75,4.84,0.9',
    ].join('\n');
    expect(await importVenues(bench.database, 'lyon', census, { now })).toMatchObject({ created: 2 });
    await expectPlaces();
    expect(await importTerritory(bench.database, 'lyon', COMMUNES, { now })).toMatchObject({ placedVenues: 0 });
    expect(await importVenues(bench.database, 'lyon', census, { now })).toMatchObject({ updated: 0, unchanged: 2 });
    await expectPlaces();
  });
});
