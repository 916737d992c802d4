import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Failpoint } from '#libs/platform';
import { type TestDatabase } from '#libs/testing';

const script = fileURLToPath(new URL('./main.js', import.meta.url));

/** A worker in a process of its own. Jobs of a dead worker are taken over after a second. */
export class WorkerProcess {
  /** The latest lines of its log, warnings and errors only. */
  said = '';
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  private readonly child: ChildProcess;

  constructor(database: TestDatabase, more: Record<string, string> & { FAIL_AT?: Failpoint }) {
    this.child = fork(script, [], {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        SECRET: 'a secret of the specs, 32 signs or more',
        JOB_LEASE_SECONDS: '1',
        LOG_LEVEL: 'warn',
        ...more,
      },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (part: Buffer) => (this.said = (this.said + part.toString()).slice(-5_000)));
    this.ended = once(this.child, 'exit').then(([code, signal]) => ({ code, signal }));
  }

  /** @throws when it ends before it is ready */
  async ready(): Promise<this> {
    const end = this.ended.then(() => Promise.reject(new Error(`The worker did not start: ${this.said}`)));
    await Promise.race([once(this.child, 'message'), end]);
    return this;
  }

  /** Waits for the process to end, and stops it after the given time. */
  async endsWithin(seconds: number): Promise<{ code: number | null; signal: string | null }> {
    const late = setTimeout(() => this.signal('SIGTERM'), seconds * 1_000);
    const end = await this.ended;
    clearTimeout(late);
    return end;
  }

  signal = (signal: NodeJS.Signals): boolean => this.child.kill(signal);

  /** Asks it to stop, as its launcher does. @returns its exit code */
  async leave(): Promise<number | null> {
    if (this.child.connected) this.child.disconnect();
    return (await this.ended).code;
  }

  async die(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
