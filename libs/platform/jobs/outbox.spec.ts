import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Rollback } from '../database/database.js';
import { type PayloadOf } from './jobs.js';
import { DatabaseTestSetup, greet, wake } from './test-setup.fixture.js';
import { type JobToEnqueue, enqueue, jobRecord, voidJobs } from './outbox.js';

let setup: DatabaseTestSetup;
beforeAll(async () => void (setup = await DatabaseTestSetup.start('traboule_app')));
afterAll(() => setup?.end());
afterEach(() => setup.given.client.query('truncate outbox'));

const guestId = '0197a0b0-0000-7000-8000-000000000001';
type Wake = PayloadOf<typeof wake>;
const jobToEnqueue = (more: Partial<JobToEnqueue<Wake>> = {}): JobToEnqueue<Wake> => ({
  job: wake,
  subjectId: guestId,
  payload: { guestId, minutesBefore: 120 },
  runAt: setup.clock.now(),
  key: 'remind-1',
  ...more,
});
const inTransaction = <Result>(
  work: Parameters<typeof setup.database.inTransaction<Result>>[1],
  network = setup.network.id,
) => setup.database.inTransaction(network, work);

describe('the outbox', () => {
  it('stores a job if and only if its transaction commits', async () => {
    await inTransaction(async (tx) => {
      await enqueue(tx, jobToEnqueue());
      throw new Rollback(undefined);
    });
    expect(await setup.rows()).toEqual([]);
    await inTransaction((tx) => enqueue(tx, jobToEnqueue()));
    expect(await setup.rows()).toMatchObject([{ key: 'remind-1', published: false, done: false, voided: false }]);
  });

  it('stores one job per key and network, even when it is enqueued many times simultaneously', async () => {
    await Promise.all(Array.from({ length: 32 }, () => inTransaction((tx) => enqueue(tx, jobToEnqueue()))));
    expect(await setup.rows()).toHaveLength(1);
    await inTransaction((tx) => enqueue(tx, jobToEnqueue()), setup.other.id);
    expect(await setup.rows()).toHaveLength(2);
  });

  it('refuses an invalid payload before anything is written', async () => {
    const invalidPayloads = [
      {},
      { guestId },
      { guestId: 'x', minutesBefore: 1 },
      { guestId, minutesBefore: 1.5 },
      null,
    ];
    for (const payload of invalidPayloads as Wake[]) {
      await expect(inTransaction((tx) => enqueue(tx, jobToEnqueue({ payload })))).rejects.toThrow('invalid');
      expect(() => jobRecord(jobToEnqueue({ payload }))).toThrow('invalid');
    }
    expect(await setup.rows()).toEqual([]);
  });

  it('accepts jobs only inside the transaction of a network', async () => {
    await expect(enqueue(setup.database.open, jobToEnqueue())).rejects.toThrow('network_id');
  });

  it('voids the pending jobs of one kind, one subject and one network, and nothing else', async () => {
    const another = '0197a0b0-0000-7000-8000-000000000002';
    await inTransaction(async (tx) => {
      await enqueue(tx, jobToEnqueue({ key: 'a' }));
      await enqueue(tx, jobToEnqueue({ key: 'b' }));
      await enqueue(tx, jobToEnqueue({ key: 'c-done' }));
      await enqueue(tx, jobToEnqueue({ key: 'd-another', subjectId: another }));
      await enqueue(tx, { ...jobToEnqueue({ key: 'e-kind' }), job: greet, payload: { guestId } });
    });
    await inTransaction((tx) => enqueue(tx, jobToEnqueue({ key: 'f-network' })), setup.other.id);
    await setup.given.client.query(`update outbox set done_at = now() where key = 'c-done'`);
    const voidPending = () => inTransaction((tx) => voidJobs(tx, wake, guestId, setup.clock.now()));
    expect(await voidPending()).toBe(2);
    expect((await setup.rows()).filter(({ voided }) => voided).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(await voidPending()).toBe(0);
  });

  it('keeps a voided job void when it is enqueued again', async () => {
    await inTransaction((tx) => enqueue(tx, jobToEnqueue()));
    await inTransaction((tx) => voidJobs(tx, wake, guestId, setup.clock.now()));
    await inTransaction((tx) => enqueue(tx, jobToEnqueue()));
    expect(await setup.rows()).toMatchObject([{ voided: true }]);
  });
});
