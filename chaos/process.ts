import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createWriteStream, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RESTART_MS = 300;

// A stopped process would outlive us, Ctrl-C or not.
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** An api or a worker as it ships, and the supervisor that starts it again whenever it ends. */
export class Process {
  /** Its last words each time it ended without anybody killing it: none, if the product is well. */
  readonly accidents: string[] = [];
  private said = '';
  private child: ChildProcess | undefined;
  private killed = false;
  private leaving = false;
  private hasFullLog = false;
  private ready = Promise.withResolvers<void>();

  constructor(
    readonly name: string,
    private readonly script: string,
    private env: Record<string, string>,
    private readonly logs: string,
  ) {}

  /** Resolves when it says that it is ready, however many starts that takes. */
  start(): Promise<void> {
    const output = this.hasFullLog ? openSync('/dev/full', 'w') : 'pipe';
    const child = fork(fileURLToPath(new URL(`../${this.script}`, import.meta.url)), [], {
      env: { PATH: process.env.PATH, ...this.env },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', output, output, 'ipc'],
    });
    if (typeof output === 'number') closeSync(output);
    const log = createWriteStream(join(this.logs, `${this.name}.log`), { flags: 'a' });
    log.on('error', () => {}); // it is for reading afterwards, nothing depends on it
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      stream.pipe(log, { end: false });
      stream.on('data', (part: Buffer) => (this.said = (this.said + part.toString()).slice(-300)));
    }
    this.child = child;
    living.add(child);
    child.once('message', () => this.ready.resolve());
    child.once('exit', () => {
      log.end();
      living.delete(child);
      void this.ended();
    });
    return this.ready.promise;
  }

  /** Kills it as a power cut does. @returns when it is back */
  async killed9(): Promise<void> {
    this.killed = true;
    this.ready = Promise.withResolvers<void>();
    this.child!.kill('SIGKILL');
    await this.ready.promise;
  }

  /** Stops it for a while as an overloaded machine does: its connections stay open and say nothing. */
  async frozen(ms: number): Promise<void> {
    this.child!.kill('SIGSTOP');
    await sleep(ms);
    this.child!.kill('SIGCONT');
  }

  /** Asks it to leave and starts it with other settings. */
  async restarted(more: Record<string, string>): Promise<void> {
    await this.leave();
    this.env = { ...this.env, ...more };
    this.leaving = false;
    this.ready = Promise.withResolvers<void>();
    await this.start();
  }

  /** Runs it for a while with its log on a full disk, writing a line for every request. @returns when it is as before */
  async withFullLog(ms: number): Promise<void> {
    const { LOG_LEVEL = 'info' } = this.env;
    this.hasFullLog = true;
    await this.restarted({ LOG_LEVEL: 'info' });
    await sleep(ms);
    this.hasFullLog = false;
    await this.restarted({ LOG_LEVEL });
  }

  async leave(): Promise<void> {
    this.leaving = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const left = once(child, 'exit');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    if (child.connected) child.disconnect();
    await left;
    clearTimeout(late);
  }

  private async ended(): Promise<void> {
    if (this.leaving) return;
    if (!this.killed) this.accidents.push(`${this.name}: ${this.said}`);
    this.killed = false;
    await sleep(RESTART_MS);
    if (!this.leaving) void this.start();
  }
}
