import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database, dataSourceFor } from '#libs/platform';
import {
  Given,
  type GivenNetwork,
  type TestDatabase,
  cloneDatabase,
  seededRandom,
  testEnv,
  violations,
} from '#libs/testing';
import { chargeGivenUse } from './charge.fixture.js';
import { grantLot } from './lot.fixture.js';
import { type ReversedPart, reverseCharge } from './reverse-charge.js';

const { seed } = seededRandom();
const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
let test: TestDatabase;
let given: Given;
let database: Database;
let network: GivenNetwork;

beforeAll(async () => {
  console.log(`partial reversals: SEED=${seed}`);
  test = await cloneDatabase();
  given = await Given.on(test.url);
  network = await given.network('lyon');
  database = new Database(await dataSourceFor(testEnv(test.url), 'traboule_app').initialize());
}, 60_000);
afterAll(async () => {
  await database?.onModuleDestroy();
  await given?.end();
  await test?.drop();
});

const quarters = (max: number) => fc.integer({ min: 0, max }).map((n) => n * 15);
const somePart: fc.Arbitrary<ReversedPart> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      creditMinutesFromPass: fc.integer({ min: 0, max: 90 }),
      creditMinutesPaid: fc.integer({ min: 0, max: 90 }),
      amountCents: fc.integer({ min: 0, max: 600 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant('REST' as const) },
);
/** Lots as they are used: a grant, hours that have expired meanwhile, this month’s, and a pack without expiry. */
const LOTS = [
  { kind: 'SOLIDARITY', until: '2026-12-31T23:00:00Z' },
  { kind: 'CARRY', until: '2026-11-20T00:00:00Z' },
  { kind: 'ALLOWANCE', until: '2026-12-01T00:00:00Z' },
  { kind: 'PACK', until: null },
];
const someCase = fc.record({
  taken: fc.array(quarters(8), { minLength: LOTS.length, maxLength: LOTS.length }),
  left: fc.integer({ min: 0, max: 50 }),
  paidMinutes: quarters(8),
  parts: fc.array(somePart, { minLength: 1, maxLength: 8 }),
});

const stateOf = (chargeId: string, passId: string, memberId: string) =>
  given.one<{ lots: number[]; expired: number; reversed: number[]; spent: number; entries: number }>(
    `select (select array_agg(remaining_minutes order by array_position(array['SOLIDARITY','CARRY','ALLOWANCE','PACK'], kind)) from hours_lot where pass_id = $2) as lots,
            (select coalesce(sum(e.credit_minutes), 0)::int from hours_entry e join hours_lot l on l.id = e.lot_id where l.pass_id = $2 and e.account = 'EXPIRED') as expired,
            (select array[-coalesce(sum(credit_minutes_from_pass), 0), -coalesce(sum(credit_minutes_paid), 0), -coalesce(sum(amount_cents), 0),
                          -coalesce(sum(amount_excl_cents), 0), -coalesce(sum(vat_cents), 0), -coalesce(sum(minutes), 0)]::int[] from charge where reverses_id = $1) as reversed,
            (select used from quota where subject_id = $3) as spent,
            (select coalesce(sum(credit_minutes), 0)::int from hours_entry e join hours_lot l on l.id = e.lot_id where l.pass_id = $2) as entries`,
    [chargeId, passId, memberId],
  );

it('any partial reversals stay within the charge, return hours to the lots they came from, and balance', async () => {
  const law = async ({
    taken,
    left,
    paidMinutes,
    parts,
  }: typeof someCase extends fc.Arbitrary<infer Case> ? Case : never) => {
    const member = await given.member(network, { hours: null });
    const passId = await given.pass(network, member.id, 0, '2026-09-01T00:00:00Z');
    const takes = [];
    for (const [i, lot] of LOTS.entries()) {
      const minutes = taken[i]!;
      const lotId = await grantLot(given, network, passId, {
        ...lot,
        minutes: minutes + left + 1,
        from: '2026-09-01T00:00:00Z',
      });
      if (minutes > 0) takes.push({ lotId, minutes });
    }
    const chargeId = await chargeGivenUse(given, network, { memberId: member.id, passId, takes, paidMinutes });
    const charge = await given.one<Record<string, number>>(`select * from charge where id = $1`, [chargeId]);
    const whole = ['credit_minutes_from_pass', 'credit_minutes_paid', 'amount_cents', 'amount_excl_cents', 'vat_cents', 'minutes'].map((column) => charge[column]!); // prettier-ignore

    const back = { creditMinutes: 0, cents: 0 };
    for (const part of [...parts, 'REST' as const]) {
      const reversed = await database.inTransaction(network.id, (tx) =>
        reverseCharge(tx, { chargeId, part, now, restoredHoursDays: 7 }),
      );
      if (part === 'REST') expect(reversed).toBeDefined();
      back.creditMinutes += reversed?.creditMinutes ?? 0;
      back.cents += reversed?.cents ?? 0;
      const state = await stateOf(chargeId, passId, member.id);
      state.reversed.forEach((amount, i) => expect(amount).toBeLessThanOrEqual(whole[i]!));
      expect([state.reversed[0], state.reversed[2]]).toEqual([back.creditMinutes, back.cents]);
      expect(state.entries).toBe(0);
      expect(state.spent).toBe(whole[2]! - back.cents);
      // The last hours used come back first.
      const wanted = [...taken];
      let rest = whole[0]! - back.creditMinutes;
      const kept = taken.map((minutes) => {
        const used = Math.min(minutes, rest);
        rest -= used;
        return used;
      });
      const orderOfUse = [0, 1, 2, 3];
      const hasLapsed = wanted[1]! > 0 && kept[1]! < wanted[1]!;
      expect(state.lots).toEqual(orderOfUse.map((i) => taken[i]! - kept[i]! + (i === 1 && hasLapsed ? 0 : left + 1)));
      expect(state.expired).toBe(hasLapsed ? left + 1 : 0);
    }
    expect((await stateOf(chargeId, passId, member.id)).reversed).toEqual(whole);
  };
  await fc.assert(fc.asyncProperty(someCase, law), { numRuns: 60, seed });
  expect(await violations(test.url)).toEqual([]);
}, 120_000);
