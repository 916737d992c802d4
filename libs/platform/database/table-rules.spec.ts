import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { Given, type TestDatabase, cloneDatabase } from '#libs/testing';
import { errorCodeOf } from './error-code-of.fixture.js';
import { fillEveryTable } from './every-table.fixture.js';
import { APPEND_ONLY_TABLES, ROW_SECURED_TABLES } from './table-kinds.fixture.js';

/** Tables without a network, each with the reason. Every other table has `network_id`. */
const TABLES_WITHOUT_NETWORK: Record<string, string> = {
  availability_feed: 'one row: the start of recorded changes of free time',
  account: 'one account per person in the whole deployment',
  account_password: 'belongs to an account',
  account_totp: 'belongs to an account',
  recovery_code: 'belongs to an account',
  sign_in_session: 'belongs to an account',
  audit_entry: 'belongs to a network by its own policy, or to none when the act concerned the whole platform',
  sign_in_token: 'belongs to a mail address, before the account is known; it names the network it leads to',
  passkey: 'belongs to an account',
  external_identity: 'belongs to an account',
  provider_session: 'belongs to a sign-in session',
  sign_in_challenge: 'belongs to a browser, before the account is known',
  throttle: 'counts attempts of addresses that have no account yet',
  network: 'is itself a network',
  capability: 'the vocabulary is shared',
  equipment: 'the vocabulary is shared',
  kind_words: 'the vocabulary is shared',
  job_title: 'the titles of ROME are shared',
  local_mail: 'the mailbox of a machine without SMTP; never used in production',
  migrations: 'the migrations applied to the schema',
  sql_function: 'the applied text of each function',
};
/** Tables without personal data, read by autocommit statements without a network. A new table belongs in this list or the one above. */
const PUBLIC_TABLES = [
  'allocation',
  'availability_change',
  'calendar',
  'closure',
  'directory_version',
  'legal_page',
  'live_notice',
  'network_setting',
  'open_interval',
  'opening_exception',
  'opening_rule',
  'outbox',
  'owner',
  'owner_vat_regime',
  'pass_opening',
  'pass_opening_counter',
  'picture_size',
  'plan',
  'resource',
  'resource_part',
  'search_document',
  'search_word',
  'seat_bucket',
  'space',
  'space_capability',
  'space_document',
  'space_equipment',
  'space_photo',
  'stored_file',
  'tariff',
  'tariff_weight',
  'territory',
  'training',
  'venue',
  'venue_document',
  'venue_equipment',
  'venue_training',
  'venue_photo',
];
/** Keys that are unique over all networks, each with the reason. */
const GLOBALLY_UNIQUE: Record<string, string> = {
  outbox_pkey: 'the relay and the queue identify a job by its id alone',
};
/** Ids without a foreign key: they refer to tables that the lib must not know, or to one of several tables. */
const IDS_WITHOUT_FOREIGN_KEY = [
  'allocation.holder_id',
  'person_time.holder_id',
  'availability_change.calendar_id',
  'availability_change.resource_id',
  'charge.source_id',
  'file.quota_id',
  'file.subject_id',
  'idempotency.actor_id',
  'idempotency.result_id',
  'journal_entry.source_id',
  'live_notice.subject_id',
  'message.message_id',
  'message.recipient_id',
  'message.subject_id',
  'notification.subject_id',
  'outbox.request_id',
  'outbox.subject_id',
  'quota.subject_id',
  'venue.source_id',
  'waiting_list_entry.subject_id',
  'waiting_offer.hold_id',
];

let database: TestDatabase;
let given: Given;
let lyon: Awaited<ReturnType<typeof fillEveryTable>>;
let nantes: Awaited<ReturnType<typeof fillEveryTable>>;

const queryRows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
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
  lyon = await fillEveryTable(given, 'here');
  nantes = await fillEveryTable(given, 'there');
  tables = (
    await queryRows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  ).map(({ name }) => name);
  const names = (keys: string, relation: string) =>
    `(select array_agg(a.attname::text order by k.n) from unnest(${keys}) with ordinality k (attnum, n) join pg_attribute a on (a.attrelid, a.attnum) = (${relation}, k.attnum))`;
  constraints = await queryRows<Constraint>(
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

const hasNetwork = (table: string): boolean => !Object.hasOwn(TABLES_WITHOUT_NETWORK, table);

describe('keys', () => {
  it('include a network in every table, except in the listed ones', () => {
    expect(tables).toEqual([...Object.keys(TABLES_WITHOUT_NETWORK), ...ROW_SECURED_TABLES, ...PUBLIC_TABLES].sort());
  });

  it('are never null for the network of a row', async () => {
    const violations = await queryRows<{ table: string }>(
      `select t.name as table from unnest($1::text[]) t (name)
        where not exists (select from pg_attribute where attrelid = t.name::regclass and attname = 'network_id' and attnotnull and atttypid = 'uuid'::regtype)`,
      [tables.filter(hasNetwork)],
    );
    expect(violations).toEqual([]);
  });

  it('are unique or exclusive within a network', () => {
    const globallyUnique = constraints
      .filter(({ table, type, columns }) => hasNetwork(table) && type !== 'f' && columns[0] !== 'network_id')
      .map(({ name }) => name);
    expect(globallyUnique.sort()).toEqual(Object.keys(GLOBALLY_UNIQUE).sort());
    for (const table of tables.filter(hasNetwork))
      expect([table, constraints.some(({ table: of, type }) => of === table && type === 'p')]).toEqual([table, true]);
  });

  it('include the network on both sides of every reference', () => {
    const violations = constraints
      .filter(({ table, type, target }) => type === 'f' && hasNetwork(table) && hasNetwork(target!))
      .filter(({ columns, targetColumns }) => targetColumns![columns.indexOf('network_id')] !== 'network_id')
      .map(({ name }) => name);
    expect(violations).toEqual([]);
  });

  it('are foreign keys for every id of another row, except the listed ones', async () => {
    const ids = await queryRows<{ table: string; column: string }>(
      `select t.relname as table, a.attname as column from pg_attribute a join pg_class t on t.oid = a.attrelid
        where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname like '%\\_id'`,
    );
    const violations = ids
      .filter(({ table }) => hasNetwork(table))
      .filter(
        ({ table, column }) =>
          !constraints.some((c) => c.type === 'f' && c.table === table && c.columns.includes(column)),
      )
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !name.endsWith('.network_id'));
    expect(violations.sort()).toEqual([...IDS_WITHOUT_FOREIGN_KEY].sort());
  });
});

describe('a row that joins two networks', () => {
  it('can be tried on every table with a network', async () => {
    const empty: string[] = [];
    for (const table of tables.filter(hasNetwork))
      for (const network of [lyon, nantes]) {
        const { rows } = await given.client.query(`select from ${table} where network_id = $1 limit 1`, [network.id]);
        if (rows.length === 0) empty.push(table);
      }
    expect(empty).toEqual([]); // fillEveryTable writes them
  });

  it('cannot be written through any reference, even by the owner', async () => {
    const references = constraints.filter(
      ({ table, type, target }) => type === 'f' && hasNetwork(table) && hasNetwork(target!),
    );
    expect(references.length).toBeGreaterThan(30);
    const owner = given.client;
    const written: string[] = [];
    for (const { table, name, columns, target, targetColumns } of references) {
      const idColumns = columns.filter((column) => column !== 'network_id');
      const source = idColumns.map((column) => targetColumns![columns.indexOf(column)]);
      const set = idColumns.map((column, i) => `${column} = f.${source[i]}`).join(', ');
      // The append-only trigger would refuse the change before the foreign key does.
      if (APPEND_ONLY_TABLES.includes(table)) await owner.query(`alter table ${table} disable trigger append_only`);
      const code = await errorCodeOf(
        owner,
        null,
        `update ${table} t set ${set} from (select * from ${target} where network_id = $2 limit 1) f
          where t.ctid = (select ctid from ${table} where network_id = $1 order by ${idColumns[0]} nulls last limit 1)`,
        [lyon.id, nantes.id],
      );
      if (APPEND_ONLY_TABLES.includes(table)) await owner.query(`alter table ${table} enable trigger append_only`);
      if (code !== '23503') written.push(`${name}: ${code ?? 'went through'}`);
    }
    expect(written).toEqual([]);
  });
});
