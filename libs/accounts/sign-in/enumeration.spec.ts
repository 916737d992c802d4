import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { hashPassword } from '../password/argon2.js';
import { SIGN_IN_BY_PASSWORD } from '../password/credentials.fixture.js';
import { mannWhitney, median } from './mann-whitney.fixture.js';
import { REQUEST, call } from './sign-in.fixture.js';

const TRIES = 300;
const ROUNDS = 3;
const WARM_UP = 20;
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
/** Every second one has a password. */
const known: string[] = [];
let asked = 0;

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

describe('the test itself', () => {
  const shuffled = (shift: number) => Array.from({ length: 300 }, (_, i) => ((i * 7919) % 300) + shift);
  it('tells different samples from like ones', () => {
    expect(mannWhitney(shuffled(0), shuffled(0))).toBeGreaterThan(0.9);
    expect(mannWhitney(shuffled(0), shuffled(40))).toBeLessThan(0.001);
    expect(mannWhitney([1, 1, 1], [1, 1, 1])).toBe(1);
    // By hand: U = 21 of a mean of 50, deviation √(100 · 21 / 12) = 13.23, z = 2.192.
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

/** Asks for known and unknown addresses in turn, each pair in the other order, from ever new places and hours: no limit is met. */
async function alternate(query: string, variables: object) {
  const milliseconds = { known: [] as number[], unknown: [] as number[] };
  const bodies = new Set<string>();
  for (let i = -WARM_UP; i < TRIES; i++) {
    const email = known[(i + WARM_UP) % known.length]!;
    if (i % 20 === 0) api.clock.advance({ minutes: 15 });
    const pair = { known: email, unknown: `u${String(asked).padStart(email.length - 14, '0')}@spec.example` };
    for (const which of i % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const remoteAddress = `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
      asked++;
      const started = performance.now();
      const { body, cookies, status } = await call(api, query, {
        remoteAddress,
        variables: { email: pair[which], ...variables },
      });
      const took = performance.now() - started;
      if (i >= 0) milliseconds[which].push(took);
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
    'asking for %s, three hundred times each: one answer, one time',
    async (what, query, variables, typename) => {
      const verdicts: string[] = [];
      // A busy machine can tell two equal things apart; a leak does so in each of three rounds.
      for (let round = 1; round <= ROUNDS; round++) {
        const { milliseconds, bodies } = await alternate(query, variables);
        expect(bodies).toHaveLength(1);
        expect(bodies[0]).toContain(typename);
        const medians = [median(milliseconds.known), median(milliseconds.unknown)] as [number, number];
        const apart = Math.abs(medians[0] - medians[1]) / Math.max(...medians);
        const p = mannWhitney(milliseconds.known, milliseconds.unknown);
        verdicts.push(`medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, ${(apart * 100).toFixed(1)} % apart, p ${p.toFixed(3)}`); // prettier-ignore
        if (apart < 0.05 && p > 0.01) {
          process.stdout.write(`${what}: ${verdicts.join('; again: ')}\n`);
          return;
        }
      }
      throw new Error(`Time tells who is known, in ${ROUNDS} rounds: ${verdicts.join('; ')}`);
    },
    600_000,
  );
});
