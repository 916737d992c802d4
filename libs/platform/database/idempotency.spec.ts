import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Rollback } from './database.js';
import { type Claim, type KeyedRequest, claimKey, earlierResult, forgetKeysBefore } from './idempotency.js';
import { Bench } from '../jobs/outbox.fixture.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start('traboule_app', { DATABASE_POOL: '32' });
  await bench.openConnections(32);
});
afterAll(() => bench?.end());
afterEach(() => bench.given.client.query('truncate idempotency'));

const actorId = '0197a0b0-0000-7000-8000-000000000001';
const asked: KeyedRequest = { actorId, operation: 'book', key: 'a key of mine', request: '{"token":"x"}' };
const claiming = (request: KeyedRequest, resultId: string, network = bench.network.id): Promise<Claim> =>
  bench.database.inTransaction(network, (tx) => claimKey(tx, request, resultId, bench.clock.now()));

describe('an idempotency key', () => {
  it('has its effect once: asked again, it tells the first result', async () => {
    const [first, second] = [bench.uuid(), bench.uuid()];
    expect(await claiming(asked, first)).toEqual({ kind: 'FIRST' });
    expect(await claiming(asked, second)).toEqual({ kind: 'REPLAY', resultId: first });
  });

  it('is refused with another request, and still replays its own', async () => {
    const first = bench.uuid();
    await claiming(asked, first);
    for (const request of ['{"token":"y"}', '{"token":"x" }', ''])
      expect(await claiming({ ...asked, request }, bench.uuid())).toEqual({ kind: 'KEY_REUSED' });
    expect(await claiming(asked, bench.uuid())).toEqual({ kind: 'REPLAY', resultId: first });
  });

  it('is one actor’s, for one operation, in one network', async () => {
    await claiming(asked, bench.uuid());
    const others: Partial<KeyedRequest>[] = [{ actorId: bench.uuid() }, { operation: 'cancel' }, { key: 'A key of mine' }]; // prettier-ignore
    for (const other of others) expect(await claiming({ ...asked, ...other }, bench.uuid())).toEqual({ kind: 'FIRST' });
    expect(await claiming(asked, bench.uuid(), bench.other.id)).toEqual({ kind: 'FIRST' });
  });

  it('is free again when its effect was rolled back', async () => {
    await bench.database.inTransaction(bench.network.id, async (tx) => {
      expect(await claimKey(tx, asked, bench.uuid(), bench.clock.now())).toEqual({ kind: 'FIRST' });
      throw new Rollback(undefined);
    });
    expect(await claiming({ ...asked, request: 'another' }, bench.uuid())).toEqual({ kind: 'FIRST' });
  });

  it('makes a second caller wait for the first, and take its place when it fails', async () => {
    for (const fails of [true, false]) {
      const request = { ...asked, key: `waiting ${fails}` };
      const [first, second] = [bench.uuid(), bench.uuid()];
      const claimed = Promise.withResolvers<void>();
      const go = Promise.withResolvers<void>();
      const running = bench.database.inTransaction(bench.network.id, async (tx) => {
        await claimKey(tx, request, first, bench.clock.now());
        claimed.resolve();
        await go.promise;
        if (fails) throw new Rollback(undefined);
      });
      await claimed.promise;
      let answered = false;
      const waiting = claiming(request, second).finally(() => (answered = true));
      await new Promise((resume) => setTimeout(resume, 100));
      expect(answered).toBe(false);
      go.resolve();
      await running;
      expect(await waiting).toEqual(fails ? { kind: 'FIRST' } : { kind: 'REPLAY', resultId: first });
    }
  });

  it('used 64 times at once is first once, and everybody is told the same result', async () => {
    const claims = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const resultId = bench.uuid();
        const claim = await claiming(asked, resultId);
        return claim.kind === 'FIRST' ? { kind: 'FIRST', resultId } : claim;
      }),
    );
    expect(claims.filter(({ kind }) => kind === 'FIRST')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'REPLAY')).toHaveLength(63);
    expect(new Set(claims.map((claim) => 'resultId' in claim && claim.resultId)).size).toBe(1);
  });

  it('can be looked up without being claimed', async () => {
    const look = () => bench.database.inTransaction(bench.network.id, (tx) => earlierResult(tx, asked));
    expect(await look()).toEqual({ kind: 'FIRST' });
    expect(await look()).toEqual({ kind: 'FIRST' });
    const first = bench.uuid();
    await claiming(asked, first);
    expect(await look()).toEqual({ kind: 'REPLAY', resultId: first });
  });

  it('is forgotten when it is old, in its network alone', async () => {
    await claiming(asked, bench.uuid());
    await claiming(asked, bench.uuid(), bench.other.id);
    const forget = (before: Temporal.Instant) =>
      bench.database.inTransaction(bench.network.id, (tx) => forgetKeysBefore(tx, before));
    expect(await forget(bench.clock.now())).toBe(0);
    expect(await forget(bench.clock.now().add({ seconds: 1 }))).toBe(1);
    expect(await claiming(asked, bench.uuid())).toEqual({ kind: 'FIRST' });
    expect((await claiming(asked, bench.uuid(), bench.other.id)).kind).toBe('REPLAY');
  });

  it('of fewer than 8 or more than 255 signs is not kept', async () => {
    for (const key of ['', '1234567', 'x'.repeat(256)])
      await expect(claiming({ ...asked, key }, bench.uuid())).rejects.toThrow('check constraint');
  });
});
