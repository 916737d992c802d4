import { randomUUID } from 'node:crypto';
import { type Given, type GivenMember, type GivenNetwork, type TestApi } from '#libs/testing';

const WITHDRAW = `mutation ($code: String!, $key: ID!) { withdrawFromBooking(code: $code, idempotencyKey: $key) { __typename } }`;
const AS_VENUE = `mutation ($venueId: ID!, $code: String!, $key: ID!) { cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Dégât des eaux", idempotencyKey: $key) { __typename } }`;

/** A withdrawal, a booking that the venue cancels, and a fee that is given back. */
export async function cancellingMails(
  given: Given,
  who: {
    network: GivenNetwork;
    ask: TestApi['ask'];
    member: GivenMember;
    manager: GivenMember;
    booked: (days: number, expressRequest?: boolean) => Promise<string>;
  },
): Promise<void> {
  const { network, ask, member, manager, booked } = who;
  const withdrawn = await booked(7, false);
  await ask(network.slug, WITHDRAW, { code: withdrawn, key: randomUUID() }, member);
  const cancelled = await booked(7);
  const { venueId } = await given.one<{ venueId: string }>(
    `select venue_id as "venueId" from booking where code = $1`,
    [cancelled],
  );
  await ask(network.slug, AS_VENUE, { venueId, code: cancelled, key: randomUUID() }, manager);
  // As after the end of a booking whose time somebody else used.
  await given.client.query(
    `with waived as (
       insert into fee_waiver (network_id, booking_id, decided_at, used_quarters, booked_quarters, credit_minutes, amount_cents)
       select network_id, id, booked_at, 2, 4, 15, 240 from booking where code = $1 returning network_id, booking_id, decided_at)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select network_id, 'booking.feeWaived', booking_id, 'waived:' || booking_id, jsonb_build_object('bookingId', booking_id), decided_at from waived`,
    [cancelled],
  );
}
