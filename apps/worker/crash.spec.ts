import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILPOINTS, type Failpoint, JOBS_AT_ONCE } from '#libs/platform';
import { type TestDatabase, TestRedis, queueBackends, redisEnv, seededRandom, until } from '#libs/testing';
import { localMails } from './bookings.fixture.js';
import { Town, dueReminders } from './town.fixture.js';

const CROWD = 24;
const LANES = 4;
const SENT: Failpoint[] = ['mail:sent', 'mail:marked', 'job:done'];
const once = Array.from({ length: CROWD }, () => 1);
const chance = seededRandom();
const queues = queueBackends();

let one: TestDatabase;
let crowd: TestDatabase;
const pending: (() => Promise<void>)[] = [];
let lanes: Promise<void>[] = [];

/** A test that mostly waits for processes. Some run at the same time, in the order in which they are written. */
function longTest(name: string, run: () => Promise<void>): void {
  const started = Promise.withResolvers<void>();
  started.promise.catch(() => {}); // the rejection is handled where the promise is awaited
  pending.push(() => run().then(started.resolve, started.reject));
  it(`${name}`, () => started.promise, 240_000);
}

async function inTown(prepared: TestDatabase, redis: TestRedis | undefined, run: (town: Town) => Promise<void>) {
  const town = await Town.like(prepared, redisEnv(redis));
  try {
    await run(town);
  } finally {
    await town.end();
  }
}

/** Runs with a Redis of its own, which the test can stop. */
async function withRedis(prepared: TestDatabase, run: (town: Town, redis: TestRedis) => Promise<void>) {
  const redis = new TestRedis();
  try {
    await redis.start();
    await inTown(prepared, redis, (town) => run(town, redis));
  } finally {
    await redis.stop();
  }
}

beforeAll(async () => {
  console.log(`crash seed: SEED=${chance.seed}`);
  one = await dueReminders(1);
  crowd = await dueReminders(CROWD);
  for (const { redis } of queues) await redis?.start();
  lanes = Array.from({ length: LANES }, async () => {
    for (let run = pending.shift(); run; run = pending.shift()) await run();
  });
});
afterAll(async () => {
  pending.length = 0;
  await Promise.all(lanes);
  for (const { redis } of queues) await redis?.stop();
  await one?.drop();
  await crowd?.drop();
});

describe.each(queues)('a worker with its queue in $name', ({ redis }) => {
  for (const step of FAILPOINTS.job)
    longTest(`dies at ${step} and another one sends the reminder once`, () =>
      inTown(one, redis, async (town) => {
        expect(await town.worker({ FAIL_AT: step }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
        expect(town.server.taken).toHaveLength(SENT.includes(step) ? 1 : 0); // it died at the failpoint
        await town.claimsAge();
        await town.takeOver();
        await town.settled();
        // SMTP cannot be asked whether a mail was accepted, so it is sent again under the same Message-ID, by which receivers
        // drop it.
        expect(town.copies()).toEqual([step === 'mail:sent' ? 2 : 1]);
      }),
    );
});

describe('a worker with the local mailbox', () => {
  longTest('dies between sending and marking, and the mailbox contains the mail once', async () => {
    const town = await Town.like(one, {}, 'local');
    try {
      expect(await town.worker({ FAIL_AT: 'mail:sent' }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
      expect(await localMails(town.given)).toHaveLength(1);
      await town.claimsAge();
      await town.takeOver();
      await town.settled();
      expect(await localMails(town.given)).toHaveLength(1);
    } finally {
      await town.end();
    }
  });
});

describe.each(queues)('workers with their queue in $name', ({ redis }) => {
  longTest('send every reminder once when one of two is killed, except for duplicates of its mails under way', () =>
    inTown(crowd, redis, async (town) => {
      town.server.delayMs = 50;
      const [doomed] = await Promise.all([town.worker().ready(), town.worker().ready()]);
      await town.taken(Math.floor(chance.next() * 12));
      await doomed.die();
      await town.claimsAge();
      await town.settled();
      const copies = town.copies();
      expect(copies).toHaveLength(CROWD);
      expect(copies.reduce((sum, n) => sum + n)).toBeLessThanOrEqual(CROWD + JOBS_AT_ONCE);
    }),
  );

  longTest('finish the mails under way when they are stopped, so that nothing is sent twice', () =>
    inTown(one, redis, async (town) => {
      town.server.delayMs = 1_500;
      const worker = await town.worker().ready();
      await until('the mail server is asked', () => town.server.asked === 1);
      expect(await worker.leave()).toBe(0);
      expect(await town.open()).toEqual([]);
      await town.settled();
      expect(town.copies()).toEqual([1]);
    }),
  );

  longTest('wait for the claim of a frozen one, so that nothing is sent twice', () =>
    inTown(one, redis, async (town) => {
      town.server.delayMs = 300;
      // Both are ready before there is anything to send, so that the claim does not expire during their start.
      await town.given.client.query('begin; select from outbox for update');
      const [frozen, other] = await Promise.all([town.worker().ready(), town.worker().ready()]);
      other.signal('SIGSTOP');
      await town.given.client.query('commit');
      await until('the mail server is asked', () => town.server.asked === 1);
      frozen.signal('SIGSTOP');
      other.signal('SIGCONT');
      await until(
        'the other one waits',
        async () => JSON.stringify(await town.open()).includes('being sent by another process'),
        22, // before the claim counts as abandoned
      );
      frozen.signal('SIGCONT');
      await town.settled();
      expect(town.copies()).toEqual([1]);
    }),
  );

  longTest('survive repeated losses of the database connection and send every reminder once', () =>
    inTown(crowd, redis, async (town) => {
      town.server.delayMs = 50;
      const worker = await town.worker().ready();
      for (let cuts = 1; cuts <= 3; cuts++) {
        await town.taken(cuts * 5);
        await town.given.client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
      }
      await sleep(2_000); // only claims whose confirmation was cut off are left
      await town.claimsAge();
      await town.settled();
      expect(town.copies()).toEqual(once);
      expect(await worker.leave()).toBe(0);
    }),
  );
});

if (TestRedis.exists)
  describe('Redis', () => {
    longTest('dies between relaying and running, and the relayed job runs once', () =>
      withRedis(one, async (town, redis) => {
        expect(await town.worker({ FAIL_AT: 'relay:handed-over' }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
        await redis.flush();
        await town.takeOver();
        await town.settled();
        expect(town.copies()).toEqual([1]);
      }),
    );

    longTest('lost and restarted empty: every reminder is sent once, and the worker still stops when asked', () =>
      withRedis(crowd, async (town, redis) => {
        town.server.delayMs = 50;
        const worker = await town.worker().ready();
        await town.taken(5);
        if (TestRedis.isOwn) await redis.kill();
        else await redis.flush();
        await sleep(1_000);
        await redis.start();
        await town.settled();
        expect(town.copies()).toEqual(once);
        await redis.kill();
        expect(await worker.leave()).toBe(0);
      }),
    );
  });
