import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { Sql, migrate } from '#libs/platform';
import { endChecks } from './violations.js';

const TEMPLATE = 'traboule_template';
const SHARED = 'traboule_shared_';

const withDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

async function asAdmin<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates and migrates the template database. */
export async function makeTemplate(url: string): Promise<void> {
  await asAdmin(url, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `select datname as name from pg_database where datname like $1`,
      [`${SHARED}%`],
    );
    for (const name of [TEMPLATE, ...rows.map((row) => row.name)])
      await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${TEMPLATE}`);
  });
  await migrate(withDatabase(url, TEMPLATE));
  await asAdmin(withDatabase(url, TEMPLATE), (client) => registerVocabulary(new Sql(client)));
}

/** The folder of files of a database of the specs. */
export const filesFolderOf = (databaseUrl: string): string =>
  join(tmpdir(), 'traboule-spec-files', new URL(databaseUrl).pathname.slice(1));

/** A migrated, empty database for one spec file; call `drop` in afterAll. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** The server that the run has started. */
function testServer(): string {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set: run the specs through `npm test`, which starts PostgreSQL.');
  return server;
}

const nameOf = ({ url }: TestDatabase): string => new URL(url).pathname.slice(1);

async function createDatabase(name: string, source: TestDatabase | undefined): Promise<TestDatabase> {
  const server = testServer();
  if (source) await endChecks(source.url);
  await asAdmin(server, (admin) =>
    admin.query(`create database ${name} template ${source ? nameOf(source) : TEMPLATE}`),
  );
  const url = withDatabase(server, name);
  if (source && existsSync(filesFolderOf(source.url)))
    await cp(filesFolderOf(source.url), filesFolderOf(url), { recursive: true });
  return existing(name);
}

function existing(name: string): TestDatabase {
  const server = testServer();
  const url = withDatabase(server, name);
  return {
    url,
    drop: async () => {
      await endChecks(url);
      await asAdmin(server, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)));
      await rm(filesFolderOf(url), { recursive: true, force: true });
    },
  };
}

/** Clones the template, or a database that the spec has prepared, which must have no connections. */
export const cloneDatabase = (source?: TestDatabase): Promise<TestDatabase> =>
  createDatabase(`spec_${randomBytes(6).toString('hex')}`, source);

/**
 * A database that several spec files clone, and what its builder returned, as JSON. The first of them builds it, and it stays until the
 * run ends. @param source cloned in place of the template
 */
export function sharedDatabase<Built>(
  name: string,
  build: (database: TestDatabase) => Promise<Built>,
  source?: TestDatabase,
): Promise<{ database: TestDatabase; built: Built }> {
  const database = SHARED + name;
  return asAdmin(testServer(), async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext($1))`, [database]); // until the connection ends
    const { rows } = await admin.query<{ built: string }>(
      `select shobj_description(oid, 'pg_database') as built from pg_database where datname = $1`,
      [database],
    );
    if (rows[0]) return { database: existing(database), built: JSON.parse(rows[0].built) as Built };
    const made = await createDatabase(database, source);
    try {
      const built = await build(made);
      await admin.query(`comment on database ${database} is ${admin.escapeLiteral(JSON.stringify(built))}`);
      return { database: made, built };
    } catch (error) {
      await made.drop();
      throw error;
    }
  });
}
