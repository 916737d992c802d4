import { setTimeout as sleep } from 'node:timers/promises';
import { type Postgres } from '#libs/local';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** A server that ran that long is healthy: its next end begins with the shortest pause again. */
const STEADY_AFTER_MS = 60_000;

/**
 * The embedded PostgreSQL while `traboule up` runs. However it ends (killed, out of memory, its disk full), it is started again
 * at the same address, with growing pauses, until that succeeds.
 */
export class DatabaseKeeper {
  private postgres: Postgres | undefined;
  private keeping: Promise<void> | undefined;
  private readonly leaving = new AbortController();

  constructor(
    private readonly startServer: (options: { fresh?: boolean; port?: number }) => Promise<Postgres>,
    private readonly report: (line: string) => void,
  ) {}

  /** @throws when the first start fails */
  async start(fresh: boolean): Promise<Postgres> {
    this.postgres = await this.startServer({ fresh });
    this.keeping = this.keep(this.postgres);
    return this.postgres;
  }

  async stop(): Promise<void> {
    this.leaving.abort();
    await this.postgres?.stop();
    await this.keeping;
    await this.postgres?.stop(); // it may have come back in the meantime
  }

  private async keep({ port }: Postgres): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const startedAt = Date.now();
      await this.postgres!.exited;
      if (this.leaving.signal.aborted) return;
      if (Date.now() - startedAt > STEADY_AFTER_MS) pause = FIRST_PAUSE_MS;
      this.report('PostgreSQL stopped by itself; it is being started again');
      const stoppedAt = Date.now();
      pause = await this.startAgain(port, pause);
      if (this.leaving.signal.aborted) return;
      this.report(`PostgreSQL is back after ${((Date.now() - stoppedAt) / 1_000).toFixed(1)} s`);
    }
  }

  /** @returns the pause it came to */
  private async startAgain(port: number, firstPause: number): Promise<number> {
    let said = '';
    for (let pause = firstPause; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { signal: this.leaving.signal }).catch(() => {}); // leaving ends the pause
      if (this.leaving.signal.aborted) return pause;
      try {
        this.postgres = await this.startServer({ port });
        return pause;
      } catch (error) {
        const { message } = error as Error;
        if (kindOf(message) !== kindOf(said)) this.report(`${message}\nIt is tried again at least every ${LONGEST_PAUSE_MS / 1_000} s.`); // prettier-ignore
        said = message;
      }
    }
  }
}

/** A message without what differs at each attempt: times, process ids. */
const kindOf = (message: string): string => message.replaceAll(/\d+/g, '');
