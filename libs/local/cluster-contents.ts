import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isPresent, readIfPresent } from './files.js';

export const MAJOR = '18';

/** The folder of the database holds something else than a whole database of ours. It is left as it was found. */
export class ClusterFault extends Error {
  constructor(
    readonly path: string,
    found: string,
    advice: string,
  ) {
    super(`${path} ${found}. Nothing was changed. ${advice}`);
  }
}

const START_OVER = 'If what is in it is not needed, `npm start -- --fresh` deletes it and starts over.';
const MOST_NAMED = 5;

/**
 * Whether there is a cluster; false only when nothing has that name.
 * @throws ClusterFault for anything else than a whole cluster of our major version
 */
export function hasCluster(data: string): boolean {
  if (!isPresent(data)) return false;
  const entries = entriesOf(data);
  if (entries.length === 0) {
    throw new ClusterFault(
      data,
      'is empty, which the folder of a database never is',
      'Is its disk mounted? If a new database is wanted, delete this empty folder and start again.',
    );
  }
  if (!entries.includes('PG_VERSION')) {
    const looksOurs = ['base', 'global', 'pg_wal'].some((name) => entries.includes(name));
    const named = entries.slice(0, MOST_NAMED).join(', ') + (entries.length > MOST_NAMED ? ', …' : '');
    throw looksOurs
      ? new ClusterFault(
          data,
          `holds parts of a database (${named}), but its file PG_VERSION is missing`,
          `If only that file was lost, write ${MAJOR} into it and start again; else put the folder back from a copy. ${START_OVER}`,
        )
      : new ClusterFault(data, `holds files that are not of a database (${named})`, `Move them away. ${START_OVER}`);
  }
  const version = versionOf(data);
  if (version === MAJOR) return true;
  throw /^\d+$/.test(version)
    ? new ClusterFault(
        data,
        `was written by PostgreSQL ${version}; this is PostgreSQL ${MAJOR}`,
        `Run the version of Traboule that wrote it and take a backup (\`npx traboule backup FILE\`), then move the folder away and restore the backup. ${START_OVER}`,
      )
    : new ClusterFault(
        data,
        `has a file PG_VERSION that names no version ("${version.slice(0, 20)}")`,
        `It should hold ${MAJOR}, as base/1/PG_VERSION does. Correct it, or put the folder back from a copy. ${START_OVER}`,
      );
}

function entriesOf(data: string): string[] {
  try {
    if (!statSync(data).isDirectory())
      throw new ClusterFault(data, 'is a file where a folder is needed', `Move it away. ${START_OVER}`);
    return readdirSync(data);
  } catch (error) {
    if (error instanceof ClusterFault) throw error;
    throw new ClusterFault(
      data,
      `cannot be read (${(error as Error).message})`,
      'Give this account the right to read it, mount its disk, or move it away.',
    );
  }
}

function versionOf(data: string): string {
  try {
    return (readIfPresent(join(data, 'PG_VERSION')) ?? '').trim();
  } catch (error) {
    throw new ClusterFault(
      data,
      `has a file PG_VERSION that cannot be read (${(error as Error).message})`,
      `It should be a file that holds ${MAJOR}. Correct it, or put the folder back from a copy. ${START_OVER}`,
    );
  }
}
