import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { hashPassword } from '../password/argon2.js';
import { SIGN_IN_BY_PASSWORD } from '../password/credentials.fixture.js';
import { mannWhitney, median } from './mann-whitney.fixture.js';
import { REQUEST, call } from './sign-in.fixture.js';

const ATTEMPTS = 120;
const ROUNDS = 5;
const WARM_UP = 20;
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
/** Every second address has a password. */
const known: string[] = [];
let requests = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  const hash = await hashPassword('tournevis mauve à 6 heures');
  for (let i = 0; i < 40; i++) {
    const { accountId, email } = await given.member(lyon, { hours: null });
    if (i % 2) await given.client.query(`insert into account_password values ($1, $2, now())`, [accountId, hash]);
    known.push(email);
  }
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

describe('the statistical test', () => {
  const shuffled = (shift: number) => Array.from({ length: 300 }, (_, i) => ((i * 7919) % 300) + shift);
  it('distinguishes different samples from similar ones', () => {
    expect(mannWhitney(shuffled(0), shuffled(0))).toBeGreaterThan(0.9);
    expect(mannWhitney(shuffled(0), shuffled(40))).toBeLessThan(0.001);
    expect(mannWhitney([1, 1, 1], [1, 1, 1])).toBe(1);
    // By hand: U = 21, mean 50, deviation √(100 · 21 / 12) = 13.23, z = 2.192.
    const halves = Array.from({ length: 10 }, (_, i) => i + 4.5);
    expect(
      mannWhitney(
        Array.from({ length: 10 }, (_, i) => i + 1),
        halves,
      ),
    ).toBeCloseTo(0.02837, 4);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});

/**
 * Requests known and unknown addresses alternately, in changing order, from new client addresses and at new times, so that no
 * limit applies.
 */
async function alternate(query: string, variables: object) {
  const milliseconds = { known: [] as number[], unknown: [] as number[] };
  const bodies = new Set<string>();
  for (let i = -WARM_UP; i < ATTEMPTS; i++) {
    const email = known[(i + WARM_UP) % known.length]!;
    if (i % 20 === 0) api.clock.advance({ minutes: 15 });
    const pair = { known: email, unknown: `u${String(requests).padStart(email.length - 14, '0')}@spec.example` };
    for (const which of i % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const remoteAddress = `10.${requests >> 16}.${(requests >> 8) & 255}.${requests & 255}`;
      requests++;
      const started = performance.now();
      const { body, cookies, status } = await call(api, query, {
        remoteAddress,
        variables: { email: pair[which], ...variables },
      });
      const duration = performance.now() - started;
      if (i >= 0) milliseconds[which].push(duration);
      bodies.add(`${status} ${cookies.length} ${body.replaceAll(pair[which], 'ADDRESS')}`);
    }
  }
  return { milliseconds, bodies: [...bodies] };
}

describe('known and unknown addresses', () => {
  it.each([
    ['a link', REQUEST, {}, 'SignInRequested'],
    ['a password', SIGN_IN_BY_PASSWORD, { password: 'not the one' }, 'PasswordWrong'],
  ])(
    'get the same answer after the same time, over three hundred requests for %s',
    async (what, query, variables, typename) => {
      const verdicts: string[] = [];
      // On a busy machine two equal durations can differ by chance; a real difference shows in each round.
      for (let round = 1; round <= ROUNDS; round++) {
        const { milliseconds, bodies } = await alternate(query, variables);
        expect(bodies).toHaveLength(1);
        expect(bodies[0]).toContain(typename);
        const medians = [median(milliseconds.known), median(milliseconds.unknown)] as [number, number];
        const difference = Math.abs(medians[0] - medians[1]) / Math.max(...medians);
        const p = mannWhitney(milliseconds.known, milliseconds.unknown);
        verdicts.push(`medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, ${(difference * 100).toFixed(1)} % apart, p ${p.toFixed(3)}`); // prettier-ignore
        if (difference < 0.05 && p > 0.01) {
          process.stdout.write(`${what}: ${verdicts.join('; again: ')}\n`);
          return;
        }
      }
      throw new Error(`The duration reveals known addresses in ${ROUNDS} rounds: ${verdicts.join('; ')}`);
    },
    600_000,
  );
});
