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
import { FileError, readIfPresent, replaceFile } from './files.js';
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
import type { WatchdogOptions } from './postgres-watchdog.js';

export interface PostgresOptions {
  /**
   * Where the server keeps its files. For root, inside a home folder that no one else may enter, they go to /var/lib/traboule instead.
   * When omitted: a temporary folder that is deleted when the server ends, whatever ended it.
   */
  dataDir?: string;
  /** False for tests: nothing is flushed to the disk, so a power cut loses everything. */
  durable?: boolean;
  /** Name of the database in `url`, created when missing. */
  database?: string;
  /** Deletes the data before the start. */
  fresh?: boolean;
  /** Port to listen on, to start a crashed server again under the same `url`. */
  port?: number;
}

export interface Postgres {
  /** Connection string of the superuser, on 127.0.0.1 with a random password. */
  url: string;
  port: number;
  /** The folder that really contains the files. */
  dataDir: string;
  /** Resolves when the server has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const TAKEOVER_TIMEOUT_MS = 8_000;

/** Starts the embedded PostgreSQL 18. It stops when `stop` is called and, through its watchdog, when this process ends in any way. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const account = await serverAccount();
  const bin = await postgresBinaries(account);
  const folder = await clusterFolder(options.dataDir ?? (await mkdtemp(join(tmpdir(), 'traboule-postgres-'))), account);
  if (!options.fresh) hasCluster(clusterFiles(folder).data); // refuse foreign data before doing anything to it
  await stopOrphan(folder);
  if (options.fresh) await discardCluster(folder);
  const cluster = await prepareCluster(folder, bin, account, options.durable ?? true);

  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const port = options.port ?? (await freePort());
    const logStart = readLogFrom(cluster.log, Infinity).end;
    const watchdog = startWatchdog({
      command: join(bin, 'postgres'),
      args: serverArgs(cluster.data, port, options.durable ?? true),
      log: cluster.log,
      uid: account?.uid,
      gid: account?.gid,
    });
    const outcome = await waitUntilReady(watchdog, cluster.data);
    if ('pid' in outcome) {
      recordWatchdog(cluster.watchdogPidFile, watchdog, outcome.pid);
      if (!options.dataDir) watchdog.send({ folderToDelete: cluster.folder });
      return createHandle(watchdog, cluster, port, options.database ?? 'postgres');
    }
    const log = outcome.error ?? readLogFrom(cluster.log, logStart).text;
    // After a kill -9 the shared memory of the old server remains for a second or two; a free port may be taken by another program.
    const isTemporary = /lock file .* already exists|shared memory block|Address already in use/.test(log);
    if (!isTemporary || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start (${cluster.log}):\n${log.trim() || 'no message'}`);
    await sleep(250);
  }
}

// A server with a live watchdog is shutting down or in use. A server whose watchdog has ended is an orphan and is stopped.
async function stopOrphan(folder: string): Promise<void> {
  const { data, watchdogPidFile } = clusterFiles(folder);
  const deadline = Date.now() + TAKEOVER_TIMEOUT_MS;
  for (let hasSignalled = false; ; await sleep(100)) {
    const server = await runningServer(data);
    if (!server) return;
    const [watchdog = 0, watchedPid = 0] = (readIfPresent(watchdogPidFile) ?? '').split(' ').map(Number);
    if (watchedPid === server.pid && watchdog > 0 && !isAlive(watchdog) && !hasSignalled) {
      process.kill(server.pid, 'SIGINT');
      hasSignalled = true;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Another PostgreSQL (process ${server.pid}) is using ${folder}. Is Traboule already running? Stop it first, or set another DATA_DIR.`,
      );
    }
  }
}

/** Records the watchdog, so that the next start can recognise and stop an orphan. When it cannot be written, the orphan is only reported. */
function recordWatchdog(path: string, watchdog: ChildProcess, server: number): void {
  try {
    replaceFile(path, `${watchdog.pid} ${server}`);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}

function startWatchdog(watchdogOptions: WatchdogOptions): ChildProcess {
  const script = fileURLToPath(new URL('./postgres-watchdog.js', import.meta.url));
  return fork(script, [JSON.stringify(watchdogOptions)], {
    detached: true,
    execArgv: [],
    env: serverEnv(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** The process id of the server once it is ready; otherwise the reason why the watchdog could not start it, if known. */
async function waitUntilReady(
  watchdog: ChildProcess,
  data: string,
): Promise<{ pid: number } | { error: string | undefined }> {
  let [pid, failure]: [number | undefined, string | undefined] = [undefined, undefined];
  watchdog.on('message', (message: { pid?: number; error?: string }) => {
    pid = message.pid;
    failure = message.error;
  });
  watchdog.on('error', (error) => (failure = error.message));
  const deadline = Date.now() + START_TIMEOUT_MS * 4; // crash recovery may take a while
  while (watchdog.exitCode === null && watchdog.signalCode === null && Date.now() < deadline) {
    const server = await runningServer(data);
    if (server?.ready && server.pid === pid) return { pid };
    await sleep(15);
  }
  if (watchdog.connected) watchdog.disconnect();
  return { error: failure };
}

async function createHandle(
  watchdog: ChildProcess,
  cluster: Cluster,
  port: number,
  database: string,
): Promise<Postgres> {
  const exited = once(watchdog, 'exit').then(() => undefined);
  const stop = async () => {
    watchdog.ref();
    if (watchdog.connected) watchdog.disconnect();
    await exited;
  };
  const url = (name: string) => `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${name}`;
  try {
    await createDatabase(url('postgres'), database);
  } catch (error) {
    await stop();
    throw error;
  }
  // A caller that forgets `stop` must still be able to exit; the watchdog then stops the server.
  watchdog.unref();
  watchdog.channel?.unref();
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
    unix_socket_directories: '', // paths over 107 bytes would be refused, and TCP is sufficient
    max_connections: 200,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    jit: 'off', // compilation does not pay off for statements of a millisecond
    max_parallel_workers_per_gather: 0, // suits two cores and many small requests; /dev/shm is small in containers
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

/** The text appended to a log since the position `start`, and its end now; empty when there is no log. */
function readLogFrom(path: string, start: number): { text: string; end: number } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { text: '', end: 0 };
    throw new FileError(path, 'cannot be read', error);
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
