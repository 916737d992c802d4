import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type Account } from './account.js';
import { SHARED_FOLDER } from './postgres-binaries.js';

const MAJOR = '18';
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** The files of one server: `data` is PostgreSQL's own folder, the rest lies beside it. */
export interface Cluster {
  folder: string;
  data: string;
  log: string;
  guardPid: string;
  password: string;
}

/** The folder asked for, or, as root, one outside a home that the server's account cannot enter. */
export async function clusterFolder(wanted: string, account: Account | undefined): Promise<string> {
  const folder = resolve(wanted);
  await mkdir(folder, { recursive: true });
  if (account) await chmod(folder, 0o711);
  if (await canReach(account, folder)) return folder;
  const twin = join(
    SHARED_FOLDER,
    `${basename(dirname(dirname(folder)))}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`,
  );
  await mkdir(twin, { recursive: true, mode: 0o711 });
  await chmod(SHARED_FOLDER, 0o755);
  await chmod(twin, 0o711);
  return twin;
}

export function clusterFiles(folder: string): Omit<Cluster, 'password'> {
  return {
    folder,
    data: join(folder, 'cluster'),
    log: join(folder, 'postgres.log'),
    guardPid: join(folder, 'guard.pid'),
  };
}

/** Creates the cluster when it is not there. It is made aside and renamed, so a start that was cut short leaves none behind. */
export async function prepareCluster(folder: string, bin: string, account: Account | undefined): Promise<Cluster> {
  const files = clusterFiles(folder);
  const passwordFile = join(folder, 'password');
  const version = await readFile(join(files.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) await create(files.data, passwordFile, bin, account);
  else if (version.trim() !== MAJOR)
    throw new Error(
      `${files.data} was written by PostgreSQL ${version.trim()}; this is ${MAJOR}. Start with --fresh, or move it away.`,
    );
  return { ...files, password: (await readFile(passwordFile, 'utf8')).trim() };
}

async function create(data: string, passwordFile: string, bin: string, account: Account | undefined): Promise<void> {
  const draft = `${data}.new`;
  const draftPassword = `${passwordFile}.new`;
  const password = randomBytes(24).toString('base64url');
  await rm(draft, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(draftPassword, password, { mode: 0o600 });
  if (account) {
    await chown(draft, account.uid, account.gid);
    await chown(draftPassword, account.uid, account.gid);
  }
  const args = [
    '-D',
    draft,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${draftPassword}`,
    '--no-sync',
    '--no-instructions',
    ...LOCALE,
  ];
  await promisify(execFile)(join(bin, 'initdb'), args, {
    cwd: '/',
    env: serverEnv(),
    uid: account?.uid,
    gid: account?.gid,
  }).catch((error: Error & { stderr?: string }) => {
    throw new Error(`PostgreSQL could not create its data folder in ${data}: ${error.stderr?.trim() || error.message}`);
  });
  await rm(draftPassword);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await rename(draft, data);
}

/** The machine's locale, time zone and PG* variables must not leak into the server. */
export function serverEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** The server process that holds this cluster, as PostgreSQL itself wrote it down; undefined when none is alive. */
export async function runningServer(data: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  // After a reboot the number may belong to somebody else; Linux lets us look.
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (commandLine !== undefined && !commandLine.includes(data)) {
    await rm(join(data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  return { pid, ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
