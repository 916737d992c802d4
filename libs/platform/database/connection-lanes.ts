import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { type DataSource } from 'typeorm';

/** Connections of their own, beside the pool, so that these never wait behind searches. */
export interface ReservedConnections {
  /** For `/health/ready`. */
  readonly health: number;
  /** For telling who asks, and for signing in. */
  readonly signIn: number;
}
/** One viewer is read in well under a millisecond; two may be signing in meanwhile (`signIn.atOnce`). */
export const RESERVED_OF_AN_API: ReservedConnections = { health: 1, signIn: 3 };

const signInLane = new AsyncLocalStorage<true>();

/** Runs work whose statements go over the connections kept for signing in. */
export const inSignInLane = <Result>(work: () => Result): Result => signInLane.run(true, work);
export const isInSignInLane = (): boolean => signInLane.getStore() === true;

/** A pool beside TypeORM's with the same connections. They stay connected: a busy server takes long to accept another. */
export function reservedPool({ options: given }: DataSource, max: number): pg.Pool {
  const options = given as { url: string; applicationName: string; connectTimeoutMS: number; extra: pg.PoolConfig };
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMS,
    ...options.extra,
    max,
    idleTimeoutMillis: 0,
  });
  pool.on('error', () => {}); // an idle connection died with the server; the pool opens another
  return pool;
}
