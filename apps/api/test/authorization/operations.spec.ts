import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { AuthorizationTown } from './authorization-town.fixture.js';
import { checkOperations } from './operation-matrix.fixture.js';
import { totalsText } from './totals.fixture.js';
import { NOW } from './townspeople.fixture.js';

let town: AuthorizationTown;
let database: TestDatabase;
let given: Given;
let api: TestApi;

beforeAll(async () => {
  town = await AuthorizationTown.shared();
  database = await cloneDatabase(town.after);
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: NOW });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it('operations accept exactly the viewers in the table, a refused operation changes no row, and the invariants hold', async () => {
  const { wrong, traces, totals } = await checkOperations(town, { database, given, api });
  console.log(totalsText('Authorization of operations', totals, wrong));
  expect(wrong).toEqual([]);
  expect(traces).toEqual([]);
}, 600_000);
