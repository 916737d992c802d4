import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';
import { type OfferAnswer } from './documents.fixture.js';
import { type OfferTerms } from './offer-token.js';

const START = '2026-11-25T09:00:00Z';
const END = '2026-11-25T10:00:00Z';
const ADDABLE = `query ($token: String!, $with: [String!]!, $seats: Int!) { addableSpaces(token: $token, with: $with, seats: $seats, first: 20) {
  token summary certainty items { ... on SpaceItem { start end seats space { id name } venue { name } } } requirements { kind }
  quote { creditMinutesFromPass creditMinutesPaid amountInclVatCents } } }`;
let all: Booker;
let room: GivenSpace;
let laser: GivenSpace;
let desks: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;

beforeAll(async () => {
  all = await startBooker('2026-11-23T08:00:00Z');
}, 60_000);
beforeEach(async () => {
  const { given, network } = all;
  room = await given.space(network, { name: 'Salle Soie', venueName: 'Le Passage' });
  const { venueId } = room;
  laser = await given.space(network, { kind: 'MACHINE', name: 'Laser', venueId });
  desks = await given.space(network, { kind: 'DESK_AREA', name: 'Verrière', capacity: 3, venueId });
  camille = await given.member(network, { hours: 3 });
  bruno = await given.member(network);
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

const offer = (to: GivenMember, space: GivenSpace, over: Partial<OfferTerms> = {}) =>
  all.offer(to, space, START, END, over);
const addable = async (as: GivenMember, token: string, added: string[] = [], seats = 1): Promise<OfferAnswer[]> => {
  const { data, errors } = await all.api.ask<{ addableSpaces: OfferAnswer[] }>(
    all.network.slug,
    ADDABLE,
    { token, with: added, seats },
    as,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.addableSpaces;
};
const named = (offers: readonly OfferAnswer[]) => offers.map(({ items }) => items[0]!.space.name);
/** All that a booking writes for a member. */
const written = (of: GivenMember) =>
  all.given.one<Record<string, string>>(
    `select (select count(*) from booking where member_id = $1) as bookings,
            (select count(*) from person_time where member_id = $1) as times,
            (select count(*) from charge where member_id = $1) as charges,
            (select count(*) from allocation a join booking b on b.id = a.holder_id where b.member_id = $1) as places,
            (select coalesce(sum(used), 0) from quota where subject_id = $1) as counted,
            (select count(*) from outbox o join booking b on b.id = o.subject_id where b.member_id = $1) as jobs,
            (select coalesce(sum(granted_minutes - remaining_minutes), 0) from pass_holder h join hours_lot l on l.pass_id = h.pass_id where h.member_id = $1) as hours`,
    [of.id],
  );

describe('spaces that can be added to an offer', () => {
  it('are the free ones of the venue, with the price after what is chosen before them', async () => {
    await all.given.space(all.network, { name: 'Ailleurs' });
    const token = offer(camille, room); // two of three hours of the pass
    const first = await addable(camille, token);
    expect(named(first)).toEqual(['Verrière', 'Laser']);
    const [desk, machine] = first as [OfferAnswer, OfferAnswer];
    expect(desk.quote).toEqual({ creditMinutesFromPass: 60, creditMinutesPaid: 0, amountInclVatCents: 0 });
    expect(machine.quote).toEqual({ creditMinutesFromPass: 60, creditMinutesPaid: 120, amountInclVatCents: 960 });
    expect(machine).toMatchObject({ certainty: 'INSTANT', requirements: [] });
    const [after] = await addable(camille, token, [desk.token]);
    expect(after!.quote).toEqual({ creditMinutesFromPass: 0, creditMinutesPaid: 180, amountInclVatCents: 1_440 });
    expect(named(await addable(camille, token, [], 4))).toEqual(['Laser']);
  });

  it('leave out what the member could not book', async () => {
    const { given, network } = all;
    const { venueId } = room;
    await given.client.query(`update space set needs_approval = true where id = $1`, [laser.id]);
    const taken = await given.space(network, { name: 'Prise', venueId });
    await all.book(bruno, offer(bruno, taken));
    await given.space(network, { name: 'Tard', venueId, leadMinutes: 5 * 24 * 60 });
    await given.space(network, { name: 'Longue', venueId, minMinutes: 120 });
    await given.space(network, { name: 'Fermée', venueId, open: [] });
    const adults = await given.space(network, { name: 'Adultes', venueId });
    await given.client.query(`update space set adult_only = true where id = $1`, [adults.id]);
    const part = await given.space(network, { name: 'Alcôve', venueId });
    await given.client.query(`insert into resource_part values ($1, $2, $3)`, [network.id, room.resourceId, part.resourceId]); // prettier-ignore
    expect(named(await addable(camille, offer(camille, room)))).toEqual(['Verrière']);
    // A whole that contains the chosen part is left out, too.
    expect(named(await addable(camille, offer(camille, part)))).toEqual(['Verrière']);
  });

  it('are none for an offer of somebody else, one that has expired, or a member who has a booking then', async () => {
    expect(await addable(camille, offer(bruno, room))).toEqual([]);
    expect(await addable(camille, `${offer(camille, room)}x`)).toEqual([]);
    const expiresAt = Temporal.Instant.from('2026-11-23T07:59:00Z');
    expect(await addable(camille, offer(camille, room, { expiresAt }))).toEqual([]);
    await all.book(camille, offer(camille, desks));
    expect(await addable(camille, offer(camille, room))).toEqual([]);
  });
});

describe('a booking of several spaces', () => {
  it('is one booking with one code, one time, one mail and one charge for each space', async () => {
    const token = offer(camille, room);
    const machine = (await addable(camille, token)).find(({ summary }) => summary.startsWith('Laser'))!;
    const { booking } = await all.book(camille, token, { withTokens: [machine.token] });
    expect(booking!.items!.map(({ space }) => space.name)).toEqual(['Salle Soie', 'Laser']);
    expect(booking!.charge).toMatchObject({
      creditMinutesFromPass: 180,
      creditMinutesPaid: 120,
      amountInclVatCents: 960,
    });
    expect(await written(camille)).toMatchObject({
      bookings: '1',
      times: '1',
      charges: '2',
      places: '2',
      hours: '180',
    });
    const { rows } = await all.given.client.query(
      `select c.credit_minutes_from_pass as hours, c.amount_cents as cents from charge c join booking_item i on i.id = c.source_id
        where i.booking_id = $1 order by i.position`,
      [booking!.id],
    );
    expect(rows).toEqual([
      { hours: 120, cents: 0 },
      { hours: 60, cents: 960 },
    ]);
    const mails = await all.given.one<{ n: string }>(
      `select count(*) as n from outbox where subject_id = $1 and topic = 'booking.confirm'`,
      [booking!.id],
    );
    expect(mails.n).toBe('1');
    expect(await all.cancel(camille, booking!.code)).toBe('Cancelled');
    expect(await written(camille)).toMatchObject({ hours: '0' });
  });

  it('takes desks of two areas', async () => {
    const loft = await all.given.space(all.network, { kind: 'DESK_AREA', capacity: 2, venueId: room.venueId });
    const withTokens = [offer(camille, loft, { seats: 2 })];
    const answer = await all.book(camille, offer(camille, desks, { seats: 3 }), { withTokens });
    expect(answer.booking!.items!.map(({ seats }) => seats)).toEqual([3, 2]);
    expect(answer.booking!.charge).toMatchObject({ creditMinutesFromPass: 180, creditMinutesPaid: 120 });
    expect(wordOf(await all.book(bruno, offer(bruno, loft)))).toBe('Taken');
  });

  it('takes nothing and charges nothing when one of the spaces is taken, and says which one', async () => {
    const tokens = [offer(camille, room), offer(camille, laser)] as const;
    await all.book(bruno, offer(bruno, laser));
    const before = await written(camille);
    const answer = await all.book(camille, tokens[0], { withTokens: [tokens[1]] });
    expect(answer).toMatchObject({ __typename: 'Taken', spaceId: laser.id });
    expect(answer.message).toContain('Laser');
    expect(answer.alternatives!.map(({ summary }) => summary.split(',')[0])).toEqual(['Verrière']);
    expect(await written(camille)).toEqual(before);
    const swapped = await all.book(camille, tokens[0], { withTokens: [answer.alternatives![0]!.token] });
    expect(wordOf(swapped)).toBe('Confirmed');
  });

  it('uses up a hold of one of its spaces, and keeps it when the booking is refused', async () => {
    const HOLD = `mutation ($token: String!, $key: ID!) { holdOffer(token: $token, idempotencyKey: $key) { __typename } }`;
    const token = offer(camille, room);
    await all.api.ask(all.network.slug, HOLD, { token, key: `a-hold-${camille.id}` }, camille);
    const holds = () =>
      all.given.one<{ state: string }>(`select state from booking_hold where member_id = $1`, [camille.id]);
    await all.book(bruno, offer(bruno, laser));
    expect(wordOf(await all.book(camille, token, { withTokens: [offer(camille, laser)] }))).toBe('Taken');
    expect(await holds()).toEqual({ state: 'LIVE' });
    expect(wordOf(await all.book(camille, token, { withTokens: [offer(camille, desks)] }))).toBe('Confirmed');
    expect(await holds()).toEqual({ state: 'USED' });
  });

  it('never costs more than each offer, nor more than the monthly limit unless that is accepted', async () => {
    const [main, dear] = [offer(camille, room), offer(camille, laser, { ceilingCents: 959 })];
    expect(await all.book(camille, main, { withTokens: [dear] })).toMatchObject({
      __typename: 'PriceChanged',
      spaceId: laser.id,
      offer: { quote: { amountInclVatCents: 960 } },
    });
    const poor = await all.given.member(all.network, { hours: null });
    const three = { start: Temporal.Instant.from(START), end: Temporal.Instant.from('2026-11-25T12:00:00Z') };
    const withTokens = [offer(poor, laser, three)];
    // 36 € and 54 €, with a limit of 60 € a month.
    const over = await all.book(poor, offer(poor, room, three), { withTokens });
    expect(over).toMatchObject({ __typename: 'OverCap', spentCents: 0, quote: { amountInclVatCents: 9_000 } });
    expect(await written(poor)).toMatchObject({ bookings: '0', charges: '0' });
    const accepted = await all.book(poor, offer(poor, room, three), { withTokens, acceptOverCap: true });
    expect(accepted.booking!.charge.amountInclVatCents).toBe(9_000);
  });

  it('is made once for one key, and the key is refused for other spaces', async () => {
    const [main, machine, desk] = [offer(camille, room), offer(camille, laser), offer(camille, desks)];
    const key = `one-key-${camille.id}`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => all.book(camille, main, { key, withTokens: [machine, desk], acceptOverCap: true })),
    );
    expect(new Set(answers.map(({ booking }) => booking?.code)).size).toBe(1);
    expect(wordOf(await all.book(camille, main, { key, withTokens: [desk, machine] }))).toBe('Confirmed');
    expect(await written(camille)).toMatchObject({ bookings: '1', charges: '3' });
    for (const withTokens of [[], [machine]])
      expect(wordOf(await all.book(camille, main, { key, withTokens }))).toBe('KEY_REUSED');
    // The same spaces under another key are the booking that exists; one of them alone, too.
    expect(wordOf(await all.book(camille, main, { withTokens: [machine, desk] }))).toBe('EarlierBooking');
    expect(wordOf(await all.book(camille, machine))).toBe('EarlierBooking');
  });

  it('is refused with the reason and the space', async () => {
    const { given, network } = all;
    const elsewhere = await given.space(network, { name: 'Ailleurs' });
    const main = offer(camille, room);
    const refusal = async (token: string, first = main) => {
      const answer = await all.book(camille, first, { withTokens: [token] });
      return [wordOf(answer), answer.spaceId];
    };
    expect(await refusal(offer(camille, elsewhere))).toEqual(['OTHER_VENUE', elsewhere.id]);
    expect(await refusal(all.offer(camille, laser, START, '2026-11-25T11:00:00Z'))).toEqual(['OTHER_TIME', laser.id]);
    expect(await refusal(offer(bruno, laser))).toEqual(['TOKEN_OF_ANOTHER_MEMBER', null]);
    expect(await refusal('made-up')).toEqual(['TOKEN_INVALID', null]);
    expect(await refusal(main)).toEqual(['SPACES_OVERLAP', room.id]);
    const part = await given.space(network, { venueId: room.venueId });
    await given.client.query(`insert into resource_part values ($1, $2, $3)`, [network.id, room.resourceId, part.resourceId]); // prettier-ignore
    expect(await refusal(offer(camille, part))).toEqual(['SPACES_OVERLAP', part.id]);
    expect(await refusal(main, offer(camille, part))).toEqual(['SPACES_OVERLAP', room.id]);
    await given.client.query(`update space set adult_only = true where id = $1`, [laser.id]);
    expect(await refusal(offer(camille, laser))).toEqual(['Needs', laser.id]);
    await given.client.query(`update space set adult_only = false, needs_approval = true where id = $1`, [laser.id]);
    expect(await refusal(offer(camille, laser))).toEqual(['APPROVAL_ALONE', laser.id]);
    await given.client.query(`update space set withdrawn_at = now() where id = $1`, [laser.id]);
    expect(await refusal(offer(camille, laser))).toEqual(['SPACE_WITHDRAWN', laser.id]);
    expect(await written(camille)).toMatchObject({ bookings: '0', charges: '0' });
    const five = Array.from({ length: 5 }, () => main);
    await expect(all.book(camille, main, { withTokens: five })).rejects.toThrow('BAD_USER_INPUT');
  });
});
