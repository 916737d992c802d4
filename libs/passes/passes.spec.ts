import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { grantLot } from './lot.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookingClient: BookingClient;
let desk: GivenSpace;
let laser: GivenSpace;
let hall: GivenSpace;
let camille: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  desk = await given.space(lyon, { kind: 'DESK_AREA', capacity: 40 });
  laser = await given.space(lyon, { kind: 'MACHINE', maxMinutes: 240 });
  hall = await given.space(lyon, { kind: 'EVENT_HALL' });
  api = await startApi(database.url, { now: NOW });
  bookingClient = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  camille = await given.member(lyon, { hours: null });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface MyPass {
  creditMinutesLeft: number;
  creditMinutesIncluded: number;
  spentCents: number;
  capCents: number;
  period: { start: string; end: string };
  plan: { code: string; monthlyCents: number };
  lots: { id: string; kind: string; grantedMinutes: number; remainingMinutes: number; validUntil: string | null }[];
}
const myPass = async (as = camille): Promise<MyPass | null> => {
  const query = `{ myPass { creditMinutesLeft creditMinutesIncluded spentCents capCents period { start end } plan { code monthlyCents }
    lots { id kind grantedMinutes remainingMinutes validUntil } } }`;
  const { data, errors } = await api.ask<{ myPass: MyPass | null }>('lyon', query, {}, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.myPass;
};
/** A pass without hours, to which each test adds lots. */
const emptyPass = (of = camille) => given.pass(lyon, of.id, 0, '2026-10-31T23:00:00Z');

describe('paying for a use', () => {
  it('takes solidarity first, then what expires first, to the minute, and euros for the rest', async () => {
    const pass = await emptyPass();
    const pack = await grantLot(given, lyon, pass, { kind: 'PACK', minutes: 100, until: null });
    const late = await grantLot(given, lyon, pass, { kind: 'ALLOWANCE', minutes: 30, until: '2026-12-01T00:00:00Z' });
    const early = await grantLot(given, lyon, pass, { kind: 'CARRY', minutes: 7, until: '2026-11-30T00:00:00Z' });
    const grant = await grantLot(given, lyon, pass, { kind: 'SOLIDARITY', minutes: 11, until: '2027-06-01T00:00:00Z' });
    const expired = await grantLot(given, lyon, pass, { kind: 'PACK', minutes: 500, until: '2026-11-25T09:00:00Z' });
    expect((await myPass())!.lots.map(({ id }) => id)).toEqual([grant, expired, early, late, pack]);

    const { charge, code } = await bookingClient.proposeAndBook(camille, laser, '2026-11-25T09:00:00Z'); // 180 credit-minutes, after the last pack has expired
    expect(charge).toEqual({
      creditMinutes: 180,
      creditMinutesFromPass: 148,
      creditMinutesPaid: 32,
      amountInclVatCents: 256,
      amountExclVatCents: 213,
      vatCents: 43,
    });
    const left = async () =>
      Object.fromEntries((await myPass())!.lots.map(({ id, remainingMinutes }) => [id, remainingMinutes]));
    expect(await left()).toEqual({ [grant]: 0, [early]: 0, [late]: 0, [pack]: 0, [expired]: 500 });
    expect(await myPass()).toMatchObject({ creditMinutesLeft: 500, spentCents: 256 });

    expect(await bookingClient.cancel(camille, code)).toMatchObject({ restoredCreditMinutes: 148, restoredCents: 256 });
    expect(await left()).toEqual({ [grant]: 11, [early]: 7, [late]: 30, [pack]: 100, [expired]: 500 });
    expect(await myPass()).toMatchObject({ creditMinutesLeft: 648, spentCents: 0 });
  });

  it('takes the hours of the period in which the use starts', async () => {
    const pass = await emptyPass();
    const november = await grantLot(given, lyon, pass, { minutes: 600, until: '2026-11-30T23:00:00Z' });
    const december = await grantLot(given, lyon, pass, {
      minutes: 600,
      from: '2026-11-30T23:00:00Z',
      until: '2026-12-31T23:00:00Z',
    });
    await bookingClient.proposeAndBook(camille, desk, '2026-12-02T09:00:00Z');
    await bookingClient.proposeAndBook(camille, desk, '2026-11-25T09:00:00Z', 120);
    const { rows } = await given.client.query(
      `select id, remaining_minutes as left from hours_lot where pass_id = $1 order by valid`,
      [pass],
    );
    expect(rows).toEqual([
      { id: november, left: 480 },
      { id: december, left: 540 },
    ]);
    expect((await myPass())!.lots.map(({ id }) => id)).toEqual([november]);
  });

  it('rounds up to the quarter of an hour and charges each seat', async () => {
    await grantLot(given, lyon, await emptyPass(), { minutes: 1_000 });
    const { charge } = await bookingClient.proposeAndBook(camille, desk, '2026-11-25T09:00:00Z', 45, 3);
    expect(charge).toMatchObject({ creditMinutes: 135, creditMinutesFromPass: 135, amountInclVatCents: 0 });
  });
});

describe('the monthly limit', () => {
  it('requires an explicit yes before euros exceed it, and changes nothing without one', async () => {
    await emptyPass();
    const [first, second] = [
      await bookingClient.proposeAndBook(camille, hall, '2026-11-25T09:00:00Z', 60),
      (await bookingClient.offer(camille, hall, '2026-11-26T09:00:00Z', 60))!,
    ];
    expect(first.charge.amountInclVatCents).toBe(3_840);
    expect(await bookingClient.book(camille, second)).toEqual({
      __typename: 'OverCap',
      capCents: 6_000,
      spentCents: 3_840,
      quote: { amountInclVatCents: 3_840 },
    });
    expect(await myPass()).toMatchObject({ spentCents: 3_840, capCents: 6_000 });
    const yes = await bookingClient.book(camille, second, { acceptOverCap: true });
    expect(yes.__typename).toBe('Confirmed');
    expect(await myPass()).toMatchObject({ spentCents: 7_680 });
    const small = (await bookingClient.offer(camille, desk, '2026-11-27T09:00:00Z', 30))!;
    expect((await bookingClient.book(camille, small)).__typename).toBe('OverCap');

    await bookingClient.cancel(camille, yes.booking!.code);
    expect(await myPass()).toMatchObject({ spentCents: 3_840 });
    expect((await bookingClient.book(camille, small)).__typename).toBe('Confirmed');
  });

  it('applies to the month in which the use starts, in the network’s zone', async () => {
    await emptyPass();
    await bookingClient.proposeAndBook(camille, hall, '2026-11-30T20:30:00Z', 90);
    const december = (await bookingClient.offer(camille, hall, '2026-12-01T07:00:00Z', 90))!;
    expect((await bookingClient.book(camille, december)).__typename).toBe('Confirmed');
    expect(await myPass()).toMatchObject({ spentCents: 5_760 });
    api.clock.set('2026-12-01T06:00:00Z');
    expect(await myPass()).toMatchObject({ spentCents: 5_760 });
  });

  it('does not count hours of the pass', async () => {
    await grantLot(given, lyon, await emptyPass(), { minutes: 5_000 });
    await bookingClient.proposeAndBook(camille, hall, '2026-11-29T09:00:00Z', 300);
    expect(await myPass()).toMatchObject({ spentCents: 0, creditMinutesLeft: 2_600 });
  });
});

describe('a member without a pass', () => {
  it('sees no pass and pays the surcharge', async () => {
    expect(await myPass()).toBeNull();
    const { charge } = await bookingClient.proposeAndBook(camille, desk, '2026-11-25T09:00:00Z');
    expect(charge).toMatchObject({
      creditMinutesFromPass: 0,
      creditMinutesPaid: 60,
      amountInclVatCents: 600,
      amountExclVatCents: 500,
      vatCents: 100,
    });
    const over = await bookingClient.book(
      camille,
      (await bookingClient.offer(camille, hall, '2026-11-26T09:00:00Z', 120))!,
    );
    expect(over).toMatchObject({ __typename: 'OverCap', spentCents: 600, quote: { amountInclVatCents: 9_600 } });
  });

  it('a member without a pass sees in the offer and at booking that the tariff requires one', async () => {
    await given.client.query(`update tariff set without_pass_basis_points = null where network_id = $1`, [lyon.id]);
    try {
      const token = (await bookingClient.offer(camille, desk, '2026-11-25T09:00:00Z', 60))!;
      expect(await bookingClient.book(camille, token)).toEqual({
        __typename: 'Needs',
        requirements: [{ kind: 'PASS', satisfied: false }],
      });
      await emptyPass();
      const priced = (await bookingClient.offer(camille, desk, '2026-11-25T09:00:00Z', 60))!;
      expect((await bookingClient.book(camille, priced)).booking!.charge.amountInclVatCents).toBe(480);
    } finally {
      await given.client.query(`update tariff set without_pass_basis_points = 2500 where network_id = $1`, [lyon.id]);
    }
  });

  it('has none before it begins and after it ended', async () => {
    const pass = await given.pass(lyon, camille.id, 600, '2026-11-26T00:00:00Z', '2026-11-28T00:00:00Z');
    await given.client.query(`update pass set valid = '[2026-11-26T00:00Z,2026-11-28T00:00Z)' where id = $1`, [pass]);
    const cents = [];
    for (const day of [25, 26, 27, 28])
      cents.push(
        (await bookingClient.proposeAndBook(camille, desk, `2026-11-${day}T09:00:00Z`)).charge.amountInclVatCents,
      );
    expect(cents).toEqual([600, 0, 0, 600]);
    expect(await myPass()).toBeNull();
    api.clock.set('2026-11-26T12:00:00Z');
    expect(await myPass()).toMatchObject({ creditMinutesLeft: 480 });
  });
});
