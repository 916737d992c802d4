import { type ScenarioContext } from './scenario-context.fixture.js';

/**
 * Everybody reads their own booking once with all that can stand about it: a request, a check-in, a contested no-show. The rows
 * contradict each other; they stay in this copy of the town, of which only the objects are kept.
 */
export async function factsOfEverybodysBooking(
  { ask, given, town }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const read = `query ($code: String!) { booking(code: $code) ${select('Booking')} }`;
  for (const [who, { id, bookingId, code, network }] of town.people) {
    await given.client.query(
      `insert into booking_request (network_id, booking_id, asked_at, answer_by, answer, answered_at)
       select network_id, id, booked_at, booked_at + interval '1 hour', 'EXPIRED', booked_at + interval '1 hour' from booking where id = $1
       on conflict do nothing`,
      [bookingId],
    );
    await given.client.query(
      `insert into check_in (network_id, booking_id, at, how, by_id, entered_at)
       select network_id, id, starts_at, 'CODE', $2, starts_at from booking where id = $1 on conflict do nothing`,
      [bookingId, id],
    );
    await given.client.query(
      `insert into no_show (network_id, booking_id, member_id, venue_id, at, contested_at, contest)
       select network_id, id, member_id, venue_id, starts_at, starts_at, 'J’étais là' from booking where id = $1 on conflict do nothing`,
      [bookingId],
    );
    await given.client.query(
      `insert into no_show_answer (network_id, booking_id, side, outcome, words, at, by_id)
       select network_id, id, 'VENUE', 'STANDS', 'Personne', starts_at, $2 from booking where id = $1 on conflict do nothing`,
      [bookingId, id],
    );
    await ask(who, read, { code }, network, who);
  }
  const { desks } = town.people.get('venue staff')!;
  const ofVenue = `query ($venueId: ID!) { venueNoShows(venueId: $venueId) ${select('VenueNoShowConnection')} }`;
  await ask('venue staff', ofVenue, { venueId: desks.venueId });
  await ask('network admin', `{ networkNoShows ${select('VenueNoShowFiguresConnection')} }`);
}
