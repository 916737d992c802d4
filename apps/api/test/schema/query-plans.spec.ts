import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { declaredStatements } from '#libs/platform';
import { Given, type TestDatabase, cloneDatabase } from '#libs/testing'; // loads every lib, so that every statement is declared
import { fillBigTown } from './big-town.fixture.js';

/**
 * Tables that grow with use. No statement that a person waits for may read one in full, or all of a network’s rows in
 * one.
 */
const BIG = [
  'account',
  'account_password',
  'account_totp',
  'allocation',
  'person_time',
  'audit_entry',
  'booking',
  'booking_item',
  'charge',
  'charge_reversal',
  'external_identity',
  'hours_entry',
  'hours_lot',
  'hours_transaction',
  'idempotency',
  'local_mail',
  'member',
  'message',
  'open_interval',
  'outbox',
  'pass',
  'pass_holder',
  'passkey',
  'provider_session',
  'quota',
  'recovery_code',
  'search_document',
  'search_word',
  'seat_bucket',
  'sign_in_session',
  'sign_in_challenge',
  'sign_in_token',
  'throttle',
  'unmet_need',
];
/** The statements that may, and why. */
const MAY_READ_IN_FULL: Record<string, string> = {
  'administration.failedJobs': 'the page Today of administrators, a few times a day',
  'people.listMembers': 'administrators search the members of one network by part of a name, a few times a day',
  'people.countMembers': 'the same search',
  'people.operators': 'a command that lists operators, by hand and rarely',
  'messages.localMails': 'the mailbox of a machine without SMTP, never in production',
  'profiles.searchByWords': 'as below, with words',
  'profiles.search': 'who may see whom is decided person by person, and the list says how many there are',
  'subscriptions.usageByPlan': 'the page Pass usage of administrators counts every pass of their network',
  'subscriptions.lotsUsed': 'upkeep, once a minute and a network: which hours run out',
  'passes.withHours': 'upkeep, once a minute and a network: which passes have a period to open',
};
/** The export, the erasure and a merge of one person read every table that may name them, a few times per account. */
const ABOUT_ONE_PERSON = /^\w+\.(export|erase|merge)\./;
/** SQL functions that read tables: the plan of their callers does not show what they read. */
const FUNCTIONS = ['viewer', 'is_staff', 'search_query'];

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Plan[];
}

let database: TestDatabase;
let given: Given;
let app: pg.Client;
let networkId: string;
let tableOfIndex: Map<string, string>;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  networkId = await fillBigTown(given);
  app = new pg.Client({ connectionString: database.url, options: '-c role=traboule_app -c jit=off' });
  await app.connect();
  const { rows } = await app.query<{ index: string; table: string }>(
    `select i.relname as index, t.relname as table from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid`,
  );
  tableOfIndex = new Map(rows.map(({ index, table }) => [index, table]));
}, 240_000);
afterAll(async () => {
  await app?.end();
  await given?.end();
  await database?.drop();
});

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
/** An index condition on the network alone is also a full read, in a town that is the only one. */
const findsRows = (condition = ''): boolean =>
  condition !== '' && condition.split(' AND ').some((part) => !/\bnetwork_id = /.test(part));

/** The big tables that a statement reads in full, in its generic plan, which the server uses after a few calls. */
async function readInFull(text: string, client = app): Promise<string[]> {
  await client.query(`begin; set local app.network = '${networkId}'`);
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (generic_plan, format json) ${text}`,
    );
    return nodesOf(rows[0]!['QUERY PLAN'][0].Plan)
      .filter((node) => /Seq Scan|Index( Only)? Scan/.test(node['Node Type']) && !findsRows(node['Index Cond']))
      .map((node) => node['Relation Name'] ?? tableOfIndex.get(node['Index Name'] ?? '') ?? '')
      .filter((table) => BIG.includes(table));
  } finally {
    await client.query('rollback');
  }
}

describe('query plans in a big town', () => {
  it('are made over tables that are large', async () => {
    const { rows } = await given.client.query<{ name: string; n: number }>(
      `select relname as name, reltuples::int as n from pg_class where relname = any($1) and reltuples < 2000`,
      [BIG],
    );
    expect(rows).toEqual([]);
    const { n } = await given.one<{ n: string }>(`select count(*) n from allocation`);
    expect(Number(n)).toBeGreaterThan(195_000);
  });

  it('are recognised as full reads where they are', async () => {
    expect(await readInFull('select count(seats) from allocation')).toEqual(['allocation']);
    expect(await readInFull(`select * from booking where network_id = $1 order by id limit $2`)).toEqual(['booking']);
    expect(await readInFull(`select * from outbox where payload = $1 or run_at < $2`)).toEqual(['outbox']);
    expect(await readInFull(`select * from booking where network_id = $1 and code = $2`)).toEqual([]);
  });

  it('are checked for every lib', () => {
    const libs = new Set(declaredStatements().map(({ name }) => name.split('.')[0]));
    expect([...libs]).toEqual(
      expect.arrayContaining(['agenda', 'booking', 'directory', 'messages', 'offers', 'passes', 'people', 'platform']),
    );
  });

  const checked = declaredStatements().filter(({ name }) => !ABOUT_ONE_PERSON.test(name));
  it.each(checked.map(({ name, text }) => [name, text] as const))(
    'read no big table in full: %s',
    async (name, text) => {
      const tables = await readInFull(text);
      if (Object.hasOwn(MAY_READ_IN_FULL, name)) expect(tables).not.toEqual([]);
      else expect(tables).toEqual([]);
    },
  );

  it.each(FUNCTIONS)('read no big table in full inside the function %s', async (name) => {
    const { body, args } = await given.one<{ body: string; args: { name: string; type: string }[] }>(
      `select prosrc as body, (select json_agg(json_build_object('name', proargnames[i], 'type', format_type(proargtypes[i - 1], null)) order by i)
         from generate_series(1, pronargs) i) as args from pg_proc where pronamespace = 'public'::regnamespace and proname = $1`,
      [name],
    );
    const text = args.reduce(
      (sql, arg, i) => sql.replace(new RegExp(`(?<![.\\w])${arg.name}(?!\\w)`, 'g'), `$${i + 1}::${arg.type}`),
      body,
    );
    expect(text).toContain('$1');
    expect(await readInFull(text, given.client)).toEqual([]);
  });
});
