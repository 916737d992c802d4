import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Given, type TestDatabase, cloneDatabase } from '#libs/testing';
import { errorCodeOf } from './error-code-of.fixture.js';
import { fillEveryTable } from './every-table.fixture.js';
import { APPEND_ONLY_TABLES, DATED_TABLES, ROW_SECURED_TABLES } from './table-kinds.fixture.js';
import { appendOnlyTables, datedTables } from './migrate.js';

let database: TestDatabase;
let given: Given;
let app: pg.Client;
let worker: pg.Client;
let lyon: Awaited<ReturnType<typeof fillEveryTable>>;
let nantes: Awaited<ReturnType<typeof fillEveryTable>>;

const connect = async (role: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: database.url, options: `-c role=${role}` });
  await client.connect();
  return client;
};
const queryRows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await given.client.query<Row>(text, values)).rows;
beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  app = await connect('traboule_app');
  worker = await connect('traboule_worker');
  lyon = await fillEveryTable(given, 'here');
  nantes = await fillEveryTable(given, 'there');
}, 60_000);
afterAll(async () => {
  await app?.end();
  await worker?.end();
  await given?.end();
  await database?.drop();
});

describe('row-level security', () => {
  it('is enabled for exactly the listed tables, with one policy for reading and writing', async () => {
    const policies = await queryRows<{ table: string; reads: string; writes: string; command: string; roles: string }>(
      `select tablename as table, qual as reads, with_check as writes, cmd as command, roles::text from pg_policies where schemaname = 'public' and tablename <> 'audit_entry' order by 1`,
    );
    expect(policies.map(({ table }) => table)).toEqual(ROW_SECURED_TABLES);
    for (const { reads, writes, command, roles } of policies) {
      expect(reads).toBe('(network_id = ( SELECT current_network() AS current_network))');
      expect({ writes, command, roles }).toEqual({ writes: reads, command: 'ALL', roles: '{public}' });
    }
    const enabled = await queryRows<{ table: string }>(
      `select relname as table from pg_class where relrowsecurity and relkind = 'r' and relname <> 'audit_entry' order by 1`,
    );
    expect(enabled.map(({ table }) => table)).toEqual(ROW_SECURED_TABLES);
  });

  it.each(ROW_SECURED_TABLES)(
    'lets the app and the worker read and write only rows of the network of the transaction: %s',
    async (table) => {
      const [{ columns, row }] = (await queryRows<{ columns: string; row: string }>(
        `select (select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns,
              (select row_to_json(t)::text from ${table} t where network_id = $2 limit 1) as row`,
        [table, nantes.id],
      )) as [{ columns: string; row: string }];
      for (const role of [app, worker]) {
        const visibleNetworks = async (network: string | null) => {
          await role.query('begin');
          if (network) await role.query(`set local app.network = '${network}'`);
          const { rows } = await role.query<{ network_id: string }>(`select distinct network_id from ${table}`);
          await role.query('rollback');
          return rows.map(({ network_id }) => network_id);
        };
        expect(await visibleNetworks(null)).toEqual([]);
        expect(await visibleNetworks(lyon.id)).toEqual([lyon.id]);
        expect(await visibleNetworks(nantes.id)).toEqual([nantes.id]);

        const insert = `insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, $1)`;
        expect(await errorCodeOf(role, lyon.id, insert, [row])).toBe('42501');
        expect(await errorCodeOf(role, null, insert, [row])).toBe('42501');
        expect(await errorCodeOf(role, lyon.id, `update ${table} set network_id = '${nantes.id}'`)).toBe('42501');
        if ([...APPEND_ONLY_TABLES, ...DATED_TABLES].includes(table)) continue;
        for (const write of [
          `delete from ${table} where network_id = $1`,
          `update ${table} set network_id = network_id where network_id = $1`,
        ]) {
          await role.query('begin');
          await role.query(`set local app.network = '${lyon.id}'`);
          expect((await role.query(write, [nantes.id])).rowCount).toBe(0);
          await role.query('rollback');
        }
      }
    },
  );

  it('shows no rows to the next transaction on the connection', async () => {
    await app.query(`begin; set local app.network = '${lyon.id}'; commit`);
    expect((await app.query('select from member')).rowCount).toBe(0);
    await app.query(`begin; set local app.network = ''`);
    expect((await app.query('select from member')).rowCount).toBe(0);
    await app.query('rollback');
  });

  it('hides the membership of a session without the secret of the session', async () => {
    const { rows } = await app.query(`select * from viewer($1, 'there', now())`, [Buffer.alloc(32)]);
    expect(rows).toEqual([]);
  });
});

describe('dated tables', () => {
  it('are exactly the tables with keys without overlaps', async () => {
    expect(await datedTables(given.client)).toEqual(DATED_TABLES);
  });

  it.each(DATED_TABLES)('%s: a row is ended, never edited or deleted', async (table) => {
    const ended = `update ${table} set valid = valid * '(,2099-01-01)' where network_id = $1 and upper_inf(valid)`;
    for (const role of [app, worker]) {
      expect(await errorCodeOf(role, lyon.id, `delete from ${table}`)).toBe('42501');
      expect(await errorCodeOf(role, lyon.id, `update ${table} set network_id = network_id`)).toBe('42501');
      expect(await errorCodeOf(role, lyon.id, ended, [lyon.id])).toBeUndefined();
    }
    expect(await errorCodeOf(app, lyon.id, 'update tariff set hourly_cents = 1')).toBe('42501');
  });
});

describe('ledgers', () => {
  it('are exactly the tables with the append-only trigger, and neither the app nor the worker may change their rows', async () => {
    expect(await appendOnlyTables(given.client)).toEqual(APPEND_ONLY_TABLES);
    const [{ changeable }] = (await queryRows<{ changeable: string[] }>(
      `select coalesce(array_agg(t || ' ' || r || ' ' || p), '{}') as changeable
         from unnest($1::text[]) t, unnest(array['traboule_app', 'traboule_worker']) r,
              unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p where has_table_privilege(r, t, p)`,
      [APPEND_ONLY_TABLES],
    )) as [{ changeable: string[] }];
    expect(changeable).toEqual([]);
  });

  it.each(APPEND_ONLY_TABLES)(
    'refuse to change or delete rows for the app, the worker and the owner: %s',
    async (table) => {
      const changes = [`update ${table} set network_id = network_id`, `delete from ${table}`];
      for (const change of changes) {
        expect(await errorCodeOf(app, lyon.id, change)).toBe('42501');
        expect(await errorCodeOf(worker, lyon.id, change)).toBe('42501');
        await expect(given.client.query(change)).rejects.toMatchObject({
          code: '42501',
          message: `${table} is append-only`,
        });
      }
    },
  );

  it('refuse hours that do not sum to zero when the transaction ends, even for the owner', async () => {
    const entry = `insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
      select l.network_id, t.id, l.id, $2, $3::int from hours_lot l join hours_transaction t on t.network_id = l.network_id and t.kind = 'USE' where l.network_id = $1`;
    await given.client.query('begin');
    await given.client.query(entry, [lyon.id, 'USED', 30]);
    await expect(given.client.query('commit')).rejects.toMatchObject({ code: '23514' });
    await given.client.query('begin');
    await given.client.query(entry, [lyon.id, 'USED', 30]);
    await given.client.query(entry, [lyon.id, 'LOT', -30]);
    await given.client.query('commit');
  });
});

describe('the roles of the app and the worker', () => {
  it('have no privileges over other roles and own nothing', async () => {
    const roles = await queryRows(
      `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
              (select count(*)::int from pg_class where relowner = r.oid) as owned, has_schema_privilege(r.oid, 'public', 'CREATE') as creates,
              (select coalesce(array_agg(roleid::regrole::text), '{}') from pg_auth_members where member = r.oid) as "memberOf"
         from pg_roles r where rolname in ('traboule_app', 'traboule_worker') order by 1`,
    );
    const none = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      owned: 0,
      creates: false,
      memberOf: [],
    };
    expect(roles).toEqual([
      { rolname: 'traboule_app', ...none },
      { rolname: 'traboule_worker', ...none },
    ]);
  });

  it.each([
    'create table mine (id int)',
    'create function mine() returns int language sql as $$ select 1 $$',
    'create schema mine',
    'create role mine',
    'create extension hstore',
    'alter table member add column mine int',
    'alter table member disable row level security',
    'alter table member no force row level security',
    'alter table charge disable trigger append_only',
    'alter table member owner to traboule_app',
    'drop policy own_network on member',
    'drop table closure',
    'truncate booking cascade',
    'alter role traboule_app bypassrls',
    'create index on booking (code)',
    'create policy mine on member using (true)',
    'insert into migrations (timestamp, name) values (1, $$x$$)',
    'delete from migrations',
    'create trigger mine before insert on member for each row execute function refuse_change()',
    'copy member to program $$cat$$',
    `select pg_read_file('/etc/passwd')`,
  ])('may not run: %s', async (text) => {
    expect(await errorCodeOf(app, lyon.id, text)).toBe('42501');
    expect(await errorCodeOf(worker, lyon.id, text)).toBe('42501');
  });
});
