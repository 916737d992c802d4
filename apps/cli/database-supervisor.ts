import { setTimeout as sleep } from 'node:timers/promises';
import { type Postgres } from '#libs/local';

const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 10_000;
/** A server that ran this long is healthy, so its next restart begins with the shortest pause again. */
const STEADY_AFTER_MS = 60_000;

/**
 * Supervises the embedded PostgreSQL of `traboule up`. However it ends (killed, out of memory, disk full), it is restarted at
 * the same address, with growing pauses, until that succeeds.
 */
export class DatabaseSupervisor {
  private postgres: Postgres | undefined;
  private supervision: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly startServer: (options: { fresh?: boolean; port?: number }) => Promise<Postgres>,
    private readonly report: (line: string) => void,
  ) {}

  /** @throws when the first start fails */
  async start(fresh: boolean): Promise<Postgres> {
    this.postgres = await this.startServer({ fresh });
    this.supervision = this.supervise(this.postgres);
    return this.postgres;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.postgres?.stop();
    await this.supervision;
    await this.postgres?.stop(); // it may have been restarted in the meantime
  }

  private async supervise({ port }: Postgres): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      const startedAt = Date.now();
      await this.postgres!.exited;
      if (this.stopping.signal.aborted) return;
      if (Date.now() - startedAt > STEADY_AFTER_MS) pause = FIRST_PAUSE_MS;
      this.report('PostgreSQL stopped unexpectedly and is being restarted');
      const stoppedAt = Date.now();
      pause = await this.startAgain(port, pause);
      if (this.stopping.signal.aborted) return;
      this.report(`PostgreSQL is back after ${((Date.now() - stoppedAt) / 1_000).toFixed(1)} s`);
    }
  }

  /** @returns the last pause */
  private async startAgain(port: number, firstPause: number): Promise<number> {
    let lastMessage = '';
    for (let pause = firstPause; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => {}); // stopping ends the pause
      if (this.stopping.signal.aborted) return pause;
      try {
        this.postgres = await this.startServer({ port });
        return pause;
      } catch (error) {
        const { message } = error as Error;
        if (withoutDigits(message) !== withoutDigits(lastMessage)) this.report(`${message}\nRetrying at least every ${MAX_PAUSE_MS / 1_000} s.`); // prettier-ignore
        lastMessage = message;
      }
    }
  }
}

/** A message without the parts that differ at each attempt, such as times and process ids. */
const withoutDigits = (message: string): string => message.replaceAll(/\d+/g, '');
