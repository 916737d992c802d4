import { join } from 'node:path';
import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { type Postgres, startPostgres } from '#libs/local';
import { Sql, migrate } from '#libs/platform';
import { dataFolder } from './folders.js';
import { findRunning } from './running.js';

/** The embedded server of this data folder. */
export function ownPostgres(more: { fresh?: boolean; port?: number } = {}): Promise<Postgres> {
  return startPostgres({ dataDir: join(dataFolder, 'postgres'), database: 'traboule', ...more });
}

/** DATABASE_URL, else the database of the running `traboule up`, else the embedded one for as long as `work` takes. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const running = process.env.DATABASE_URL ? undefined : findRunning();
  if (running && !running.databaseUrl)
    throw new Error('Traboule is starting at this moment: try again once it is ready.');
  const known = process.env.DATABASE_URL || running?.databaseUrl;
  if (known) return work(known);
  const postgres = await ownPostgres();
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** Brings a database to this build: migrations, then the words it knows. @returns the migrations applied. */
export async function prepareDatabase(databaseUrl: string, onStep?: (name: string) => void): Promise<string[]> {
  const applied = await migrate(databaseUrl, onStep);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await registerVocabulary(new Sql(client));
  } finally {
    await client.end();
  }
  return applied;
}

/** Says why a database of DATABASE_URL will not do, before anything is tried on it. `what` names it without its password. */
export async function usable(databaseUrl: string, what: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the statement under way rejects with the same fault
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    if ((rows[0]?.version ?? 0) < 180_000) throw new Error('it is older than version 18');
  } catch (error) {
    throw new Error(
      `${what} cannot be used: ${(error as Error).message}. Correct it, or leave it out: npm start brings its own.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
