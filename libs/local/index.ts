export { createFile, makeFolder, isPresent, prepareFolder, readIfPresent, replaceFile } from './files.js';
export { isLocked, lockFolder } from './folder-lock.js';
export { freePort } from './free-port.js';
export { startPostgres } from './postgres.js';
export type { Postgres, PostgresOptions } from './postgres.js';
