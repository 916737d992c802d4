import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '#libs/local';

const binary = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')).find(existsSync); // prettier-ignore

/** A Redis started by the spec, which it may kill, when the machine has redis-server; otherwise the one at TEST_REDIS_URL. */
export class TestRedis {
  static readonly isOwn = binary !== undefined;
  static readonly exists = TestRedis.isOwn || Boolean(process.env.TEST_REDIS_URL);
  url = process.env.TEST_REDIS_URL ?? '';
  private server: ChildProcess | undefined;
  private folder = '';
  private port = 0;

  async start(): Promise<void> {
    if (!binary) return;
    this.folder ||= await mkdtemp(join(tmpdir(), 'traboule-redis-'));
    // Below the ephemeral ports of connections, which could take it while the server is down.
    this.port ||= await freePort(10_000 + Math.floor(Math.random() * 20_000));
    this.url = `redis://127.0.0.1:${this.port}`;
    const args = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--dir', this.folder, '--save', '', '--appendonly', 'no']; // prettier-ignore
    this.server = spawn(binary, args, { stdio: 'ignore' });
    await this.withClient((redis) => redis.ping());
  }

  /** Deletes all data, as a restart of a Redis without persistence does. */
  flush = (): Promise<unknown> => this.withClient((redis) => redis.flushall());

  async kill(): Promise<void> {
    if (!this.server || this.server.exitCode !== null || this.server.signalCode !== null) return;
    this.server.kill('SIGKILL');
    await once(this.server, 'exit');
  }

  async stop(): Promise<void> {
    await this.kill();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
    this.folder = '';
  }

  private async withClient<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const redis = new Redis(this.url, { maxRetriesPerRequest: 100, retryStrategy: () => 20 });
    redis.on('error', () => {}); // it has not started yet
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}

/** The backends of the queue; specs of jobs run on each of them. */
export function queueBackends(): { name: string; redis?: TestRedis }[] {
  if (TestRedis.exists) return [{ name: 'PostgreSQL' }, { name: 'Redis', redis: new TestRedis() }];
  console.log('Skipped: the specs on Redis (this machine has no redis-server, and TEST_REDIS_URL is not set).');
  return [{ name: 'PostgreSQL' }];
}

/** The environment variables for this backend. */
export const redisEnv = (redis: TestRedis | undefined): Record<string, string> =>
  redis ? { REDIS_URL: redis.url } : {};
