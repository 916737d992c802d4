import { type Job, Queue, Worker, createPostgresBackend } from 'bullmq';

/**
 * BullMQ alone, with delayed jobs that do nothing, for information beside reminders. It receives the number and the due time of jobs
 * to add, and reports when each ran.
 */
const { DATABASE_URL, REDIS_URL, QUEUE_SCHEMA } = process.env;
const name = 'bench-noop';
const done: number[] = [];
let expectedCount = Infinity;

const work = async (): Promise<void> => {
  done.push(Date.now());
  if (done.length >= expectedCount) process.send?.({ done: done.splice(0) });
};
const postgresOptions = (max: number) => ({ connectionString: DATABASE_URL, schema: QUEUE_SCHEMA, max });
const removeWhenEnded = { removeOnComplete: true, removeOnFail: true };
const queue = REDIS_URL
  ? new Queue(name, { connection: { url: REDIS_URL }, defaultJobOptions: removeWhenEnded })
  : (new Queue(
      name,
      { connection: postgresOptions(2), defaultJobOptions: removeWhenEnded },
      createPostgresBackend,
    ) as unknown as Queue);
const options = { concurrency: 8 };
const worker = REDIS_URL
  ? new Worker(name, work as (job: Job) => Promise<void>, {
      ...options,
      connection: { url: REDIS_URL, maxRetriesPerRequest: null },
    })
  : (new Worker(
      name,
      work,
      { ...options, connection: postgresOptions(4) },
      createPostgresBackend,
    ) as unknown as Worker);
await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);

process.on('message', ({ count, dueAtMs }: { count: number; dueAtMs: number }) => {
  expectedCount = count;
  void queue.addBulk(
    Array.from({ length: count }, (_, i) => ({
      name: 'noop',
      data: { i },
      opts: { delay: Math.max(0, dueAtMs - Date.now()) },
    })),
  );
});
process.on('disconnect', () => void Promise.allSettled([worker.close(), queue.close()]).then(() => process.exit(0)));
process.send?.({ ready: true });
