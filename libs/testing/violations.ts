import pg from 'pg';
import { violations as violationsOn } from '#libs/safekeeping';
import { oneAtATime } from './one-at-a-time.js';

const connections = new Map<string, Promise<pg.Client>>();

/**
 * Checks the invariants of a database of the specs, on a connection that stays until the database is dropped or cloned: to plan the
 * checks takes longer than to run them. @returns one line per violated rule; empty when all hold
 */
export async function violations(url: string): Promise<string[]> {
  const connection = connections.get(url) ?? connect(url);
  connections.set(url, connection);
  return violationsOn(await connection);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'traboule_spec' });
  client.on('error', () => connections.delete(url)); // some specs cut all connections
  await client.connect();
  return oneAtATime(client);
}

/** Closes the connection on which the invariants of that database were checked. */
export async function endChecks(url: string): Promise<void> {
  const connection = connections.get(url);
  connections.delete(url);
  await (await connection)?.end();
}
