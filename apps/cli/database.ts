import { join } from 'node:path';
import { type Postgres, startPostgres } from '#libs/local';
import { dataFolder } from './folders.js';
import { findRunning } from './running.js';

/** The embedded server of this data folder. */
export function ownPostgres(more: { fresh?: boolean; port?: number } = {}): Promise<Postgres> {
  return startPostgres({ dataDir: join(dataFolder, 'postgres'), database: 'traboule', ...more });
}

/** DATABASE_URL, else the database of the running `traboule up`, else the embedded one for as long as `work` takes. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const known = process.env.DATABASE_URL || findRunning()?.databaseUrl;
  if (known) return work(known);
  const postgres = await ownPostgres();
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}
