import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { seededChance } from '#libs/testing';
import { Rollback } from './database.js';
import { Bench } from '../jobs/outbox.fixture.js';
import { type Quota, giveBackQuota, takeQuota, windowStart } from './quota.js';

let bench: Bench;
const chance = seededChance();
beforeAll(async () => {
  console.log(`quota seed: SEED=${chance.seed}`);
  bench = await Bench.start('traboule_app', { DATABASE_POOL: '32' });
});
afterAll(() => bench?.end());
afterEach(() => bench.given.client.query('truncate quota'));

const quota = (): Quota => ({
  kind: 'booking.made',
  subjectId: '0197a0b0-0000-7000-8000-000000000001',
  periodStart: windowStart(bench.clock.now(), 60),
});
const taking = (amount: number, cap: number, of = quota(), network = bench.network.id) =>
  bench.database.inTransaction(network, (tx) => takeQuota(tx, of, amount, cap));
const used = async () =>
  (await bench.given.client.query<{ used: number; cap: number }>('select used, cap from quota')).rows;

describe('a quota', () => {
  it('is taken up to its cap and no further', async () => {
    expect(await taking(2, 3)).toBe(true);
    expect(await taking(2, 3)).toBe(false);
    expect(await taking(1, 3)).toBe(true);
    expect(await taking(1, 3)).toBe(false);
    expect(await used()).toEqual([{ used: 3, cap: 3 }]);
  });

  it('refuses at once what is over its cap, and everything under a cap of nothing', async () => {
    expect(await taking(4, 3)).toBe(false);
    expect(await taking(1, 0)).toBe(false);
    expect(await used()).toEqual([]);
  });

  it('never passes its cap under 64 takes at once, whatever their sizes, and takes as much as fits', async () => {
    for (let round = 0; round < 10; round++) {
      const cap = 1 + Math.floor(chance.next() * 40);
      const amounts = Array.from({ length: 64 }, () => 1 + Math.floor(chance.next() * 3));
      const of = { ...quota(), kind: `round ${round}` };
      const answers = await Promise.all(amounts.map((amount) => taking(amount, cap, of)));
      const taken = amounts.reduce((sum, amount, i) => sum + (answers[i] ? amount : 0), 0);
      const row = await bench.given.one<{ used: number }>('select used from quota where kind = $1', [of.kind]);
      expect(row.used).toBe(taken);
      expect(taken).toBeLessThanOrEqual(cap);
      const refused = amounts.filter((_, i) => !answers[i]);
      expect(Math.min(...refused)).toBeGreaterThan(cap - taken); // nobody was sent away who would have fitted
    }
  });

  it('comes back when its transaction is rolled back, or when it is given back; never below nothing', async () => {
    await bench.database.inTransaction(bench.network.id, async (tx) => {
      expect(await takeQuota(tx, quota(), 3, 3)).toBe(true);
      throw new Rollback(undefined);
    });
    expect(await taking(3, 3)).toBe(true);
    const giving = (amount: number) =>
      bench.database.inTransaction(bench.network.id, (tx) => giveBackQuota(tx, quota(), amount));
    expect(await giving(1)).toBe(1);
    expect(await taking(1, 3)).toBe(true);
    expect(await giving(10)).toBe(1);
    expect(await used()).toEqual([{ used: 0, cap: 3 }]);
  });

  it('is one subject’s, of one kind, in one period, in one network', async () => {
    expect(await taking(1, 1)).toBe(true);
    const { clock } = bench;
    const others: Partial<Quota>[] = [{ kind: 'hold.live' }, { subjectId: bench.uuid() }, { periodStart: clock.now().add({ hours: 1 }) }]; // prettier-ignore
    for (const other of others) expect(await taking(1, 1, { ...quota(), ...other })).toBe(true);
    expect(await taking(1, 1, quota(), bench.other.id)).toBe(true);
    expect(await taking(1, 1)).toBe(false);
  });

  it('follows a cap that is raised, and a cap that is lowered lets nothing more in', async () => {
    expect(await taking(2, 2)).toBe(true);
    expect(await taking(1, 3)).toBe(true);
    expect(await taking(1, 1)).toBe(false);
    expect(await used()).toEqual([{ used: 3, cap: 3 }]);
  });
});

describe('a window', () => {
  it('starts at a multiple of its length, however the instant lies in it', () => {
    const at = (text: string, minutes: number) => windowStart(Temporal.Instant.from(text), minutes).toString();
    expect(at('2026-11-23T08:14:59.999Z', 15)).toBe('2026-11-23T08:00:00Z');
    expect(at('2026-11-23T08:15:00Z', 15)).toBe('2026-11-23T08:15:00Z');
    expect(at('2026-11-23T23:59:59Z', 60)).toBe('2026-11-23T23:00:00Z');
    expect(at('1969-12-31T23:59:59Z', 60)).toBe('1969-12-31T23:00:00Z');
  });
});
