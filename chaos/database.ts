import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Postgres, freePort, startPostgres } from '#libs/local';

/** A port below those that systems give to connections: nobody's connection takes it while its server is down. */
export const lastingPort = (): Promise<number> => freePort(10_000 + Math.floor(Math.random() * 20_000));

/** A PostgreSQL that flushes every commit to the disk, whose whole server one may kill. */
export class KillableDatabase {
  private constructor(
    private readonly folder: string,
    private server: Postgres,
  ) {}

  static async start(folder: string): Promise<KillableDatabase> {
    return new KillableDatabase(
      folder,
      await startPostgres({ dataDir: folder, durable: true, port: await lastingPort() }),
    );
  }

  url(database: string): string {
    return Object.assign(new URL(this.server.url), { pathname: `/${database}` }).href;
  }

  /** Where its files really are. */
  get files(): string {
    return this.server.dataDir;
  }

  /** @returns when it answers again, at the same address, having replayed its log */
  async killed9(): Promise<void> {
    const [pid] = (await readFile(join(this.files, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    const { port, exited } = this.server;
    process.kill(Number(pid), 'SIGKILL');
    await exited;
    this.server = await startPostgres({ dataDir: this.folder, durable: true, port });
  }

  /** Starts it again where it ended by itself. @returns when it answers */
  async backAfterItsEnd(): Promise<void> {
    const { port, exited } = this.server;
    const hasEnded = await Promise.race([exited.then(() => true), sleep(1_000).then(() => false)]);
    if (hasEnded) this.server = await startPostgres({ dataDir: this.folder, durable: true, port });
  }

  stop = (): Promise<void> => this.server.stop();
}
