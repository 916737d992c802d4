import { join } from 'node:path';
import { ClusterFault } from './cluster-contents.js';
import { readIfPresent } from './files.js';

/** Beside PostgreSQL's own files, so that a cluster appears together with its password. */
export const PASSWORD_FILE = 'superuser-password';

/** The superuser's password. @throws ClusterFault when it is missing or cannot be one */
export function readPassword(folder: string, data: string, bin: string): string {
  const path = join(data, PASSWORD_FILE);
  const older = join(folder, 'password'); // where earlier versions kept it
  const inside = readIfPresent(path);
  const text = inside ?? readIfPresent(older);
  const advice = `If there is a copy, put it back. Otherwise set another: stop everything, write 16 letters or digits or more into ${path} and, as the account that owns the database, run: echo "alter role postgres password 'THE SAME'" | ${join(bin, 'postgres')} --single -D ${data} postgres`;
  if (text === undefined) throw new ClusterFault(path, 'is missing, the password of a database that exists', advice);
  const password = text.trim();
  if (/^[\w-]{16,}$/.test(password)) return password;
  throw new ClusterFault(
    inside === undefined ? older : path,
    `holds no password (${password.length} characters; a full disk may have cut it short)`,
    advice,
  );
}
