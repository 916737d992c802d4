import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { coverage } from './life-commands.fixture.js';
import { someLife } from './life-lives.fixture.js';
import { LifeModel } from './life-model.fixture.js';
import { LifeWorld, handlersOf } from './life-world.fixture.js';

const RUNS = Number(process.env.LAW_RUNS ?? 30);
let database: TestDatabase;
let given: Given;
let api: TestApi;
/** What earlier runs have left: a shorter run is not to blame for it. */
let known: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  api = await startApi(database.url);
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it(
  'whatever people do in whatever order, a booking, its time and its money are as the rules say',
  async () => {
    const handlers = handlersOf(api);
    await fc.assert(
      fc.asyncProperty(someLife, async (life) => {
        const world = await LifeWorld.create(api, given, handlers);
        await fc.asyncModelRun(() => ({ model: new LifeModel(), real: world }), life);
        const found = await violations(database.url);
        const earlier = known;
        known = found;
        expect(found).toEqual(earlier);
        coverage.runs++;
      }),
      { numRuns: RUNS },
    );
    console.log(coverage.table());
    if (RUNS >= 30) expect(coverage.visitedShare).toBeGreaterThanOrEqual(0.95);
  },
  RUNS * 30_000,
);
