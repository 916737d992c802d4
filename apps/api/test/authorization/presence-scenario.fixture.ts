import { type ScenarioContext } from './scenario-context.fixture.js';

/** Somebody comes to a booking and leaves, somebody does not and contests it, and somebody comes without a booking. */
export async function presenceScenario(
  { ask, given, town, api }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const { desks } = town.people.get('venue staff')!;
  const { venueId } = desks;
  const now = api.clock.now();
  const who = 'adviser';
  await given.client.query(`update venue set arrivals = 'PAPER_LIST' where id = $1`, [venueId]);
  const list = `mutation ($venueId: ID!) { enterPaperList(venueId: $venueId, day: "2026-11-24", came: [], absent: []) ${select('PaperListResult')} }`;
  await ask('venue staff', list, { venueId });
  await given.client.query(`update venue set arrivals = 'CHECK_IN' where id = $1`, [venueId]);
  // Another sample has closed the venue.
  await given.client.query(
    `insert into open_interval select c.network_id, c.id, $2::timestamptz - interval '90 minutes', $2::timestamptz + interval '3 hours'
       from calendar c join resource r on r.calendar_id = c.id where r.id = $1 on conflict do nothing`,
    [desks.resourceId, now.toString()],
  );
  const { venueCheckInCode } = await ask('venue staff', `query ($venueId: ID!) { venueCheckInCode(venueId: $venueId) { path } }`, { venueId }); // prettier-ignore
  const token = (venueCheckInCode as { path: string }).path.split('/').at(-1)!;
  await ask(who, `query ($token: String!) { walkInOffer(token: $token) ${select('WalkInOffer')} }`, { token });
  const walkIn = `mutation ($token: String!) { walkIn(token: $token, acceptedCents: 10000, acceptedCreditMinutes: 10000, idempotencyKey: "key-of-a-walk-in")
    { __typename ... on PresenceChanged { booking { code } } ... on PresenceRefused { refusal: code message } } }`;
  const { walkIn: made } = await ask(who, walkIn, { token });
  if (!made || !('booking' in (made as object))) throw new Error(`no walk-in: ${JSON.stringify(made)}`);
  const { code } = (made as { booking: { code: string } }).booking;
  const owner = who;
  await ask(who, `query ($token: String!) { checkInPlace(token: $token) ${select('CheckInPlace')} }`, { token }, 'lyon', owner); // prettier-ignore
  await ask('venue staff', `query ($venueId: ID!) { venueBookings(venueId: $venueId, day: "${now.toString().slice(0, 10)}") ${select('VenueBookingConnection')} }`, { venueId }, 'lyon', owner); // prettier-ignore
  await ask('kiosk of a venue', `{ kioskScreen ${select('KioskScreen')} }`);
  await ask('kiosk of a venue', `mutation ($code: String!) { kioskCheckIn(code: $code) ${select('KioskCheckInResult')} }`, { code }); // prettier-ignore
  const kiosk = town.session('kiosk of a venue')!.secret.split('.')[1];
  await ask(who, `mutation ($token: String!) { startKiosk(token: $token) ${select('StartKioskResult')} }`, {
    token: kiosk,
  });
  await ask(who, `mutation ($code: String!) { checkOut(code: $code) ${select('CheckOutResult')} }`, { code });
  const { id } = await given.one<{ id: string }>(`select id from booking where code = $1`, [code]);
  // As if nobody had come; the place and its price do not matter here.
  await given.client.query(`delete from check_out where booking_id = '${id}'; delete from check_in where booking_id = '${id}'`); // prettier-ignore
  await given.client.query(
    `insert into no_show (network_id, booking_id, member_id, venue_id, at, contested_at, contest)
     select network_id, id, member_id, venue_id, $2, $2, 'J’étais là' from booking where id = $1`,
    [id, now.toString()],
  );
  const answer = `mutation ($venueId: ID!, $code: String!) { correctNoShow(venueId: $venueId, code: $code, outcome: STANDS, words: "Personne") ${select('CorrectNoShowResult')} }`;
  await ask('venue staff', answer, { venueId, code }, 'lyon', owner);
  await ask(who, `query ($code: String!) { booking(code: $code) ${select('Booking')} }`, { code }, 'lyon', owner);
  await given.client.query(`delete from no_show_answer; delete from no_show; update venue set arrivals = 'NONE'`);
}
