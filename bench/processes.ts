import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const cores = availableParallelism();
const canPin =
  process.platform === 'linux' && cores > 1 && spawnSync('taskset', ['-c', String(cores - 1), 'true']).status === 0;
/** What the servers logged in the last run, and what they are told in files. */
export const LOGS = '.data/bench';
/** USER_HZ of every Linux that Node runs on. */
const TICK_MICROS = 10_000;

/** Where things run, in words. */
export const placement = canPin
  ? `servers on core ${cores === 2 ? '0' : `0–${cores - 2}`}, load on core ${cores - 1}`
  : 'servers and load share all cores (no taskset)';

/** Keeps a process and its threads on the cores of the servers, or on the one of the load. */
export function pin(pid: number, to: 'SERVERS' | 'LOAD'): void {
  if (!canPin) return;
  const list = to === 'LOAD' ? String(cores - 1) : `0-${cores - 2}`;
  spawnSync('taskset', ['-a', '-p', '-c', list, String(pid)]);
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** When it was forked, as `performance.now()` tells it. */
  readonly startedAt: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts `dist/<script>` and waits for it to say that it listens. */
export async function startServer(script: string, port: number, env: Record<string, string>): Promise<Server> {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const startedAt = performance.now();
  const child: ChildProcess = fork(path, {
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    execArgv: (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean),
    stdio: ['ignore', openSync(`${LOGS}/${basename(script)}.log`, 'w'), 'inherit', 'ipc'],
  });
  const left = once(child, 'exit');
  const ready = await Promise.race([once(child, 'message').then(() => true), left.then(() => false)]);
  if (!ready) throw new Error(`${script} ended before it listened`);
  pin(child.pid!, 'SERVERS');
  return {
    port,
    pid: child.pid!,
    startedAt,
    child,
    stop: async () => {
      child.disconnect();
      await left;
    },
  };
}

/** CPU time a process has used so far, in microseconds; undefined where the system does not tell. */
export function cpuMicros(pid: number): number | undefined {
  const stat = statOf(pid);
  return stat && (stat.own + stat.waitedFor) * TICK_MICROS;
}

/** CPU time of a PostgreSQL server with all its backends, given the process id of any of these. */
export function postgresCpuMicros(backend: number): number | undefined {
  const postmaster = statOf(backend)?.parent;
  if (postmaster === undefined) return undefined;
  const children = serverProcesses(postmaster).filter((pid) => pid !== postmaster);
  const { own, waitedFor } = statOf(postmaster)!;
  return (own + waitedFor + children.reduce((sum, pid) => sum + (statOf(pid)?.own ?? 0), 0)) * TICK_MICROS;
}

export function pinPostgres(backend: number): void {
  const postmaster = statOf(backend)?.parent;
  if (postmaster !== undefined) for (const pid of serverProcesses(postmaster)) pin(pid, 'SERVERS');
}

function serverProcesses(postmaster: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return all.filter((pid) => pid === postmaster || statOf(pid)?.parent === postmaster);
}

function statOf(pid: number): { parent: number; own: number; waitedFor: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets, which may hold anything: state, ppid, … utime 12th, stime, cutime, cstime.
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, waitedFor: fields[13]! + fields[14]! };
  } catch {
    return undefined;
  }
}
