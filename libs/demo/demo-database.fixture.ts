import pg from 'pg';
import { cloneDatabase } from '#libs/testing';
import { type DemoOptions, loadDemo } from './index.js';

/** A database with a demo in it; `rows` runs a query in the time zone of Paris. */
export async function demoDatabase(options: DemoOptions) {
  const database = await cloneDatabase();
  const summary = await loadDemo(database.url, options);
  const client = new pg.Client({ connectionString: database.url, options: '-c timezone=Europe/Paris' });
  await client.connect();
  const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows;
  const close = async () => {
    await client.end();
    await database.drop();
  };
  return { database, summary, client, rows, close };
}
