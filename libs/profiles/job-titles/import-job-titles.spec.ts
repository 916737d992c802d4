import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, dataSourceFor } from '#libs/platform';
import { type TestDatabase, cloneDatabase, testEnv } from '#libs/testing';
import { importJobTitles } from './import-job-titles.js';
import { findJobTitles } from './job-title.queries.js';

const FILE = 'code_ogr,libelle,code_rome\n1,Tisserand / Tisserande,B1804\n2,Comptable,M1203\nx,Rien,B1804\n';

let cloned: TestDatabase;
let database: Database;

beforeAll(async () => {
  cloned = await cloneDatabase();
  database = new Database(await dataSourceFor(testEnv(cloned.url), 'traboule_app').initialize());
}, 60_000);
afterAll(async () => {
  await database?.onModuleDestroy();
  await cloned?.drop();
});

describe('an import of job titles', () => {
  it('only counts in a dry run, then writes, and changes nothing when it is repeated', async () => {
    const counts = { created: 2, updated: 0, unchanged: 0 };
    expect(await importJobTitles(database, FILE, { dryRun: true })).toMatchObject(counts);
    expect(await findJobTitles(database.open, 'tisserand', 5)).toEqual([]);
    expect(await importJobTitles(database, FILE)).toMatchObject({ ...counts, refused: [{ line: 4, sourceId: 'x' }] });
    expect(await findJobTitles(database.open, 'tisserand', 5)).toEqual([{ code: 1, label: 'Tisserand / Tisserande' }]);
    expect(await importJobTitles(database, FILE)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('updates a title that changed, and keeps those that the file lacks', async () => {
    const next = 'code_ogr;libelle;code_rome\n2;Comptable unique;M1203\n';
    expect(await importJobTitles(database, next, { dryRun: true })).toMatchObject({ created: 0, updated: 1 });
    expect(await importJobTitles(database, next)).toMatchObject({ created: 0, updated: 1 });
    expect(await findJobTitles(database.open, 'tisserand', 5)).toHaveLength(1);
  });

  it('refuses a file without the columns', async () => {
    await expect(importJobTitles(database, 'a,b\n1,2\n')).rejects.toThrow('code_ogr');
  });
});
