import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, dataSourceFor } from '#libs/platform';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestDatabase,
  cloneDatabase,
  testEnv,
  violations,
} from '#libs/testing';
import { chargeGivenUse } from './charge.fixture.js';
import { grantLot } from './lot.fixture.js';
import { rechargeAs } from './recharge.js';
import { type ReversedPart, reverseCharge } from './reverse-charge.js';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
let test: TestDatabase;
let given: Given;
let database: Database;
let network: GivenNetwork;
let member: GivenMember;
let passId: string;

beforeAll(async () => {
  test = await cloneDatabase();
  given = await Given.on(test.url);
  network = await given.network('lyon');
  database = new Database(await dataSourceFor(testEnv(test.url, { DATABASE_POOL: '32' }), 'traboule_app').initialize());
}, 60_000);
beforeEach(async () => {
  member = await given.member(network, { hours: null });
  passId = await given.pass(network, member.id, 0, '2026-09-01T00:00:00Z');
});
afterEach(async () => expect(await violations(test.url)).toEqual([]));
afterAll(async () => {
  await database?.onModuleDestroy();
  await given?.end();
  await test?.drop();
});

const reverse = (chargeId: string, part: ReversedPart, at = now) =>
  database.inTransaction(network.id, (tx) => reverseCharge(tx, { chargeId, part, now: at, restoredHoursDays: 7 }));
const lotOf = (id: string) =>
  given.one<{ remaining: number; until: string }>(
    `select remaining_minutes as remaining, to_char(upper(valid) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as until from hours_lot where id = $1`,
    [id],
  );
const lot = (minutes: number, until: string | null = '2026-12-31T23:00:00Z') =>
  grantLot(given, network, passId, { kind: 'PACK', minutes, until, from: '2026-09-01T00:00:00Z' });
const errorOf = async (text: string, values: unknown[]) => {
  try {
    await given.client.query(text, values);
    return 'no error';
  } catch (error) {
    return (error as { constraint?: string }).constraint;
  }
};

describe('reversing a part of a charge', () => {
  it('gives back a share of hours and euros, and at most what is left', async () => {
    const lotId = await lot(120);
    const charge = await chargeGivenUse(given, network, { memberId: member.id, passId, takes: [{ lotId, minutes: 45 }], paidMinutes: 75 }); // prettier-ignore
    expect(await reverse(charge, { basisPoints: 5_000 })).toEqual({ creditMinutes: 22, cents: 300 });
    expect(await lotOf(lotId)).toMatchObject({ remaining: 97 });
    expect(await reverse(charge, { basisPoints: 5_100 })).toBeUndefined();
    expect(await reverse(charge, { creditMinutesFromPass: 24, creditMinutesPaid: 0, amountCents: 0 })).toBeUndefined();
    expect(await reverse(charge, { creditMinutesFromPass: 0, creditMinutesPaid: 0, amountCents: 301 })).toBeUndefined();
    expect(await reverse(charge, 'REST')).toEqual({ creditMinutes: 23, cents: 300 });
    expect(await reverse(charge, 'REST')).toEqual({ creditMinutes: 0, cents: 0 });
    expect(await lotOf(lotId)).toMatchObject({ remaining: 120 });
  });

  it('lets hours that come back to an expired lot be used for seven more days, and nothing else of the lot', async () => {
    const [expired, valid] = [await lot(100, '2026-11-22T23:00:00Z'), await lot(60)];
    const charge = await chargeGivenUse(given, network, {
      memberId: member.id,
      passId,
      takes: [{ lotId: expired, minutes: 60 }, { lotId: valid, minutes: 30 }], // prettier-ignore
      paidMinutes: 0,
    });
    expect(await reverse(charge, { creditMinutesFromPass: 30, creditMinutesPaid: 0, amountCents: 0 })).toBeDefined();
    expect(await lotOf(expired)).toEqual({ remaining: 40, until: '2026-11-22 23:00' });
    expect(await lotOf(valid)).toEqual({ remaining: 60, until: '2026-12-31 23:00' });
    await reverse(charge, { creditMinutesFromPass: 20, creditMinutesPaid: 0, amountCents: 0 });
    expect(await lotOf(expired)).toEqual({ remaining: 20, until: '2026-11-30 08:00' });
    await reverse(charge, 'REST', now.add({ hours: 24 }));
    expect(await lotOf(expired)).toEqual({ remaining: 60, until: '2026-11-30 08:00' });
    expect(await lotOf(valid)).toEqual({ remaining: 60, until: '2026-12-31 23:00' });
  });

  it('32 simultaneous partial reversals succeed as far as they fit, in eight rounds', async () => {
    for (let round = 0; round < 8; round++) {
      const lotId = await lot(600);
      const charge = await chargeGivenUse(given, network, { memberId: member.id, passId, takes: [{ lotId, minutes: 105 }], paidMinutes: 105 }); // prettier-ignore
      const part = { creditMinutesFromPass: 10, creditMinutesPaid: 10, amountCents: 80 };
      const answers = await Promise.all(Array.from({ length: 32 }, () => reverse(charge, part)));
      expect(answers.filter((answer) => answer !== undefined)).toHaveLength(10);
      expect(await lotOf(lotId)).toMatchObject({ remaining: 595 });
    }
  });

  it('simultaneous reversals of charges of one expired lot expire what was left of it once', async () => {
    const lotId = await lot(400, '2026-11-22T23:00:00Z');
    const charges: string[] = [];
    for (let n = 0; n < 16; n++)
      charges.push(await chargeGivenUse(given, network, { memberId: member.id, passId, takes: [{ lotId, minutes: 15 }], paidMinutes: 0 })); // prettier-ignore
    await Promise.all(charges.map((charge) => reverse(charge, 'REST')));
    expect(await lotOf(lotId)).toEqual({ remaining: 240, until: '2026-11-30 08:00' });
  });
});

describe('moving a charge to another venue', () => {
  it('reverses it and charges it again under the next revision with the same hours and euros', async () => {
    const lotId = await lot(120, '2026-11-22T23:00:00Z');
    const charge = await chargeGivenUse(given, network, { memberId: member.id, passId, takes: [{ lotId, minutes: 45 }], paidMinutes: 15 }); // prettier-ignore
    const { venueId } = await given.space(network);
    const { id } = await given.one<{ id: string }>(`select source_id as id from charge where id = $1`, [charge]);
    await database.inTransaction(network.id, (tx) =>
      rechargeAs(tx, { kind: 'BOOKING_ITEM', id, revision: 0 }, { kind: 'USE', revision: 1, venueId }, now),
    );
    expect(await lotOf(lotId)).toEqual({ remaining: 75, until: '2026-11-22 23:00' });
    const { rows } = await given.client.query(
      `select source_revision as revision, venue_id as "venueId", credit_minutes_from_pass as "fromPass", amount_cents as cents, reverses_id as "reversesId"
         from charge where source_id = $1 order by source_revision, reverses_id nulls first`,
      [id],
    );
    expect(rows).toEqual([
      { revision: 0, venueId: null, fromPass: 45, cents: 120, reversesId: null },
      { revision: 0, venueId: null, fromPass: -45, cents: -120, reversesId: charge },
      { revision: 1, venueId, fromPass: 45, cents: 120, reversesId: null },
    ]);
  });
});

describe('the database', () => {
  const insert = (columns: string, values: string) =>
    errorOf(
      `insert into charge (network_id, source_kind, source_id, source_revision, member_id, vat_basis_points, charged_at, ${columns})
       values ($1, 'SPEC', gen_random_uuid(), 0, $2, 2000, now(), ${values})`,
      [network.id, member.id],
    );
  const AMOUNTS =
    'credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents';

  it.each(['FEE', 'SUBSCRIPTION', 'PACK', 'ADMISSION'])(
    'charges a %s without a tariff, never below zero',
    async (kind) => {
      // It is taken back, because a subscription has more rows than its charge.
      await given.client.query('begin');
      expect(await insert(`kind, ${AMOUNTS}`, `'${kind}', 0, 0, 0, 1200, 1000, 200`)).toBe('no error');
      await given.client.query('rollback');
      expect(await insert(`kind, ${AMOUNTS}`, `'${kind}', 0, 0, 0, -1200, -1000, -200`)).toBe('charge_sign');
      expect(await insert(`kind, weight, ${AMOUNTS}`, `'${kind}', 1, 0, 0, 0, 1200, 1000, 200`)).toBe(
        'charge_tariff_of_use',
      );
    },
  );

  it('gives a compensation in negative amounts that reverses nothing', async () => {
    expect(await insert(`kind, ${AMOUNTS}`, `'COMPENSATION', 0, 0, 0, -600, -500, -100`)).toBe('no error');
    expect(await insert(`kind, ${AMOUNTS}`, `'COMPENSATION', 0, 0, 0, 600, 500, 100`)).toBe('charge_sign');
    const charge = await chargeGivenUse(given, network, { memberId: member.id, passId, takes: [], paidMinutes: 60 });
    expect(await insert(`kind, reverses_id, ${AMOUNTS}`, `'COMPENSATION', '${charge}', 0, 0, 0, -480, -400, -80`)).toBe('charge_compensation_reverses_nothing'); // prettier-ignore
  });

  it('refuses a use without a tariff, and subscriptions in hours', async () => {
    expect(await insert(`kind, ${AMOUNTS}`, `'USE', 0, 0, 0, 0, 0, 0`)).toBe('charge_tariff_of_use');
    expect(await insert(`kind, ${AMOUNTS}`, `'PACK', 60, 60, 0, 0, 0, 0`)).toBe('charge_hours_of_kind');
  });

  it('refuses reversals beyond the charge, of a reversal, and of another member’s charge, in every statement that writes them', async () => {
    const use = (memberId: string) =>
      chargeGivenUse(given, network, { memberId, passId: null, takes: [], paidMinutes: 60 });
    const reversal = (of: string, cents: number) =>
      errorOf(
        `insert into charge (network_id, kind, source_kind, source_id, source_revision, member_id, tariff_id, tariff_class, weight, seats, used_during, minutes,
                             ${AMOUNTS}, vat_basis_points, charged_at, reverses_id)
         select network_id, kind, source_kind, source_id, source_revision, $3, tariff_id, tariff_class, weight, seats, used_during, 0,
                0, 0, 0, -$2::int, -$2::int, 0, vat_basis_points, charged_at, id from charge where id = $1`,
        [of, cents, member.id],
      );
    const other = await given.member(network, { hours: null });
    expect(await reversal(await use(other.id), 100)).toBe('charge_reverses_an_original');
    const own = await use(member.id);
    expect(await reversal(own, 481)).toBe('charge_reversal_at_most_the_charge');
    expect(await reverse(own, 'REST')).toEqual({ creditMinutes: 0, cents: 480 });
    const { id } = await given.one<{ id: string }>(`select id from charge where reverses_id = $1`, [own]);
    expect(await reversal(id, 1)).toBe('charge_reverses_an_original');
    expect(await reversal(own, 1)).toBe('charge_reversal_at_most_the_charge');
  });
});
