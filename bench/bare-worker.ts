import { type Job, Queue, Worker, createPostgresBackend } from 'bullmq';

/**
 * The practical limit of reminders: BullMQ itself, with delayed jobs that do nothing. Takes 2 kinds of messages, jobs to
 * add and how they are due, and says when each ran.
 */
const { DATABASE_URL, REDIS_URL, QUEUE_SCHEMA } = process.env;
const name = 'bench-noop';
const done: number[] = [];
let wanted = Infinity;

const work = async (): Promise<void> => {
  done.push(Date.now());
  if (done.length >= wanted) process.send?.({ done: done.splice(0) });
};
const onPostgres = (max: number) => ({ connectionString: DATABASE_URL, schema: QUEUE_SCHEMA, max });
const forgotten = { removeOnComplete: true, removeOnFail: true };
const queue = REDIS_URL
  ? new Queue(name, { connection: { url: REDIS_URL }, defaultJobOptions: forgotten })
  : (new Queue(
      name,
      { connection: onPostgres(2), defaultJobOptions: forgotten },
      createPostgresBackend,
    ) as unknown as Queue);
const options = { concurrency: 8 };
const worker = REDIS_URL
  ? new Worker(name, work as (job: Job) => Promise<void>, {
      ...options,
      connection: { url: REDIS_URL, maxRetriesPerRequest: null },
    })
  : (new Worker(name, work, { ...options, connection: onPostgres(4) }, createPostgresBackend) as unknown as Worker);
await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);

process.on('message', ({ count, dueAtMs }: { count: number; dueAtMs: number }) => {
  wanted = count;
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
