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
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 5);
const PRICE = `price { creditMinutes creditMinutesFromPass amountInclVatCents differenceCents differenceCreditMinutes }`;
const TIMES = `query ($code: String!, $near: Instant!, $minutes: Int, $first: Int!) {
  moveTimes(code: $code, near: $near, minutes: $minutes, first: $first) { start end space { id } ${PRICE} } }`;
const MOVE = `mutation ($code: String!, $start: Instant!, $end: Instant!, $spaceId: ID, $cents: Int!, $minutes: Int!, $over: Boolean!, $key: ID!) {
  moveBooking(code: $code, start: $start, end: $end, spaceId: $spaceId, maxAmountCents: $cents, maxCreditMinutes: $minutes,
    acceptOverCap: $over, idempotencyKey: $key) {
    __typename
    ... on Moved { booking { code state start end venue { id } items { space { id } } charge { creditMinutesFromPass amountInclVatCents }
      reminders { dueAt state } } differenceCents differenceCreditMinutes }
    ... on MoveTaken { message alternatives { start ${PRICE} } }
    ... on MovePriceChanged { ${PRICE} }
    ... on MoveOverCap { capCents spentCents ${PRICE} }
    ... on Refused { code message } } }`;

interface Price {
  creditMinutes: number;
  creditMinutesFromPass: number;
  amountInclVatCents: number;
  differenceCents: number;
  differenceCreditMinutes: number;
}
interface MoveAnswer {
  __typename: string;
  code?: string;
  booking?: {
    code: string;
    state: string;
    start: string;
    end: string;
    venue: { id: string };
    items: { space: { id: string } }[];
    charge: { creditMinutesFromPass: number; amountInclVatCents: number };
    reminders: { dueAt: string; state: string }[];
  };
  differenceCents?: number;
  differenceCreditMinutes?: number;
  alternatives?: { start: string; price: Price }[];
  price?: Price;
  capCents?: number;
  spentCents?: number;
}
interface Wish {
  minutes?: number;
  spaceId?: string;
  maxCents?: number;
  maxCreditMinutes?: number;
  acceptOverCap?: boolean;
  key?: string;
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let room: GivenSpace;
let desks: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;
let keys = 0;
let lat = 45;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW, env: { DATABASE_POOL: '16' } });
  bookings = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  lat += 0.01; // what is proposed near a space of this test is not hidden by those of the others
  room = await given.space(lyon, { lat });
  desks = await given.space(lyon, { lat, kind: 'DESK_AREA', capacity: 4 });
  camille = await given.member(lyon);
  bruno = await given.member(lyon);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask<Data>(as: GivenMember, query: string, variables: object): Promise<Data> {
  const { data, errors } = await api.ask<Record<string, Data>>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0]!;
}
const timesNear = (as: GivenMember, code: string, near: string, minutes: number | null = null, first = 24) =>
  ask<{ start: string; end: string; space: { id: string }; price: Price }[]>(as, TIMES, { code, near, minutes, first });
const move = (as: GivenMember, code: string, start: string, wish: Wish = {}) =>
  ask<MoveAnswer>(as, MOVE, {
    code,
    start,
    end: Temporal.Instant.from(start)
      .add({ minutes: wish.minutes ?? 60 })
      .toString(),
    spaceId: wish.spaceId ?? null,
    cents: wish.maxCents ?? 0,
    minutes: wish.maxCreditMinutes ?? 10_000,
    over: wish.acceptOverCap ?? false,
    key: wish.key ?? `move-key-${++keys}`,
  });
const hoursLeft = async (member: GivenMember): Promise<number> =>
  (
    await given.one<{ n: number }>(
      `select sum(l.remaining_minutes)::int as n from pass_holder h join hours_lot l on l.pass_id = h.pass_id where h.member_id = $1`,
      [member.id],
    )
  ).n;
const isOffered = async (space: GivenSpace, start: string, minutes: number) =>
  (await bookings.offer(bruno, space, start, minutes)) !== undefined;

describe('moving a booking', () => {
  it('goes by less than its own length, keeps its code, and frees the rest for others', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    const answer = await move(camille, code, '2026-11-25T10:30:00Z');
    expect(answer).toMatchObject({ __typename: 'Moved', differenceCents: 0, differenceCreditMinutes: 0 });
    expect(answer.booking).toMatchObject({
      code,
      state: 'CONFIRMED',
      start: '2026-11-25T10:30:00Z',
      end: '2026-11-25T11:30:00Z',
    });
    expect(await hoursLeft(camille)).toBe(40 * 60 - 120);
    expect(await isOffered(room, '2026-11-25T10:00:00Z', 30)).toBe(true);
    expect(await isOffered(room, '2026-11-25T11:00:00Z', 30)).toBe(false);
  });

  it('plans the reminders of the new time and sends none of the old one', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-27T10:00:00Z');
    const { booking } = await move(camille, code, '2026-11-28T13:00:00Z');
    const states = booking!.reminders.map(({ dueAt, state }) => [dueAt, state]);
    expect(states).toEqual([
      ['2026-11-25T10:00:00Z', 'VOIDED'],
      ['2026-11-26T13:00:00Z', 'QUEUED'],
      ['2026-11-27T08:00:00Z', 'VOIDED'],
      ['2026-11-28T11:00:00Z', 'QUEUED'],
    ]);
    const jobs = await given.client.query(
      `select topic from outbox where subject_id = (select id from booking where code = $1) and voided_at is null order by topic`,
      [code],
    );
    expect(jobs.rows.map(({ topic }) => topic as string)).toEqual([
      'booking.moved',
      'booking.remind',
      'booking.remind',
    ]);
  });

  it('costs what was shown: more hours for a longer time, fewer for a shorter one', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    const [longer] = await timesNear(camille, code, '2026-11-25T10:00:00Z', 90, 1);
    expect(longer).toMatchObject({ start: '2026-11-25T10:00:00Z', end: '2026-11-25T11:30:00Z' });
    expect(longer!.price).toMatchObject({ creditMinutes: 180, differenceCreditMinutes: 60, differenceCents: 0 });
    const moved = await move(camille, code, longer!.start, { minutes: 90, maxCreditMinutes: 180 });
    expect(moved).toMatchObject({ __typename: 'Moved', differenceCreditMinutes: 60 });
    const back = await move(camille, code, '2026-11-25T10:00:00Z', { minutes: 30 });
    expect(back).toMatchObject({ __typename: 'Moved', differenceCreditMinutes: -120 });
    expect(await hoursLeft(camille)).toBe(40 * 60 - 60);
  });

  it('uses the hours of the earlier time before euros, and asks before it costs more', async () => {
    const dana = await given.member(lyon, { hours: 2 });
    const { code } = await bookings.proposeAndBook(dana, room, '2026-11-25T10:00:00Z'); // all two hours, at weight 2
    const [same] = await timesNear(dana, code, '2026-11-26T10:00:00Z', null, 1);
    expect(same!.price).toMatchObject({ amountInclVatCents: 0, differenceCents: 0, differenceCreditMinutes: 0 });
    const [longer] = await timesNear(dana, code, '2026-11-26T10:00:00Z', 120, 1);
    expect(longer!.price).toMatchObject({ creditMinutesFromPass: 120, amountInclVatCents: 960, differenceCents: 960 });
    const refused = await move(dana, code, longer!.start, { minutes: 120, maxCents: 959 });
    expect(refused).toMatchObject({ __typename: 'MovePriceChanged', price: { amountInclVatCents: 960 } });
    const moved = await move(dana, code, longer!.start, { minutes: 120, maxCents: 960 });
    expect(moved).toMatchObject({ __typename: 'Moved', differenceCents: 960, differenceCreditMinutes: 0 });
    expect(await hoursLeft(dana)).toBe(0);
  });

  it('passes the monthly limit only when that is accepted', async () => {
    const eve = await given.member(lyon, { hours: 0 });
    const { code } = await bookings.proposeAndBook(eve, room, '2026-11-25T10:00:00Z', 60); // 9.60 € of 60 €
    const wish = { minutes: 420, maxCents: 6_720 }; // 14 hours at 4.80 €
    expect(await move(eve, code, '2026-11-25T07:00:00Z', wish)).toMatchObject({
      __typename: 'MoveOverCap',
      capCents: 6_000,
      spentCents: 0,
      price: { amountInclVatCents: 6_720, differenceCents: 5_760 },
    });
    const accepted = await move(eve, code, '2026-11-25T07:00:00Z', { ...wish, acceptOverCap: true });
    expect(accepted.__typename).toBe('Moved');
  });

  it('changes nothing when the time is taken, and says which times are free', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    await bookings.proposeAndBook(bruno, room, '2026-11-25T14:00:00Z');
    const answer = await move(camille, code, '2026-11-25T14:30:00Z');
    expect(answer.__typename).toBe('MoveTaken');
    expect(answer.alternatives!.map(({ start }) => start)).toEqual([
      '2026-11-25T15:00:00Z',
      '2026-11-25T15:15:00Z',
      '2026-11-25T15:30:00Z',
    ]);
    const free = answer.alternatives![1]!.start;
    expect(await isOffered(room, '2026-11-25T10:00:00Z', 60)).toBe(false);
    expect(await hoursLeft(camille)).toBe(40 * 60 - 120);
    expect((await move(camille, code, free)).__typename).toBe('Moved');
  });

  it('changes nothing when the member is expected elsewhere then', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    await bookings.proposeAndBook(camille, desks, '2026-11-25T15:00:00Z');
    expect(await move(camille, code, '2026-11-25T15:30:00Z')).toMatchObject({ code: 'ALREADY_BOOKED_THEN' });
    const starts = (await timesNear(camille, code, '2026-11-25T15:00:00Z', null, 96)).map(({ start }) => start);
    expect(starts).toContain('2026-11-25T14:00:00Z');
    expect(starts).not.toContain('2026-11-25T14:15:00Z');
  });

  it('lets a member shift a seat in a full area, and counts every seat once', async () => {
    for (let n = 0; n < 3; n++) {
      const other = await given.member(lyon);
      await bookings.proposeAndBook(other, desks, '2026-11-25T10:00:00Z', 120);
    }
    const { code } = await bookings.proposeAndBook(camille, desks, '2026-11-25T10:00:00Z');
    expect((await move(camille, code, '2026-11-25T10:15:00Z')).__typename).toBe('Moved');
    const full = await given.member(lyon);
    await bookings.proposeAndBook(full, desks, '2026-11-25T11:15:00Z', 45);
    expect((await move(camille, code, '2026-11-25T10:30:00Z')).__typename).toBe('MoveTaken');
  });

  it('goes to a space of another venue, which is then paid', async () => {
    const twin = await given.space(lyon, { lat: lat + 0.001 });
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    const { booking } = await move(camille, code, '2026-11-25T10:00:00Z', { spaceId: twin.id });
    expect(booking).toMatchObject({ venue: { id: twin.venueId }, items: [{ space: { id: twin.id } }] });
    const { rows } = await given.client.query(
      `select c.venue_id, sum(c.credit_minutes)::int as minutes from charge c where c.member_id = $1 group by 1 having sum(c.credit_minutes) <> 0`,
      [camille.id],
    );
    expect(rows).toEqual([{ venue_id: twin.venueId, minutes: 120 }]);
  });

  it('is refused with the reason', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    const refusal = async (as: GivenMember, start: string, wish: Wish = {}) => (await move(as, code, start, wish)).code;
    expect(await refusal(bruno, '2026-11-25T12:00:00Z')).toBe('NOT_FOUND');
    expect(await timesNear(bruno, code, '2026-11-25T12:00:00Z')).toEqual([]);
    expect(await refusal(camille, '2026-11-25T10:00:00Z')).toBe('SAME_TIME');
    expect(await refusal(camille, '2026-11-25T10:10:00Z')).toBe('OFF_GRID');
    expect(await refusal(camille, '2026-11-25T02:00:00Z')).toBe('VENUE_CLOSED');
    expect(await refusal(camille, '2027-02-25T10:00:00Z')).toBe('BEYOND_HORIZON');
    expect(await refusal(camille, '2026-11-23T07:00:00Z')).toBe('IN_THE_PAST');
    expect(await refusal(camille, '2026-11-25T12:00:00Z', { minutes: 15 })).toBe('TOO_SHORT');
    api.clock.set('2026-11-24T10:00:01Z'); // cancelling is free until a day before
    expect(await refusal(camille, '2026-11-25T12:00:00Z')).toBe('TOO_LATE_TO_MOVE');
    expect(await timesNear(camille, code, '2026-11-25T12:00:00Z')).toEqual([]);
    api.clock.set(NOW);
    await bookings.cancel(camille, code);
    expect(await refusal(camille, '2026-11-25T12:00:00Z')).toBe('NOT_MOVABLE');
  });

  it('takes effect once for one key', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    const again = { key: 'the-same-move' };
    const answers = await Promise.all([1, 2, 3].map(() => move(camille, code, '2026-11-25T12:00:00Z', again)));
    expect(answers.map(({ __typename }) => __typename)).toEqual(['Moved', 'Moved', 'Moved']);
    const { sequence } = await given.one<{ sequence: number }>(`select sequence from booking where code = $1`, [code]);
    expect(sequence).toBe(1);
    expect(await move(camille, code, '2026-11-25T13:00:00Z', again)).toMatchObject({ code: 'KEY_REUSED' });
    await bookings.cancel(camille, code);
    expect(await move(camille, code, '2026-11-25T12:00:00Z', again)).toMatchObject({ code: 'NOT_MOVABLE' });
  });
});

describe('moving at the same moment', () => {
  const deadlocks = () => given.one<{ deadlocks: string }>(`select deadlocks from pg_stat_database where datname = current_database()`); // prettier-ignore

  it('gives a free time to exactly one of eight', async () => {
    const before = await deadlocks();
    for (let round = 0; round < ROUNDS; round++) {
      const day = Temporal.PlainDate.from('2026-11-26').add({ days: round }).toString();
      const movers = await Promise.all(
        Array.from({ length: 8 }, async (_, n) => {
          const member = await given.member(lyon);
          const from = n < 4 ? room : desks;
          const hour = String(8 + (n % 4)).padStart(2, '0');
          return { member, ...(await bookings.proposeAndBook(member, from, `${day}T${hour}:00:00Z`)) };
        }),
      );
      const answers = await Promise.all(
        movers.map(({ member, code }) => move(member, code, `${day}T15:00:00Z`, { spaceId: room.id })),
      );
      const names = answers.map(({ __typename }) => __typename).toSorted();
      expect(names).toEqual([...Array<string>(7).fill('MoveTaken'), 'Moved']);
    }
    expect(await deadlocks()).toEqual(before);
  });

  it('never swaps two bookings halfway, nor waits in a circle', async () => {
    const before = await deadlocks();
    const other = await given.space(lyon, { lat: lat + 0.001 });
    for (let round = 0; round < ROUNDS; round++) {
      const start = `${Temporal.PlainDate.from('2026-11-26').add({ days: round }).toString()}T10:00:00Z`;
      const mine = await bookings.proposeAndBook(camille, room, start);
      const theirs = await bookings.proposeAndBook(bruno, other, start);
      const answers = await Promise.all([
        move(camille, mine.code, start, { spaceId: other.id }),
        move(bruno, theirs.code, start, { spaceId: room.id }),
      ]);
      const names = answers.map(({ __typename }) => __typename);
      // Neither gives up its own space before the other one is free.
      expect(names).toEqual(['MoveTaken', 'MoveTaken']);
      expect(await violations(database.url)).toEqual([]);
    }
    expect(await deadlocks()).toEqual(before);
  });

  it('ends as moved or as cancelled when both are asked at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const start = `${Temporal.PlainDate.from('2026-11-26').add({ days: round }).toString()}T10:00:00Z`;
      const { code } = await bookings.proposeAndBook(camille, room, start);
      const [moved, cancelled] = await Promise.all([
        move(camille, code, start.replace('T10', 'T12')),
        bookings.cancel(camille, code),
      ]);
      expect(cancelled.__typename).toBe('Cancelled');
      expect(['Moved', 'Refused']).toContain(moved.__typename);
      expect(await violations(database.url)).toEqual([]);
    }
    expect(await hoursLeft(camille)).toBe(40 * 60);
  });
});
