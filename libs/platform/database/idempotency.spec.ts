import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Rollback } from './database.js';
import { type Claim, type KeyedRequest, claimKey, earlierResult, deleteKeysBefore } from './idempotency.js';
import { DatabaseTestSetup } from '../jobs/test-setup.fixture.js';

let setup: DatabaseTestSetup;
beforeAll(async () => {
  setup = await DatabaseTestSetup.start('traboule_app', { DATABASE_POOL: '32' });
  await setup.openConnections(32);
});
afterAll(() => setup?.end());
afterEach(() => setup.given.client.query('truncate idempotency'));

const actorId = '0197a0b0-0000-7000-8000-000000000001';
const keyedRequest: KeyedRequest = { actorId, operation: 'book', key: 'a key of mine', request: '{"token":"x"}' };
const claim = (request: KeyedRequest, resultId: string, network = setup.network.id): Promise<Claim> =>
  setup.database.inTransaction(network, (tx) => claimKey(tx, request, resultId, setup.clock.now()));

describe('an idempotency key', () => {
  it('has its effect once, and returns the first result when it is used again', async () => {
    const [first, second] = [setup.uuid(), setup.uuid()];
    expect(await claim(keyedRequest, first)).toEqual({ kind: 'FIRST' });
    expect(await claim(keyedRequest, second)).toEqual({ kind: 'REPLAY', resultId: first });
  });

  it('is refused with a different request, and still replays its own', async () => {
    const first = setup.uuid();
    await claim(keyedRequest, first);
    for (const request of ['{"token":"y"}', '{"token":"x" }', ''])
      expect(await claim({ ...keyedRequest, request }, setup.uuid())).toEqual({ kind: 'KEY_REUSED' });
    expect(await claim(keyedRequest, setup.uuid())).toEqual({ kind: 'REPLAY', resultId: first });
  });

  it('belongs to one actor, one operation and one network', async () => {
    await claim(keyedRequest, setup.uuid());
    const others: Partial<KeyedRequest>[] = [{ actorId: setup.uuid() }, { operation: 'cancel' }, { key: 'A key of mine' }]; // prettier-ignore
    for (const other of others)
      expect(await claim({ ...keyedRequest, ...other }, setup.uuid())).toEqual({ kind: 'FIRST' });
    expect(await claim(keyedRequest, setup.uuid(), setup.other.id)).toEqual({ kind: 'FIRST' });
  });

  it('can be claimed again when its effect was rolled back', async () => {
    await setup.database.inTransaction(setup.network.id, async (tx) => {
      expect(await claimKey(tx, keyedRequest, setup.uuid(), setup.clock.now())).toEqual({ kind: 'FIRST' });
      throw new Rollback(undefined);
    });
    expect(await claim({ ...keyedRequest, request: 'another' }, setup.uuid())).toEqual({ kind: 'FIRST' });
  });

  it('makes a second caller wait for the first, and lets it proceed when the first fails', async () => {
    for (const fails of [true, false]) {
      const request = { ...keyedRequest, key: `waiting ${fails}` };
      const [first, second] = [setup.uuid(), setup.uuid()];
      const claimed = Promise.withResolvers<void>();
      const mayContinue = Promise.withResolvers<void>();
      const running = setup.database.inTransaction(setup.network.id, async (tx) => {
        await claimKey(tx, request, first, setup.clock.now());
        claimed.resolve();
        await mayContinue.promise;
        if (fails) throw new Rollback(undefined);
      });
      await claimed.promise;
      let answered = false;
      const waiting = claim(request, second).finally(() => (answered = true));
      await new Promise((resume) => setTimeout(resume, 100));
      expect(answered).toBe(false);
      mayContinue.resolve();
      await running;
      expect(await waiting).toEqual(fails ? { kind: 'FIRST' } : { kind: 'REPLAY', resultId: first });
    }
  });

  it('has exactly one first use among 64 simultaneous ones, and all of them return the same result', async () => {
    const claims = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const resultId = setup.uuid();
        const result = await claim(keyedRequest, resultId);
        return result.kind === 'FIRST' ? { kind: 'FIRST', resultId } : result;
      }),
    );
    expect(claims.filter(({ kind }) => kind === 'FIRST')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'REPLAY')).toHaveLength(63);
    expect(new Set(claims.map((claim) => 'resultId' in claim && claim.resultId)).size).toBe(1);
  });

  it('can be looked up without being claimed', async () => {
    const lookUp = () => setup.database.inTransaction(setup.network.id, (tx) => earlierResult(tx, keyedRequest));
    expect(await lookUp()).toEqual({ kind: 'FIRST' });
    expect(await lookUp()).toEqual({ kind: 'FIRST' });
    const first = setup.uuid();
    await claim(keyedRequest, first);
    expect(await lookUp()).toEqual({ kind: 'REPLAY', resultId: first });
  });

  it('is deleted when it is old, in its own network only', async () => {
    await claim(keyedRequest, setup.uuid());
    await claim(keyedRequest, setup.uuid(), setup.other.id);
    const forget = (before: Temporal.Instant) =>
      setup.database.inTransaction(setup.network.id, (tx) => deleteKeysBefore(tx, before));
    expect(await forget(setup.clock.now())).toBe(0);
    expect(await forget(setup.clock.now().add({ seconds: 1 }))).toBe(1);
    expect(await claim(keyedRequest, setup.uuid())).toEqual({ kind: 'FIRST' });
    expect((await claim(keyedRequest, setup.uuid(), setup.other.id)).kind).toBe('REPLAY');
  });

  it('is refused when it has fewer than 8 or more than 255 characters', async () => {
    for (const key of ['', '1234567', 'x'.repeat(256)])
      await expect(claim({ ...keyedRequest, key }, setup.uuid())).rejects.toThrow('check constraint');
  });
});
