import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '#libs/platform';
import { MailerTestContext, FaultyMailServer } from './mailer-test.fixture.js';
import { Mailer } from './mailer.js';

let bench: MailerTestContext;
beforeAll(async () => void (bench = await MailerTestContext.start()));
afterAll(() => bench.end());
afterEach(() => bench.clear());

const killed = Object.assign(new Error('killed'), { code: 'XX000' }); // by another code it would be tried again
const dead = () => new Promise<never>(() => {}); // a process that was killed neither answers nor cleans up

describe('a process that dies while sending a mail', () => {
  const later = () => bench.clock.advance({ seconds: 26 });

  it('leaves the mail to the next attempt when it dies between claiming and sending', async () => {
    void bench.mailer(new FaultyMailServer([dead])).deliver(bench.message());
    await bench.untilClaimed();
    const postbox = new FaultyMailServer();
    await expect(bench.mailer(postbox).deliver(bench.message())).rejects.toThrow('being sent by another process');
    later();
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
    expect(postbox.taken).toHaveLength(1);
  });

  it('makes the next attempt reuse the Message-ID when it dies between sending and marking', async () => {
    const first = new FaultyMailServer();
    const breaksAtMark = new Database(bench.database.dataSource);
    let transactions = 0;
    breaksAtMark.inTransaction = ((networkId, work) =>
      ++transactions === 1 ? bench.database.inTransaction(networkId, work) : Promise.reject(killed)) as Database['inTransaction']; // prettier-ignore
    await expect(bench.mailer(first, breaksAtMark).deliver(bench.message())).rejects.toThrow('killed');
    expect(first.taken).toHaveLength(1);
    later();
    const second = new FaultyMailServer();
    expect(await bench.mailer(second).deliver(bench.message())).toBe('SENT');
    expect(second.taken.map(({ messageId }) => messageId)).toEqual(first.taken.map(({ messageId }) => messageId));
    expect(await bench.mailer(second).deliver(bench.message())).toBe('ALREADY_SENT');
  });

  it('leaves nothing behind when it dies before its claim is committed', async () => {
    const breaksAtClaim = new Database(bench.database.dataSource);
    breaksAtClaim.inTransaction = ((networkId, work) =>
      bench.database.inTransaction(networkId, async (tx) => {
        await work(tx);
        throw new Error('killed');
      })) as Database['inTransaction'];
    const postbox = new FaultyMailServer();
    await expect(bench.mailer(postbox, breaksAtClaim).deliver(bench.message())).rejects.toThrow('killed');
    expect(await bench.receipts()).toEqual([]);
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
    expect(postbox.taken).toHaveLength(1);
  });

  it('leaves a claim that expires when the database fails while the server answers 421', async () => {
    const breaksAfterClaim = new Database(bench.database.dataSource);
    let transactions = 0;
    breaksAfterClaim.inTransaction = ((networkId, work) =>
      ++transactions === 1 ? bench.database.inTransaction(networkId, work) : Promise.reject(new Error('gone'))) as Database['inTransaction']; // prettier-ignore
    const postbox = new FaultyMailServer([() => Promise.reject(new Error('421 Try later'))]);
    await expect(bench.mailer(postbox, breaksAfterClaim).deliver(bench.message())).rejects.toThrow('421 Try later');
    later();
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
  });

  it('keeps the Message-ID when the public address changes in between', async () => {
    const first = new FaultyMailServer([() => Promise.reject(new Error('451'))]);
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

  it('cannot undo the receipt of an attempt that took over', async () => {
    const sending = Promise.withResolvers<void>();
    const sent = Promise.withResolvers<void>();
    const asleep = bench
      .mailer(new FaultyMailServer([() => (sending.resolve(), sent.promise)]))
      .deliver(bench.message());
    asleep.catch(() => {});
    await sending.promise;
    later();
    expect(await bench.mailer(new FaultyMailServer()).deliver(bench.message())).toBe('SENT');
    sent.reject(new Error('late timeout'));
    await expect(asleep).rejects.toThrow('late timeout');
    expect(await bench.receipts()).toMatchObject([{ state: 'SENT', error: null }]);
  });
});
