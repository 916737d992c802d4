import { type Queue, type Worker } from 'bullmq';
import { Connection } from '../database/database.js';
import { type Env } from '../env.js';
import { QUEUE_NAME, QUEUE_SCHEMA } from '../database/migrate.js';

/** What BullMQ carries: the outbox row's id is the job's id; everything else is read from the row. */
export interface QueuedJob {
  readonly outboxId: string;
}

// BullMQ takes no second job under an id it holds: one kept after its end would bar its outbox row from coming back.
const forgotten = { removeOnComplete: true, removeOnFail: true };

const onPostgres = (env: Env, max: number) => ({
  Client: Connection,
  connectionString: env.DATABASE_URL,
  schema: QUEUE_SCHEMA,
  options: '-c role=traboule_worker -c statement_timeout=8s',
  application_name: 'traboule_queue',
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  max,
});

/** Loaded by the worker and the migrator alone: the api writes jobs into the outbox and never meets the queue. */
const bullmq = () => import('bullmq');

// The database names the queue, so that two may share a Redis.
const prefixFor = (env: Env) => `bull:${new URL(env.DATABASE_URL).pathname.slice(1)}`;
const onRedis = (env: Env) => ({ url: env.REDIS_URL, retryStrategy: (times: number) => Math.min(times * 100, 2_000) });

/** BullMQ on Redis when REDIS_URL is set, else on PostgreSQL. The rest of the project cannot tell which. */
export async function openQueue(env: Env): Promise<Queue<QueuedJob>> {
  const { Queue, createPostgresBackend } = await bullmq();
  const options = { defaultJobOptions: forgotten };
  return env.REDIS_URL
    ? new Queue<QueuedJob>(QUEUE_NAME, {
        ...options,
        prefix: prefixFor(env),
        // A Redis that does not answer fails the relay's round, and the next one tries again.
        connection: { ...onRedis(env), maxRetriesPerRequest: 1, socketTimeout: 10_000 },
      })
    : (new Queue(
        QUEUE_NAME,
        { ...options, connection: onPostgres(env, 2) },
        createPostgresBackend,
      ) as unknown as Queue<QueuedJob>);
}

/** Enough of them wait for the database or the mail server at any moment for what they ask to be asked together. */
export const JOBS_AT_ONCE = 16;

/** Runs what the queue gives, so many jobs at a time. A job whose worker went silent is run again, by any worker. */
export async function openWorker(env: Env, run: (job: QueuedJob) => Promise<void>): Promise<Worker<QueuedJob>> {
  const { Worker, createPostgresBackend } = await bullmq();
  const lease = env.JOB_LEASE_SECONDS * 1_000;
  const options = {
    concurrency: JOBS_AT_ONCE,
    maxStalledCount: 1_000, // a job is not at fault for the end of its process
    lockDuration: lease,
    stalledInterval: Math.round(lease / 3),
    runRetryDelay: 1_000,
  };
  return env.REDIS_URL
    ? new Worker<QueuedJob>(QUEUE_NAME, (job) => run(job.data), {
        ...options,
        prefix: prefixFor(env),
        connection: { ...onRedis(env), maxRetriesPerRequest: null },
      })
    : (new Worker(
        QUEUE_NAME,
        (job) => run(job.data as QueuedJob),
        { ...options, connection: onPostgres(env, 4) },
        createPostgresBackend,
      ) as unknown as Worker<QueuedJob>);
}
