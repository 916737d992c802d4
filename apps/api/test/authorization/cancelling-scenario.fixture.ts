import { type ScenarioContext, bookAs } from './scenario-context.fixture.js';

/** A fee that is due, kept and given back; a withdrawal; a venue that cancels. */
export async function cancellations(
  { ask, given, town }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const need = (start: string) => ({ kind: 'DESK_AREA', start, minutes: 60 });
  const late = await bookAs(ask, 'adviser', need('2026-12-16T09:00:00Z'));
  const cancel = `mutation ($code: String!, $key: ID!, $fee: AcceptedFeeInput) { cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: $fee) ${select('CancelResult')} }`;
  const strict = {
    steps: [{ untilMinutesBefore: 0, feeBasisPoints: 5_000 }],
    graceMinutes: 0,
    graceNotWithinMinutes: 0,
  };
  await given.client.query(
    `update booking set cancellation_policy = $2, express_request_at = booked_at, free_until = booked_at, booked_at = booked_at - interval '1 minute' where code = $1`,
    [late, JSON.stringify(strict)],
  );
  await ask('adviser', cancel, { code: late, key: 'key-without-a-fee' });
  const fee = { creditMinutes: 1_000, amountCents: 100_000 };
  await ask('adviser', cancel, { code: late, key: 'key-with-a-fee', fee });
  await given.client.query(
    `insert into fee_waiver (network_id, booking_id, decided_at, used_quarters, booked_quarters, credit_minutes, amount_cents)
     select network_id, id, ends_at, 0, 4, 0, 0 from booking where code = $1`,
    [late],
  );
  await ask('adviser', `query ($code: String!) { booking(code: $code) ${select('Booking')} }`, { code: late });
  const consumer = await bookAs(ask, 'adviser', need('2026-12-17T09:00:00Z'));
  await ask('adviser', `mutation ($code: String!) { withdrawFromBooking(code: $code, idempotencyKey: "key-of-withdrawal") ${select('WithdrawResult')} }`, { code: consumer }); // prettier-ignore
  const code = await bookAs(ask, 'adviser', need('2026-12-18T09:00:00Z'));
  const { venueId } = await given.one<{ venueId: string }>(`select venue_id as "venueId" from booking where code = $1`, [code]); // prettier-ignore
  await given.client.query(
    `insert into role_grant (network_id, member_id, role, venue_id) select network_id, id, 'VENUE_STAFF', $2 from member where id = $1
     on conflict do nothing`,
    [town.people.get('venue manager')!.id, venueId],
  );
  await ask('venue manager', `mutation ($venueId: ID!, $code: String!) { cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Dégât des eaux", idempotencyKey: "key-of-the-venue") ${select('CancelAsVenueResult')} }`, { venueId, code }); // prettier-ignore
  await ask('network admin', `{ venueCancellations ${select('VenueCancellationsConnection')} }`);
}
