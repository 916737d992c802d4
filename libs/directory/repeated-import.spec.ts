import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenNetwork } from '#libs/testing';
import { LYON, ROWS, VILLEURBANNE, commune, csv, now, territory } from './census.fixture.js';
import { DirectoryBench } from './directory.fixture.js';
import { importTerritory } from './import-territory.js';
import { importVenues } from './import-venues.js';

describe('a repeated import of venues', () => {
  let bench: DirectoryBench;
  let network: GivenNetwork;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
  });
  beforeEach(async () => {
    network = await bench.given.network();
  });
  afterAll(() => bench?.end());

  const run = (file: string | Uint8Array = csv(), options = {}) =>
    importVenues(bench.database, network.slug, file, { now, ...options });
  const place = (...features: object[]) =>
    importTerritory(bench.database, network.slug, territory(...features), { now });
  const venues = async () =>
    (
      await bench.given.client.query(
        `select v.source_id, v.name, v.slug, v.kind, v.street, v.city, v.website, v.lat, v.location_precision::float8 "precision",
                v.zone, v.review, v.invented, v.provenance, t.code commune, o.name owner
           from venue v join owner o on o.id = v.owner_id left join territory t on t.id = v.territory_id
          where v.network_id = $1 order by v.source_id`,
        [network.id],
      )
    ).rows as Record<string, unknown>[];
  it('takes changes of the file, keeps the slug, and leaves absent venues alone', async () => {
    await run();
    const changed = ROWS[0]!
      .replace('La Ruche', 'Le Rucher')
      .replace('coworking', 'fablab')
      .replace('45.75,4.85', '45.751,4.85');
    expect(await run(csv([changed]))).toMatchObject({ created: 0, updated: 1, unchanged: 0, kept: [] });
    expect(await venues()).toMatchObject([
      { name: 'Le Rucher', slug: 'la-ruche', kind: 'FABLAB', lat: 45.751 },
      { name: 'L’Établi' },
      { name: 'Pépinière du Bord' },
    ]);
  });

  it('keeps what a person corrected, and the doubts a person settled', async () => {
    await place(LYON, VILLEURBANNE);
    await run();
    await bench.given.client.query(
      `update venue set name = 'Pépinière des Bords', lat = 45.72, review = '{OPENING}' where network_id = $1 and source_id = '3'`,
      [network.id],
    );
    expect(await run()).toMatchObject({ updated: 0, unchanged: 3, kept: [{ line: 4, fields: ['name', 'point'] }] });
    const moved = ROWS[2]!
      .replace('Bord', 'Bord de Saône')
      .replace(',,,69381', ',69009,,69381')
      .replace('45.65', '45.66');
    expect(await run(csv([moved]))).toMatchObject({
      updated: 1,
      kept: [{ line: 2, name: 'Pépinière du Bord de Saône', fields: ['name', 'point'] }],
    });
    expect((await venues())[2]).toMatchObject({
      name: 'Pépinière des Bords',
      lat: 45.72,
      commune: '69123',
      review: ['OPENING'],
    });
  });

  it('assigns venues to communes that are added later, and to others when borders move', async () => {
    expect((await run()).review.map(({ why }) => why)).toEqual(['its address was found with a precision of 0.4 only']);
    expect(await place(LYON, VILLEURBANNE)).toMatchObject({ created: 2, placedVenues: 2 });
    expect((await venues()).map(({ commune }) => commune)).toEqual(['69123', '69266', null]);
    expect(await run()).toMatchObject({ updated: 1 }); // the third venue is found by its INSEE code
    expect(await place(commune('69123', 'Lyon', 4.8, 45.6, 0.2))).toMatchObject({
      updated: 1,
      unchanged: 0,
      placedVenues: 1,
    });
    expect((await venues()).map(({ commune }) => commune)).toEqual(['69123', '69123', '69123']);
  });

  it('changes nothing for the same file in another normalisation, with other apostrophes or without accents', async () => {
    await place(LYON, VILLEURBANNE);
    await run();
    const before = await bench.everything();
    for (const file of [csv().normalize('NFD'), csv().replaceAll('’', "'"), csv().replaceAll('É', 'E')])
      expect(await run(file)).toMatchObject({ created: 0, updated: 0, unchanged: 3, renamed: [] });
    expect(await place(commune('69123', 'Lyon', 4.8, 45.7), VILLEURBANNE)).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await bench.everything()).toEqual(before);
  });

  it('takes a richer spelling, and lists every changed name, in a dry run too', async () => {
    await run(csv([ROWS[1]!.replace('L’Établi', "L'ETABLI")]));
    const renamed = [{ line: 2, before: "L'ETABLI", after: 'L’Établi' }];
    expect(await run(csv([ROWS[1]!]), { dryRun: true })).toMatchObject({ updated: 1, renamed });
    expect(await run(csv([ROWS[1]!]))).toMatchObject({ updated: 1, renamed });
    expect(await run(csv([ROWS[1]!]))).toMatchObject({ updated: 0, renamed: [] });
  });

  it('keeps the known name when the file has it garbled, and lists the line', async () => {
    await run();
    const mistaken = new TextDecoder('windows-1252').decode(new TextEncoder().encode(csv()));
    expect(await run(mistaken)).toMatchObject({
      updated: 0,
      refused: expect.arrayContaining([expect.objectContaining({ line: 3, sourceId: '2' })]),
    });
    expect((await venues()).map(({ name }) => name)).toEqual(['La Ruche', 'L’Établi', 'Pépinière du Bord']);
  });

  it('recognises a venue of a file without ids by its name and address, however they are spelled', async () => {
    const file = (name: string, street: string) => `NOM_TL,ADRESSE,CP,LAT,LONG
${name},${street},69003,45.75,4.85`;
    await run(file('L’Œuvre', '7 rue de l’Église'));
    expect(await run(file("L'oeuvre", "7 RUE DE L'EGLISE"))).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    // stored under the key of an earlier version
    await bench.given.client.query(`update venue set source_id = 'name:former' where network_id = $1`, [network.id]);
    expect(await run(file('L’Œuvre', '7 rue de l’Église'))).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('reports a point shared with a venue of another source', async () => {
    await bench.given.space(network, { venueName: 'Déjà là', lat: 45.75, lon: 4.85 });
    expect((await run(csv([ROWS[0]!]))).review).toEqual([
      { line: 2, name: 'La Ruche', why: 'on one point with Déjà là, here already' },
    ]);
  });

  it('gives venues of the same name different slugs', async () => {
    const twins = ['7', '8', '9'].map(
      (id, i) => `${id},La Cordée,${id} rue A,69001,Lyon,69381,Lyon,,,45.7${i},4.85,0.9`,
    );
    await run(csv(twins));
    expect((await venues()).map(({ slug }) => slug)).toEqual(['la-cordee', 'la-cordee-lyon', 'la-cordee-69001']);
  });
});
