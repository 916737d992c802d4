import { join } from 'node:path';
import { ClusterError } from './cluster-contents.js';
import { readIfPresent } from './files.js';

/** Stored with PostgreSQL's own files, so that a cluster and its password appear together. */
export const PASSWORD_FILE = 'superuser-password';

/** Reads the password of the superuser. @throws ClusterError when it is missing or invalid */
export function readPassword(folder: string, data: string, bin: string): string {
  const path = join(data, PASSWORD_FILE);
  const legacyPath = join(folder, 'password'); // where earlier versions stored it
  const current = readIfPresent(path);
  const text = current ?? readIfPresent(legacyPath);
  const advice = `If there is a copy, restore it. Otherwise set a new one: stop everything, write at least 16 letters or digits into ${path} and, as the account that owns the database, run: echo "alter role postgres password 'THAT PASSWORD'" | ${join(bin, 'postgres')} --single -D ${data} postgres`;
  if (text === undefined)
    throw new ClusterError(path, 'is missing; it contains the password of an existing database', advice);
  const password = text.trim();
  if (/^[\w-]{16,}$/.test(password)) return password;
  throw new ClusterError(
    current === undefined ? legacyPath : path,
    `contains no valid password (${password.length} characters; a full disk may have truncated it)`,
    advice,
  );
}
