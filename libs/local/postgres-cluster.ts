import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type Account } from './account.js';
import { ClusterError, hasCluster } from './cluster-contents.js';
import { PASSWORD_FILE, readPassword } from './cluster-password.js';
import { FileError, flushFolder, isPresent, makeFolder, readIfPresent, setMode } from './files.js';
import { SHARED_FOLDER } from './postgres-binaries.js';

const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
/** Temporary folders of a start, named after its process. They can be deleted once that process has ended. */
const TEMPORARY = /^cluster\.(\d+)-[0-9a-f]{8}\.(new|removed)$/;

/** The files of one server: `data` is PostgreSQL's own folder, the other files are next to it. */
export interface Cluster {
  folder: string;
  data: string;
  log: string;
  watchdogPidFile: string;
  password: string;
}

/**
 * The requested folder or, for root, one in /var/lib/traboule when the server's account cannot enter the requested one.
 * @throws ClusterError when the folder that would not be used contains a database
 */
export async function clusterFolder(requestedFolder: string, account: Account | undefined): Promise<string> {
  const folder = resolve(requestedFolder);
  makeFolder(folder);
  if (account) setMode(folder, 0o711);
  const sharedFolder = join(
    SHARED_FOLDER,
    `${basename(dirname(dirname(folder)))}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`,
  );
  const isReachable = await canReach(account, folder);
  const [hasOwnCluster, hasSharedCluster] = [folder, sharedFolder].map((path) => isPresent(clusterFiles(path).data));
  if (hasOwnCluster && hasSharedCluster) {
    throw new ClusterError(
      clusterFiles(folder).data,
      `is a database, and ${clusterFiles(sharedFolder).data}, which root uses when a home folder is closed, is another`,
      'Move away the one that is not needed.',
    );
  }
  if (hasSharedCluster && !account) {
    throw new ClusterError(
      clusterFiles(sharedFolder).data,
      'is the database of this installation; root created it',
      'Start as root, or make a backup as root and restore it as this account with another DATA_DIR.',
    );
  }
  if (hasOwnCluster && !isReachable) {
    throw new ClusterError(
      clusterFiles(folder).data,
      `is the database of this installation, and the account ${account?.name} that PostgreSQL runs under for root cannot enter the folders above it`,
      'Start as the account that created it, or open the folders above it (chmod o+x).',
    );
  }
  if (hasOwnCluster || (isReachable && !hasSharedCluster)) return folder;
  for (const [path, mode] of [
    [SHARED_FOLDER, 0o755],
    [sharedFolder, 0o711],
  ] as const) {
    makeFolder(path);
    setMode(path, mode);
  }
  return sharedFolder;
}

export function clusterFiles(folder: string): Omit<Cluster, 'password'> {
  return {
    folder,
    data: join(folder, 'cluster'),
    log: join(folder, 'postgres.log'),
    watchdogPidFile: join(folder, 'guard.pid'),
  };
}

/**
 * Creates the cluster when there is none. It is created in a temporary folder and renamed once it is complete and flushed, so that an
 * interrupted start leaves no partial cluster, and two simultaneous starts end with the same one.
 */
export async function prepareCluster(
  folder: string,
  bin: string,
  account: Account | undefined,
  durable: boolean,
): Promise<Cluster> {
  const files = clusterFiles(folder);
  await removeLeftovers(folder);
  if (!hasCluster(files.data)) await createCluster(files.data, bin, account, durable);
  return { ...files, password: readPassword(folder, files.data, bin) };
}

/** Deletes the data, whatever it is. It is renamed first, so its path is free at once however long the deletion takes. */
export async function discardCluster(folder: string): Promise<void> {
  const { data } = clusterFiles(folder);
  if (!isPresent(data)) return;
  const removed = temporaryPath(data, 'removed');
  await rename(data, removed);
  await rm(removed, { recursive: true, force: true });
}

const temporaryPath = (data: string, kind: 'new' | 'removed'): string =>
  `${data}.${process.pid}-${randomBytes(4).toString('hex')}.${kind}`;

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const pid = TEMPORARY.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function createCluster(data: string, bin: string, account: Account | undefined, durable: boolean): Promise<void> {
  const draft = temporaryPath(data, 'new');
  const [draftData, passwordFile] = [join(draft, 'data'), join(draft, 'password')];
  try {
    await mkdir(draft, { mode: 0o700 });
    await mkdir(draftData, { mode: 0o700 });
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
    if (account) for (const path of [draft, draftData, passwordFile]) await chown(path, account.uid, account.gid);
    const args = ['-D', draftData, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions', ...LOCALE]; // prettier-ignore
    await promisify(execFile)(join(bin, 'initdb'), durable ? args : [...args, '--no-sync'], {
      cwd: '/',
      env: serverEnv(),
      uid: account?.uid,
      gid: account?.gid,
    });
    await rename(passwordFile, join(draftData, PASSWORD_FILE));
    flushFolder(draftData);
    await rename(draftData, data);
    flushFolder(dirname(data));
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return; // another process has renamed its cluster first
    throw new Error(`PostgreSQL could not create its data folder ${data}: ${stderr?.trim() || message}`, {
      cause: error,
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The machine's locale, time zone and PG* variables must not affect the server. */
export function serverEnv(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

/** The server process of this cluster, from PostgreSQL's pid file; undefined when none is running. */
export async function runningServer(data: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const lines = pidFileLines(data);
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  // After a reboot the process id may belong to another program, which can be checked on Linux.
  if (isAnotherProgram(pid, data)) {
    await rm(join(data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  return { pid, ready: lines[7]?.trim() === 'ready' };
}

function pidFileLines(data: string): string[] {
  try {
    return (readIfPresent(join(data, 'postmaster.pid')) ?? '').split('\n');
  } catch (error) {
    if (error instanceof FileError && error.code === 'ENOTDIR') return []; // no server runs in something that is not a folder
    throw error;
  }
}

/** Whether that process is certainly not the server of this folder: another program, or a PostgreSQL of another folder. */
function isAnotherProgram(pid: number, data: string): boolean {
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!/^postgres\b/.test(basename(program))) return true; // an empty name means that the process has ended
    return readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(data);
  } catch {
    return false; // not Linux, or the process may not be inspected; assume that it is the server
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
