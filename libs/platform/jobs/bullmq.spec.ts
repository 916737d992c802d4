import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Queue, type Worker } from 'bullmq';
import { queueBackends, redisEnv, testEnv, until } from '#libs/testing';
import { type Env } from '../env.js';
import { DatabaseTestSetup } from './test-setup.fixture.js';
import { type QueuedJob, openQueue, openWorker } from './bullmq.js';

/** Longer than a busy machine delays a process, since the jobs of a worker that is silent for longer run again. */
const LEASE_SECONDS = 5;

describe.each(queueBackends())('the queue in $name', ({ redis }) => {
  let setup: DatabaseTestSetup;
  let env: Env;
  let queue: Queue<QueuedJob>;
  const openWorkers: Worker<QueuedJob>[] = [];
  const runIds: string[] = [];

  const handOver = (...ids: string[]) =>
    queue.addBulk(ids.map((id) => ({ name: 'outbox', data: { outboxId: id }, opts: { jobId: id } })));
  const startWorker = async (run: (id: string) => Promise<void> = async () => {}, workerEnv = env) => {
    const worker = await openWorker(workerEnv, async ({ outboxId }) => {
      runIds.push(outboxId);
      await run(outboxId);
    });
    worker.on('error', () => {});
    openWorkers.push(worker);
    await worker.waitUntilReady();
    return worker;
  };
  const countJobs = async () => Object.values(await queue.getJobCounts()).reduce((sum, count) => sum + count, 0);
  const waitUntilEmpty = () => until('the queue is empty', async () => (await countJobs()) === 0);

  beforeAll(async () => {
    await redis?.start();
    setup = await DatabaseTestSetup.start('traboule_worker');
    env = testEnv(setup.url, { JOB_LEASE_SECONDS: String(LEASE_SECONDS), ...redisEnv(redis) });
  });
  afterAll(async () => {
    await setup?.end();
    await redis?.stop();
  });
  beforeEach(async () => {
    queue = (await openQueue(env)).on('error', () => {});
    await queue.waitUntilReady();
  });
  afterEach(async () => {
    await Promise.all(openWorkers.splice(0).map((worker) => worker.close()));
    await queue.close();
    runIds.splice(0);
  });

  it('runs each job once, distributes jobs among workers, and keeps nothing afterwards', async () => {
    const ids = Array.from({ length: 30 }, setup.uuid);
    await Promise.all([startWorker(() => sleep(20)), startWorker(() => sleep(20))]);
    await handOver(...ids);
    await until('all ran', () => runIds.length >= ids.length);
    await waitUntilEmpty();
    expect(runIds.toSorted()).toEqual(ids.toSorted());
  });

  it('removes a failed job, so that it can be handed over again', async () => {
    const id = setup.uuid();
    await startWorker(() => (runIds.length < 3 ? Promise.reject(new Error('no')) : Promise.resolve()));
    for (let times = 1; times <= 3; times++) {
      await handOver(id);
      await until(`it ran ${times} times`, () => runIds.length === times);
      await waitUntilEmpty();
    }
  });

  it('ignores a job that it already has, waiting or running', async () => {
    const id = setup.uuid();
    await handOver(id);
    await handOver(id, id);
    const done = Promise.withResolvers<void>();
    await startWorker(() => done.promise);
    await until('it runs', () => runIds.length === 1);
    await handOver(id);
    await sleep((LEASE_SECONDS + 1) * 1_000); // the worker running it renews its lease
    await handOver(id);
    done.resolve();
    await waitUntilEmpty();
    expect(runIds).toEqual([id]);
  });

  it('lets a closing worker finish its running jobs, and leaves the rest to other workers', async () => {
    const ids = Array.from({ length: 20 }, setup.uuid);
    let ended = 0;
    const first = await startWorker(async () => {
      await sleep(300);
      ended++;
    });
    await handOver(...ids);
    await until('some run', () => runIds.length > 0);
    await first.close();
    expect(ended).toBe(runIds.length);
    expect(ended).toBeLessThan(ids.length);
    await startWorker();
    await waitUntilEmpty();
    expect(runIds.toSorted()).toEqual(ids.toSorted());
  });

  if (redis)
    it('keeps the jobs of two databases on one Redis apart', async () => {
      const another = await DatabaseTestSetup.start('traboule_worker');
      try {
        await startWorker(undefined, testEnv(another.url, { ...redisEnv(redis) }));
        await handOver(setup.uuid());
        await sleep(500);
        expect(runIds).toEqual([]);
        await startWorker();
        await waitUntilEmpty();
        expect(runIds).toHaveLength(1);
      } finally {
        await Promise.all(openWorkers.splice(0).map((worker) => worker.close()));
        await another.end();
      }
    });
  else
    it('uses the database role of the worker, not the owner', async () => {
      await setup.given.client.query('revoke insert on bullmq.job from traboule_worker');
      // A late connection on a busy machine causes a different refusal first.
      const refusal = () => handOver(setup.uuid()).then(() => 'none', (error: Error) => error.message); // prettier-ignore
      await until('permission denied', async () => (await refusal()).includes('permission denied'));
      await setup.given.client.query('grant insert on bullmq.job to traboule_worker');
      await handOver(setup.uuid());
      await startWorker();
      await waitUntilEmpty();
      expect(runIds).toHaveLength(1);
    });
});
