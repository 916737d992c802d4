import { type GivenMember, type GivenNetwork, type GivenSpace } from '#libs/testing';

/** The rows of one booking and of what was done about it in `fillEveryTable`. */
export async function fillTablesOfBookings(
  {
    write,
    id,
  }: {
    write: (text: string, values?: unknown[]) => Promise<void>;
    id: (text: string, values?: unknown[]) => Promise<string>;
  },
  network: GivenNetwork,
  member: GivenMember,
  at: { venueId: string; spaceId: string; resourceId: string; part: GivenSpace; during: string },
): Promise<{ booking: string; item: string }> {
  const { venueId, spaceId, resourceId, part, during } = at;
  const booking = await id(
    `insert into booking (network_id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, booked_at)
     values ($1, 'SPEC0001', $2, $2, $3, $4, 'CONFIRMED', $5, '{}', '2026-11-23T13:00Z', '2026-11-23T08:00Z') returning id`,
    [member.id, venueId, during, network.tariffId],
  );
  const item = await id(
    `insert into booking_item (network_id, booking_id, space_id, seats) values ($1, $2, $3, 1) returning id`,
    [booking, spaceId],
  );
  await write(`insert into check_in values ($1, $2, '2026-11-24T13:00Z', 'STAFF', $3, '2026-11-24T13:00Z')`, [
    booking,
    member.id,
  ]);
  await write(`insert into check_out values ($1, $2, '2026-11-24T14:00Z', $3, '2026-11-24T14:00Z', 0, false)`, [
    booking,
    member.id,
  ]);
  await write(
    `insert into no_show (network_id, booking_id, member_id, venue_id, at) values ($1, $2, $3, $4, '2026-11-24T14:00Z')`,
    [booking, member.id, venueId],
  );
  await write(`insert into no_show_answer values ($1, $2, 'VENUE', 'STANDS', 'x', '2026-11-24T15:00Z', $3)`, [
    booking,
    member.id,
  ]);
  await write(`insert into booking_series (network_id, member_id, made_at) values ($1, $2, '2026-11-23T08:00Z')`, [
    member.id,
  ]);
  await write(`insert into wished_time (network_id, space_id, during, seats) values ($1, $2, $3, 1)`, [
    spaceId,
    during,
  ]);
  await write(
    `insert into booking_hold (network_id, member_id, space_id, during, seats, place, held_at, expires_at, state)
     values ($1, $2, $3, $4, 1, 1, '2026-11-19T08:00Z', '2026-11-19T08:05Z', 'RELEASED')`,
    [member.id, spaceId, during],
  );
  await write(
    `insert into booking_request (network_id, booking_id, asked_at, answer_by, answer, answered_at, answered_by_id)
     values ($1, $2, '2026-11-23T08:00Z', '2026-11-23T12:00Z', 'ACCEPTED', '2026-11-23T09:00Z', $3)`,
    [booking, member.id],
  );
  await write(
    `insert into fee_waiver (network_id, booking_id, decided_at, used_quarters, booked_quarters, credit_minutes, amount_cents)
     values ($1, $2, '2026-11-24T14:00Z', 1, 4, 15, 120)`,
    [booking],
  );
  await write(
    `insert into hours_decision (network_id, booking_id, decision, space_id, moved_to_id, during, decided_by_id, decided_at)
     values ($1, $2, 'MOVE', $3, $4, $5, $6, '2026-11-23T08:00Z')`,
    [booking, spaceId, part.id, during, member.id],
  );
  await write(
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state) values ($1, $2, true, $3, $4, 'CONFIRMED')`,
    [resourceId, booking, during],
  );
  await write(`insert into seat_bucket values ($1, $2, '2026-11-24T13:00Z', 1, 8)`, [part.resourceId]);
  await write(
    `insert into person_time (network_id, member_id, holder_id, during, state) values ($1, $2, $3, $4, 'CONFIRMED')`,
    [member.id, booking, during],
  );
  return { booking, item };
}
