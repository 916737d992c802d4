import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { serverAccount } from './account.js';
import { hasCluster } from './cluster-contents.js';
import { FileFault, readIfPresent, replaceFile } from './files.js';
import { freePort } from './free-port.js';
import { postgresBinaries } from './postgres-binaries.js';
import {
  type Cluster,
  clusterFolder,
  clusterFiles,
  discardCluster,
  isAlive,
  prepareCluster,
  runningServer,
  serverEnv,
} from './postgres-cluster.js';
import type { GuardOrders } from './postgres-guard.js';

export interface PostgresOptions {
  /**
   * Where the server keeps its files. As root, inside a home nobody else may enter, they go to /var/lib/traboule instead.
   * Left out: a temporary folder that goes when the server goes, whatever ended it.
   */
  dataDir?: string;
  /** False for tests: nothing is flushed to the disk, a power cut loses everything. */
  durable?: boolean;
  /** Created when missing; the one `url` points at. */
  database?: string;
  /** Throw the data away first. */
  fresh?: boolean;
  /** Same port as before, to bring a crashed server back under the same `url`. */
  port?: number;
}

export interface Postgres {
  /** Of the superuser, on 127.0.0.1 with a random password. */
  url: string;
  port: number;
  /** Where the files really are. */
  dataDir: string;
  /** Resolves when the server is gone, whether asked to or not. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;
const TAKEOVER_MS = 8_000;

/** Starts the embedded PostgreSQL 18. It stops when `stop` is called and, by its guard, when this process dies in any way. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const account = await serverAccount();
  const bin = await postgresBinaries(account);
  const folder = await clusterFolder(options.dataDir ?? (await mkdtemp(join(tmpdir(), 'traboule-postgres-'))), account);
  if (!options.fresh) hasCluster(clusterFiles(folder).data); // what is no database is refused before anything is tried on it
  await takeOver(folder);
  if (options.fresh) await discardCluster(folder);
  const cluster = await prepareCluster(folder, bin, account, options.durable ?? true);

  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const port = options.port ?? (await freePort());
    const logStart = textFrom(cluster.log, Infinity).end;
    const guard = launch({
      command: join(bin, 'postgres'),
      args: serverArgs(cluster.data, port, options.durable ?? true),
      log: cluster.log,
      uid: account?.uid,
      gid: account?.gid,
    });
    const outcome = await whenReady(guard, cluster.data);
    if ('pid' in outcome) {
      recordGuard(cluster.guardPid, guard, outcome.pid);
      if (!options.dataDir) guard.send({ removed: cluster.folder });
      return finish(guard, cluster, port, options.database ?? 'postgres');
    }
    const log = outcome.error ?? textFrom(cluster.log, logStart).text;
    // After a kill -9 the old server's shared memory lingers for a second or two; a port may be snatched between asking and taking.
    const passing = /lock file .* already exists|shared memory block|Address already in use/.test(log);
    if (!passing || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start (${cluster.log}):\n${log.trim() || 'no message'}`);
    await sleep(250);
  }
}

// A server whose guard lives is shutting down or in use by somebody; one whose guard is known to be gone is an orphan, and ours to stop.
async function takeOver(folder: string): Promise<void> {
  const { data, guardPid } = clusterFiles(folder);
  const deadline = Date.now() + TAKEOVER_MS;
  for (let asked = false; ; await sleep(100)) {
    const server = await runningServer(data);
    if (!server) return;
    const [guard = 0, guarded = 0] = (readIfPresent(guardPid) ?? '').split(' ').map(Number);
    if (guarded === server.pid && guard > 0 && !isAlive(guard) && !asked) {
      process.kill(server.pid, 'SIGINT');
      asked = true;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Another PostgreSQL (process ${server.pid}) is using ${folder}. Is Traboule already running? Stop it first, or give another DATA_DIR.`,
      );
    }
  }
}

/** What lets the next start stop an orphan. Where it cannot be written, the orphan is reported instead. */
function recordGuard(path: string, guard: ChildProcess, server: number): void {
  try {
    replaceFile(path, `${guard.pid} ${server}`);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
  }
}

function launch(orders: GuardOrders): ChildProcess {
  const script = fileURLToPath(new URL('./postgres-guard.js', import.meta.url));
  return fork(script, [JSON.stringify(orders)], {
    detached: true,
    execArgv: [],
    env: serverEnv(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** The process of our server once it answers; otherwise why the guard could not start it, where it knows. */
async function whenReady(guard: ChildProcess, data: string): Promise<{ pid: number } | { error: string | undefined }> {
  let [pid, failure]: [number | undefined, string | undefined] = [undefined, undefined];
  guard.on('message', (message: { pid?: number; error?: string }) => {
    pid = message.pid;
    failure = message.error;
  });
  guard.on('error', (error) => (failure = error.message));
  const deadline = Date.now() + PATIENCE_MS * 4; // replaying the log of a crash may take a while
  while (guard.exitCode === null && guard.signalCode === null && Date.now() < deadline) {
    const server = await runningServer(data);
    if (server?.ready && server.pid === pid) return { pid };
    await sleep(15);
  }
  if (guard.connected) guard.disconnect();
  return { error: failure };
}

async function finish(guard: ChildProcess, cluster: Cluster, port: number, database: string): Promise<Postgres> {
  const exited = once(guard, 'exit').then(() => undefined);
  const stop = async () => {
    guard.ref();
    if (guard.connected) guard.disconnect();
    await exited;
  };
  const url = (name: string) => `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${name}`;
  try {
    await createDatabase(url('postgres'), database);
  } catch (error) {
    await stop();
    throw error;
  }
  // Somebody who forgets to stop must still be able to exit; the guard sees to the rest.
  guard.unref();
  guard.channel?.unref();
  return { url: url(database), port, dataDir: cluster.folder, exited, stop };
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function serverArgs(data: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a path over 107 bytes would be refused, and TCP is enough
    max_connections: 200,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    jit: 'off', // statements of a millisecond do not repay a compilation
    max_parallel_workers_per_gather: 0, // two cores, many small requests; and /dev/shm is tiny in containers
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: 0 }),
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** What was appended to a log since `start`, and where it ends now; nothing when there is no log. */
function textFrom(path: string, start: number): { text: string; end: number } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { text: '', end: 0 };
    throw new FileFault(path, 'cannot be read', error);
  }
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.max(size - Math.min(start, size), 0));
    return {
      text: buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, size - buffer.length)),
      end: size,
    };
  } finally {
    closeSync(file);
  }
}
