import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#libs/local';
import { FAILPOINTS, type Failpoint } from '#libs/platform';
import { violations } from '#libs/safekeeping';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestDatabase,
  cloneDatabase,
  until,
} from '#libs/testing';

// An api is killed, or loses its database, between any two steps of booking and cancelling; its client then repeats the request to another
// api with the same key. apps/worker/crash.spec.ts does the same for jobs.

const script = fileURLToPath(new URL('../apps/api/main.js', import.meta.url));
const PROPOSE = `query ($need: NeedInput!) { propose(need: $need) { offers { token } } }`;
const BOOK = `mutation ($token: String!, $key: ID!) { answer: book(token: $token, idempotencyKey: $key) {
  __typename ... on Confirmed { booking { id code } } ... on Refused { code } } }`;
const CANCEL_LATE = `mutation ($code: String!, $key: ID!) { answer: cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: { creditMinutes: 1000 }) {
  __typename ... on Cancelled { booking { id code fee { creditMinutes amountCents } } restoredCreditMinutes } ... on Refused { code } } }`;
const WITHDRAW = `mutation ($code: String!, $key: ID!) { answer: withdrawFromBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Withdrawn { booking { id code } } ... on Refused { code } } }`;
const AS_VENUE = `mutation ($venueId: ID!, $code: String!, $key: ID!) { answer: cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Panne", idempotencyKey: $key) {
  __typename ... on CancelledAsVenue { bookingCode compensationCents } ... on Refused { code } } }`;
const CANCEL = `mutation ($code: String!, $key: ID!) { answer: cancelBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Cancelled { booking { id code } restoredCreditMinutes } ... on Refused { code } } }`;

interface Api {
  url: string;
  child: ChildProcess;
  ended: Promise<string | null>;
}
interface Answer {
  status: number;
  code?: string;
  answer?: { __typename: string; booking?: { id: string; code: string } };
}

let database: TestDatabase;
let given: Given;
let network: GivenNetwork;
let healthy: Api;
let room: GivenSpace;
let staff: GivenMember;
let day = 0;

async function start(more: Record<string, string> = {}): Promise<Api> {
  const port = await freePort();
  const child = fork(script, [], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      SECRET: 'a secret of the specs, 32 characters or more',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      ...more,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return { url: `http://127.0.0.1:${port}`, child, ended: once(child, 'exit').then(([, signal]) => signal as string) };
}

async function ask(api: Api, member: GivenMember, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${api.url}/lyon/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `traboule=${member.secret}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code, ...data };
}

/** Sends a request to an api that is killed or cut off from the database at `step`. */
async function askInterrupted(
  step: Failpoint,
  interruption: 'dies' | 'is cut off',
  member: GivenMember,
  query: string,
  variables: object,
) {
  // prettier-ignore
  const api = await start({ FAIL_AT: step, FAIL_BY: interruption === 'dies' ? 'SIGKILL' : 'SIGSTOP' });
  const pending = ask(api, member, query, variables).catch(() => undefined);
  if (interruption === 'dies') {
    expect(await api.ended).toBe('SIGKILL');
    return pending;
  }
  await waitUntilStopped(api.child.pid!);
  await given.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'traboule_app'`,
  );
  api.child.kill('SIGCONT');
  const answer = await pending;
  api.child.disconnect();
  await api.ended;
  return answer;
}

const waitUntilStopped = async (pid: number): Promise<unknown> =>
  process.platform === 'linux'
    ? until('the process is stopped', async () => /\) T /.test(await readFile(`/proc/${pid}/stat`, 'utf8')))
    : sleep(1_500);

/** A new member with an offer that no other member uses. */
async function memberWithOffer(): Promise<{ member: GivenMember; token: string }> {
  const member = await given.member(network);
  const start = Temporal.Now.plainDateISO('UTC').add({ days: 3 + day++ });
  const need = { kind: 'MEETING_ROOM', start: `${start.toString()}T09:00:00Z`, minutes: 60, near: { lat: 45.766, lon: 4.879 } }; // prettier-ignore
  const found = (await ask(healthy, member, PROPOSE, { need })) as unknown as { propose: { offers: { token: string }[] } }; // prettier-ignore
  return { member, token: found.propose.offers[0]!.token };
}

const effects = (operation: string, key: string) =>
  given.one<{ keys: number; bookings: number; charges: number; confirms: number; cancels: number; dues: number }>(
    `select (select count(*)::int from idempotency where operation = $1 and key = $2) as keys, count(distinct b.id)::int as bookings,
            count(distinct c.id)::int as charges, count(distinct o.id) filter (where o.topic = 'booking.confirm')::int as confirms,
            count(distinct o.id) filter (where o.topic = 'booking.cancelled')::int as cancels,
            count(distinct o.id) filter (where o.topic = 'booking.remind' and o.voided_at is null)::int as dues
       from idempotency i join booking b on b.id = i.result_id left join booking_item bi on bi.booking_id = b.id left join charge c on c.source_id = bi.id left join outbox o on o.subject_id = b.id
      where i.operation = $1 and i.key = $2`,
    [operation, key],
  );

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  room = await given.space(network, {
    from: Temporal.Now.plainDateISO('UTC').subtract({ days: 1 }).toString(),
    days: 90,
  });
  staff = await given.member(network, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  healthy = await start();
});
afterAll(async () => {
  if (healthy?.child.connected) healthy.child.disconnect();
  await healthy?.ended;
  await given?.end();
  await database?.drop();
});

/** The api is killed at every step. Losing the database has the same effect at all steps in the middle, so only the others are tried. */
const interruptions = <Step extends Failpoint>(steps: readonly Step[]) => [
  ...steps.map((step) => ['dies', step] as const),
  ...steps.filter((step) => /:(begun|written|committed)$/.test(step)).map((step) => ['is cut off', step] as const),
];

it('the failpoints of bookings, cancellations, withdrawals, offers and jobs have specs', () => {
  const tried = ['book', 'cancel', 'cancelAsVenue', 'withdraw', 'lapse', 'job'];
  expect(Object.keys(FAILPOINTS)).toEqual(expect.arrayContaining(tried));
});

describe('a booking', () => {
  it.each(interruptions(FAILPOINTS.book))(
    'is made once when its api %s at %s and the request is repeated with its key',
    async (interruption, step) => {
      const { member, token } = await memberWithOffer();
      const variables = { token, key: `${interruption} at ${step}` };
      const first = await askInterrupted(step, interruption, member, BOOK, variables);
      const isMade = step === 'book:committed';
      if (interruption === 'dies') expect(first).toBeUndefined();
      else if (!isMade) expect(first).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect((await effects('book', variables.key)).keys).toBe(isMade ? 1 : 0);
      const again = await ask(healthy, member, BOOK, variables);
      expect(again.answer?.__typename).toBe('Confirmed');
      if (first?.answer?.booking) expect(first.answer).toEqual(again.answer);
      expect(await ask(healthy, member, BOOK, variables)).toEqual(again);
      expect(await effects('book', variables.key)).toEqual({ keys: 1, bookings: 1, charges: 1, confirms: 1, cancels: 0, dues: 2 }); // prettier-ignore
      expect(await violations(database.url)).toEqual([]);
    },
  );
});

describe('a cancellation', () => {
  it.each(interruptions(FAILPOINTS.cancel))(
    'is done once when its api %s at %s and the request is repeated with its key',
    async (interruption, step) => {
      const { member, token } = await memberWithOffer();
      const booked = await ask(healthy, member, BOOK, { token, key: `before ${interruption} at ${step}` });
      const variables = { code: booked.answer!.booking!.code, key: `${interruption} at ${step}` };
      const first = await askInterrupted(step, interruption, member, CANCEL, variables);
      const isDone = step === 'cancel:committed';
      if (interruption === 'dies') expect(first).toBeUndefined();
      else if (!isDone) expect(first).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect((await effects('cancel', variables.key)).keys).toBe(isDone ? 1 : 0);
      const again = await ask(healthy, member, CANCEL, variables);
      expect(again.answer?.__typename).toBe('Cancelled');
      expect(await ask(healthy, member, CANCEL, variables)).toEqual(again);
      expect(await effects('cancel', variables.key)).toEqual({ keys: 1, bookings: 1, charges: 2, confirms: 1, cancels: 1, dues: 0 }); // prettier-ignore
      expect(await violations(database.url)).toEqual([]);
    },
  );
});

/** What is left of a booking: the hours of the pass and cents of its charges, and the compensation. */
const leftOf = (code: string) =>
  given.one<{ state: string; uses: number; fees: number; compensations: number; charges: number }>(
    `select b.state, count(c.id)::int as charges,
            coalesce(sum(c.credit_minutes) filter (where c.kind = 'USE'), 0)::int as uses,
            coalesce(sum(c.credit_minutes) filter (where c.kind = 'FEE'), 0)::int as fees,
            coalesce(sum(c.amount_cents) filter (where c.kind = 'COMPENSATION'), 0)::int as compensations
       from booking b join booking_item i on i.booking_id = b.id join charge c on c.source_id = i.id where b.code = $1 group by b.state`,
    [code],
  );
/** As if it had been booked long ago under a policy that keeps half of the price until the start. */
const makeLate = (code: string) =>
  given.client.query(
    `update booking set booked_at = booked_at - interval '30 days', free_until = booked_at - interval '30 days', express_request_at = booked_at,
            cancellation_policy = '{"steps":[{"untilMinutesBefore":0,"feeBasisPoints":5000}],"graceMinutes":0,"graceNotWithinMinutes":0}'
      where code = $1`,
    [code],
  );

describe('cancelling in another way', () => {
  const ways = [
    ['with a fee', FAILPOINTS.cancel, CANCEL_LATE, { uses: 0, fees: 60, compensations: 0, charges: 4 }],
    ['as the venue', FAILPOINTS.cancelAsVenue, AS_VENUE, { uses: 0, fees: 0, compensations: -480, charges: 3 }],
    ['by withdrawal', FAILPOINTS.withdraw, WITHDRAW, { uses: 0, fees: 0, compensations: 0, charges: 2 }],
  ] as const;
  const cases = ways.flatMap(([way, steps, query, left]) =>
    steps.filter((step) => !/:(begun|written)$/.test(step)).map((step) => [way, step, query, left] as const),
  );

  it.each(cases)(
    '%s is done once when the api dies at %s and the request is repeated',
    async (way, step, query, left) => {
      const { member, token } = await memberWithOffer();
      const booked = await ask(healthy, member, BOOK, { token, key: `before ${way} at ${step}` });
      const { code } = booked.answer!.booking!;
      if (query !== WITHDRAW) await makeLate(code);
      const [as, more] = query === AS_VENUE ? [staff, { venueId: room.venueId }] : [member, {}];
      const variables = { code, key: `${way} at ${step}`, ...more };
      expect(await askInterrupted(step, 'dies', as, query, variables)).toBeUndefined();
      if (!step.endsWith(':committed')) expect(await leftOf(code)).toMatchObject({ state: 'CONFIRMED', charges: 1 });
      const again = await ask(healthy, as, query, variables);
      expect(again.answer?.__typename).toMatch(/^(Cancelled|CancelledAsVenue|Withdrawn)$/);
      expect(await ask(healthy, as, query, variables)).toEqual(again);
      expect(await leftOf(code)).toEqual({ state: 'CANCELLED', ...left });
      expect(await violations(database.url)).toEqual([]);
    },
  );
});
