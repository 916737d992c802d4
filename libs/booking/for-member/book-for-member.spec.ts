import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bookingConfirmedMail } from '#libs/messages';
import { Database } from '#libs/platform';
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
import { BookingMails } from '../booking-mail-facts.js';

const NOW = '2026-11-23T08:00:00Z';
const START = '2026-11-25T10:00:00Z';
const END = '2026-11-25T11:00:00Z';
const BOOK = `mutation ($venueId: ID!, $spaceId: ID!, $member: NamedMemberInput!, $start: Instant!, $end: Instant!, $seats: Int!, $key: ID!) {
  result: bookForMember(venueId: $venueId, spaceId: $spaceId, member: $member, start: $start, end: $end, seats: $seats, idempotencyKey: $key) {
    __typename ... on VenueBookingChanged { booking { code memberName spaces seats state bookedBy } } ... on Refused { code message } } }`;
const BOOKING = `query ($code: String!) { booking(code: $code) { state bookedBy expressRequestedAt cancelFreeUntil
  charge { creditMinutesFromPass creditMinutesPaid amountInclVatCents } } }`;

interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  booking?: { code: string; memberName: string; spaces: string; seats: number; state: string; bookedBy: string };
}
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let room: GivenSpace;
let staff: GivenMember;
let camille: GivenMember;
let keys = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  room = await given.space(lyon, { name: 'Salle Soie', venueName: 'Le Passage' });
  staff = await given.member(lyon, { name: 'Odile Accueil', role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  camille = await given.member(lyon, { name: 'Camille', hours: 1, locale: 'en' });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask<Data>(query: string, variables: object, as: GivenMember): Promise<Data> {
  const { data, errors } = await api.ask<Data>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
const bookFor = async (as: GivenMember, more: object = {}): Promise<Answer> => {
  const variables = {
    venueId: room.venueId,
    spaceId: room.id,
    member: { email: camille.email },
    start: START,
    end: END,
    seats: 1,
    key: `for-a-member-${++keys}`,
    ...more,
  };
  return (await ask<{ result: Answer }>(BOOK, variables, as)).result;
};

describe('the staff of a venue book for a member', () => {
  it('who pays as if they had booked themselves, and is told by mail who booked', async () => {
    const { booking } = await bookFor(staff);
    const { code } = booking!;
    expect(booking).toMatchObject({ memberName: 'Camille', spaces: 'Salle Soie', state: 'CONFIRMED', bookedBy: 'Odile Accueil' }); // prettier-ignore
    expect((await ask<{ booking: object }>(BOOKING, { code }, camille)).booking).toEqual({
      state: 'CONFIRMED',
      bookedBy: 'Odile Accueil',
      expressRequestedAt: null,
      cancelFreeUntil: START, // the member did not ask that the service begin at once
      charge: { creditMinutesFromPass: 60, creditMinutesPaid: 60, amountInclVatCents: 480 },
    });
    const row = await given.one(`select member_id, booked_by_id from booking where code = $1`, [code]);
    expect(row).toEqual({ member_id: camille.id, booked_by_id: staff.id });
    const { id } = await given.one<{ id: string }>(`select id from booking where code = $1`, [code]);
    const [addressed] = await api.app
      .get(Database)
      .inTransaction(lyon.id, (tx) => api.app.get(BookingMails).of(tx, [id]));
    const { text } = bookingConfirmedMail(addressed!.mail, addressed!.recipient.locale);
    expect(addressed!.recipient.email).toBe(camille.email);
    expect(text).toContain('Odile Accueil of Le Passage booked for you.');
    // A booking that members make themselves names nobody.
    const own = await new BookingClient(api, lyon).proposeAndBook(camille, room, '2026-11-26T10:00:00Z');
    expect((await ask<{ booking: object }>(BOOKING, { code: own.code }, camille)).booking).toMatchObject({
      bookedBy: null,
    });
  });

  it('named by the reference of an exported list, once for one key', async () => {
    const member = { reference: camille.id.toUpperCase() };
    const answers = await Promise.all([1, 2, 3].map(() => bookFor(staff, { member, key: 'one-key-for-all' })));
    expect(new Set(answers.map(({ booking }) => booking?.code)).size).toBe(1);
    const other = await bookFor(staff, { member: { email: staff.email }, key: 'one-key-for-all' });
    expect(other.code).toBe('KEY_REUSED');
    for (const wrong of [{}, { ...member, email: camille.email }])
      await expect(bookFor(staff, { member: wrong })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('staff learn only that a taken space is taken, not where else the member is', async () => {
    const client = new BookingClient(api, lyon);
    const elsewhere = await given.space(lyon);
    await client.proposeAndBook(await given.member(lyon), room, START);
    expect(await bookFor(staff)).toMatchObject({ code: 'TAKEN' });
    await client.proposeAndBook(camille, elsewhere, START);
    expect(await bookFor(staff)).toMatchObject({ code: 'TAKEN' });
    const desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 4, venueId: room.venueId });
    expect(await bookFor(staff, { spaceId: desks.id, seats: 1_000 })).toMatchObject({ code: 'SPACE_TOO_SMALL' });
  });

  it('further ahead than members can book', async () => {
    const later = { start: '2027-02-18T10:00:00Z', end: '2027-02-18T11:00:00Z' }; // 87 days
    expect((await bookFor(staff, later)).__typename).toBe('VenueBookingChanged');
    const tooLate = { start: '2027-02-22T10:00:00Z', end: '2027-02-22T11:00:00Z' };
    expect((await bookFor(staff, tooLate)).code).toBe('BEYOND_HORIZON');
  });

  it('staff read the reason of a refusal in words about the member', async () => {
    const refusal = async (more: object = {}, as = staff) => (await bookFor(as, more)).code;
    const elsewhere = await given.space(lyon);
    const stranger = await given.member(lyon, { role: 'VENUE_STAFF', venueId: elsewhere.venueId });
    const manager = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    for (const other of [stranger, camille, manager]) expect(await refusal({}, other)).toBe('NOT_STAFF');
    expect(await refusal({ spaceId: elsewhere.id })).toBe('SPACE_WITHDRAWN');
    expect(await refusal({ member: { email: 'nobody@spec.example' } })).toBe('NO_SUCH_MEMBER');
    expect(await refusal({ member: { reference: elsewhere.id } })).toBe('NO_SUCH_MEMBER');
    expect(await refusal({ start: END, end: START })).toBe('TOO_SHORT');
    const poor = await given.member(lyon, { hours: null });
    const long = { end: '2026-11-25T18:00:00Z', member: { email: poor.email } }; // 96 € of a limit of 60 €
    expect(await refusal(long)).toBe('OVER_CAP');
    await given.client.query(`update space set adult_only = true where id = $1`, [room.id]);
    expect(await refusal()).toBe('PROOF_NEEDED');
    await given.client.query(`update space set adult_only = false where id = $1`, [room.id]);
    await given.client.query(`update member set suspended_at = now(), suspended_reason = 'x' where id = $1`, [camille.id]); // prettier-ignore
    expect(await refusal()).toBe('MEMBER_SUSPENDED');
    await given.client.query(`update member set suspended_at = null, suspended_reason = null where id = $1`, [camille.id]); // prettier-ignore
    expect((await bookFor(staff)).__typename).toBe('VenueBookingChanged');
    const second = await given.space(lyon, { venueId: room.venueId });
    const again = await bookFor(staff, { spaceId: second.id });
    expect(again).toMatchObject({ code: 'ALREADY_BOOKED_THEN', message: expect.stringContaining('Ce membre') });
    expect(await refusal({ member: { email: staff.email } })).toBe('TAKEN');
  });
});
