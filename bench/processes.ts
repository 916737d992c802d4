import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const cores = availableParallelism();
const canPin =
  process.platform === 'linux' && cores > 1 && spawnSync('taskset', ['-c', String(cores - 1), 'true']).status === 0;
/** Folder of the logs and input files of the servers in the last run. */
export const LOGS = '.data/bench';
/** Microseconds per clock tick (USER_HZ is 100 on every Linux that Node supports). */
const TICK_MICROS = 10_000;

/** A description of the cores that servers and load use. */
export const placement = canPin
  ? `servers on core ${cores === 2 ? '0' : `0–${cores - 2}`}, load on core ${cores - 1}`
  : 'servers and load share all cores (no taskset)';

/** Pins a process and its threads to the cores of the servers or to the core of the load. */
export function pin(pid: number, to: 'SERVERS' | 'LOAD'): void {
  if (!canPin) return;
  const list = to === 'LOAD' ? String(cores - 1) : `0-${cores - 2}`;
  spawnSync('taskset', ['-a', '-p', '-c', list, String(pid)]);
}

/** A server in a separate process. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** When it was forked, by performance.now(). */
  readonly startedAt: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts `dist/<script>` and waits until it reports that it listens. */
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

/** CPU time a process has used so far, in microseconds; undefined when the system does not report it. */
export function cpuMicros(pid: number): number | undefined {
  const stat = statOf(pid);
  return stat && (stat.own + stat.waitedFor) * TICK_MICROS;
}

/** CPU time of a PostgreSQL server with all its backends, given the process id of one of the backends. */
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
    // Fields after the name in brackets, which may contain anything: state, ppid, … utime 12th, stime, cutime, cstime.
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, waitedFor: fields[13]! + fields[14]! };
  } catch {
    return undefined;
  }
}
