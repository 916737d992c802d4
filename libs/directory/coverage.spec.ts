import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let admin: GivenMember;

const territory = (kind: string, code: string, name: string, lat: number, generation = '') =>
  given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source, generation) values ($1, $2, $3, $4, $5, 4.85, 'spec', $6)`,
    [lyon.id, kind, code, name, lat, generation],
  );
const venueIn = async (code: string, lat: number, name: string) => {
  const { venueId } = await given.space(lyon, { venueName: name, lat, lon: 4.85 });
  await given.client.query(
    `update venue set territory_id = (select id from territory where network_id = $1 and code = $2) where id = $3`,
    [lyon.id, code, venueId],
  );
  return venueId;
};

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
  await territory('COMMUNE', '69123', 'Lyon', 45.75);
  await territory('ARRONDISSEMENT', '69381', 'Lyon 1er', 45.76);
  await territory('COMMUNE', '69091', 'Givors', 45.59);
  await territory('PRIORITY_NEIGHBOURHOOD', 'QP069001', 'Vieux zonage', 45.7, '2015');
  await territory('PRIORITY_NEIGHBOURHOOD', 'QN069001', 'Les Vernes', 45.768, '2024');
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const coverage = async () => {
  const query = `{ territoryCoverage { kind name publishedVenues spaces nearestVenue nearestMeters } }`;
  return (await api.ask<{ territoryCoverage: object[] }>('lyon', query, {}, admin)).data.territoryCoverage;
};

describe('the coverage of a territory', () => {
  it('says for each part that there is no venue, in a network without one', async () =>
    expect(await coverage()).toEqual(
      [
        ['COMMUNE', 'Givors'],
        ['PRIORITY_NEIGHBOURHOOD', 'Les Vernes'],
        ['COMMUNE', 'Lyon'],
        ['ARRONDISSEMENT', 'Lyon 1er'],
      ].map(([kind, name]) => ({ kind, name, publishedVenues: 0, spaces: 0, nearestVenue: null, nearestMeters: null })),
    ));

  it('counts published venues in communes with their arrondissements, and within 1 km of quarters', async () => {
    await venueIn('69381', 45.76, 'Le Passage');
    const draft = await venueIn('69091', 45.59, 'Pas publié');
    const closed = await venueIn('69091', 45.59, 'Archivé');
    await given.client.query(`update venue set published_at = null where id = $1`, [draft]);
    await given.client.query(`update venue set withdrawn_at = '2026-11-01' where id = $1`, [closed]);
    // One degree of latitude is 111.2 km: 0.17° is 18.9 km, 0.008° is 890 m, 0.01° is 1,112 m.
    const there = { publishedVenues: 1, spaces: 1, nearestVenue: 'Le Passage' };
    expect(await coverage()).toEqual([
      { kind: 'COMMUNE', name: 'Givors', publishedVenues: 0, spaces: 0, nearestVenue: 'Le Passage', nearestMeters: expect.closeTo(18_903, -2) }, // prettier-ignore
      { kind: 'PRIORITY_NEIGHBOURHOOD', name: 'Les Vernes', ...there, nearestMeters: expect.closeTo(890, -1) },
      { kind: 'COMMUNE', name: 'Lyon', ...there, nearestMeters: expect.closeTo(1_112, -1) },
      { kind: 'ARRONDISSEMENT', name: 'Lyon 1er', ...there, nearestMeters: 0 },
    ]);
  });
});
