import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { type DataSource } from 'typeorm';

/** Numbers of connections reserved beside the pool, so that this work never waits behind searches. */
export interface ReservedConnections {
  /** For `/health/ready`. */
  readonly health: number;
  /** For reading the viewer of a request, and for signing in. */
  readonly signIn: number;
}
/** Three: two people may be signing in (`signIn.maxRunning`) while a viewer is read, which takes less than a millisecond. */
export const API_RESERVED_CONNECTIONS: ReservedConnections = { health: 1, signIn: 3 };

const signInLane = new AsyncLocalStorage<true>();

/** Runs work whose statements use the connections reserved for signing in. */
export const inSignInLane = <Result>(work: () => Result): Result => signInLane.run(true, work);
export const isInSignInLane = (): boolean => signInLane.getStore() === true;

/** A second pool with TypeORM's options. Its connections are never closed for being idle, since a busy server accepts new ones slowly. */
export function reservedPool({ options: dataSourceOptions }: DataSource, max: number): pg.Pool {
  const options = dataSourceOptions as {
    url: string;
    applicationName: string;
    connectTimeoutMS: number;
    extra: pg.PoolConfig;
  };
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMS,
    ...options.extra,
    max,
    idleTimeoutMillis: 0,
  });
  pool.on('error', () => {}); // the server closed an idle connection; the pool opens another
  return pool;
}
