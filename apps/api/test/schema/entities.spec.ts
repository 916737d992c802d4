import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EntityMetadata } from 'typeorm';
import { Database, declaredTables, findRow, insertRow, insertRowIfNone, lockRow, updateRow } from '#libs/platform';
import { Given, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

let test: TestDatabase;
let given: Given;
let api: TestApi;
let database: Database;
let network: GivenNetwork;
let entities: EntityMetadata[];

beforeAll(async () => {
  test = await cloneDatabase();
  given = await Given.on(test.url);
  network = await given.network('lyon');
  api = await startApi(test.url);
  database = api.app.get(Database);
  entities = database.dataSource.entityMetadatas;
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await test?.drop();
});

/** The columns of a table as the database has them. */
const schemaOf = async (table: string) =>
  (
    await given.client.query<{ name: string; type: string; nullable: boolean; key: boolean; defaulted: boolean }>(
      `select a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable, a.atthasdef as defaulted,
              exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey)) as key
         from pg_attribute a
        where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
        order by a.attname`,
      [table],
    )
  ).rows;

const TYPES: Record<string, string> = { int: 'integer', timestamptz: 'timestamp with time zone' };

describe('an entity', () => {
  it('exists for each table that is edited in forms', () => {
    expect(entities.map(({ tableName }) => tableName).sort()).toEqual(
      ['account', 'member', 'mentor', 'network', 'owner', 'profile', 'project', 'role_grant', 'session', 'space', 'venue'], // prettier-ignore
    );
  });

  it('exists for each table whose rows have a version, which the database counts', async () => {
    const { rows } = await given.client.query<{ table: string }>(
      `select tgrelid::regclass::text as table from pg_trigger where tgname = 'next_version' order by 1`,
    );
    expect(rows.map(({ table }) => table)).toEqual(entities.map(({ tableName }) => tableName).sort());
  });

  it('has exactly the columns, types, nulls and keys of its table', async () => {
    for (const { tableName, columns } of entities) {
      const mapped = columns.map((column) => ({
        name: column.databaseName,
        type: `${TYPES[String(column.type)] ?? String(column.type)}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
        key: column.isPrimary,
      }));
      const schema = (await schemaOf(tableName)).map(({ defaulted: _, ...column }) => column);
      expect([tableName, mapped.toSorted((a, b) => (a.name < b.name ? -1 : 1))]).toEqual([tableName, schema]);
    }
  });

  it('leaves out of its writes only what the database fills in', async () => {
    for (const { tableName, columns } of entities) {
      const schema = new Map((await schemaOf(tableName)).map((column) => [column.name, column]));
      for (const { databaseName, isInsert } of columns) {
        const { nullable, defaulted } = schema.get(databaseName)!;
        expect([tableName, databaseName, isInsert || nullable || defaulted]).toEqual([tableName, databaseName, true]);
      }
    }
  });

  it('counts its version in the database, and has no relation to another', async () => {
    for (const { tableName, columns, relations } of entities) {
      const version = columns.find(({ databaseName }) => databaseName === 'version');
      expect([tableName, version?.isInsert, version?.isUpdate, relations.length]).toEqual([tableName, false, false, 0]);
    }
  });

  it('is of a table that a lib declares', () => {
    const owned = new Set(declaredTables().map(({ name }) => name));
    expect(entities.filter(({ tableName }) => !owned.has(tableName))).toEqual([]);
  });
});

describe('a row edited through its entity', () => {
  const entityOf = (table: string) => entities.find(({ tableName }) => tableName === table)!.target as never;
  interface Owner {
    networkId: string;
    id: string;
    name: string;
    legalForm: string | null;
    version: number;
  }
  const id = '01a00000-0000-7000-8000-000000000001';
  const inNetwork = <Result>(work: Parameters<typeof database.inTransaction<Result>>[1]) =>
    database.inTransaction(network.id, work);
  const read = () => inNetwork((tx) => findRow<Owner>(tx, entityOf('owner'), { networkId: network.id, id }));

  beforeAll(() =>
    inNetwork((tx) =>
      insertRow<Owner>(tx, entityOf('owner'), { networkId: network.id, id, name: 'Ville', legalForm: null }),
    ),
  );

  it('a row is changed by the first of two editors; the second gets a conflict and changes nothing', async () => {
    const [mine, theirs] = [(await read())!, (await read())!];
    const edit = (row: Owner, name: string) =>
      inNetwork((tx) => updateRow<Owner>(tx, entityOf('owner'), row, { name }));
    expect(await edit(mine, 'Ville de Lyon')).toBe('UPDATED');
    expect(await edit(theirs, 'Métropole')).toBe('CONFLICT');
    expect(await read()).toMatchObject({ name: 'Ville de Lyon', version: mine.version + 1 });
  });

  it('has one winner among many simultaneous editors', async () => {
    const row = (await read())!;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        inNetwork((tx) => updateRow<Owner>(tx, entityOf('owner'), row, { name: `Nom ${n}` })),
      ),
    );
    expect(answers.filter((answer) => answer === 'UPDATED')).toHaveLength(1);
  });

  it('is made by one of many who make it at once', async () => {
    const key = { networkId: network.id, id: '01a00000-0000-7000-8000-000000000003' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        inNetwork((tx) => insertRowIfNone<Owner>(tx, entityOf('owner'), { ...key, name: `Nom ${n}`, legalForm: null })),
      ),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('waits for the transaction that locked it, so that a form without a version is saved after it instead of refused', async () => {
    const { version } = (await read())!;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        inNetwork(async (tx) => {
          const row = (await lockRow<Owner>(tx, entityOf('owner'), { networkId: network.id, id }))!;
          return updateRow<Owner>(tx, entityOf('owner'), row, { name: `Nom gardé ${n}` });
        }),
      ),
    );
    expect(answers).toEqual(Array(10).fill('UPDATED'));
    expect((await read())!.version).toBe(version + 10);
  });

  it('conflicts with a statement that changed the row, and not with one that changed nothing', async () => {
    const row = (await read())!;
    await given.client.query(`update owner set name = name where id = $1`, [id]);
    expect((await read())!.version).toBe(row.version);
    await given.client.query(`update owner set siren = '123456789' where id = $1`, [id]);
    expect(await inNetwork((tx) => updateRow<Owner>(tx, entityOf('owner'), row, { name: 'Trop tard' }))).toBe(
      'CONFLICT',
    );
  });

  it('is undone with the rest of its transaction', async () => {
    const row = (await read())!;
    const failing = inNetwork(async (tx) => {
      await updateRow<Owner>(tx, entityOf('owner'), row, { name: 'Jamais' });
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect((await read())!.name).toBe(row.name);
  });

  it('is never looked for by an incomplete key', async () => {
    for (const key of [{ id: undefined as never }, { networkId: undefined, id }, { id: '' }])
      await expect(inNetwork(async (tx) => findRow<Owner>(tx, entityOf('owner'), key as never))).rejects.toThrow(
        'A row key needs',
      );
    await expect(
      inNetwork(async (tx) =>
        updateRow<Owner>(tx, entityOf('owner'), { networkId: network.id, id, version: undefined as never }, {}),
      ),
    ).rejects.toThrow('needs the version');
  });

  it('a row of another network is out of reach behind row-level security', async () => {
    const nantes = await given.network('nantes');
    const member = await given.member(nantes);
    const found = await inNetwork((tx) => findRow(tx, entityOf('member'), { networkId: nantes.id, id: member.id }));
    expect(found).toBeNull();
  });

  it('keeps the microseconds of an instant', async () => {
    interface Member {
      networkId: string;
      id: string;
      accountId: string;
      name: string;
      joinedAt: Temporal.Instant;
      leftAt: Temporal.Instant | null;
      version: number;
    }
    const { accountId } = await given.member(await given.network('grenoble'));
    const joinedAt = Temporal.Instant.from('2026-11-23T08:00:00.123456Z');
    const key = { networkId: network.id, id: '01a00000-0000-7000-8000-000000000002' };
    await inNetwork((tx) => insertRow<Member>(tx, entityOf('member'), { ...key, accountId, name: 'Membre', joinedAt }));
    const member = (await inNetwork((tx) => findRow<Member>(tx, entityOf('member'), key)))!;
    expect(member.joinedAt.toString()).toBe('2026-11-23T08:00:00.123456Z');
    const leftAt = Temporal.Instant.from('2026-11-23T09:00:00.654321Z');
    expect(await inNetwork((tx) => updateRow<Member>(tx, entityOf('member'), member, { leftAt }))).toBe('UPDATED');
    const { leftAt: read } = (await inNetwork((tx) => findRow<Member>(tx, entityOf('member'), key)))!;
    expect(read!.toString()).toBe('2026-11-23T09:00:00.654321Z');
  });
});
