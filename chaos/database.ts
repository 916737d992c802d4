import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Postgres, freePort, startPostgres } from '#libs/local';

/** A port below the ephemeral range, so that no connection takes it while its server is down. */
export const reservablePort = (): Promise<number> => freePort(10_000 + Math.floor(Math.random() * 20_000));

/** A PostgreSQL that flushes every commit to the disk and can be killed. */
export class KillableDatabase {
  private constructor(
    private readonly folder: string,
    private server: Postgres,
  ) {}

  static async start(folder: string): Promise<KillableDatabase> {
    return new KillableDatabase(
      folder,
      await startPostgres({ dataDir: folder, durable: true, port: await reservablePort() }),
    );
  }

  url(database: string): string {
    return Object.assign(new URL(this.server.url), { pathname: `/${database}` }).href;
  }

  /** The folder of its files. */
  get files(): string {
    return this.server.dataDir;
  }

  /** Kills the server and starts it again at the same address. Resolves after its recovery. */
  async killAndRestart(): Promise<void> {
    const [pid] = (await readFile(join(this.files, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    const { port, exited } = this.server;
    process.kill(Number(pid), 'SIGKILL');
    await exited;
    this.server = await startPostgres({ dataDir: this.folder, durable: true, port });
  }

  /** Starts the server again if it has ended by itself. */
  async restartIfEnded(): Promise<void> {
    const { port, exited } = this.server;
    const hasEnded = await Promise.race([exited.then(() => true), sleep(1_000).then(() => false)]);
    if (hasEnded) this.server = await startPostgres({ dataDir: this.folder, durable: true, port });
  }

  stop = (): Promise<void> => this.server.stop();
}
