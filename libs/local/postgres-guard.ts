import { spawn, spawnSync } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';

/**
 * A process of its own between us and PostgreSQL. It holds a channel to its parent; when the channel closes, however the
 * parent died, it asks the server to stop. Detached, so that Ctrl-C in the terminal reaches neither of them.
 */
export interface GuardOrders {
  command: string;
  args: string[];
  log: string;
  uid: number | undefined;
  gid: number | undefined;
}

if (process.send && process.argv[2]) guard(JSON.parse(process.argv[2]) as GuardOrders);

function guard({ command, args, log, uid, gid }: GuardOrders): void {
  const logFile = openLog(log);
  const [program, ...words] = [...tiedToUs(), command, ...args] as [string, ...string[]];
  const server = spawn(program, words, { stdio: ['ignore', logFile, logFile], cwd: '/', uid, gid });
  server.on('error', (error) => {
    process.send?.({ error: error.message });
    process.exit(1);
  });
  let removed: string | undefined; // a folder that goes when the server goes
  process.on('message', (message: { removed: string }) => (removed = message.removed));
  server.on('exit', (code, signal) => {
    if (removed) rmSync(removed, { recursive: true, force: true });
    process.exit(code ?? (signal ? 1 : 0));
  });
  if (process.connected && server.pid) process.send?.({ pid: server.pid });

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.kill('SIGINT'); // fast shutdown: roll back, write a checkpoint, leave
    setTimeout(() => server.kill('SIGQUIT'), 15_000).unref(); // immediate: the next start replays the log
    setTimeout(() => server.kill('SIGKILL'), 20_000).unref();
  };
  process.on('disconnect', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (!process.connected) stop();
}

// Without its log the server could not say why it fails.
function openLog(log: string): number {
  try {
    return openSync(log, 'a', 0o600);
  } catch (error) {
    process.send?.({ error: (error as Error).message }, () => process.exit(1));
    throw error;
  }
}

// Where util-linux is there (nearly every Linux), the kernel stops the server even when the guard itself is killed.
function tiedToUs(): string[] {
  const prefix = ['setpriv', '--pdeathsig', 'INT'];
  return spawnSync('setpriv', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0 ? prefix : [];
}
