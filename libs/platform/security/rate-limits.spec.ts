import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Bench } from '../jobs/outbox.fixture.js';
import { windowStart } from '../database/quota.js';
import { type AttemptLimit, countAttempt, forgetAttempts, forgetTriesBefore } from './rate-limits.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start('traboule_app', { DATABASE_POOL: '32' });
});
afterEach(() => bench.given.client.query('truncate throttle'));
afterAll(() => bench?.end());

const of = (subject: string, limit = 5, minutes = 15): AttemptLimit => ({ action: 'spec', subject, limit, minutes });
const attempt = (...limits: AttemptLimit[]) => countAttempt(bench.database.open, limits, bench.clock.now());
const allowed = (seconds: number[]) => seconds.filter((wait) => wait === 0).length;
const counts = async () =>
  (await bench.given.client.query<{ used: number }>(`select used from throttle order by used`)).rows.map(({ used }) => used); // prettier-ignore

describe('counting attempts', () => {
  it('lets through as many as the limit in a window, also 64 at once', async () => {
    expect(allowed(await Promise.all(Array.from({ length: 64 }, () => attempt(of('a')))))).toBe(5);
    expect(await attempt(of('b'))).toBe(0);
    bench.clock.advance({ minutes: 15 });
    expect(await attempt(of('a'))).toBe(0);
  });

  it('passes none of several limits, also when many attempts that share one arrive at once', async () => {
    const attempts = Array.from({ length: 40 }, (_, i) => attempt(of('all', 20), of(`one ${i % 4}`, 3)));
    expect(allowed(await Promise.all(attempts))).toBeLessThanOrEqual(12);
    expect(Math.max(...(await counts()))).toBeLessThanOrEqual(20);
  });

  it('counts a refused attempt against no limit', async () => {
    await attempt(of('narrow', 1), of('wide', 10));
    for (let i = 0; i < 5; i++) expect(await attempt(of('narrow', 1), of('wide', 10))).toBeGreaterThan(0);
    expect(await counts()).toEqual([1, 1]);
  });

  it('tells how long to wait for the limits that are reached, and not for the others', async () => {
    bench.clock.set(Temporal.Instant.from('2026-11-23T09:05:00Z'));
    await attempt(of('quarter', 1), of('hour', 1, 60));
    expect(await attempt(of('quarter', 1))).toBe(600);
    expect(await attempt(of('quarter', 1), of('hour', 1, 60))).toBe(3_300);
    expect(await attempt(of('quarter', 1), of('fresh', 1, 60))).toBe(600);
  });

  it('begins again once attempts are forgotten', async () => {
    await attempt(of('a', 1), of('b', 1));
    await forgetAttempts(bench.database.open, [of('a')]);
    expect(await attempt(of('a', 1))).toBe(0);
    expect(await attempt(of('b', 1))).toBeGreaterThan(0);
  });

  it('keeps counts until their window is over', async () => {
    await attempt(of('a'));
    const start = windowStart(bench.clock.now(), 15);
    expect(await forgetTriesBefore(bench.database.open, start)).toBe(0);
    expect(await forgetTriesBefore(bench.database.open, start.add({ seconds: 1 }))).toBe(1);
  });

  it('names no subject in the database', async () => {
    await attempt(of('ada@place.example'));
    expect(await bench.given.one(`select count(*)::int n from throttle where bucket ~ 'ada|place'`)).toEqual({ n: 0 });
  });
});
