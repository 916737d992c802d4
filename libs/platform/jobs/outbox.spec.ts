import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Rollback } from '../database/database.js';
import { type PayloadOf } from './jobs.js';
import { Bench, greet, wake } from './outbox.fixture.js';
import { type JobToEnqueue, enqueue, jobRecord, voidJobs } from './outbox.js';

let bench: Bench;
beforeAll(async () => void (bench = await Bench.start('traboule_app')));
afterAll(() => bench?.end());
afterEach(() => bench.given.client.query('truncate outbox'));

const guestId = '0197a0b0-0000-7000-8000-000000000001';
type Wake = PayloadOf<typeof wake>;
const order = (more: Partial<JobToEnqueue<Wake>> = {}): JobToEnqueue<Wake> => ({
  job: wake,
  subjectId: guestId,
  payload: { guestId, minutesBefore: 120 },
  runAt: bench.clock.now(),
  key: 'remind-1',
  ...more,
});
const within = <Result>(work: Parameters<typeof bench.database.inTransaction<Result>>[1], network = bench.network.id) =>
  bench.database.inTransaction(network, work);

describe('the outbox', () => {
  it('keeps a job if its transaction commits, and only then', async () => {
    await within(async (tx) => {
      await enqueue(tx, order());
      throw new Rollback(undefined);
    });
    expect(await bench.rows()).toEqual([]);
    await within((tx) => enqueue(tx, order()));
    expect(await bench.rows()).toMatchObject([{ key: 'remind-1', published: false, done: false, voided: false }]);
  });

  it('keeps one job a key, however often and at once it is asked for; another network has keys of its own', async () => {
    await Promise.all(Array.from({ length: 32 }, () => within((tx) => enqueue(tx, order()))));
    expect(await bench.rows()).toHaveLength(1);
    await within((tx) => enqueue(tx, order()), bench.other.id);
    expect(await bench.rows()).toHaveLength(2);
  });

  it('refuses a payload that does not fit, before anything is written', async () => {
    const misfits = [{}, { guestId }, { guestId: 'x', minutesBefore: 1 }, { guestId, minutesBefore: 1.5 }, null];
    for (const payload of misfits as Wake[]) {
      await expect(within((tx) => enqueue(tx, order({ payload })))).rejects.toThrow('invalid');
      expect(() => jobRecord(order({ payload }))).toThrow('invalid');
    }
    expect(await bench.rows()).toEqual([]);
  });

  it('belongs to a network: outside of one nothing can be queued', async () => {
    await expect(enqueue(bench.database.open, order())).rejects.toThrow('network_id');
  });

  it('voids what is to come of one kind about one subject in one network, and nothing else', async () => {
    const another = '0197a0b0-0000-7000-8000-000000000002';
    await within(async (tx) => {
      await enqueue(tx, order({ key: 'a' }));
      await enqueue(tx, order({ key: 'b' }));
      await enqueue(tx, order({ key: 'c-done' }));
      await enqueue(tx, order({ key: 'd-another', subjectId: another }));
      await enqueue(tx, { ...order({ key: 'e-kind' }), job: greet, payload: { guestId } });
    });
    await within((tx) => enqueue(tx, order({ key: 'f-network' })), bench.other.id);
    await bench.given.client.query(`update outbox set done_at = now() where key = 'c-done'`);
    const voiding = () => within((tx) => voidJobs(tx, wake, guestId, bench.clock.now()));
    expect(await voiding()).toBe(2);
    expect((await bench.rows()).filter(({ voided }) => voided).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(await voiding()).toBe(0);
  });

  it('keeps a voided job void though it is asked for again', async () => {
    await within((tx) => enqueue(tx, order()));
    await within((tx) => voidJobs(tx, wake, guestId, bench.clock.now()));
    await within((tx) => enqueue(tx, order()));
    expect(await bench.rows()).toMatchObject([{ voided: true }]);
  });
});
