import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type JobHandler, MAX_ATTEMPTS } from './jobs.js';
import { Bench, greet } from './outbox.fixture.js';
import { type JobReport, JobRows, RELAY_BATCH, relayDue, runJob } from './relay.js';

const LEASE = 15;
let bench: Bench;
beforeAll(async () => void (bench = await Bench.start('traboule_worker')));
afterAll(() => bench?.end());
afterEach(async () => {
  await bench.given.client.query('truncate outbox');
  bench.clock.set('2026-11-23T08:00:00Z');
});

/** Stands where BullMQ stands, and keeps what it is handed: the real one is behind the specs of the worker. */
class Basket {
  readonly ids: string[] = [];
  constructor(private readonly fault?: Error) {}
  addBulk = async (jobs: { data: { outboxId: string }; opts?: { jobId?: string } }[]) => {
    await sleep(1);
    if (this.fault) throw this.fault;
    for (const { data, opts } of jobs) {
      expect(opts?.jobId).toBe(data.outboxId); // by which the queue drops what it still has
      this.ids.push(data.outboxId);
    }
    return [];
  };
}
const relay = (basket: Basket) => relayDue(bench.database.open, basket, bench.clock.now(), LEASE);

describe('the relay', () => {
  it('hands over what is due, not what is to come, done, void or given up', async () => {
    const { clock, given } = bench;
    const due = await bench.due(2);
    await bench.due(1, greet.name, clock.now().add({ seconds: 1 }));
    await given.client.query(`update outbox set done_at = now() where id = any($1)`, [await bench.due(1)]);
    await given.client.query(`update outbox set voided_at = now() where id = any($1)`, [await bench.due(1)]);
    await given.client.query(`update outbox set attempts = $2 where id = any($1)`, [await bench.due(1), MAX_ATTEMPTS]);
    const basket = new Basket();
    expect(await relay(basket)).toBe(2);
    expect(basket.ids.toSorted()).toEqual(due.toSorted());
    clock.advance({ seconds: 1 });
    expect(await relay(basket)).toBe(1);
  });

  it('hands nothing over twice at once: eight relays share what is due', async () => {
    const ids = await bench.due(3 * RELAY_BATCH + 17);
    const baskets = Array.from({ length: 8 }, () => new Basket());
    for (let handed = 1; handed > 0;) handed = (await Promise.all(baskets.map(relay))).reduce((sum, n) => sum + n);
    const handed = baskets.flatMap((basket) => basket.ids);
    expect(handed).toHaveLength(ids.length);
    expect(new Set(handed)).toEqual(new Set(ids));
    expect(baskets.filter(({ ids: own }) => own.length > 0).length).toBeGreaterThan(1); // else nobody raced
  });

  it('hands over at most a batch at a time, the longest due first', async () => {
    const late = await bench.due(RELAY_BATCH, greet.name, bench.clock.now().subtract({ hours: 1 }));
    await bench.due(5);
    const basket = new Basket();
    expect(await relay(basket)).toBe(RELAY_BATCH);
    expect(new Set(basket.ids)).toEqual(new Set(late));
    expect(await relay(basket)).toBe(5);
    expect(await relay(basket)).toBe(0);
  });

  it('hands over again what is not done two leases later, and not a moment before', async () => {
    const [id] = await bench.due(1);
    const basket = new Basket();
    await relay(basket);
    bench.clock.advance({ milliseconds: 2_000 * LEASE - 1 });
    expect(await relay(basket)).toBe(0);
    bench.clock.advance({ milliseconds: 1 });
    expect(await relay(basket)).toBe(1);
    expect(basket.ids).toEqual([id, id]);
    await bench.given.client.query('update outbox set done_at = now()');
    bench.clock.advance({ hours: 1 });
    expect(await relay(basket)).toBe(0);
  });

  it('takes back what the queue did not take, and says so', async () => {
    const ids = await bench.due(3);
    await expect(relay(new Basket(new Error('the queue is away')))).rejects.toThrow('the queue is away');
    expect((await bench.rows()).map(({ published }) => published)).toEqual([false, false, false]);
    const basket = new Basket();
    expect(await relay(basket)).toBe(3);
    expect(new Set(basket.ids)).toEqual(new Set(ids));
  });

  it('leaves a row alone that another transaction holds, and does not wait for it', async () => {
    const [held, free] = await bench.due(2);
    await bench.given.client.query('begin');
    await bench.given.client.query('select from outbox where id = $1 for update', [held]);
    const basket = new Basket();
    await relay(basket);
    await bench.given.client.query('rollback');
    expect(basket.ids).toEqual([free]);
    expect(await relay(basket)).toBe(1);
  });
});

describe('a job', () => {
  const reports: JobReport[] = [];
  const run = (id: string, handler: JobHandler, topic = greet.name) =>
    runJob(new JobRows(bench.database.open, bench.clock), new Map([[topic, handler]]), id, (line) =>
      reports.push(line),
    );
  afterEach(() => void reports.splice(0));

  it('is given its payload, its network and its row, and is done', async () => {
    const [id] = await bench.due(1);
    const calls: unknown[][] = [];
    await run(id!, async (...call) => void calls.push(call));
    expect(calls).toEqual([[{ guestId: expect.any(String) }, { networkId: bench.network.id, jobId: id }]]);
    expect(await bench.rows()).toMatchObject([{ done: true, attempts: 0, error: null }]);
    expect(reports).toEqual([{ topic: greet.name, jobId: id, requestId: 'request-1', outcome: 'done' }]);
  });

  it('is skipped when it is done, void, or of another database', async () => {
    const [done, voided] = await bench.due(2);
    await bench.given.client.query('update outbox set done_at = now() where id = $1', [done]);
    await bench.given.client.query('update outbox set voided_at = now() where id = $1', [voided]);
    let calls = 0;
    for (const id of [done!, voided!, bench.uuid()]) await run(id, async () => void calls++);
    expect(calls).toBe(0);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it('that fails comes back after 5 s, then twice as long each time, up to an hour; and is given up in the end', async () => {
    const [id] = await bench.due(1);
    const waits: number[] = [];
    const basket = new Basket();
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      expect(await relay(basket)).toBe(1);
      await run(id!, () => Promise.reject(new Error(`no ${attempt}`)));
      const row = await bench.given.one<{ runAt: string; error: string }>(
        `select to_char(run_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "runAt", last_error as error from outbox`,
      );
      expect(row.error).toBe(`no ${attempt}`);
      const due = Temporal.Instant.from(row.runAt);
      waits.push(due.since(bench.clock.now()).total('seconds'));
      bench.clock.set(due.subtract({ seconds: 1 }));
      expect(await relay(basket)).toBe(0);
      bench.clock.set(due);
    }
    expect(waits.slice(0, 12)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
    expect(waits.reduce((sum, wait) => sum + wait) / 86_400).toBeGreaterThan(2); // a weekend
    expect(await relay(basket)).toBe(0);
    expect(reports.map(({ outcome }) => outcome)).toEqual([...Array(MAX_ATTEMPTS - 1).fill('failed'), 'given up']);
  });

  it('fails by itself when its payload does not fit its job, or nothing handles it', async () => {
    const [odd, strange] = await bench.due(2);
    await bench.given.client.query(`update outbox set payload = '{"guestId": "none"}' where id = $1`, [odd]);
    await bench.given.client.query(`update outbox set topic = 'spec.unknown' where id = $1`, [strange]);
    let calls = 0;
    for (const id of [odd!, strange!]) await run(id, async () => void calls++);
    expect(calls).toBe(0);
    expect((await bench.rows()).map(({ done, attempts }) => [done, attempts])).toEqual([[false, 1], [false, 1]]); // prettier-ignore
    expect(reports.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  });

  it('that throws nothing worth the name still fails', async () => {
    const [id] = await bench.due(1);
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- somebody else's code may
    await run(id!, () => Promise.reject(undefined));
    expect(await bench.rows()).toMatchObject([{ done: false, attempts: 1, error: 'undefined' }]);
  });

  it('run by two workers at once: the one that fails late does not undo that it is done', async () => {
    const [id] = await bench.due(1);
    const slow = Promise.withResolvers<void>();
    const late = run(id!, () => slow.promise);
    await run(id!, async () => {});
    slow.reject(new Error('too late'));
    await late;
    expect(await bench.rows()).toMatchObject([{ done: true, attempts: 0, error: null }]);
    expect(await relay(new Basket())).toBe(0);
  });
});
