import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILPOINTS, type Failpoint, JOBS_AT_ONCE } from '#libs/platform';
import { type TestDatabase, TestRedis, backends, on, seededChance, until } from '#libs/testing';
import { localMails } from './bookings.fixture.js';
import { Town, dueReminders } from './town.fixture.js';

const CROWD = 24;
const LANES = 4;
const SENT: Failpoint[] = ['mail:sent', 'mail:marked', 'job:done'];
const once = Array.from({ length: CROWD }, () => 1);
const chance = seededChance();
const queues = backends();

let one: TestDatabase;
let crowd: TestDatabase;
const untold: (() => Promise<void>)[] = [];
let lanes: Promise<void>[] = [];

/** A test that mostly waits for processes: some run at once, in the order they are written. */
function story(name: string, tell: () => Promise<void>): void {
  const told = Promise.withResolvers<void>();
  told.promise.catch(() => {}); // it fails where it is awaited
  untold.push(() => tell().then(told.resolve, told.reject));
  it(`${name}`, () => told.promise, 240_000);
}

async function inTown(prepared: TestDatabase, redis: TestRedis | undefined, tell: (town: Town) => Promise<void>) {
  const town = await Town.like(prepared, on(redis));
  try {
    await tell(town);
  } finally {
    await town.end();
  }
}

/** With a Redis nobody else uses, to lose. */
async function withRedis(prepared: TestDatabase, tell: (town: Town, redis: TestRedis) => Promise<void>) {
  const redis = new TestRedis();
  try {
    await redis.start();
    await inTown(prepared, redis, (town) => tell(town, redis));
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
    for (let tell = untold.shift(); tell; tell = untold.shift()) await tell();
  });
});
afterAll(async () => {
  untold.length = 0;
  await Promise.all(lanes);
  for (const { redis } of queues) await redis?.stop();
  await one?.drop();
  await crowd?.drop();
});

describe.each(queues)('a worker that dies, its queue in $name', ({ redis }) => {
  for (const step of FAILPOINTS.job)
    story(`at ${step}: the next one sends the reminder once`, () =>
      inTown(one, redis, async (town) => {
        expect(await town.worker({ FAIL_AT: step }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
        expect(town.server.taken).toHaveLength(SENT.includes(step) ? 1 : 0); // it died where it was told to
        await town.claimsAge();
        town.worker();
        await town.settled();
        // A mail server cannot be asked what it has: that one goes again under its Message-ID, by which it is dropped.
        expect(town.copies()).toEqual([step === 'mail:sent' ? 2 : 1]);
      }),
    );
});

describe('a worker that dies, its mail in the local mailbox', () => {
  story('between sending and noting it: the mailbox has it once', async () => {
    const town = await Town.like(one, {}, 'local');
    try {
      expect(await town.worker({ FAIL_AT: 'mail:sent' }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
      expect(await localMails(town.given)).toHaveLength(1);
      await town.claimsAge();
      town.worker();
      await town.settled();
      expect(await localMails(town.given)).toHaveLength(1);
    } finally {
      await town.end();
    }
  });
});

describe.each(queues)('workers in trouble, their queue in $name', ({ redis }) => {
  story('two at work, one killed at any moment: every reminder once, but for copies of what it had in its hands', () =>
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

  story('one told to leave while it sends: it ends what it began, and leaves nothing to be done twice', () =>
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

  story('one frozen while it sends, another in its place: the other waits, and nothing is sent twice', () =>
    inTown(one, redis, async (town) => {
      town.server.delayMs = 300;
      // Both are up before there is anything to send: however long a process takes to start, the claim stays young.
      await town.given.client.query('begin; select from outbox for update');
      const [frozen, other] = await Promise.all([town.worker().ready(), town.worker().ready()]);
      other.signal('SIGSTOP');
      await town.given.client.query('commit');
      await until('the mail server is asked', () => town.server.asked === 1);
      frozen.signal('SIGSTOP');
      other.signal('SIGCONT');
      await until(
        'the other was told to wait',
        async () => JSON.stringify(await town.open()).includes('being sent by another process'),
        22, // before the claim is old enough to be taken for abandoned
      );
      frozen.signal('SIGCONT');
      await town.settled();
      expect(town.copies()).toEqual([1]);
    }),
  );

  story('one cut off from the database, again and again: it lives, and every reminder goes once', () =>
    inTown(crowd, redis, async (town) => {
      town.server.delayMs = 50;
      const worker = await town.worker().ready();
      for (let cuts = 1; cuts <= 3; cuts++) {
        await town.taken(cuts * 5);
        await town.given.client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
      }
      await sleep(2_000); // what was under way is over: only claims whose answer was cut off are left
      await town.claimsAge();
      await town.settled();
      expect(town.copies()).toEqual(once);
      expect(await worker.leave()).toBe(0);
    }),
  );
});

if (TestRedis.exists)
  describe('Redis lost', () => {
    story('between handing over and running: handed over again, sent once', () =>
      withRedis(one, async (town, redis) => {
        expect(await town.worker({ FAIL_AT: 'relay:handed-over' }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
        await redis.empty();
        town.worker();
        await town.settled();
        expect(town.copies()).toEqual([1]);
      }),
    );

    story(
      'while the worker runs, and back with nothing in it: every reminder once; lost again, it leaves when told',
      () =>
        withRedis(crowd, async (town, redis) => {
          town.server.delayMs = 50;
          const worker = await town.worker().ready();
          await town.taken(5);
          if (TestRedis.isOwn) await redis.kill();
          else await redis.empty();
          await sleep(1_000);
          await redis.start();
          await town.settled();
          expect(town.copies()).toEqual(once);
          await redis.kill();
          expect(await worker.leave()).toBe(0);
        }),
    );
  });
