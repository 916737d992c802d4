import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '#libs/testing';
import { Rollback } from './database.js';
import { DatabaseTestSetup } from '../jobs/test-setup.fixture.js';
import { type Quota, giveBackQuota, takeQuota, windowStart } from './quota.js';

let setup: DatabaseTestSetup;
const chance = seededRandom();
beforeAll(async () => {
  console.log(`quota seed: SEED=${chance.seed}`);
  setup = await DatabaseTestSetup.start('traboule_app', { DATABASE_POOL: '32' });
});
afterAll(() => setup?.end());
afterEach(() => setup.given.client.query('truncate quota'));

const quota = (): Quota => ({
  kind: 'booking.made',
  subjectId: '0197a0b0-0000-7000-8000-000000000001',
  periodStart: windowStart(setup.clock.now(), 60),
});
const take = (amount: number, cap: number, quotaKey = quota(), network = setup.network.id) =>
  setup.database.inTransaction(network, (tx) => takeQuota(tx, quotaKey, amount, cap));
const used = async () =>
  (await setup.given.client.query<{ used: number; cap: number }>('select used, cap from quota')).rows;

describe('a quota', () => {
  it('can be used up to its cap and no further', async () => {
    expect(await take(2, 3)).toBe(true);
    expect(await take(2, 3)).toBe(false);
    expect(await take(1, 3)).toBe(true);
    expect(await take(1, 3)).toBe(false);
    expect(await used()).toEqual([{ used: 3, cap: 3 }]);
  });

  it('refuses an amount above its cap, and every amount when the cap is 0', async () => {
    expect(await take(4, 3)).toBe(false);
    expect(await take(1, 0)).toBe(false);
    expect(await used()).toEqual([]);
  });

  it('never exceeds its cap with 64 simultaneous requests of any size, and grants as much as fits', async () => {
    for (let round = 0; round < 10; round++) {
      const cap = 1 + Math.floor(chance.next() * 40);
      const amounts = Array.from({ length: 64 }, () => 1 + Math.floor(chance.next() * 3));
      const quotaKey = { ...quota(), kind: `round ${round}` };
      const answers = await Promise.all(amounts.map((amount) => take(amount, cap, quotaKey)));
      const taken = amounts.reduce((sum, amount, i) => sum + (answers[i] ? amount : 0), 0);
      const row = await setup.given.one<{ used: number }>('select used from quota where kind = $1', [quotaKey.kind]);
      expect(row.used).toBe(taken);
      expect(taken).toBeLessThanOrEqual(cap);
      const refused = amounts.filter((_, i) => !answers[i]);
      expect(Math.min(...refused)).toBeGreaterThan(cap - taken); // no request that would have fitted was refused
    }
  });

  it('is restored when its transaction is rolled back or it is given back, and never falls below 0', async () => {
    await setup.database.inTransaction(setup.network.id, async (tx) => {
      expect(await takeQuota(tx, quota(), 3, 3)).toBe(true);
      throw new Rollback(undefined);
    });
    expect(await take(3, 3)).toBe(true);
    const giveBack = (amount: number) =>
      setup.database.inTransaction(setup.network.id, (tx) => giveBackQuota(tx, quota(), amount));
    expect(await giveBack(1)).toBe(1);
    expect(await take(1, 3)).toBe(true);
    expect(await giveBack(10)).toBe(1);
    expect(await used()).toEqual([{ used: 0, cap: 3 }]);
  });

  it('belongs to one subject, one kind, one period and one network', async () => {
    expect(await take(1, 1)).toBe(true);
    const { clock } = setup;
    const others: Partial<Quota>[] = [{ kind: 'hold.live' }, { subjectId: setup.uuid() }, { periodStart: clock.now().add({ hours: 1 }) }]; // prettier-ignore
    for (const other of others) expect(await take(1, 1, { ...quota(), ...other })).toBe(true);
    expect(await take(1, 1, quota(), setup.other.id)).toBe(true);
    expect(await take(1, 1)).toBe(false);
  });

  it('grants more when its cap is raised, and nothing more when its cap is lowered below its use', async () => {
    expect(await take(2, 2)).toBe(true);
    expect(await take(1, 3)).toBe(true);
    expect(await take(1, 1)).toBe(false);
    expect(await used()).toEqual([{ used: 3, cap: 3 }]);
  });
});

describe('a window', () => {
  it('starts at a multiple of its length, wherever in it the instant lies', () => {
    const at = (text: string, minutes: number) => windowStart(Temporal.Instant.from(text), minutes).toString();
    expect(at('2026-11-23T08:14:59.999Z', 15)).toBe('2026-11-23T08:00:00Z');
    expect(at('2026-11-23T08:15:00Z', 15)).toBe('2026-11-23T08:15:00Z');
    expect(at('2026-11-23T23:59:59Z', 60)).toBe('2026-11-23T23:00:00Z');
    expect(at('1969-12-31T23:59:59Z', 60)).toBe('1969-12-31T23:00:00Z');
  });
});
