import { type Queue, type Worker } from 'bullmq';
import { Connection } from '../database/database.js';
import { type Env } from '../env.js';
import { QUEUE_NAME, QUEUE_SCHEMA } from '../database/migrate.js';

/** What BullMQ carries: the id of the outbox row. Everything else is read from the row. */
export interface QueuedJob {
  readonly outboxId: string;
}

// BullMQ ignores a job whose id it still has, so an ended job must be removed or its outbox row could never be handed over again.
const removeWhenEnded = { removeOnComplete: true, removeOnFail: true };

const postgresOptions = (env: Env, max: number) => ({
  Client: Connection,
  connectionString: env.DATABASE_URL,
  schema: QUEUE_SCHEMA,
  options: '-c role=traboule_worker -c statement_timeout=8s',
  application_name: 'traboule_queue',
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  max,
});

/** Loaded on demand: only the worker and the migrator need BullMQ. The api writes jobs into the outbox. */
const importBullmq = () => import('bullmq');

// The name of the database is part of the prefix, so that two databases may share a Redis.
const prefixFor = (env: Env) => `bull:${new URL(env.DATABASE_URL).pathname.slice(1)}`;
const redisOptions = (env: Env) => ({
  url: env.REDIS_URL,
  retryStrategy: (times: number) => Math.min(times * 100, 2_000),
});

/** BullMQ on Redis when REDIS_URL is set, else on PostgreSQL. The rest of the project does not depend on which. */
export async function openQueue(env: Env): Promise<Queue<QueuedJob>> {
  const { Queue, createPostgresBackend } = await importBullmq();
  const options = { defaultJobOptions: removeWhenEnded };
  return env.REDIS_URL
    ? new Queue<QueuedJob>(QUEUE_NAME, {
        ...options,
        prefix: prefixFor(env),
        // When Redis does not answer, this round of the relay fails and the next one tries again.
        connection: { ...redisOptions(env), maxRetriesPerRequest: 1, socketTimeout: 10_000 },
      })
    : (new Queue(
        QUEUE_NAME,
        { ...options, connection: postgresOptions(env, 2) },
        createPostgresBackend,
      ) as unknown as Queue<QueuedJob>);
}

/** High enough that several jobs wait for the database at the same time and their statements can be batched. */
export const JOBS_AT_ONCE = 16;

/** Runs the jobs of the queue, JOBS_AT_ONCE at a time. When a worker goes silent, any worker runs its jobs again. */
export async function openWorker(env: Env, run: (job: QueuedJob) => Promise<void>): Promise<Worker<QueuedJob>> {
  const { Worker, createPostgresBackend } = await importBullmq();
  const lease = env.JOB_LEASE_SECONDS * 1_000;
  const options = {
    concurrency: JOBS_AT_ONCE,
    maxStalledCount: 1_000, // the end of its process is not a fault of the job
    lockDuration: lease,
    stalledInterval: Math.round(lease / 3),
    runRetryDelay: 1_000,
  };
  return env.REDIS_URL
    ? new Worker<QueuedJob>(QUEUE_NAME, (job) => run(job.data), {
        ...options,
        prefix: prefixFor(env),
        connection: { ...redisOptions(env), maxRetriesPerRequest: null },
      })
    : (new Worker(
        QUEUE_NAME,
        (job) => run(job.data as QueuedJob),
        { ...options, connection: postgresOptions(env, 4) },
        createPostgresBackend,
      ) as unknown as Worker<QueuedJob>);
}
