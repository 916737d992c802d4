import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILPOINTS, type Failpoint } from '#libs/platform';
import { violations } from '#libs/testing';
import { BOOK, InterruptedTown } from './interrupted-town.fixture.js';

// An api is killed, or loses its database, between any two steps of booking, cancelling and moving; its client then repeats the
// request to another api with the same key. acts.steps.spec.ts has what venues and members do else, apps/worker/*crash.spec.ts the jobs.

const CANCEL = `mutation ($code: String!, $key: ID!) { answer: cancelBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Cancelled { booking { id code } restoredCreditMinutes } ... on Refused { code } } }`;
const MOVE = `mutation ($code: String!, $start: Instant!, $end: Instant!, $key: ID!) {
  answer: moveBooking(code: $code, start: $start, end: $end, maxAmountCents: 0, maxCreditMinutes: 120, idempotencyKey: $key) {
  __typename ... on Moved { booking { id code start } } ... on Refused { code } } }`;

let town: InterruptedTown;
beforeAll(async () => {
  town = await InterruptedTown.open();
});
afterAll(() => town?.close());

const effects = (operation: string, key: string) =>
  town.given.one<{ keys: number; bookings: number; charges: number; confirms: number; cancels: number; dues: number }>(
    `select (select count(*)::int from idempotency where operation = $1 and key = $2) as keys, count(distinct b.id)::int as bookings,
            count(distinct c.id)::int as charges, count(distinct o.id) filter (where o.topic = 'booking.confirm')::int as confirms,
            count(distinct o.id) filter (where o.topic = 'booking.cancelled')::int as cancels,
            count(distinct o.id) filter (where o.topic = 'booking.remind' and o.voided_at is null)::int as dues
       from idempotency i join booking b on b.id = i.result_id left join booking_item bi on bi.booking_id = b.id left join charge c on c.source_id = bi.id left join outbox o on o.subject_id = b.id
      where i.operation = $1 and i.key = $2`,
    [operation, key],
  );

/** The api is killed at every step. Losing the database has the same effect at all steps in the middle, so only the others are tried. */
const interruptions = <Step extends Failpoint>(steps: readonly Step[]) => [
  ...steps.map((step) => ['dies', step] as const),
  ...steps.filter((step) => /:(begun|written|committed)$/.test(step)).map((step) => ['is cut off', step] as const),
];

it('every failpoint has a spec', () => {
  const here = ['book', 'cancel', 'move'];
  const acts = ['answer', 'cancelAsVenue', 'withdraw', 'correct', 'bookSeries', 'cancelSeries', 'moveSeries', 'subscription']; // prettier-ignore
  const jobs = ['waiver', 'noShow', 'lapse', 'period', 'job'];
  expect(Object.keys(FAILPOINTS).toSorted()).toEqual([...here, ...acts, ...jobs].toSorted());
});

describe('a booking', () => {
  it.each(interruptions(FAILPOINTS.book))(
    'is made once when its api %s at %s and the request is repeated with its key',
    async (interruption, step) => {
      const { member, token } = await town.memberWithOffer();
      const variables = { token, key: `${interruption} at ${step}` };
      const first = await town.askInterrupted(step, interruption, member, BOOK, variables);
      const isMade = step === 'book:committed';
      if (interruption === 'dies') expect(first).toBeUndefined();
      else if (!isMade) expect(first).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect((await effects('book', variables.key)).keys).toBe(isMade ? 1 : 0);
      const again = await town.ask(member, BOOK, variables);
      expect(again.answer?.__typename).toBe('Confirmed');
      if (first?.answer?.booking) expect(first.answer).toEqual(again.answer);
      expect(await town.ask(member, BOOK, variables)).toEqual(again);
      expect(await effects('book', variables.key)).toEqual({ keys: 1, bookings: 1, charges: 1, confirms: 1, cancels: 0, dues: 2 }); // prettier-ignore
      expect(await violations(town.database.url)).toEqual([]);
    },
  );
});

describe('a cancellation', () => {
  it.each(interruptions(FAILPOINTS.cancel))(
    'is done once when its api %s at %s and the request is repeated with its key',
    async (interruption, step) => {
      const { member, code } = await town.booked(`${interruption} at ${step}`);
      const variables = { code, key: `${interruption} at ${step}` };
      const first = await town.askInterrupted(step, interruption, member, CANCEL, variables);
      const isDone = step === 'cancel:committed';
      if (interruption === 'dies') expect(first).toBeUndefined();
      else if (!isDone) expect(first).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect((await effects('cancel', variables.key)).keys).toBe(isDone ? 1 : 0);
      const again = await town.ask(member, CANCEL, variables);
      expect(again.answer?.__typename).toBe('Cancelled');
      expect(await town.ask(member, CANCEL, variables)).toEqual(again);
      expect(await effects('cancel', variables.key)).toEqual({ keys: 1, bookings: 1, charges: 2, confirms: 1, cancels: 1, dues: 0 }); // prettier-ignore
      expect(await violations(town.database.url)).toEqual([]);
    },
  );
});

describe('a move', () => {
  it.each(interruptions(FAILPOINTS.move))(
    'is done once when its api %s at %s and the request is repeated with its key',
    async (interruption, step) => {
      const { member, code, start } = await town.booked(`a move ${interruption} at ${step}`);
      const later = (hours: number) => start.add({ hours }).toString();
      const variables = { code, start: later(2), end: later(3), key: `${interruption} at ${step}` };
      const first = await town.askInterrupted(step, interruption, member, MOVE, variables);
      const isDone = step === 'move:committed';
      if (interruption === 'dies') expect(first).toBeUndefined();
      else if (!isDone) expect(first).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect((await effects('moveBooking', variables.key)).keys).toBe(isDone ? 1 : 0);
      const again = await town.ask(member, MOVE, variables);
      expect(again.answer).toMatchObject({ __typename: 'Moved', booking: { code, start: later(2) } });
      expect(await town.ask(member, MOVE, variables)).toEqual(again);
      expect(await effects('moveBooking', variables.key)).toEqual({ keys: 1, bookings: 1, charges: 3, confirms: 1, cancels: 0, dues: 2 }); // prettier-ignore
      expect(await violations(town.database.url)).toEqual([]);
    },
  );
});
