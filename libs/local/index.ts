export { freePort } from './free-port.js';
export { startPostgres } from './postgres.js';
export type { Postgres, PostgresOptions } from './postgres.js';
