import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { Given, type TestDatabase, cloneDatabase } from '#libs/testing';
import { APPEND_ONLY, GUARDED, codeOf, fillEveryTable } from './every-table.fixture.js';

/** Tables of no network, and why. Every other table carries `network_id`. */
const OF_NO_NETWORK: Record<string, string> = {
  availability_feed: 'one row: since when changes of free time are written down',
  account: 'a person is known once to the whole deployment',
  account_password: 'of an account',
  account_totp: 'of an account',
  recovery_code: 'of an account',
  session: 'of an account',
  audit_entry: 'of a network behind a wall of its own, or of none when the act was on the platform as a whole',
  sign_in_token: 'of a mail address, before anybody is known; it says which network it leads to',
  passkey: 'of an account',
  external_identity: 'of an account',
  provider_session: 'of a session',
  sign_in_challenge: 'of a browser, before anybody is known',
  throttle: 'counts tries of addresses that belong to nobody yet',
  network: 'is one',
  capability: 'the vocabulary is one',
  equipment: 'the vocabulary is one',
  kind_words: 'the vocabulary is one',
  local_mail: 'the mailbox of a machine without SMTP; never in production',
  migrations: 'what was done to the schema',
  sql_function: 'which text of each function was applied',
};
/** Nobody's name in them: read by autocommit statements without a network. A new table is in this list or in the one above. */
const PUBLIC = [
  'allocation',
  'availability_change',
  'calendar',
  'closure',
  'directory_version',
  'network_setting',
  'open_interval',
  'opening_exception',
  'opening_rule',
  'outbox',
  'owner',
  'owner_vat_regime',
  'plan',
  'resource',
  'resource_part',
  'search_document',
  'search_word',
  'seat_bucket',
  'space',
  'space_capability',
  'space_equipment',
  'tariff',
  'tariff_weight',
  'territory',
  'venue',
  'venue_document',
  'venue_equipment',
];
/** Unique over all networks, and why. */
const ACROSS_NETWORKS: Record<string, string> = {
  outbox_pkey: 'the relay and the queue know a job by its id alone',
};
/** Ids without a foreign key: they name rows of tables the lib may not know, or of one of several. */
const LOOSE_IDS = [
  'allocation.holder_id',
  'person_time.holder_id',
  'availability_change.calendar_id',
  'availability_change.resource_id',
  'charge.source_id',
  'idempotency.actor_id',
  'idempotency.result_id',
  'message.message_id',
  'message.recipient_id',
  'message.subject_id',
  'outbox.request_id',
  'outbox.subject_id',
  'quota.subject_id',
  'venue.source_id',
];

let database: TestDatabase;
let given: Given;
let here: Awaited<ReturnType<typeof fillEveryTable>>;
let there: Awaited<ReturnType<typeof fillEveryTable>>;

const ask = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await given.client.query<Row>(text, values)).rows;

interface Constraint {
  table: string;
  name: string;
  type: 'p' | 'u' | 'x' | 'f';
  columns: string[];
  target: string | null;
  targetColumns: string[] | null;
}
let tables: string[];
let constraints: Constraint[];

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  here = await fillEveryTable(given, 'here');
  there = await fillEveryTable(given, 'there');
  tables = (
    await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  ).map(({ name }) => name);
  const names = (keys: string, relation: string) =>
    `(select array_agg(a.attname::text order by k.n) from unnest(${keys}) with ordinality k (attnum, n) join pg_attribute a on (a.attrelid, a.attnum) = (${relation}, k.attnum))`;
  constraints = await ask<Constraint>(
    `select t.relname as table, c.conname as name, c.contype as type, ${names('c.conkey', 'c.conrelid')} as columns,
            f.relname as target, ${names('c.confkey', 'c.confrelid')} as "targetColumns"
       from pg_constraint c join pg_class t on t.oid = c.conrelid left join pg_class f on f.oid = c.confrelid
      where t.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'x', 'f')
     union all
     select t.relname, i.relname, 'u', (select array_agg(coalesce(a.attname::text, '(expression)') order by k.n)
              from unnest(x.indkey::int2[]) with ordinality k (attnum, n) left join pg_attribute a on (a.attrelid, a.attnum) = (t.oid, k.attnum)), null, null
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where t.relnamespace = 'public'::regnamespace and x.indisunique and not exists (select from pg_constraint where conindid = i.oid)`,
  );
}, 60_000);
afterAll(async () => {
  await given?.end();
  await database?.drop();
});

const hasNetwork = (table: string): boolean => !Object.hasOwn(OF_NO_NETWORK, table);

describe('keys', () => {
  it('every table is of a network, behind the wall or public, or written down as neither', () => {
    expect(tables).toEqual([...Object.keys(OF_NO_NETWORK), ...GUARDED, ...PUBLIC].sort());
  });

  it('tables of a network say which, always', async () => {
    const loose = await ask<{ table: string }>(
      `select t.name as table from unnest($1::text[]) t (name)
        where not exists (select from pg_attribute where attrelid = t.name::regclass and attname = 'network_id' and attnotnull and atttypid = 'uuid'::regtype)`,
      [tables.filter(hasNetwork)],
    );
    expect(loose).toEqual([]);
  });

  it('what is unique or excluded is so in its network', () => {
    const wide = constraints
      .filter(({ table, type, columns }) => hasNetwork(table) && type !== 'f' && columns[0] !== 'network_id')
      .map(({ name }) => name);
    expect(wide.sort()).toEqual(Object.keys(ACROSS_NETWORKS).sort());
    for (const table of tables.filter(hasNetwork))
      expect([table, constraints.some(({ table: of, type }) => of === table && type === 'p')]).toEqual([table, true]);
  });

  it('references between tables of a network carry it on both sides', () => {
    const loose = constraints
      .filter(({ table, type, target }) => type === 'f' && hasNetwork(table) && hasNetwork(target!))
      .filter(({ columns, targetColumns }) => targetColumns![columns.indexOf('network_id')] !== 'network_id')
      .map(({ name }) => name);
    expect(loose).toEqual([]);
  });

  it('every id of another row is such a reference, or written down', async () => {
    const ids = await ask<{ table: string; column: string }>(
      `select t.relname as table, a.attname as column from pg_attribute a join pg_class t on t.oid = a.attrelid
        where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname like '%\\_id'`,
    );
    const loose = ids
      .filter(({ table }) => hasNetwork(table))
      .filter(
        ({ table, column }) =>
          !constraints.some((c) => c.type === 'f' && c.table === table && c.columns.includes(column)),
      )
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !name.endsWith('.network_id'));
    expect(loose.sort()).toEqual([...LOOSE_IDS].sort());
  });
});

describe('a row that joins two networks', () => {
  it('is tried on every table that has one', async () => {
    const empty: string[] = [];
    for (const table of tables.filter(hasNetwork))
      for (const network of [here, there]) {
        const { rows } = await given.client.query(`select from ${table} where network_id = $1 limit 1`, [network.id]);
        if (rows.length === 0) empty.push(table);
      }
    expect(empty).toEqual([]); // fillEveryTable writes them
  });

  it('cannot be written, not even by the owner, through any reference', async () => {
    const references = constraints.filter(
      ({ table, type, target }) => type === 'f' && hasNetwork(table) && hasNetwork(target!),
    );
    expect(references.length).toBeGreaterThan(30);
    const owner = given.client;
    const written: string[] = [];
    for (const { table, name, columns, target, targetColumns } of references) {
      const moved = columns.filter((column) => column !== 'network_id');
      const source = moved.map((column) => targetColumns![columns.indexOf(column)]);
      const set = moved.map((column, i) => `${column} = f.${source[i]}`).join(', ');
      // A ledger's trigger would refuse before the reference does.
      if (APPEND_ONLY.includes(table)) await owner.query(`alter table ${table} disable trigger append_only`);
      const code = await codeOf(
        owner,
        null,
        `update ${table} t set ${set} from (select * from ${target} where network_id = $2 limit 1) f
          where t.ctid = (select ctid from ${table} where network_id = $1 order by ${moved[0]} nulls last limit 1)`,
        [here.id, there.id],
      );
      if (APPEND_ONLY.includes(table)) await owner.query(`alter table ${table} enable trigger append_only`);
      if (code !== '23503') written.push(`${name}: ${code ?? 'went through'}`);
    }
    expect(written).toEqual([]);
  });
});
