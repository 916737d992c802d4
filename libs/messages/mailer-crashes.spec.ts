import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '#libs/platform';
import { MailBench, Postbox } from './mail-bench.fixture.js';
import { Mailer } from './mailer.js';

let bench: MailBench;
beforeAll(async () => void (bench = await MailBench.start()));
afterAll(() => bench.end());
afterEach(() => bench.clear());

const killed = Object.assign(new Error('killed'), { code: 'XX000' }); // by another code it would be tried again
const dead = () => new Promise<never>(() => {}); // a process that was killed neither answers nor cleans up

describe('a process that dies', () => {
  const later = () => bench.clock.advance({ seconds: 26 });

  it('between claim and sending: the next one sends', async () => {
    void bench.mailer(new Postbox([dead])).deliver(bench.message());
    await bench.untilClaimed();
    const postbox = new Postbox();
    await expect(bench.mailer(postbox).deliver(bench.message())).rejects.toThrow('being sent by another process');
    later();
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
    expect(postbox.taken).toHaveLength(1);
  });

  it('between sending and marking: the next one sends the same Message-ID, which receivers know', async () => {
    const first = new Postbox();
    const breaksAtMark = new Database(bench.database.dataSource);
    let transactions = 0;
    breaksAtMark.inTransaction = ((networkId, work) =>
      ++transactions === 1 ? bench.database.inTransaction(networkId, work) : Promise.reject(killed)) as Database['inTransaction']; // prettier-ignore
    await expect(bench.mailer(first, breaksAtMark).deliver(bench.message())).rejects.toThrow('killed');
    expect(first.taken).toHaveLength(1);
    later();
    const second = new Postbox();
    expect(await bench.mailer(second).deliver(bench.message())).toBe('SENT');
    expect(second.taken.map(({ messageId }) => messageId)).toEqual(first.taken.map(({ messageId }) => messageId));
    expect(await bench.mailer(second).deliver(bench.message())).toBe('ALREADY_SENT');
  });

  it('before its claim is committed: nothing is left, and the next one sends', async () => {
    const breaksAtClaim = new Database(bench.database.dataSource);
    breaksAtClaim.inTransaction = ((networkId, work) =>
      bench.database.inTransaction(networkId, async (tx) => {
        await work(tx);
        throw new Error('killed');
      })) as Database['inTransaction'];
    const postbox = new Postbox();
    await expect(bench.mailer(postbox, breaksAtClaim).deliver(bench.message())).rejects.toThrow('killed');
    expect(await bench.receipts()).toEqual([]);
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
    expect(postbox.taken).toHaveLength(1);
  });

  it('and whose database goes away while the server answers 421: the claim grows old by itself', async () => {
    const breaksAfterClaim = new Database(bench.database.dataSource);
    let transactions = 0;
    breaksAfterClaim.inTransaction = ((networkId, work) =>
      ++transactions === 1 ? bench.database.inTransaction(networkId, work) : Promise.reject(new Error('gone'))) as Database['inTransaction']; // prettier-ignore
    const postbox = new Postbox([() => Promise.reject(new Error('421 Try later'))]);
    await expect(bench.mailer(postbox, breaksAfterClaim).deliver(bench.message())).rejects.toThrow('421 Try later');
    later();
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
  });

  it('keeps the Message-ID though the public address changed meanwhile', async () => {
    const first = new Postbox([() => Promise.reject(new Error('451'))]);
    await expect(bench.mailer(first).deliver(bench.message())).rejects.toThrow('451');
    const [before] = await bench.receipts();
    const moved = new Mailer(
      bench.database,
      bench.clock,
      { ...bench.env, PUBLIC_URL: 'https://moved.example' },
      first.transport,
    );
    expect(await moved.deliver(bench.message())).toBe('SENT');
    expect(first.taken[0]!.messageId).toBe(before!.message_id);
  });

  it('wakes up after another took over: nothing it does undoes the receipt', async () => {
    const sending = Promise.withResolvers<void>();
    const sent = Promise.withResolvers<void>();
    const asleep = bench.mailer(new Postbox([() => (sending.resolve(), sent.promise)])).deliver(bench.message());
    asleep.catch(() => {});
    await sending.promise;
    later();
    expect(await bench.mailer(new Postbox()).deliver(bench.message())).toBe('SENT');
    sent.reject(new Error('late timeout'));
    await expect(asleep).rejects.toThrow('late timeout');
    expect(await bench.receipts()).toMatchObject([{ state: 'SENT', error: null }]);
  });
});
