import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, cloneDatabase } from '#libs/testing';
import { functions } from '#migrations';
import { migrate } from './migrate.js';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query(sql, values)).rows as Row[];
/** The version of each function, which changes with each `create or replace`. */
const versions = () =>
  rows(`select proname, xmin::text from pg_proc where proname = any($1) order by 1`, [
    functions.map(({ name }) => name),
  ]);

it('records the checksum of every function of a migrated database', async () => {
  const recorded = await rows('select name, checksum from sql_function order by name');
  const expected = functions.map(({ name, text }) => ({
    name,
    checksum: createHash('sha256').update(text).digest('hex'),
  }));
  expect(expected.length).toBeGreaterThan(4);
  expect(recorded).toEqual(expected);
});

it('replaces a function only when its text changed', async () => {
  const before = await versions();
  await migrate(database.url);
  expect(await versions()).toEqual(before);
  await owner.query(`update sql_function set checksum = 'of another text' where name = 'is_staff'`);
  await migrate(database.url);
  const changed = (await versions()).filter(
    (row) => !before.some((old) => JSON.stringify(old) === JSON.stringify(row)),
  );
  expect(changed).toEqual([expect.objectContaining({ proname: 'is_staff' })]);
});

it('finds no index, column, constraint or policy that depends on a replaceable function', async () => {
  const dependents = await rows(
    `select p.proname, d.classid::regclass::text as kind from pg_depend d join pg_proc p on d.refobjid = p.oid
      where d.refclassid = 'pg_proc'::regclass and p.proname = any($1) and p.pronamespace = 'public'::regnamespace`,
    [functions.map(({ name }) => name)],
  );
  expect(dependents).toEqual([]);
});
