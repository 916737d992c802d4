import { type Given, type GivenMember, type GivenNetwork, givenProfileAndProject } from '#libs/testing';
import { ENDED, type PersonDetails } from './person-details.fixture.js';
import { accountRows, mentoringRows, sessionRows, subscriptionRows } from './person-rows.fixture.js';

export const PERSON: PersonDetails = {
  name: 'Rosalie Quintrec',
  email: 'rosalie.quintrec+pass@spec.example',
  userAgent: 'Browser of Rosalie Quintrec',
};
/** Another person whose address ends with the first person's address; their data must not change. */
export const NEIGHBOUR: PersonDetails = {
  name: 'Prosper Neighbour',
  email: `p.${PERSON.email}`,
  userAgent: 'Browser of the neighbour',
};

export interface WholePerson extends GivenMember {
  readonly networks: { readonly network: GivenNetwork; readonly memberId: string }[];
}

/** A person with a row in every personal table, in two networks. When you declare a personal table, add a row here. */
export async function wholePerson(
  given: Given,
  networks: readonly GivenNetwork[],
  details: PersonDetails,
): Promise<WholePerson> {
  const [first, second] = networks as [GivenNetwork, GivenNetwork];
  const member = await given.member(first, { name: details.name });
  const { accountId } = member;
  await given.client.query(`update account set email = $2 where id = $1`, [accountId, details.email]);
  const { id: secondId } = await given.one<{ id: string }>(
    `insert into member (network_id, account_id, name) values ($1, $2, $3) returning id`,
    [second.id, accountId, details.name],
  );
  await given.pass(second, secondId, 2_400, '2026-11-01T00:00:00Z');
  await accountRows(given, first, accountId, details);
  const memberships = [
    { network: first, memberId: member.id },
    { network: second, memberId: secondId },
  ];
  for (const { network, memberId } of memberships) await memberRows(given, network, accountId, memberId, details);
  return { ...member, email: details.email, networks: memberships };
}

async function memberRows(
  given: Given,
  network: GivenNetwork,
  account: string,
  member: string,
  details: PersonDetails,
): Promise<void> {
  const { venueId, id: spaceId, resourceId } = await given.space(network, { kind: 'MEETING_ROOM' });
  const write = (text: string, values: unknown[] = []) => given.client.query(text, [network.id, ...values]);
  const id = async (text: string, values: unknown[]) =>
    (await given.one<{ id: string }>(text, [network.id, ...values])).id;
  await write(`update member set home_venue_id = $2 where network_id = $1 and id = $3`, [venueId, member]);
  await write(`insert into role_grant (network_id, member_id, role) values ($1, $2, 'MENTOR')`, [member]);
  await write(
    `update member set suspended_at = '2026-11-19', suspended_reason = $2 where network_id = $1 and id = $3`,
    [`A word about ${details.name}`, member],
  );
  await write(
    `insert into member_invitation (network_id, email, name, locale, invited_at) values ($1, $2, $3, 'fr', '2026-11-01')`,
    [details.email, details.name],
  );
  await write(
    `insert into calendar_feed (network_id, member_id, space_id, shows_titles, token_hash, made_at) values ($1, $2, $3, true, sha256(uuid_send($2)), '2026-11-02')`,
    [member, spaceId],
  );
  await givenProfileAndProject(given, network, member, details.name);
  await mentoringRows(given, network, member, details.name);
  await write(`insert into member_birth_date values ($1, $2, '2010-05-31', '2026-11-02')`, [member]);
  await write(
    `insert into guardian (network_id, member_id, name, email, locale, asked_at) values ($1, $2, $3, $4, 'fr', '2026-11-02')`,
    [member, `The mother of ${details.name}`, `mother-of-${details.email}`],
  );
  await write(
    `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at)
     values ($1, 'TERMS', 1, 'Texte', 'Text', '2026-11-01', '2026-11-01') on conflict do nothing`,
  );
  await write(`insert into legal_acceptance values ($1, $2, 'TERMS', 1, '2026-11-02')`, [member]);
  const booking = await id(
    `insert into booking (network_id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, booked_at, note)
     values ($1, left(md5($2::uuid::text), 8), $2::uuid, $2::uuid, $3, $4, 'COMPLETED', $5, '{}', '2026-11-19', '2026-11-19', $6) returning id`,
    [member, venueId, ENDED, network.tariffId, `A note of ${details.name}`],
  );
  const item = await id(
    `insert into booking_item (network_id, booking_id, space_id, seats) values ($1, $2, $3, 1) returning id`,
    [booking, spaceId],
  );
  await write(`insert into booking_series (network_id, member_id, made_at) values ($1, $2, '2026-11-19')`, [member]);
  await write(
    `with wished as (
       insert into wished_time (network_id, space_id, during, seats) values ($1, $3, $4, 1) returning network_id, id)
     insert into waiting_list_entry (network_id, subject_kind, subject_id, member_id, joined_at, state)
     select network_id, 'SPACE_TIME', id, $2, '2026-11-18', 'CLOSED' from wished`,
    [member, spaceId, ENDED],
  );
  await write(
    `insert into booking_hold (network_id, member_id, space_id, during, seats, place, held_at, expires_at, state)
     values ($1, $2, $3, $4, 1, 1, '2026-11-19T08:00Z', '2026-11-19T08:05Z', 'RELEASED')`,
    [member, spaceId, ENDED],
  );
  await write(
    `insert into booking_request (network_id, booking_id, asked_at, answer_by, answer, answered_at, answered_by_id)
     values ($1, $2, '2026-11-19', '2026-11-20', 'ACCEPTED', '2026-11-19', $3)`,
    [booking, member],
  );
  await write(
    `insert into fee_waiver (network_id, booking_id, decided_at, used_quarters, booked_quarters, credit_minutes, amount_cents)
     values ($1, $2, '2026-11-20', 1, 4, 15, 120)`,
    [booking],
  );
  await write(
    `insert into hours_decision (network_id, booking_id, decision, space_id, during, decided_by_id, decided_at)
     values ($1, $2, 'KEEP', $3, $4, $5, '2026-11-19')`,
    [booking, spaceId, ENDED, member],
  );
  await write(
    `insert into venue_move (network_id, booking_id, space_id, during, moved_to_id, moved_during, reason, moved_by_id, moved_at)
     values ($1, $2, $3, $4, $3, $4, 'Travaux', $5, '2026-11-19')`,
    [booking, spaceId, ENDED, member],
  );
  await write(
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state) values ($1, $2, true, $3, $4, 'COMPLETED')`,
    [resourceId, booking, ENDED],
  );
  await write(
    `insert into person_time (network_id, member_id, holder_id, during, state) values ($1, $2, $3, $4, 'COMPLETED')`,
    [member, booking, ENDED],
  );
  const charge = await id(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, venue_id, tariff_id, tariff_class, weight, seats, used_during, minutes,
       credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     values ($1, 'USE', 'BOOKING_ITEM', $2, $3, $4, $5, 'DESK', 1, 1, $6, 60, 60, 0, 60, 600, 500, 100, 2000, '2026-11-19') returning id`,
    [item, member, venueId, network.tariffId, ENDED],
  );
  await write(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, venue_id, tariff_id, tariff_class, weight, seats, used_during, minutes,
       credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at, reverses_id)
     select network_id, kind, source_kind, source_id, member_id, venue_id, tariff_id, tariff_class, weight, seats, used_during, 0,
       0, 0, 0, -60, -50, -10, vat_basis_points, charged_at, id from charge where network_id = $1 and id = $2`,
    [charge],
  );
  await write(
    `insert into hours_transaction (network_id, kind, charge_id, made_at) values ($1, 'USE', $2, '2026-11-19')`,
    [charge],
  );
  await subscriptionRows(given, network, member);
  await write(`insert into check_in values ($1, $2, '2026-11-19', 'STAFF', $3, '2026-11-19')`, [booking, member]);
  await write(`insert into check_out values ($1, $2, '2026-11-19', $3, '2026-11-19', 0, false)`, [booking, member]);
  await write(
    `insert into no_show (network_id, booking_id, member_id, venue_id, at, contested_at, contest) values ($1, $2, $3, $4, '2026-11-19', '2026-11-19', $5)`,
    [booking, member, venueId, `${details.name} was there`],
  );
  await write(`insert into no_show_answer values ($1, $2, 'VENUE', 'WAS_THERE', $3, '2026-11-19', $4)`, [
    booking,
    `${details.name} was not seen`,
    member,
  ]);
  await sessionRows(given, network, { member, venueId, mark: details.name });
  await write(
    `insert into own_use (network_id, space_id, during, title, state, added_by_id, added_at) values ($1, $2, $3, 'Ménage', 'OVER', $4, '2026-11-19')`,
    [spaceId, ENDED, member],
  );
  await write(
    `insert into outside_calendar (network_id, space_id, position, sealed_address, host, all_day_blocks, state, added_by_id, added_at, next_at)
     values ($1, $2, 1, '', 'calendar.example', true, 'REMOVED', $3, '2026-11-19', '2026-11-19')`,
    [spaceId, member],
  );
  await write(`insert into quota values ($1, 'booking.made', $2, '2026-11-19', 1, 20)`, [member]);
  await write(
    `insert into quota as q values ($1, 'files.bytes', $2, '1970-01-01', 100, 1000)
     on conflict (network_id, kind, subject_id, period_start) do update set used = q.used + 100`,
    [member],
  );
  await write(
    `insert into stored_file (network_id, sha256, bytes, media_type, created_at, used_at)
     values ($1, sha256($2::uuid::text::bytea), 100, 'application/pdf', '2026-11-19', '2026-11-19')`,
    [member],
  );
  await write(
    `insert into file (network_id, purpose, subject_id, quota_id, uploaded_by, name, media_type, bytes, sha256, state, created_at, attached_at)
     values ($1, 'member.document', $2, $2, $2, $3, 'application/pdf', 100, sha256($2::uuid::text::bytea), 'READY', '2026-11-19', '2026-11-19')`,
    [member, `Insurance of ${details.name}.pdf`],
  );
  await write(`insert into idempotency values ($1, $2, 'book', 'key-of-the-person', '\\x00', $3, '2026-11-19')`, [
    member,
    booking,
  ]);
  await write(
    `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at, error)
     values ($1, 'booking.confirmed', $2::uuid, $3, '2026-11-19', gen_random_uuid()::text, 'FAILED', '2026-11-19', $4)`,
    [booking, account, `550 <${details.email}>: no such mailbox`],
  );
  await write(
    `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
     values ($1, $2, 'booking.confirmed', $3, '2026-11-19', jsonb_build_object('what', $4::text), true, '2026-11-19')`,
    [account, booking, `Room of ${details.name}`],
  );
  await write(`insert into notification_preference values ($1, $2, 'BOOKINGS', 'MAIL', 'WEEKLY', '2026-11-19')`, [
    account,
  ]);
  await write(
    `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, state, made_at, decided_at, reason)
     values ($1, $2, $3, $4, false, 'REFUSED', '2026-11-19', '2026-11-19', $4)`,
    [venueId, member, `I am ${details.name}`],
  );
  await write(
    `insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at) values ($1, $2, $3, $4, $3, '2026-11-19')`,
    [venueId, member, `${details.name} broke the saw`],
  );
  await write(
    `insert into staff_invitation (network_id, venue_id, email, role, locale, invited_by, invited_at, expires_at)
     values ($1, $2, $3, 'VENUE_STAFF', 'fr', $4, '2026-11-19', '2026-12-19')`,
    [venueId, details.email, member],
  );
  await write(
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at, last_error, attempts)
     values ($1, 'booking.confirm', $2::uuid, $2::uuid::text, jsonb_build_object('bookingId', $2::uuid::text), '2026-11-19', $3, 1)`,
    [booking, `451 ${details.email} is greylisted`],
  );
}
