import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadDemo } from '#libs/demo';
import { importVenues } from '#libs/directory';
import { Database } from '#libs/platform';
import { type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { tourBookingLife } from './tour-booking-life.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await cloneDatabase();
  const now = Temporal.Now.instant();
  await loadDemo(database.url, { size: 'small', now });
  api = await startApi(database.url, { now: now.toString(), env: { DEMO: 'true' } });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

it('the chapter “booking-life” of the tour shows what can happen to a booking and leaves the pass as it was, twice', async () => {
  const origin = await api.listen();
  const lines: string[] = [];
  const importCensus = (csv: Buffer) => importVenues(api.app.get(Database), 'lyon', csv, {});
  for (const _time of ['first', 'second'])
    await tourBookingLife(origin, 'lyon', importCensus, (line) => lines.push(line));
  expect(lines.filter((line) => /^ ?\d+ {2}/.test(line))).toHaveLength(32);
  expect(await violations(database.url)).toEqual([]);
}, 120_000);
