import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type FileStore, fileStoreFor } from '#libs/platform';
import { TestRedis } from '#libs/testing';
import { KillableDatabase, reservablePort } from './database.js';
import { mountSmallDisk } from './small-disk.js';
import { CountingMailServer } from './mail-server.js';
import { SupervisedProcess } from './process.js';
import { type ChaosTown, fillTown } from './town.js';

export const SECRET = 'a secret of the chaos campaign, made for one run';

/** All parts of a deployment: database, mail server, optionally Redis, two apis and two workers. */
export class Deployment {
  redis: TestRedis | undefined;

  private constructor(
    private readonly folder: string,
    readonly database: KillableDatabase,
    readonly mail: CountingMailServer,
    readonly town: ChaosTown,
    readonly apis: readonly SupervisedProcess[],
    readonly workers: readonly SupervisedProcess[],
    readonly addresses: readonly string[],
    /** Unmounts the small disk of the database; undefined when it has none. */
    readonly unmount: (() => void) | undefined,
  ) {}

  /** @param folder used by this run only; the logs remain in it */
  static async open(folder: string, options: { members: number; leaseSeconds: number }): Promise<Deployment> {
    await mkdir(folder, { recursive: true });
    const unmount = mountSmallDisk(join(folder, 'postgres'));
    const database = await KillableDatabase.start(join(folder, 'postgres'));
    const mail = await new CountingMailServer().start();
    const admin = new pg.Client({ connectionString: database.url('postgres') });
    await admin.connect();
    await admin.query('create database chaos');
    await admin.end();
    const town = await fillTown(database.url('chaos'), options.members);
    const ports = [await reservablePort(), await reservablePort()];
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: database.url('chaos'),
      PUBLIC_URL: `http://localhost:${ports[0]}`,
      SMTP_URL: mail.url,
      SECRET,
      FILES_DIR: join(folder, 'files'),
      LOG_LEVEL: 'warn',
      JOB_LEASE_SECONDS: String(options.leaseSeconds),
    };
    const apis = ports.map(
      (port, i) => new SupervisedProcess(`api-${i + 1}`, 'apps/api/main.js', { ...env, PORT: String(port) }, folder),
    );
    const workers = [1, 2].map((n) => new SupervisedProcess(`worker-${n}`, 'apps/worker/main.js', env, folder));
    const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
    const deployment = new Deployment(folder, database, mail, town, apis, workers, addresses, unmount);
    await Promise.all([...apis, ...workers].map((process) => process.start()));
    return deployment;
  }

  /** The store of files of the deployment. */
  get files(): FileStore {
    return fileStoreFor({ FILES_DIR: join(this.folder, 'files'), S3_REGION: '' });
  }

  get url(): string {
    return this.database.url('chaos');
  }

  /** Moves the queue to Redis while everything runs. No job is lost, since the outbox is the source of truth. */
  async moveToRedis(): Promise<void> {
    this.redis = new TestRedis();
    await this.redis.start();
    for (const worker of this.workers) await worker.restart({ REDIS_URL: this.redis.url });
  }

  /** Runs one statement as the owner of the database. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], database = 'chaos'): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.database.url(database), application_name: 'chaos' });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  get unexpectedExits(): string[] {
    return [...this.apis, ...this.workers].flatMap(({ unexpectedExits }) => unexpectedExits);
  }

  async close(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map((process) => process.stop()));
    await this.redis?.stop();
    await this.mail.stop();
    await this.database.stop();
    this.unmount?.();
    await rm(this.database.files, { recursive: true, force: true });
    await rm(join(this.folder, 'postgres'), { recursive: true, force: true });
  }
}
