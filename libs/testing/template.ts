import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { Sql, migrate } from '#libs/platform';

const TEMPLATE = 'traboule_template';

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
    await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
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

/** Clones the template, or a database that the spec has prepared, which must have no connections. */
export async function cloneDatabase(source?: TestDatabase): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set: run the specs through `npm test`, which starts PostgreSQL.');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) =>
    admin.query(`create database ${name} template ${source ? new URL(source.url).pathname.slice(1) : TEMPLATE}`),
  );
  const url = withDatabase(server, name);
  if (source && existsSync(filesFolderOf(source.url)))
    await cp(filesFolderOf(source.url), filesFolderOf(url), { recursive: true });
  return {
    url,
    drop: async () => {
      await asAdmin(server, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)));
      await rm(filesFolderOf(url), { recursive: true, force: true });
    },
  };
}
