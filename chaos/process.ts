import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createWriteStream, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RESTART_MS = 300;

// A stopped process would otherwise outlive this one.
const runningChildren = new Set<ChildProcess>();
process.on('exit', () => runningChildren.forEach((child) => child.kill('SIGKILL')));

/** A real api or worker that is started again whenever it ends. */
export class SupervisedProcess {
  /** The last output of each exit that was not caused by a kill. */
  readonly unexpectedExits: string[] = [];
  private lastOutput = '';
  private child: ChildProcess | undefined;
  private wasKilled = false;
  private isStopping = false;
  private hasFullLog = false;
  private ready = Promise.withResolvers<void>();

  constructor(
    readonly name: string,
    private readonly script: string,
    private env: Record<string, string>,
    private readonly logs: string,
  ) {}

  /** Starts the process. Resolves when it is ready, even if that takes several starts. */
  start(): Promise<void> {
    const output = this.hasFullLog ? openSync('/dev/full', 'w') : 'pipe';
    const child = fork(fileURLToPath(new URL(`../${this.script}`, import.meta.url)), [], {
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...this.env },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', output, output, 'ipc'],
    });
    if (typeof output === 'number') closeSync(output);
    const log = createWriteStream(join(this.logs, `${this.name}.log`), { flags: 'a' });
    log.on('error', () => {}); // the log is only informative
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      stream.pipe(log, { end: false });
      stream.on('data', (part: Buffer) => (this.lastOutput = (this.lastOutput + part.toString()).slice(-300)));
    }
    this.child = child;
    runningChildren.add(child);
    child.once('message', () => this.ready.resolve());
    child.once('exit', () => {
      log.end();
      runningChildren.delete(child);
      void this.ended();
    });
    return this.ready.promise;
  }

  /** Kills the process with SIGKILL. Resolves when it is ready again. */
  async killAndRestart(): Promise<void> {
    this.wasKilled = true;
    this.ready = Promise.withResolvers<void>();
    this.child!.kill('SIGKILL');
    await this.ready.promise;
  }

  /** Stops the process for a while, as on an overloaded machine. Its connections stay open without answers. */
  async freeze(ms: number): Promise<void> {
    this.child!.kill('SIGSTOP');
    await sleep(ms);
    this.child!.kill('SIGCONT');
  }

  /** Stops the process gracefully and starts it with other settings. */
  async restart(more: Record<string, string>): Promise<void> {
    await this.stop();
    this.env = { ...this.env, ...more };
    this.isStopping = false;
    this.ready = Promise.withResolvers<void>();
    await this.start();
  }

  /** Restarts the process for a while with its log on a full disk, one line per request. Resolves when it runs normally again. */
  async runWithFullLog(ms: number): Promise<void> {
    const { LOG_LEVEL = 'info' } = this.env;
    this.hasFullLog = true;
    await this.restart({ LOG_LEVEL: 'info' });
    await sleep(ms);
    this.hasFullLog = false;
    await this.restart({ LOG_LEVEL });
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const left = once(child, 'exit');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    if (child.connected) child.disconnect();
    await left;
    clearTimeout(late);
  }

  private async ended(): Promise<void> {
    if (this.isStopping) return;
    if (!this.wasKilled) this.unexpectedExits.push(`${this.name}: ${this.lastOutput}`);
    this.wasKilled = false;
    await sleep(RESTART_MS);
    if (!this.isStopping) void this.start();
  }
}
