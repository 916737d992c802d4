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
import { rechargeAs } from './recharge.js';
import { reverseCharge, reverseChargesOf } from './reverse-charge.js';

const { seed } = seededRandom();
const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
let test: TestDatabase;
let given: Given;
let database: Database;
let network: GivenNetwork;
let venueId: string;

beforeAll(async () => {
  console.log(`charging again: SEED=${seed}`);
  test = await cloneDatabase();
  given = await Given.on(test.url);
  network = await given.network('lyon');
  ({ venueId } = await given.space(network));
  database = new Database(await dataSourceFor(testEnv(test.url), 'traboule_app').initialize());
}, 60_000);
afterAll(async () => {
  await database?.onModuleDestroy();
  await given?.end();
  await test?.drop();
});

const quarters = fc.integer({ min: 0, max: 8 }).map((n) => n * 15);
const someStep = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 7_000 }).map((basisPoints) => ({ basisPoints })) },
  { weight: 3, arbitrary: fc.constantFrom('AGAIN' as const, 'OTHER_VENUE' as const) },
  { weight: 1, arbitrary: fc.constant('REST' as const) },
);
const someCase = fc.record({
  taken: fc.array(quarters, { minLength: 3, maxLength: 3 }),
  paidMinutes: quarters,
  steps: fc.array(someStep, { minLength: 1, maxLength: 7 }),
});
type Case = typeof someCase extends fc.Arbitrary<infer Some> ? Some : never;
const LOTS = [
  { kind: 'SOLIDARITY', until: '2026-12-31T23:00:00Z' },
  { kind: 'ALLOWANCE', until: '2026-12-01T00:00:00Z' },
  { kind: 'PACK', until: null },
];
const WHOLE = ['credit_minutes_from_pass', 'credit_minutes_paid', 'amount_cents', 'amount_excl_cents', 'vat_cents'];

const stateOf = (sourceId: string, passId: string, memberId: string) =>
  given.one<{ kept: number[]; live: { id: string; kind: string }; lots: number[]; spent: number; entries: number }>(
    `select (select array[${WHOLE.map((column) => `sum(${column})`).join(', ')}]::int[] from charge where source_id = $1) as kept,
            (select jsonb_build_object('id', id, 'kind', kind) from charge where source_id = $1 and reverses_id is null
              order by source_revision desc, kind limit 1) as live,
            (select array_agg(remaining_minutes order by array_position(array['SOLIDARITY','ALLOWANCE','PACK'], kind)) from hours_lot where pass_id = $2) as lots,
            (select used from quota where subject_id = $3) as spent,
            (select coalesce(sum(credit_minutes), 0)::int from hours_entry e join hours_lot l on l.id = e.lot_id where l.pass_id = $2) as entries`,
    [sourceId, passId, memberId],
  );

it('any reversals and charges again keep lots, spending and price in agreement', async () => {
  const law = async ({ taken, paidMinutes, steps }: Case) => {
    const member = await given.member(network, { hours: null });
    const passId = await given.pass(network, member.id, 0, '2026-09-01T00:00:00Z');
    const takes = [];
    for (const [i, lot] of LOTS.entries()) {
      const lotId = await grantLot(given, network, passId, { ...lot, minutes: 200, from: '2026-09-01T00:00:00Z' });
      if (taken[i]! > 0) takes.push({ lotId, minutes: taken[i]! });
    }
    const chargeId = await chargeGivenUse(given, network, { memberId: member.id, passId, takes, paidMinutes });
    const { id } = await given.one<{ id: string }>(`select source_id as id from charge where id = $1`, [chargeId]);
    let before = await stateOf(id, passId, member.id);
    let revision = 0;
    let isWhole = true;
    for (const step of steps) {
      const { kind, id: liveId } = before.live;
      const source = { kind: 'BOOKING_ITEM', id, revision } as const;
      const back = await database.inTransaction(network.id, async (tx) => {
        if (step === 'REST' || typeof step === 'object') isWhole = false;
        if (step === 'REST') return reverseChargesOf(tx, 'BOOKING_ITEM', [id], { now, restoredHoursDays: 7 });
        if (typeof step === 'object')
          return reverseCharge(tx, { chargeId: liveId, part: step, now, restoredHoursDays: 7 });
        // Only a whole use goes to another venue: of a use, something is given back only when it becomes a fee.
        const to = kind === 'USE' && (step === 'AGAIN' || !isWhole) ? 'FEE' : 'USE';
        if (to === 'USE') revision += 1;
        await rechargeAs(tx, source, { kind: to, revision, venueId }, now);
        return { creditMinutes: 0, cents: 0 };
      });
      const after = await stateOf(id, passId, member.id);
      const { creditMinutes, cents } = back ?? { creditMinutes: 0, cents: 0 };
      expect([after.kept[0], after.kept[2]]).toEqual([before.kept[0]! - creditMinutes, before.kept[2]! - cents]);
      after.kept.forEach((amount, i) => {
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(before.kept[i]!);
      });
      expect(after.spent).toBe(after.kept[2]);
      expect(after.entries).toBe(0);
      // The last hours used come back first, whatever they were charged as.
      let rest = after.kept[0]!;
      const used = taken.map((minutes) => {
        const still = Math.min(minutes, rest);
        rest -= still;
        return still;
      });
      expect(after.lots).toEqual(used.map((minutes) => 200 - minutes));
      before = after;
    }
  };
  await fc.assert(fc.asyncProperty(someCase, law), { numRuns: 60, seed });
  expect(await violations(test.url)).toEqual([]);
}, 120_000);
