import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { completeEnded } from '#libs/booking';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
let all: Booker;
let ada: GivenMember;
let ben: GivenMember;
let room: GivenSpace;

beforeAll(async () => {
  all = await startBooker(NOW);
}, 60_000);
beforeEach(async () => {
  all.api.clock.set(NOW);
  const { given, network } = all;
  [ada, ben] = [await given.member(network), await given.member(network)];
  room = await given.space(network);
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

const [START, END] = ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z'];
const bookingsOf = async ({ id }: GivenMember): Promise<number> =>
  (await all.given.one<{ n: number }>(`select count(*)::int n from booking where member_id = $1`, [id])).n;

describe('booking the same space and time again', () => {
  it('returns the existing booking and says that it is the member’s own', async () => {
    const token = all.offer(ada, room, START, END);
    const { booking } = await all.book(ada, token);
    for (const again of [token, all.offer(ada, room, START, END, { ceilingCents: 5_000 })]) {
      const answer = await all.book(ada, again);
      expect(answer).toMatchObject({
        __typename: 'EarlierBooking',
        booking: { code: booking!.code, state: 'CONFIRMED' },
      });
      expect(answer.message).toMatch(/Vous avez déjà cette réservation/);
    }
    expect(await bookingsOf(ada)).toBe(1);
  });

  it('does so for shared seats, for an expired offer, and for one that became more expensive', async () => {
    const { given, network } = all;
    const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 4 });
    const modest = await given.member(network, { hours: 1 });
    const priced = { ceilingCents: 0, ceilingCreditMinutes: 60 };
    const token = all.offer(modest, desks, START, END, priced);
    expect(wordOf(await all.book(modest, token))).toBe('Confirmed');
    expect(wordOf(await all.book(modest, token))).toBe('EarlierBooking');
    const expiresAt = Temporal.Instant.from('2026-11-23T07:00:00Z');
    const expired = all.offer(modest, desks, START, END, { ...priced, expiresAt });
    expect(wordOf(await all.book(modest, expired))).toBe('EarlierBooking');
  });

  it('does so for every other request of a race of one member', async () => {
    const token = all.offer(ada, room, START, END);
    const words = (await Promise.all(Array.from({ length: 6 }, () => all.book(ada, token)))).map(wordOf);
    expect(words.toSorted()).toEqual(['Confirmed', ...Array.from({ length: 5 }, () => 'EarlierBooking')]);
    expect(await bookingsOf(ada)).toBe(1);
  });

  it('does not do so for another member’s booking, another space or another time', async () => {
    await all.book(ada, all.offer(ada, room, START, END));
    expect(wordOf(await all.book(ben, all.offer(ben, room, START, END)))).toBe('Taken');
    const other = await all.given.space(all.network);
    expect(wordOf(await all.book(ada, all.offer(ada, other, START, END)))).toBe('ALREADY_BOOKED_THEN');
    const overlapping = all.offer(ada, room, '2026-11-24T09:30:00Z', '2026-11-24T10:30:00Z');
    expect(wordOf(await all.book(ada, overlapping))).toBe('ALREADY_BOOKED_THEN');
  });
});

describe('a repeated request', () => {
  it('reports that its booking has been cancelled, and books nothing', async () => {
    const token = all.offer(ada, room, START, END);
    const { booking } = await all.book(ada, token, { key: 'the-first-key' });
    await all.cancel(ada, booking!.code);
    const answer = await all.book(ada, token, { key: 'the-first-key' });
    expect(answer).toMatchObject({
      __typename: 'EarlierBooking',
      booking: { code: booking!.code, state: 'CANCELLED' },
    });
    expect(answer.message).toMatch(/annulée/);
    expect(await bookingsOf(ada)).toBe(1);
    expect(wordOf(await all.book(ada, token, { key: 'another-key' }))).toBe('Confirmed');
  });

  it('reports that its booking has ended', async () => {
    const { database, network, api } = all;
    const token = all.offer(ada, room, '2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z');
    await all.book(ada, token, { key: 'the-first-key' });
    api.clock.set('2026-11-23T11:00:00Z');
    await database.inTransaction(network.id, (tx) => completeEnded(tx, api.clock.now()));
    const answer = await all.book(ada, token, { key: 'the-first-key' });
    expect(answer).toMatchObject({ __typename: 'EarlierBooking', booking: { state: 'COMPLETED' } });
    expect(answer.message).toMatch(/terminée/);
  });
});

describe('the reason of a refusal', () => {
  it('names the own booking just before, and for other members that the space is taken', async () => {
    const slow = await all.given.space(all.network, { bufferMinutes: 30 });
    await all.book(ada, all.offer(ada, slow, START, END));
    const next = (member: GivenMember) => all.book(member, all.offer(member, slow, END, '2026-11-24T11:00:00Z'));
    expect(wordOf(await next(ada))).toBe('OWN_BOOKING_TOO_CLOSE');
    const taken = await next(ben);
    expect(taken.__typename).toBe('Taken');
    expect(taken.message).not.toMatch(/quelqu’un/i);
  });

  it('names the group’s size when a shared space has too few seats in total', async () => {
    const desks = await all.given.space(all.network, { kind: 'DESK_AREA', capacity: 2 });
    expect(wordOf(await all.book(ada, all.offer(ada, desks, START, END, { seats: 3 })))).toBe('SPACE_TOO_SMALL');
    expect(wordOf(await all.book(ada, all.offer(ada, desks, START, END, { seats: 2 })))).toBe('Confirmed');
  });

  it('names other bookings with the pass when its hours change at every attempt', async () => {
    const { client } = all.given;
    await client.query(`create function keep_hours() returns trigger language plpgsql as 'begin return null; end';
      create trigger keep_hours before update on hours_lot for each row execute function keep_hours()`);
    try {
      expect(wordOf(await all.book(ada, all.offer(ada, room, START, END)))).toBe('PASS_IN_USE');
    } finally {
      await client.query(`drop trigger keep_hours on hours_lot; drop function keep_hours()`);
    }
    expect(await bookingsOf(ada)).toBe(0);
  });
});

describe('the monthly limit', () => {
  it('is reported with the amount already spent, also for simultaneous requests', async () => {
    const { given, network } = all;
    const modest = await given.member(network, { hours: null });
    const offers = Array.from({ length: 10 }, (_, i) => {
      const day = String(i + 1).padStart(2, '0');
      return all.offer(modest, room, `2026-12-${day}T09:00:00Z`, `2026-12-${day}T10:00:00Z`);
    });
    const answers = await Promise.all(offers.map((token) => all.book(modest, token)));
    const over = answers.filter(({ __typename }) => __typename === 'OverCap');
    expect(over).toHaveLength(5); // 12 € each, with a limit of 60 € per month
    for (const { spentCents, capCents, quote } of over) {
      expect(spentCents! + quote!.amountInclVatCents).toBeGreaterThan(capCents!);
      expect(spentCents).toBe(6_000);
    }
  });
});

describe('a renewed offer', () => {
  const expiresAt = Temporal.Instant.from('2026-11-23T07:00:00Z');

  it('shows no distance when no origin was given', async () => {
    const { offer } = await all.book(ada, all.offer(ada, room, START, END, { expiresAt }));
    expect(offer).toMatchObject({ distanceMeters: null, travelMinutes: null });
    expect(offer!.summary).not.toMatch(/vélo/);
    expect(offer!.reasons.map(({ factor }) => factor)).not.toContain('DISTANCE');
  });

  it('shows the distance from the given origin', async () => {
    const from = { lat: room.lat + 0.01, lon: room.lon }; // a hundredth of a degree of latitude is 1,112 metres
    const { offer } = await all.book(ada, all.offer(ada, room, START, END, { expiresAt, from }));
    expect(offer!.distanceMeters).toBeGreaterThan(1_100);
    expect(offer!.distanceMeters).toBeLessThan(1_125);
    expect(offer!.summary).toMatch(/à vélo \(1,1 km\)/);
  });
});
