import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Queue, type Worker } from 'bullmq';
import { backends, on, testEnv, until } from '#libs/testing';
import { type Env } from '../env.js';
import { Bench } from './outbox.fixture.js';
import { type QueuedJob, openQueue, openWorker } from './queue.js';

/** Longer than a busy machine holds a process up: who is silent for longer has its jobs run again, and rightly so. */
const LEASE_SECONDS = 5;

describe.each(backends())('the queue in $name', ({ redis }) => {
  let bench: Bench;
  let env: Env;
  let queue: Queue<QueuedJob>;
  const open: Worker<QueuedJob>[] = [];
  const ran: string[] = [];

  const handOver = (...ids: string[]) =>
    queue.addBulk(ids.map((id) => ({ name: 'outbox', data: { outboxId: id }, opts: { jobId: id } })));
  const work = async (run: (id: string) => Promise<void> = async () => {}, of = env) => {
    const worker = await openWorker(of, async ({ outboxId }) => {
      ran.push(outboxId);
      await run(outboxId);
    });
    worker.on('error', () => {});
    open.push(worker);
    await worker.waitUntilReady();
    return worker;
  };
  const kept = async () => Object.values(await queue.getJobCounts()).reduce((sum, count) => sum + count, 0);
  const empty = () => until('the queue is empty', async () => (await kept()) === 0);

  beforeAll(async () => {
    await redis?.start();
    bench = await Bench.start('traboule_worker');
    env = testEnv(bench.url, { JOB_LEASE_SECONDS: String(LEASE_SECONDS), ...on(redis) });
  });
  afterAll(async () => {
    await bench?.end();
    await redis?.stop();
  });
  beforeEach(async () => {
    queue = (await openQueue(env)).on('error', () => {});
    await queue.waitUntilReady();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((worker) => worker.close()));
    await queue.close();
    ran.splice(0);
  });

  it('runs each job it is handed once, shared among its workers, and keeps nothing of it', async () => {
    const ids = Array.from({ length: 30 }, bench.uuid);
    await Promise.all([work(() => sleep(20)), work(() => sleep(20))]);
    await handOver(...ids);
    await until('all ran', () => ran.length >= ids.length);
    await empty();
    expect(ran.toSorted()).toEqual(ids.toSorted());
  });

  it('forgets a job that failed too, so that it can be handed over again', async () => {
    const id = bench.uuid();
    await work(() => (ran.length < 3 ? Promise.reject(new Error('no')) : Promise.resolve()));
    for (let times = 1; times <= 3; times++) {
      await handOver(id);
      await until(`it ran ${times} times`, () => ran.length === times);
      await empty();
    }
  });

  it('drops what it still has, waiting or running', async () => {
    const id = bench.uuid();
    await handOver(id);
    await handOver(id, id);
    const done = Promise.withResolvers<void>();
    await work(() => done.promise);
    await until('it runs', () => ran.length === 1);
    await handOver(id);
    await sleep((LEASE_SECONDS + 1) * 1_000); // the worker at it renews its lease
    await handOver(id);
    done.resolve();
    await empty();
    expect(ran).toEqual([id]);
  });

  it('lets a worker that is closed end what it began, and gives the rest to the next', async () => {
    const ids = Array.from({ length: 20 }, bench.uuid);
    let ended = 0;
    const first = await work(async () => {
      await sleep(300);
      ended++;
    });
    await handOver(...ids);
    await until('some run', () => ran.length > 0);
    await first.close();
    expect(ended).toBe(ran.length);
    expect(ended).toBeLessThan(ids.length);
    await work();
    await empty();
    expect(ran.toSorted()).toEqual(ids.toSorted());
  });

  if (redis)
    it('is one database’s: another on the same Redis sees none of its jobs', async () => {
      const another = await Bench.start('traboule_worker');
      try {
        await work(undefined, testEnv(another.url, { ...on(redis) }));
        await handOver(bench.uuid());
        await sleep(500);
        expect(ran).toEqual([]);
        await work();
        await empty();
        expect(ran).toHaveLength(1);
      } finally {
        await Promise.all(open.splice(0).map((worker) => worker.close()));
        await another.end();
      }
    });
  else
    it('asks the database as the worker, not as its owner', async () => {
      await bench.given.client.query('revoke insert on bullmq.job from traboule_worker');
      // On a busy machine a connection may be late: that refusal is another one.
      const why = () => handOver(bench.uuid()).then(() => 'none', (error: Error) => error.message); // prettier-ignore
      await until('permission denied', async () => (await why()).includes('permission denied'));
      await bench.given.client.query('grant insert on bullmq.job to traboule_worker');
      await handOver(bench.uuid());
      await work();
      await empty();
      expect(ran).toHaveLength(1);
    });
});
