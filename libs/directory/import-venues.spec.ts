import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenNetwork } from '#libs/testing';
import { LYON, ROWS, VILLEURBANNE, csv, now, territory } from './census.fixture.js';
import { DirectoryBench } from './directory.fixture.js';
import { importTerritory } from './import-territory.js';
import { importVenues } from './import-venues.js';
import { ImportFault } from './rules/import-fault.js';
import { readWords, searchVenues } from './search-venues.queries.js';

describe('importing venues', () => {
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
  it('creates venues with the data of the file, their territory, and assumed values marked for review', async () => {
    await place(LYON, VILLEURBANNE);
    const steps: string[] = [];
    const report = await run(csv(), {
      onProgress: ({ step, done, total }: { step: string; done: number; total: number }) =>
        steps.push(`${step} ${done}/${total}`),
    });
    expect(report).toEqual({
      created: 3,
      updated: 0,
      unchanged: 0,
      kept: [],
      renamed: [],
      encoding: 'utf-8',
      refused: [
        { line: 5, sourceId: '', reason: 'no ID' },
        { line: 6, sourceId: '5', reason: 'no coordinates' },
      ],
      review: [
        { line: 4, name: 'Pépinière du Bord', why: 'its address was found with a precision of 0.4 only' },
        { line: 4, name: 'Pépinière du Bord', why: 'its point lies outside the territory, its code says Lyon' },
      ],
    });
    expect(steps).toEqual(['READ 5/5', 'PLACE 3/3', 'WRITE 3/3', 'INDEX 3/3']);
    expect(await venues()).toMatchObject([
      {
        source_id: '1',
        name: 'La Ruche',
        slug: 'la-ruche',
        kind: 'COWORKING',
        street: '7 rue Servient',
        city: 'Lyon',
        website: 'http://www.ruche.example',
        lat: 45.75,
        precision: 0.93,
        zone: 'Europe/Paris',
        invented: false,
        commune: '69123',
        review: ['OWNER', 'OPENING'],
        owner: 'La Ruche (exploitant à préciser)',
        provenance: { original: { inseeCode: '69383', type: 'Tiers lieux à dominante coworking' } },
      },
      { source_id: '2', kind: 'FABLAB', commune: '69266' },
      {
        source_id: '3',
        kind: 'STARTUP_CENTRE',
        commune: '69123',
        review: ['PRECISION', 'COMMUNE', 'OWNER', 'OPENING'],
      },
    ]);
  });

  it('assumes opening hours from Monday to Friday, 9 to 18, without holidays, until a person corrects them', async () => {
    await run();
    const { rows } = await bench.given.client.query<{ starts_at: Date; ends_at: Date }>(
      `select distinct starts_at, ends_at from open_interval where network_id = $1 and starts_at >= '2026-11-23' and starts_at < '2026-12-29' order by 1`,
      [network.id],
    );
    const days = rows.map(
      ({ starts_at, ends_at }) => `${starts_at.toISOString()}/${ends_at.toISOString().slice(11, 16)}`,
    );
    expect(days.slice(0, 6)).toEqual([
      '2026-11-23T08:00:00.000Z/17:00',
      '2026-11-24T08:00:00.000Z/17:00',
      '2026-11-25T08:00:00.000Z/17:00',
      '2026-11-26T08:00:00.000Z/17:00',
      '2026-11-27T08:00:00.000Z/17:00',
      '2026-11-30T08:00:00.000Z/17:00',
    ]);
    expect(days.some((day) => day.startsWith('2026-12-25'))).toBe(false);
  });

  it('are found by words at once, although they have no spaces', async () => {
    await run();
    const query = await readWords(bench.database.open, network.id, ['etabli', 'fablab']);
    const { page } = await searchVenues(bench.database.open, {
      networkId: network.id,
      query,
      kinds: [],
      spaceKind: null,
      capability: null,
      equipment: [],
      accessible: false,
      near: null,
      withinMeters: null,
      territoryIds: null,
      freeFrom: null,
      freeUntil: null,
      seats: null,
      now,
      first: 10,
      after: null,
    });
    expect(page.map(({ name, spaceCount }) => [name, spaceCount])).toEqual([['L’Établi', 0]]);
  });

  it('changes nothing the second time', async () => {
    await place(LYON, VILLEURBANNE);
    await run();
    const before = await bench.everything();
    expect(await run()).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await run(new TextEncoder().encode(csv([...ROWS].reverse())))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(await place(VILLEURBANNE, LYON)).toMatchObject({ created: 0, updated: 0, unchanged: 2, placedVenues: 0 });
    expect(await bench.everything()).toEqual(before);
  });

  it('leaves no trace in a dry run', async () => {
    const before = await bench.everything();
    expect(await run(csv(), { dryRun: true })).toMatchObject({ created: 3, unchanged: 0 });
    const tried = await importTerritory(bench.database, network.slug, territory(LYON), { dryRun: true });
    expect(tried).toMatchObject({ created: 1 });
    expect(await bench.everything()).toEqual(before);
    await run();
    const after = await bench.everything();
    expect(await run(csv([ROWS[0]!.replace('La Ruche', 'Le Rucher')]), { dryRun: true })).toMatchObject({ updated: 1 });
    expect(await bench.everything()).toEqual(after);
  });

  it('is rolled back as a whole when it fails at the end', async () => {
    const before = await bench.everything();
    const onProgress = ({ step }: { step: string }) => {
      if (step === 'INDEX') throw new Error('the lights went out');
    };
    await expect(run(csv(), { onProgress })).rejects.toThrow('the lights went out');
    await expect(run('ID;NOM_TL\n1;x')).rejects.toThrow(ImportFault);
    await expect(importVenues(bench.database, 'atlantis', csv())).rejects.toThrow(
      'There is no network called "atlantis"',
    );
    expect(await bench.everything()).toEqual(before);
  });

  it('creates each venue once when two imports run at the same time', async () => {
    const reports = await Promise.all([run(), run(), run()]);
    expect(reports.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 0, 3]);
    expect(await venues()).toHaveLength(3);
  });

  it('keeps networks apart', async () => {
    await run();
    const other = await bench.given.network();
    expect(await importVenues(bench.database, other.slug, csv(), { now })).toMatchObject({ created: 3 });
    expect(await venues()).toHaveLength(3);
  });
});
