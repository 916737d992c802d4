import { Queue, type QueueOptions, Worker, type WorkerOptions, createPostgresBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { type Env } from './env.js';
import { QUEUE_SCHEMA } from './migrate.js';

export const QUEUE_NAME = 'traboule';

/** What BullMQ carries: the outbox row's id is the job's id; everything else is read from the row. */
export interface QueuedJob {
  readonly outboxId: string;
}

const forPostgres = (env: Env, max: number) => ({
  connectionString: env.DATABASE_URL,
  schema: QUEUE_SCHEMA,
  max,
  application_name: 'traboule_queue',
});

/** BullMQ on Redis when REDIS_URL is set, else on PostgreSQL. The rest of the project cannot tell which. */
export function openQueue(env: Env): Queue<QueuedJob> {
  const options = { defaultJobOptions: { removeOnComplete: true, removeOnFail: true } } satisfies Partial<QueueOptions>;
  const queue = env.REDIS_URL
    ? new Queue<QueuedJob>(QUEUE_NAME, {
        ...options,
        connection: new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1 }),
      })
    : (new Queue(
        QUEUE_NAME,
        { ...options, connection: forPostgres(env, 2) },
        createPostgresBackend,
      ) as unknown as Queue<QueuedJob>);
  queue.on('error', () => {}); // the relay meets the same fault at its next round and reports it
  return queue;
}

export function openWorker(env: Env, process: (job: QueuedJob) => Promise<void>): Worker<QueuedJob> {
  const options = {
    concurrency: 8,
    // Work that stalls is work whose process died: try it again, many times, rather than lose it.
    maxStalledCount: 10,
    stalledInterval: 5_000,
    lockDuration: 15_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  } satisfies Partial<WorkerOptions>;
  return env.REDIS_URL
    ? new Worker<QueuedJob>(QUEUE_NAME, (job) => process(job.data), {
        ...options,
        connection: new Redis(env.REDIS_URL, { maxRetriesPerRequest: null }),
      })
    : (new Worker(
        QUEUE_NAME,
        (job) => process(job.data as QueuedJob),
        { ...options, connection: forPostgres(env, 4) },
        createPostgresBackend,
      ) as unknown as Worker<QueuedJob>);
}
