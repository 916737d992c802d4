import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isPresent, readIfPresent } from './files.js';

export const MAJOR = '18';

/** The database folder contains something other than a complete database of this version. Nothing in it is changed. */
export class ClusterError extends Error {
  constructor(
    readonly path: string,
    found: string,
    advice: string,
  ) {
    super(`${path} ${found}. Nothing was changed. ${advice}`);
  }
}

const START_OVER = 'If what is in it is not needed, `npm start -- --fresh` deletes it and starts over.';
const MAX_NAMES = 5;

/**
 * Whether a cluster exists; false only when nothing exists at that path.
 * @throws ClusterError for anything other than a complete cluster of this major version
 */
export function hasCluster(data: string): boolean {
  if (!isPresent(data)) return false;
  const entries = entriesOf(data);
  if (entries.length === 0) {
    throw new ClusterError(
      data,
      'is empty, which a database folder never is',
      'Is its disk mounted? If a new database is wanted, delete this empty folder and start again.',
    );
  }
  if (!entries.includes('PG_VERSION')) {
    const looksLikeCluster = ['base', 'global', 'pg_wal'].some((name) => entries.includes(name));
    const names = entries.slice(0, MAX_NAMES).join(', ') + (entries.length > MAX_NAMES ? ', …' : '');
    throw looksLikeCluster
      ? new ClusterError(
          data,
          `holds parts of a database (${names}), but its file PG_VERSION is missing`,
          `If only that file was lost, write ${MAJOR} into it and start again; otherwise restore the folder from a copy. ${START_OVER}`,
        )
      : new ClusterError(
          data,
          `contains files that do not belong to a database (${names})`,
          `Move them away. ${START_OVER}`,
        );
  }
  const version = versionOf(data);
  if (version === MAJOR) return true;
  throw /^\d+$/.test(version)
    ? new ClusterError(
        data,
        `was written by PostgreSQL ${version}; this is PostgreSQL ${MAJOR}`,
        `Run the version of Traboule that wrote it and make a backup (\`npx traboule backup FILE\`), then move the folder away and restore the backup. ${START_OVER}`,
      )
    : new ClusterError(
        data,
        `has a file PG_VERSION without a version ("${version.slice(0, 20)}")`,
        `It should contain ${MAJOR}, as base/1/PG_VERSION does. Correct it, or restore the folder from a copy. ${START_OVER}`,
      );
}

function entriesOf(data: string): string[] {
  try {
    if (!statSync(data).isDirectory())
      throw new ClusterError(data, 'is a file where a folder is needed', `Move it away. ${START_OVER}`);
    return readdirSync(data);
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    throw new ClusterError(
      data,
      `cannot be read (${(error as Error).message})`,
      'Allow this account to read it, mount its disk, or move it away.',
    );
  }
}

function versionOf(data: string): string {
  try {
    return (readIfPresent(join(data, 'PG_VERSION')) ?? '').trim();
  } catch (error) {
    throw new ClusterError(
      data,
      `has a file PG_VERSION that cannot be read (${(error as Error).message})`,
      `It should be a file that contains ${MAJOR}. Correct it, or restore the folder from a copy. ${START_OVER}`,
    );
  }
}
