import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type JobHandler, MAX_ATTEMPTS } from './jobs.js';
import { DatabaseTestSetup, greet } from './test-setup.fixture.js';
import { RELAY_BATCH, relayDue } from './relay.js';
import { type JobReport, JobRows, runJob } from './run-job.js';

const LEASE = 15;
let setup: DatabaseTestSetup;
beforeAll(async () => void (setup = await DatabaseTestSetup.start('traboule_worker')));
afterAll(() => setup?.end());
afterEach(async () => {
  await setup.given.client.query('truncate outbox');
  setup.clock.set('2026-11-23T08:00:00Z');
});

/** Takes the place of BullMQ and records the ids handed over. The specs of the worker use the real queue. */
class RecordingQueue {
  readonly ids: string[] = [];
  constructor(private readonly fault?: Error) {}
  addBulk = async (jobs: { data: { outboxId: string }; opts?: { jobId?: string } }[]) => {
    await sleep(1);
    if (this.fault) throw this.fault;
    for (const { data, opts } of jobs) {
      expect(opts?.jobId).toBe(data.outboxId); // the queue recognises a job that it already has by this id
      this.ids.push(data.outboxId);
    }
    return [];
  };
}
const relay = (queue: RecordingQueue) => relayDue(setup.database.open, queue, setup.clock.now(), LEASE);

describe('the relay', () => {
  it('hands over due jobs, and no future, done, voided or given-up ones', async () => {
    const { clock, given } = setup;
    const dueAt = await setup.insertDue(2);
    await setup.insertDue(1, greet.name, clock.now().add({ seconds: 1 }));
    await given.client.query(`update outbox set done_at = now() where id = any($1)`, [await setup.insertDue(1)]);
    await given.client.query(`update outbox set voided_at = now() where id = any($1)`, [await setup.insertDue(1)]);
    await given.client.query(`update outbox set attempts = $2 where id = any($1)`, [
      await setup.insertDue(1),
      MAX_ATTEMPTS,
    ]);
    const queue = new RecordingQueue();
    expect(await relay(queue)).toBe(2);
    expect(queue.ids.toSorted()).toEqual(dueAt.toSorted());
    clock.advance({ seconds: 1 });
    expect(await relay(queue)).toBe(1);
  });

  it('hands each due job over once when eight relays run simultaneously', async () => {
    const ids = await setup.insertDue(3 * RELAY_BATCH + 17);
    const queues = Array.from({ length: 8 }, () => new RecordingQueue());
    for (let handed = 1; handed > 0;) handed = (await Promise.all(queues.map(relay))).reduce((sum, n) => sum + n);
    const handed = queues.flatMap((queue) => queue.ids);
    expect(handed).toHaveLength(ids.length);
    expect(new Set(handed)).toEqual(new Set(ids));
    expect(queues.filter(({ ids: own }) => own.length > 0).length).toBeGreaterThan(1); // otherwise the relays did not compete
  });

  it('hands over at most one batch at a time, the longest overdue first', async () => {
    const late = await setup.insertDue(RELAY_BATCH, greet.name, setup.clock.now().subtract({ hours: 1 }));
    await setup.insertDue(5);
    const queue = new RecordingQueue();
    expect(await relay(queue)).toBe(RELAY_BATCH);
    expect(new Set(queue.ids)).toEqual(new Set(late));
    expect(await relay(queue)).toBe(5);
    expect(await relay(queue)).toBe(0);
  });

  it('hands a job over again when it is not done after exactly two leases', async () => {
    const [id] = await setup.insertDue(1);
    const queue = new RecordingQueue();
    await relay(queue);
    setup.clock.advance({ milliseconds: 2_000 * LEASE - 1 });
    expect(await relay(queue)).toBe(0);
    setup.clock.advance({ milliseconds: 1 });
    expect(await relay(queue)).toBe(1);
    expect(queue.ids).toEqual([id, id]);
    await setup.given.client.query('update outbox set done_at = now()');
    setup.clock.advance({ hours: 1 });
    expect(await relay(queue)).toBe(0);
  });

  it('takes jobs back when the queue refuses them, and reports the error', async () => {
    const ids = await setup.insertDue(3);
    await expect(relay(new RecordingQueue(new Error('the queue is unavailable')))).rejects.toThrow(
      'the queue is unavailable',
    );
    expect((await setup.rows()).map(({ published }) => published)).toEqual([false, false, false]);
    const queue = new RecordingQueue();
    expect(await relay(queue)).toBe(3);
    expect(new Set(queue.ids)).toEqual(new Set(ids));
  });

  it('skips a row that another transaction has locked, without waiting', async () => {
    const [locked, free] = await setup.insertDue(2);
    await setup.given.client.query('begin');
    await setup.given.client.query('select from outbox where id = $1 for update', [locked]);
    const queue = new RecordingQueue();
    await relay(queue);
    await setup.given.client.query('rollback');
    expect(queue.ids).toEqual([free]);
    expect(await relay(queue)).toBe(1);
  });
});

describe('a job', () => {
  const reports: JobReport[] = [];
  const run = (id: string, handler: JobHandler, topic = greet.name) =>
    runJob(new JobRows(setup.database.open, setup.clock), new Map([[topic, handler]]), id, (line) =>
      reports.push(line),
    );
  afterEach(() => void reports.splice(0));

  it('receives its payload, network and id, and is marked done', async () => {
    const [id] = await setup.insertDue(1);
    const calls: unknown[][] = [];
    await run(id!, async (...call) => void calls.push(call));
    expect(calls).toEqual([[{ guestId: expect.any(String) }, { networkId: setup.network.id, jobId: id }]]);
    expect(await setup.rows()).toMatchObject([{ done: true, attempts: 0, error: null }]);
    expect(reports).toEqual([{ topic: greet.name, jobId: id, requestId: 'request-1', outcome: 'done' }]);
  });

  it('is skipped when it is done, voided or unknown', async () => {
    const [done, voided] = await setup.insertDue(2);
    await setup.given.client.query('update outbox set done_at = now() where id = $1', [done]);
    await setup.given.client.query('update outbox set voided_at = now() where id = $1', [voided]);
    let calls = 0;
    for (const id of [done!, voided!, setup.uuid()]) await run(id, async () => void calls++);
    expect(calls).toBe(0);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it('is retried after 5 s, then after twice as long each time up to an hour, and is finally given up', async () => {
    const [id] = await setup.insertDue(1);
    const waits: number[] = [];
    const queue = new RecordingQueue();
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      expect(await relay(queue)).toBe(1);
      await run(id!, () => Promise.reject(new Error(`no ${attempt}`)));
      const row = await setup.given.one<{ runAt: string; error: string }>(
        `select to_char(run_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "runAt", last_error as error from outbox`,
      );
      expect(row.error).toBe(`no ${attempt}`);
      const dueAt = Temporal.Instant.from(row.runAt);
      waits.push(dueAt.since(setup.clock.now()).total('seconds'));
      setup.clock.set(dueAt.subtract({ seconds: 1 }));
      expect(await relay(queue)).toBe(0);
      setup.clock.set(dueAt);
    }
    expect(waits.slice(0, 12)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
    expect(waits.reduce((sum, wait) => sum + wait) / 86_400).toBeGreaterThan(2); // a weekend
    expect(await relay(queue)).toBe(0);
    expect(reports.map(({ outcome }) => outcome)).toEqual([...Array(MAX_ATTEMPTS - 1).fill('failed'), 'given up']);
  });

  it('fails when its payload is invalid or its kind is unknown, without affecting other jobs', async () => {
    const [invalidPayload, unknownTopic] = await setup.insertDue(2);
    await setup.given.client.query(`update outbox set payload = '{"guestId": "none"}' where id = $1`, [invalidPayload]);
    await setup.given.client.query(`update outbox set topic = 'spec.unknown' where id = $1`, [unknownTopic]);
    let calls = 0;
    for (const id of [invalidPayload!, unknownTopic!]) await run(id, async () => void calls++);
    expect(calls).toBe(0);
    expect((await setup.rows()).map(({ done, attempts }) => [done, attempts])).toEqual([[false, 1], [false, 1]]); // prettier-ignore
    expect(reports.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  });

  it('fails even when its handler rejects with undefined', async () => {
    const [id] = await setup.insertDue(1);
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- code of dependencies may do so
    await run(id!, () => Promise.reject(undefined));
    expect(await setup.rows()).toMatchObject([{ done: false, attempts: 1, error: 'undefined' }]);
  });

  it('stays done when a second worker that ran it fails later', async () => {
    const [id] = await setup.insertDue(1);
    const slow = Promise.withResolvers<void>();
    const late = run(id!, () => slow.promise);
    await run(id!, async () => {});
    slow.reject(new Error('too late'));
    await late;
    expect(await setup.rows()).toMatchObject([{ done: true, attempts: 0, error: null }]);
    expect(await relay(new RecordingQueue())).toBe(0);
  });
});
