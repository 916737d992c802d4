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

const NOW = '2026-11-23T08:00:00Z';
const FIRST = '2026-11-24T13:00:00Z'; // Tuesday 14:00 in Paris
const PREVIEW = `query ($token: String!, $step: SeriesStep!, $count: Int!) { previewSeries(token: $token, step: $step, count: $count) {
  __typename ... on SeriesPreview { zone passesCap times { start end problem nearest price { creditMinutesFromPass amountInclVatCents } } }
  ... on Refused { code } } }`;
const BOOK = `mutation ($token: String!, $starts: [Instant!]!, $cents: Int!, $minutes: Int!, $over: Boolean!, $key: ID!) {
  bookSeries(token: $token, starts: $starts, maxAmountCents: $cents, maxCreditMinutes: $minutes, acceptOverCap: $over, expressRequest: true, idempotencyKey: $key) {
    __typename ... on SeriesBooked { bookings { code start state charge { creditMinutesFromPass amountInclVatCents } reminders { state } } }
    ... on SeriesStopped { start code } ... on Refused { code } } }`;
const CANCEL = `mutation ($code: String!, $scope: SeriesScope!, $key: ID!) { cancelSeries(code: $code, scope: $scope, idempotencyKey: $key) {
  __typename ... on SeriesCancelled { cancelled kept restoredCreditMinutes restoredCents } ... on Refused { code } } }`;

interface Time {
  start: string;
  problem: string | null;
  nearest: string | null;
  price: { creditMinutesFromPass: number; amountInclVatCents: number } | null;
}
interface Result {
  __typename: string;
  code?: string;
  zone?: string;
  passesCap?: boolean;
  times?: Time[];
  start?: string;
  bookings?: {
    code: string;
    start: string;
    state: string;
    charge: { creditMinutesFromPass: number; amountInclVatCents: number };
    reminders: { state: string }[];
  }[];
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let room: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;
let keys = 0;
let lat = 45;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  bookings = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  lat += 0.01;
  room = await given.space(lyon, { lat });
  camille = await given.member(lyon);
  bruno = await given.member(lyon);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask(as: GivenMember, query: string, variables: object): Promise<Result> {
  const { data, errors } = await api.ask<Record<string, Result>>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0]!;
}
const tokenOf = async (as = camille, start = FIRST) => (await bookings.offer(as, room, start, 60))!;
const preview = (token: string, count: number, step = 'WEEK', as = camille) => ask(as, PREVIEW, { token, step, count });
const book = (
  token: string,
  starts: string[],
  { as = camille, cents = 0, minutes = 10_000, over = false, key = `series-key-${++keys}` } = {},
) => ask(as, BOOK, { token, starts, cents, minutes, over, key });
const tuesdays = (count: number) =>
  Array.from({ length: count }, (_, n) => Temporal.Instant.from(FIRST).add({ hours: 24 * 7 * n }).toString()); // prettier-ignore
const live = async (as: GivenMember) =>
  (await given.client.query(`select 1 from booking where member_id = $1 and state = 'CONFIRMED'`, [as.id])).rowCount;

describe('a series', () => {
  it('is shown before it is booked: what is free, what is not and the nearest time that day, with prices', async () => {
    const [, second] = tuesdays(2);
    await bookings.proposeAndBook(bruno, room, second!, 60);
    await bookings.proposeAndBook(camille, await given.space(lyon, { lat: lat + 0.002 }), '2026-12-08T13:30:00Z', 60);
    const shown = await preview(await tokenOf(), 3);
    expect(shown).toMatchObject({ __typename: 'SeriesPreview', zone: 'Europe/Paris', passesCap: false });
    expect(shown.times!.map(({ start, problem, nearest }) => [start, problem, nearest])).toEqual([
      ['2026-11-24T13:00:00Z', null, null],
      ['2026-12-01T13:00:00Z', 'TAKEN', '2026-12-01T14:00:00Z'],
      ['2026-12-08T13:00:00Z', 'ALREADY_BOOKED_THEN', '2026-12-08T12:30:00Z'],
    ]);
    expect(shown.times!.map(({ price }) => price)).toEqual(
      Array(3).fill({ creditMinutesFromPass: 120, amountInclVatCents: 0 }),
    );
  });

  it('costs what was shown, hour by hour of the pass and then in euros', async () => {
    const dana = await given.member(lyon, { hours: 3 });
    const token = await tokenOf(dana);
    const shown = await preview(token, 3, 'DAY', dana);
    expect(shown.times!.map(({ price }) => [price!.creditMinutesFromPass, price!.amountInclVatCents])).toEqual([
      [120, 0],
      [60, 480],
      [0, 960],
    ]);
    const starts = shown.times!.map(({ start }) => start);
    expect(await book(token, starts, { as: dana, cents: 1_439 })).toMatchObject({
      __typename: 'SeriesStopped',
      start: starts[2],
      code: 'PRICE_CHANGED',
    });
    expect(await live(dana)).toBe(0);
    const made = await book(token, starts, { as: dana, cents: 1_440 });
    expect(made.bookings!.map(({ charge }) => [charge.creditMinutesFromPass, charge.amountInclVatCents])).toEqual([
      [120, 0],
      [60, 480],
      [0, 960],
    ]);
  });

  it('is booked as a whole or not at all, and confirmed once', async () => {
    const starts = tuesdays(4);
    await bookings.proposeAndBook(bruno, room, starts[2]!, 60);
    const token = await tokenOf();
    expect(await book(token, starts)).toMatchObject({ __typename: 'SeriesStopped', start: starts[2], code: 'TAKEN' });
    expect(await live(camille)).toBe(0);
    const others = starts.filter((_, n) => n !== 2);
    const made = await book(token, others);
    expect(made.bookings!.map(({ start, state }) => [start, state])).toEqual(
      others.map((start) => [start, 'CONFIRMED']),
    );
    const { rows } = await given.client.query<{ topic: string }>(
      `select o.topic from outbox o where o.topic in ('booking.confirm', 'booking.confirmSeries')
          and o.subject_id in (select series_id from booking where member_id = $1 union select id from booking where member_id = $1)`,
      [camille.id],
    );
    expect(rows).toEqual([{ topic: 'booking.confirmSeries' }]);
  });

  it('has 26 bookings at most, counts once among the bookings of an hour, and takes effect once for one key', async () => {
    const token = await tokenOf();
    const days = Array.from({ length: 26 }, (_, n) => Temporal.Instant.from(FIRST).add({ hours: 24 * n }).toString()); // prettier-ignore
    const wish = { minutes: 26 * 120, cents: 100_000, over: true, key: 'one-click-of-a-series' };
    const answers = await Promise.all([book(token, days, wish), book(token, days, wish)]);
    expect(answers.map(({ bookings: made }) => made?.length)).toEqual([26, 26]);
    expect(await live(camille)).toBe(26);
    expect((await book(token, tuesdays(2), wish)).code).toBe('KEY_REUSED');
    expect((await book(token, [FIRST, FIRST])).code).toBe('SERIES_TIMES');
  });

  it('reaches further than a single booking, to its own horizon', async () => {
    const token = await tokenOf();
    const far = '2027-02-16T13:00:00Z'; // 85 days ahead: a single booking may start within 60
    expect((await book(token, [FIRST, far])).__typename).toBe('SeriesBooked');
    expect(await book(token, ['2026-11-25T13:00:00Z', '2027-02-23T13:00:00Z'])).toMatchObject({
      code: 'BEYOND_HORIZON',
    });
  });

  it('is refused with the offer of somebody else', async () => {
    const token = await tokenOf();
    expect((await book(token, tuesdays(2), { as: bruno })).code).toBe('TOKEN_OF_ANOTHER_MEMBER');
    expect((await preview(token, 2, 'WEEK', bruno)).code).toBe('TOKEN_OF_ANOTHER_MEMBER');
    expect((await book('nonsense', tuesdays(2))).code).toBe('TOKEN_INVALID');
  });
});

describe('cancelling a series', () => {
  const cancel = (code: string, scope: 'FOLLOWING' | 'ALL', as = camille) =>
    ask(as, CANCEL, { code, scope, key: `cancel-key-${++keys}` });

  it('ends a booking and those after it, and keeps the earlier ones', async () => {
    const made = await book(await tokenOf(), tuesdays(4));
    expect(await cancel(made.bookings![2]!.code, 'FOLLOWING')).toMatchObject({
      __typename: 'SeriesCancelled',
      cancelled: 2,
      kept: 0,
      restoredCreditMinutes: 240,
    });
    expect(await live(camille)).toBe(2);
  });

  it('keeps what would cost a fee or has started, and says so', async () => {
    const made = await book(await tokenOf(), tuesdays(3));
    api.clock.set('2026-11-24T09:00:00Z'); // four hours before the first: no longer free
    expect(await cancel(made.bookings![1]!.code, 'ALL')).toMatchObject({ cancelled: 2, kept: 1 });
    expect(await live(camille)).toBe(1);
  });

  it('is refused to others, and for a booking on its own', async () => {
    const made = await book(await tokenOf(), tuesdays(2));
    expect((await cancel(made.bookings![0]!.code, 'ALL', bruno)).code).toBe('NOT_A_SERIES');
    const alone = await bookings.proposeAndBook(camille, room, '2026-11-26T13:00:00Z');
    expect((await cancel(alone.code, 'ALL')).code).toBe('NOT_A_SERIES');
  });
});

describe('moving a series', () => {
  const FIELDS = `kept differenceCents differenceCreditMinutes amountInclVatCents creditMinutes`;
  const MOVES = `mutation ($code: String!, $scope: SeriesScope!, $start: Instant!, $end: Instant!, $cents: Int!, $minutes: Int!, $key: ID!) {
    moveSeries(code: $code, scope: $scope, start: $start, end: $end, maxAmountCents: $cents, maxCreditMinutes: $minutes, idempotencyKey: $key) {
      __typename ... on SeriesMoved { bookings { code start } ${FIELDS} } ... on SeriesStopped { start code } ... on Refused { code } } }`;
  const PREVIEWS = `query ($code: String!, $scope: SeriesScope!, $start: Instant!, $end: Instant!) {
    previewSeriesMove(code: $code, scope: $scope, start: $start, end: $end) {
      __typename ... on SeriesMovePreview { moves { code start } ${FIELDS} } ... on SeriesStopped { start code } ... on Refused { code } } }`;
  const hour = (start: string, hours = 1) => ({ start, end: Temporal.Instant.from(start).add({ hours }).toString() });
  type Moved = Result & {
    moves?: { start: string }[];
    kept?: number;
    differenceCents?: number;
    creditMinutes?: number;
  };
  const move = (
    code: string,
    scope: 'FOLLOWING' | 'ALL',
    to: { start: string; end: string },
    over: object = {},
    as = camille,
  ) =>
    ask(as, MOVES, {
      code,
      scope,
      ...to,
      cents: 100_000,
      minutes: 10_000,
      key: `move-key-${++keys}`,
      ...over,
    }) as Promise<Moved>;
  const previewMove = (code: string, scope: 'FOLLOWING' | 'ALL', to: { start: string; end: string }) =>
    ask(camille, PREVIEWS, { code, scope, ...to }) as Promise<Moved>;
  const startsOf = async (as: GivenMember) => {
    const { rows } = await given.client.query<{ start: Date }>(
      `select starts_at as start from booking where member_id = $1 and state = 'CONFIRMED' order by starts_at`,
      [as.id],
    );
    return rows.map(({ start }) => start.toISOString().slice(0, 16));
  };

  it('previews, and then moves, a booking and those after it, and leaves the earlier ones', async () => {
    const { bookings: made } = await book(await tokenOf(), tuesdays(4));
    const to = hour('2026-12-02T10:00:00Z'); // the second one: a day later, three hours earlier
    const seen = await previewMove(made![1]!.code, 'FOLLOWING', to);
    expect(seen).toMatchObject({ __typename: 'SeriesMovePreview', kept: 0, differenceCents: 0, creditMinutes: 360 });
    expect(seen.moves!.map(({ start }) => start)).toEqual([
      '2026-12-02T10:00:00Z',
      '2026-12-09T10:00:00Z',
      '2026-12-16T10:00:00Z',
    ]);
    expect(await startsOf(camille)).toHaveLength(4);
    expect((await startsOf(camille))[1]).toBe('2026-12-01T13:00');
    expect((await move(made![1]!.code, 'FOLLOWING', to)).__typename).toBe('SeriesMoved');
    expect(await startsOf(camille)).toEqual([
      '2026-11-24T13:00',
      '2026-12-02T10:00',
      '2026-12-09T10:00',
      '2026-12-16T10:00',
    ]);
  });

  it('moves by a week into its own times, forwards and back', async () => {
    const { bookings: made } = await book(await tokenOf(), tuesdays(3));
    const codes = made!.map(({ code }) => code);
    api.clock.set('2026-11-23T08:00:00Z');
    expect((await move(codes[0]!, 'ALL', hour('2026-12-01T13:00:00Z'))).__typename).toBe('SeriesMoved');
    expect(await startsOf(camille)).toEqual(['2026-12-01T13:00', '2026-12-08T13:00', '2026-12-15T13:00']);
    expect((await move(codes[2]!, 'ALL', hour('2026-12-08T13:00:00Z'))).__typename).toBe('SeriesMoved');
    expect(await startsOf(camille)).toEqual(['2026-11-24T13:00', '2026-12-01T13:00', '2026-12-08T13:00']);
  });

  it('moves all or none: where one time is taken it says which', async () => {
    const { bookings: made } = await book(await tokenOf(), tuesdays(3));
    await bookings.proposeAndBook(bruno, room, '2026-12-08T15:00:00Z');
    const to = hour('2026-11-24T15:00:00Z');
    const answer = { __typename: 'SeriesStopped', start: '2026-12-08T15:00:00Z', code: 'TAKEN' };
    expect(await previewMove(made![0]!.code, 'ALL', to)).toEqual(answer);
    expect(await move(made![0]!.code, 'ALL', to)).toEqual(answer);
    expect(await startsOf(camille)).toEqual(['2026-11-24T13:00', '2026-12-01T13:00', '2026-12-08T13:00']);
  });

  it('keeps the bookings that are no longer free to move', async () => {
    const { bookings: made } = await book(await tokenOf(), tuesdays(3));
    api.clock.set('2026-11-24T09:00:00Z');
    expect(await move(made![0]!.code, 'ALL', hour('2026-11-24T16:00:00Z'))).toEqual({
      __typename: 'Refused',
      code: 'TOO_LATE_TO_MOVE',
    });
    const moved = await move(made![1]!.code, 'ALL', hour('2026-12-01T16:00:00Z'));
    expect(moved).toMatchObject({ __typename: 'SeriesMoved', kept: 1 });
    expect(await startsOf(camille)).toEqual(['2026-11-24T13:00', '2026-12-01T16:00', '2026-12-08T16:00']);
  });

  it('costs what was shown: a dearer one is refused, and its price is the sum', async () => {
    const { bookings: made } = await book(await tokenOf(), tuesdays(2));
    const longer = hour('2026-11-24T13:00:00Z', 2);
    expect(await previewMove(made![0]!.code, 'ALL', longer)).toMatchObject({ creditMinutes: 480 });
    expect((await move(made![0]!.code, 'ALL', longer, { minutes: 479 })).code).toBe('PRICE_CHANGED');
    expect(await move(made![0]!.code, 'ALL', longer, { minutes: 480 })).toMatchObject({ creditMinutes: 480 });
  });

  it('takes effect once for a key, and is refused to others and for a booking on its own', async () => {
    const { bookings: made } = await book(await tokenOf(), tuesdays(2));
    const to = hour('2026-11-24T16:00:00Z');
    const key = 'one-key-that-moves';
    const answers = await Promise.all([
      move(made![0]!.code, 'ALL', to, { key }),
      move(made![0]!.code, 'ALL', to, { key }),
    ]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['SeriesMoved', 'SeriesMoved']);
    expect(await startsOf(camille)).toEqual(['2026-11-24T16:00', '2026-12-01T16:00']);
    expect((await move(made![0]!.code, 'FOLLOWING', to, { key })).code).toBe('KEY_REUSED');
    expect((await move(made![0]!.code, 'ALL', hour('2026-11-25T16:00:00Z'), {}, bruno)).code).toBe('NOT_A_SERIES');
    const alone = await bookings.proposeAndBook(camille, room, '2026-11-26T13:00:00Z');
    expect((await move(alone.code, 'ALL', hour('2026-11-26T16:00:00Z'))).code).toBe('NOT_A_SERIES');
  });
});
