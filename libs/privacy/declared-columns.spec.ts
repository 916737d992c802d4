import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredTables } from '#libs/platform';
import { Given, type TestDatabase, cloneDatabase } from '#libs/testing'; // loads every lib, so that every table is declared
import { ERASURES, EXPORTS } from './person-statements.js';

let database: TestDatabase;
let given: Given;
beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
});
afterAll(async () => {
  await given?.end();
  await database?.drop();
});

const declarations = declaredTables();
const columnsOf = (table: (typeof declarations)[number]): string[] => [
  ...(table.kind === 'PERSONAL' ? Object.keys(table.personal) : []),
  ...table.nonPersonal,
];
const declaredColumns = declarations.flatMap((table) => columnsOf(table).map((column) => `${table.name}.${column}`));
const personalColumns = declarations.flatMap((table) =>
  table.kind === 'PERSONAL' ? Object.keys(table.personal).map((column) => `${table.name}.${column}`) : [],
);

const columnsOfSchema = async (): Promise<string[]> =>
  (
    await given.client.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    )
  ).rows.map(({ name }) => name);

describe('the declarations of columns', () => {
  it('list exactly the columns of the migrated schema, each as personal or not', async () => {
    expect(declaredColumns.toSorted()).toEqual((await columnsOfSchema()).toSorted());
  });

  it('list no column twice', () => {
    expect(declaredColumns.filter((name, i) => declaredColumns.indexOf(name) !== i)).toEqual([]);
  });

  it('do not match when a migration adds a column', async () => {
    await given.client.query('begin; alter table tariff add column author_id uuid');
    const missing = (await columnsOfSchema()).filter((name) => !declaredColumns.includes(name));
    await given.client.query('rollback');
    expect(missing).toEqual(['tariff.author_id']);
  });

  it('declare every reference to a person as personal', async () => {
    const { rows } = await given.client.query<{ name: string }>(
      `select c.conrelid::regclass || '.' || a.attname as name
         from pg_constraint c
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.contype = 'f'
          and c.confrelid in ('account'::regclass, 'member'::regclass, 'sign_in_session'::regclass)
          and a.attname <> 'network_id'`,
    );
    const references = rows.map(({ name }) => name);
    expect(references).toEqual(expect.arrayContaining(['booking.member_id', 'sign_in_session.account_id']));
    expect(references.filter((name) => !personalColumns.includes(name))).toEqual([]);
  });

  it('declare columns that are named like mail addresses, browsers or network addresses as personal', () => {
    const suspicious = /\.(e?mail|phone|address|address_hash|user_agent|ip|birth\w*|first_name|last_name)$/;
    const named = declaredColumns.filter((name) => suspicious.test(name));
    expect(named).toEqual(expect.arrayContaining(['account.email', 'sign_in_session.user_agent']));
    expect(named.filter((name) => !personalColumns.includes(name))).toEqual([]);
  });

  it('overwrite columns exactly in the tables whose erasure is PSEUDONYMISE', () => {
    const contradictions = declarations.flatMap((table) => {
      if (table.kind === 'NON_PERSONAL') return [];
      const overwritten = Object.values(table.personal).filter(({ erasedAs }) => erasedAs !== undefined).length;
      return overwritten > 0 === (table.erasure === 'PSEUDONYMISE') ? [] : [table.name];
    });
    expect(contradictions).toEqual([]);
  });

  it.each([...EXPORTS, ...ERASURES].map(({ statement }) => [statement.name, statement.text] as const))(
    'compile to a statement that is valid in the schema: %s',
    async (_name, text) => {
      await given.client.query(`prepare of_the_spec as ${text}`);
      await given.client.query('deallocate of_the_spec');
    },
  );
});
