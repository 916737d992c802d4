import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordNoShow } from '#libs/booking';
import { Database, FAILPOINTS, type Failpoint, dataSourceFor, settingsAt } from '#libs/platform';
import { type GivenMember, testEnv, violations } from '#libs/testing';
import { InterruptedTown } from './interrupted-town.fixture.js';

// An api is killed between any two steps of what venues and members do with a booking; the request is then repeated to another api.

const CANCEL_LATE = `mutation ($code: String!, $key: ID!) { answer: cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: { creditMinutes: 1000 }) {
  __typename ... on Cancelled { booking { id code fee { creditMinutes amountCents } } restoredCreditMinutes } ... on Refused { code } } }`;
const WITHDRAW = `mutation ($code: String!, $key: ID!) { answer: withdrawFromBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Withdrawn { booking { id code } } ... on Refused { code } } }`;
const AS_VENUE = `mutation ($venueId: ID!, $code: String!, $key: ID!) { answer: cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Panne", idempotencyKey: $key) {
  __typename ... on CancelledAsVenue { bookingCode compensationCents } ... on Refused { code } } }`;
const ACCEPT = `mutation ($venueId: ID!, $code: String!, $key: ID!) { answer: acceptRequest(venueId: $venueId, code: $code, idempotencyKey: $key) {
  __typename ... on VenueRequest { bookingCode answer } ... on Refused { code } } }`;
const REFUSE = `mutation ($venueId: ID!, $code: String!, $key: ID!) { answer: refuseRequest(venueId: $venueId, code: $code, reason: "Complet", idempotencyKey: $key) {
  __typename ... on VenueRequest { bookingCode answer } ... on Refused { code } } }`;
const CORRECT = `mutation ($venueId: ID!, $code: String!) { answer: correctNoShow(venueId: $venueId, code: $code, outcome: WAS_THERE, words: "Elle était là") {
  __typename ... on PresenceRefused { code } } }`;
const SERIES = `mutation ($token: String!, $starts: [Instant!]!, $key: ID!) { answer: bookSeries(token: $token, starts: $starts, maxAmountCents: 0, maxCreditMinutes: 240, idempotencyKey: $key) {
  __typename ... on SeriesBooked { bookings { code } } ... on Refused { code } } }`;
const END_SERIES = `mutation ($code: String!, $key: ID!) { answer: cancelSeries(code: $code, scope: ALL, idempotencyKey: $key) {
  __typename ... on SeriesCancelled { cancelled restoredCreditMinutes } ... on Refused { code } } }`;
const MOVE_SERIES = `mutation ($code: String!, $start: Instant!, $end: Instant!, $key: ID!) { answer: moveSeries(code: $code, scope: ALL, start: $start, end: $end,
  maxAmountCents: 0, maxCreditMinutes: 240, idempotencyKey: $key) { __typename ... on SeriesMoved { bookings { code start } } ... on Refused { code } } }`;
const SUBSCRIBE = `mutation ($key: ID!) { answer: changeSubscription(change: { kind: SUBSCRIBE, planCode: "REGULIER", expressRequest: true },
  acceptedCents: 13200, idempotencyKey: $key) { __typename ... on SubscriptionRefused { code } } }`;

let town: InterruptedTown;
beforeAll(async () => {
  town = await InterruptedTown.open();
});
afterAll(() => town?.close());

/** What is left of a booking: the hours of the pass and cents of its charges, and the compensation. */
const leftOf = (code: string) =>
  town.given.one<{ state: string; uses: number; fees: number; compensations: number; charges: number }>(
    `select b.state, count(c.id)::int as charges,
            coalesce(sum(c.credit_minutes) filter (where c.kind = 'USE'), 0)::int as uses,
            coalesce(sum(c.credit_minutes) filter (where c.kind = 'FEE'), 0)::int as fees,
            coalesce(sum(c.amount_cents) filter (where c.kind = 'COMPENSATION'), 0)::int as compensations
       from booking b join booking_item i on i.booking_id = b.id join charge c on c.source_id = i.id where b.code = $1 group by b.state`,
    [code],
  );
/** As if it had been booked long ago under a policy that keeps half of the price until the start. */
const makeLate = (code: string) =>
  town.given.client.query(
    `update booking set booked_at = booked_at - interval '30 days', free_until = booked_at - interval '30 days', express_request_at = booked_at,
            cancellation_policy = '{"steps":[{"untilMinutesBefore":0,"feeBasisPoints":5000}],"graceMinutes":0,"graceNotWithinMinutes":0}'
      where code = $1`,
    [code],
  );

/** The steps at which something differs: before the first and after the last statement everything is as without the request. */
const stepsOf = <Step extends Failpoint>(steps: readonly Step[]) =>
  steps.filter((step) => !/:(begun|written)$/.test(step));
const isCommitted = (step: Failpoint): boolean => step.endsWith(':committed');

/** The request dies at the step; repeated twice it has one and the same answer. @returns its type */
async function repeated(step: Failpoint, as: GivenMember, query: string, variables: object): Promise<string> {
  const again = await town.ask(as, query, variables);
  expect(await town.ask(as, query, variables)).toEqual(again);
  expect(await violations(town.database.url)).toEqual([]);
  return `${step}: ${again.answer?.__typename}`;
}
const dies = async (step: Failpoint, as: GivenMember, query: string, variables: object): Promise<void> =>
  expect(await town.askInterrupted(step, 'dies', as, query, variables)).toBeUndefined();

describe('cancelling in another way', () => {
  const ways = [
    ['with a fee', FAILPOINTS.cancel, CANCEL_LATE, 'Cancelled', { uses: 0, fees: 60, compensations: 0, charges: 4 }],
    ['as the venue', FAILPOINTS.cancelAsVenue, AS_VENUE, 'CancelledAsVenue', { uses: 0, fees: 0, compensations: -480, charges: 3 }], // prettier-ignore
    ['by withdrawal', FAILPOINTS.withdraw, WITHDRAW, 'Withdrawn', { uses: 0, fees: 0, compensations: 0, charges: 2 }],
  ] as const;
  const cases = ways.flatMap(([way, steps, query, type, left]) =>
    stepsOf<Failpoint>(steps).map((step) => [way, step, query, type, left] as const),
  );

  it.each(cases)(
    '%s is done once when the api dies at %s and the request is repeated',
    async (way, step, query, type, left) => {
      const { member, code } = await town.booked(`${way} at ${step}`);
      if (query !== WITHDRAW) await makeLate(code);
      const [as, more] = query === AS_VENUE ? [town.staff, { venueId: town.room.venueId }] : [member, {}];
      const variables = { code, key: `${way} at ${step}`, ...more };
      await dies(step, as, query, variables);
      if (!isCommitted(step)) expect(await leftOf(code)).toMatchObject({ state: 'CONFIRMED', charges: 1 });
      expect(await repeated(step, as, query, variables)).toBe(`${step}: ${type}`);
      expect(await leftOf(code)).toEqual({ state: 'CANCELLED', ...left });
    },
  );
});

describe('the answer to a request', () => {
  const setApproval = (needed: boolean) =>
    town.given.client.query(`update space set needs_approval = $2 where id = $1`, [town.room.id, needed]);
  beforeAll(() => setApproval(true));
  afterAll(() => setApproval(false));

  const answers = [
    ['accepted', ACCEPT, 'CONFIRMED', ['answer:confirmed', 'answer:committed']],
    ['refused', REFUSE, 'EXPIRED', ['answer:released', 'answer:reversed', 'answer:committed']],
  ] as const;
  const cases = answers.flatMap(([answer, query, state, steps]) =>
    steps.map((step) => [answer, step, query, state] as const),
  );
  it.each(cases)(
    'is %s once when the api dies at %s and the request is repeated',
    async (answer, step, query, state) => {
      const { code } = await town.booked(`${answer} at ${step}`);
      const variables = { venueId: town.room.venueId, code, key: `${answer} at ${step}` };
      await dies(step, town.staff, query, variables);
      expect((await leftOf(code)).state).toBe(isCommitted(step) ? state : 'PENDING');
      expect(await repeated(step, town.staff, query, variables)).toBe(`${step}: VenueRequest`);
      expect((await leftOf(code)).state).toBe(state);
    },
  );
});

describe('a series', () => {
  const states = (ofMember: string) =>
    town.given.one<{ confirmed: number; cancelled: number }>(
      `select count(*) filter (where state = 'CONFIRMED')::int as confirmed, count(*) filter (where state = 'CANCELLED')::int as cancelled
         from booking where member_id = $1`,
      [ofMember],
    );

  it.each(stepsOf(FAILPOINTS.bookSeries))('is booked once, or not at all, when the api dies at %s', async (step) => {
    const { member, token, start } = await town.memberWithOffer();
    const starts = [start.toString(), start.add({ hours: 3 }).toString()];
    const variables = { token, starts, key: `series at ${step}` };
    await dies(step, member, SERIES, variables);
    expect(await states(member.id)).toEqual({ confirmed: isCommitted(step) ? 2 : 0, cancelled: 0 });
    expect(await repeated(step, member, SERIES, variables)).toBe(`${step}: SeriesBooked`);
    expect(await states(member.id)).toEqual({ confirmed: 2, cancelled: 0 });
  });

  it.each(stepsOf(FAILPOINTS.moveSeries))('moves as a whole when the api dies at %s', async (step) => {
    const { member, token, start } = await town.memberWithOffer();
    const starts = [start.toString(), start.add({ hours: 3 }).toString()];
    await town.ask(member, SERIES, { token, starts, key: `before series moves at ${step}` });
    const booked = async () => {
      const { rows } = await town.given.client.query<{ code: string; at: number }>(
        `select code, extract(epoch from starts_at)::int as at from booking where member_id = $1 order by starts_at`,
        [member.id],
      );
      return { code: rows[0]!.code, times: rows.map(({ at }) => at) };
    };
    const { code, times } = await booked();
    const later = start.add({ hours: 1 });
    const variables = { code, start: later.toString(), end: later.add({ hours: 1 }).toString(), key: `series moves at ${step}` }; // prettier-ignore
    const moved = times.map((at) => at + 3_600);
    await dies(step, member, MOVE_SERIES, variables);
    expect((await booked()).times).toEqual(isCommitted(step) ? moved : times);
    expect(await repeated(step, member, MOVE_SERIES, variables)).toBe(`${step}: SeriesMoved`);
    expect((await booked()).times).toEqual(moved);
  });

  it.each(stepsOf(FAILPOINTS.cancelSeries))('is cancelled as a whole when the api dies at %s', async (step) => {
    const { member, token, start } = await town.memberWithOffer();
    const starts = [start.toString(), start.add({ hours: 3 }).toString()];
    await town.ask(member, SERIES, { token, starts, key: `before series ends at ${step}` });
    const { code } = await town.given.one<{ code: string }>(
      `select code from booking where member_id = $1 order by starts_at limit 1`,
      [member.id],
    );
    const variables = { code, key: `series ends at ${step}` };
    await dies(step, member, END_SERIES, variables);
    expect((await states(member.id)).cancelled).toBe(isCommitted(step) ? 2 : 0);
    // What is cancelled already is not counted a second time.
    for (const _time of ['first', 'second'])
      expect((await town.ask(member, END_SERIES, variables)).answer?.__typename).toBe('SeriesCancelled');
    expect(await violations(town.database.url)).toEqual([]);
    expect(await states(member.id)).toEqual({ confirmed: 0, cancelled: 2 });
  });
});

describe('a subscription', () => {
  const charged = (memberId: string) =>
    town.given.one<{ periods: number; cents: number; receipts: number }>(
      `select count(s.id)::int as periods, coalesce(sum(c.amount_cents), 0)::int as cents,
              (select count(*)::int from outbox o join subscription_change x on x.id = o.subject_id where x.by_id = $1 and o.topic = 'subscription.changed') as receipts
         from charge c join subscription_charge s on s.charge_id = c.id where c.member_id = $1`,
      [memberId],
    );

  it.each(stepsOf(FAILPOINTS.subscription))('is begun and charged once when the api dies at %s', async (step) => {
    const member = await town.given.member(town.network, { hours: null });
    const variables = { key: `subscription at ${step}` };
    await dies(step, member, SUBSCRIBE, variables);
    const once = { periods: 1, cents: 13_200, receipts: 1 };
    expect(await charged(member.id)).toEqual(isCommitted(step) ? once : { periods: 0, cents: 0, receipts: 0 });
    expect(await repeated(step, member, SUBSCRIBE, variables)).toBe(`${step}: SubscriptionChanged`);
    expect(await charged(member.id)).toEqual(once);
  });
});

describe('the correction of a no-show', () => {
  it.each(stepsOf(FAILPOINTS.correct))('is recorded once when the api dies at %s', async (step) => {
    const { code, start } = await town.booked(`correction at ${step}`);
    const source = await dataSourceFor(testEnv(town.database.url), 'traboule_app').initialize();
    const database = new Database(source);
    const { id } = await town.given.one<{ id: string }>(`select id from booking where code = $1`, [code]);
    const now = start.add({ hours: 1 });
    await database.inTransaction(town.network.id, async (tx) => {
      const settings = await settingsAt(tx, town.network.id, now);
      await recordNoShow(tx, id, { now, settings, enteredById: null });
    });
    await database.onModuleDestroy();
    const variables = { venueId: town.room.venueId, code };
    await dies(step, town.staff, CORRECT, variables);
    expect((await leftOf(code)).state).toBe(isCommitted(step) ? 'COMPLETED' : 'NO_SHOW');
    const { answer } = await town.ask(town.staff, CORRECT, variables);
    expect(answer?.__typename).toBe(isCommitted(step) ? 'PresenceRefused' : 'NoShowAnswered');
    expect(await leftOf(code)).toMatchObject({ state: 'COMPLETED', uses: 120, fees: 0 });
    expect(await violations(town.database.url)).toEqual([]);
  });
});
