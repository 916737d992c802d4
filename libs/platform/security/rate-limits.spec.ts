import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseTestSetup } from '../jobs/test-setup.fixture.js';
import { windowStart } from '../database/quota.js';
import { type AttemptLimit, countAttempt, resetAttempts, deleteAttemptsBefore } from './rate-limits.js';

let setup: DatabaseTestSetup;
beforeAll(async () => {
  setup = await DatabaseTestSetup.start('traboule_app', { DATABASE_POOL: '32' });
});
afterEach(() => setup.given.client.query('truncate throttle'));
afterAll(() => setup?.end());

const limitOf = (subject: string, limit = 5, minutes = 15): AttemptLimit => ({
  action: 'spec',
  subject,
  limit,
  minutes,
});
const attempt = (...limits: AttemptLimit[]) => countAttempt(setup.database.open, limits, setup.clock.now());
const allowed = (seconds: number[]) => seconds.filter((wait) => wait === 0).length;
const counts = async () =>
  (await setup.given.client.query<{ used: number }>(`select used from throttle order by used`)).rows.map(({ used }) => used); // prettier-ignore

describe('attempt limits', () => {
  it('allow exactly the limit of attempts per window, even with 64 simultaneous ones', async () => {
    expect(allowed(await Promise.all(Array.from({ length: 64 }, () => attempt(limitOf('a')))))).toBe(5);
    expect(await attempt(limitOf('b'))).toBe(0);
    setup.clock.advance({ minutes: 15 });
    expect(await attempt(limitOf('a'))).toBe(0);
  });

  it('are all respected by an attempt with several limits, even with many simultaneous attempts', async () => {
    const attempts = Array.from({ length: 40 }, (_, i) => attempt(limitOf('all', 20), limitOf(`one ${i % 4}`, 3)));
    expect(allowed(await Promise.all(attempts))).toBeLessThanOrEqual(12);
    expect(Math.max(...(await counts()))).toBeLessThanOrEqual(20);
  });

  it('do not count refused attempts', async () => {
    await attempt(limitOf('narrow', 1), limitOf('wide', 10));
    for (let i = 0; i < 5; i++) expect(await attempt(limitOf('narrow', 1), limitOf('wide', 10))).toBeGreaterThan(0);
    expect(await counts()).toEqual([1, 1]);
  });

  it('give the waiting time of the limits that are reached, ignoring the others', async () => {
    setup.clock.set(Temporal.Instant.from('2026-11-23T09:05:00Z'));
    await attempt(limitOf('quarter', 1), limitOf('hour', 1, 60));
    expect(await attempt(limitOf('quarter', 1))).toBe(600);
    expect(await attempt(limitOf('quarter', 1), limitOf('hour', 1, 60))).toBe(3_300);
    expect(await attempt(limitOf('quarter', 1), limitOf('fresh', 1, 60))).toBe(600);
  });

  it('start again once the attempts are reset', async () => {
    await attempt(limitOf('a', 1), limitOf('b', 1));
    await resetAttempts(setup.database.open, [limitOf('a')]);
    expect(await attempt(limitOf('a', 1))).toBe(0);
    expect(await attempt(limitOf('b', 1))).toBeGreaterThan(0);
  });

  it('keep counts until their window is over', async () => {
    await attempt(limitOf('a'));
    const start = windowStart(setup.clock.now(), 15);
    expect(await deleteAttemptsBefore(setup.database.open, start)).toBe(0);
    expect(await deleteAttemptsBefore(setup.database.open, start.add({ seconds: 1 }))).toBe(1);
  });

  it('store no subject in clear in the database', async () => {
    await attempt(limitOf('ada@place.example'));
    expect(await setup.given.one(`select count(*)::int n from throttle where bucket ~ 'ada|place'`)).toEqual({ n: 0 });
  });
});
