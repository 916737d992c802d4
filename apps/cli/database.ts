import { join } from 'node:path';
import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { type Postgres, startPostgres } from '#libs/local';
import { Sql, migrate } from '#libs/platform';
import { dataFolder } from './folders.js';
import { findRunning } from './running.js';

/** Starts the embedded server of this data folder. */
export function embeddedPostgres(more: { fresh?: boolean; port?: number } = {}): Promise<Postgres> {
  return startPostgres({ dataDir: join(dataFolder, 'postgres'), database: 'traboule', ...more });
}

/** Uses DATABASE_URL, otherwise the database of the running `traboule up`, otherwise the embedded one while `work` runs. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const running = process.env.DATABASE_URL ? undefined : findRunning();
  if (running && !running.databaseUrl) throw new Error('Traboule is starting. Try again when it is ready.');
  const known = process.env.DATABASE_URL || running?.databaseUrl;
  if (known) return work(known);
  const postgres = await embeddedPostgres();
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** Brings a database up to date: migrations, then the vocabulary. @returns the applied migrations */
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

/** @throws with an explanation when the database cannot be used. `what` names it without its password */
export async function assertUsable(databaseUrl: string, what: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the running query rejects with the same error
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    if ((rows[0]?.version ?? 0) < 180_000) throw new Error('its version is older than 18');
  } catch (error) {
    throw new Error(
      `${what} cannot be used: ${(error as Error).message}. Correct it, or unset it: npm start has an embedded PostgreSQL.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
