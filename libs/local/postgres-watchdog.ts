import { spawn, spawnSync } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';

/**
 * A separate process that runs PostgreSQL and stops it when its parent ends. It notices that by the closing of its IPC channel, whatever
 * ended the parent. It is detached, so that Ctrl-C in the terminal reaches neither the watchdog nor the server.
 */
export interface WatchdogOptions {
  command: string;
  args: string[];
  log: string;
  uid: number | undefined;
  gid: number | undefined;
}

if (process.send && process.argv[2]) runWatchdog(JSON.parse(process.argv[2]) as WatchdogOptions);

function runWatchdog({ command, args, log, uid, gid }: WatchdogOptions): void {
  const logFile = openLog(log);
  const [program, ...commandArgs] = [...parentDeathSignalPrefix(), command, ...args] as [string, ...string[]];
  const server = spawn(program, commandArgs, { stdio: ['ignore', logFile, logFile], cwd: '/', uid, gid });
  server.on('error', (error) => {
    process.send?.({ error: error.message });
    process.exit(1);
  });
  let folderToDelete: string | undefined; // a folder to delete when the server ends
  process.on('message', (message: { folderToDelete: string }) => (folderToDelete = message.folderToDelete));
  server.on('exit', (code, signal) => {
    if (folderToDelete) rmSync(folderToDelete, { recursive: true, force: true });
    process.exit(code ?? (signal ? 1 : 0));
  });
  if (process.connected && server.pid) process.send?.({ pid: server.pid });

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.kill('SIGINT'); // fast shutdown: roll back transactions and write a checkpoint
    setTimeout(() => server.kill('SIGQUIT'), 15_000).unref(); // immediate shutdown: the next start replays the write-ahead log
    setTimeout(() => server.kill('SIGKILL'), 20_000).unref();
  };
  process.on('disconnect', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (!process.connected) stop();
}

// The log is required, because it is the only place for the server's errors.
function openLog(log: string): number {
  try {
    return openSync(log, 'a', 0o600);
  } catch (error) {
    process.send?.({ error: (error as Error).message }, () => process.exit(1));
    throw error;
  }
}

// With util-linux, present on nearly every Linux, the kernel stops the server even when the watchdog itself is killed.
function parentDeathSignalPrefix(): string[] {
  const prefix = ['setpriv', '--pdeathsig', 'INT'];
  return spawnSync('setpriv', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0 ? prefix : [];
}
