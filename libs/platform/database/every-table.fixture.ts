import {
  type Given,
  type GivenMember,
  type GivenNetwork,
  givenSpaceDocument,
  givenSpacePhoto,
  givenVenuePhoto,
} from '#libs/testing';
import { fillTablesOfBookings } from './every-table-of-bookings.fixture.js';
import { fillTablesOfMentoring } from './every-table-of-mentoring.fixture.js';

import { fillBillingTables } from './billing-tables.fixture.js';

/** A network with at least one row in every table that has a network. Add a row here for each new table. */
export async function fillEveryTable(given: Given, slug: string): Promise<GivenNetwork & { member: GivenMember }> {
  const network = await given.network(slug);
  const {
    venueId,
    calendarId,
    resourceId,
    id: spaceId,
  } = await given.space(network, { kind: 'MACHINE', capability: 'laser-cutting' });
  const part = await given.space(network, { kind: 'DESK_AREA', venueId });
  const member = await given.member(network, { role: 'VENUE_MANAGER', venueId });
  const write = async (text: string, values: unknown[] = []): Promise<void> =>
    void (await given.client.query(text, [network.id, ...values]));
  const id = async (text: string, values: unknown[] = []): Promise<string> =>
    (await given.one<{ id: string }>(text, [network.id, ...values])).id;

  await write(`insert into network_setting values ($1, 'booking.gridMinutes', '15', '[2020-01-01,)')`);
  const territory = await id(
    `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', '69266', 'Villeurbanne', 45.77, 4.88, 'spec') returning id`,
  );
  await write(`update venue set territory_id = $2 where network_id = $1`, [territory]);
  await write(`update member set home_venue_id = $2 where network_id = $1`, [venueId]);
  await write(`insert into venue_equipment select $1, $2, min(code) from equipment`, [venueId]);
  await write(`insert into space_equipment select $1, $2, min(code) from equipment`, [spaceId]);
  await write(`insert into calendar (network_id, zone, parent_id) values ($1, 'Europe/Paris', $2)`, [calendarId]);
  await write(`insert into opening_exception (network_id, calendar_id, on_date) values ($1, $2, '2026-12-24')`, [
    calendarId,
  ]);
  await write(
    `insert into closure (network_id, calendar_id, during, reason) values ($1, $2, '[2027-01-01,2027-01-02)', 'inventory')`,
    [calendarId],
  );
  await write(`insert into resource_part values ($1, $2, $3)`, [resourceId, part.resourceId]);

  await write(
    `insert into member_invitation (network_id, email, locale, invited_at) values ($1, 'x@spec.example', 'fr', '2026-11-23T08:00Z')`,
  );
  await write(
    `insert into calendar_feed (network_id, member_id, space_id, shows_titles, token_hash, made_at) values ($1, $2, $3, true, sha256(uuid_send($2)), '2026-11-23T08:00Z')`,
    [member.id, spaceId],
  );
  await write(
    `insert into kiosk (network_id, venue_id, name, token_hash, added_at) select $1, venue_id, 'x', sha256(uuid_send($2)), '2026-11-23T08:00Z' from space where id = $2`,
    [spaceId],
  );
  await fillTablesOfMentoring({ given, write }, network, member);
  await write(`insert into member_birth_date values ($1, $2, '2010-05-31', '2026-11-23T08:00Z')`, [member.id]);
  await write(
    `insert into guardian (network_id, member_id, name, email, locale, asked_at) values ($1, $2, 'x', 'x@spec.example', 'fr', '2026-11-23T08:00Z')`,
    [member.id],
  );
  const version = slug.length; // another one in another network
  await write(
    `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at)
     values ($1, 'TERMS', $2, 'x', 'x', '2026-11-24T00:00Z', '2026-11-23T08:00Z')`,
    [version],
  );
  await write(
    `insert into legal_acceptance (network_id, member_id, kind, version, accepted_at)
     values ($1, $2, 'TERMS', $3, '2026-11-24T08:00Z')`,
    [member.id, version],
  );

  const during = '[2026-11-24T13:00Z,2026-11-24T14:00Z)';
  const { booking, item } = await fillTablesOfBookings({ write, id }, network, member, {
    venueId,
    spaceId,
    resourceId,
    part,
    during,
  });
  await write(
    `insert into venue_move (network_id, booking_id, space_id, during, moved_to_id, moved_during, reason, moved_by_id, moved_at)
     values ($1, $2, $3, $5, $4, $5, 'x', $6, '2026-11-23T08:00Z')`,
    [booking, spaceId, part.id, during, member.id],
  );
  await write(
    `insert into unmet_need (network_id, asked_on, why, times) values ($1, '2026-11-23', 'NONE_FREE', 1)`,
    [],
  );
  const pass = await id(`select pass_id as id from pass_holder where network_id = $1`);
  const charge = await id(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, minutes,
       credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     values ($1, 'USE', 'BOOKING_ITEM', $2, $3, $4, $5, $6, 'LASER_CUTTER', 3, 1, $7, 60, 180, 180, 0, 0, 0, 0, 2000, '2026-11-23T08:00Z') returning id`,
    [item, member.id, venueId, pass, network.tariffId, during],
  );
  await write(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, minutes,
       credit_minutes, credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at, reverses_id)
     select network_id, kind, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, -minutes,
       -credit_minutes, -credit_minutes_from_pass, 0, 0, 0, 0, vat_basis_points, charged_at, id from charge where network_id = $1 and id = $2`,
    [charge],
  );
  await write(
    `insert into hours_transaction (network_id, kind, charge_id, made_at) values ($1, 'USE', $2, '2026-11-23T08:00Z')`,
    [charge],
  );
  await fillBillingTables(given, network, { memberId: member.id, venueId, chargeId: charge });

  await write(
    `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
     values ($1, $2, 'booking.confirmed', $3, '2026-11-23T08:00Z', '{}', true, '2026-11-23T08:00Z')`,
    [member.accountId, booking],
  );
  await write(
    `insert into notification_preference values ($1, $2, 'BOOKINGS', 'MAIL', 'WEEKLY', '2026-11-23T08:00Z')`,
    [member.accountId],
  );
  const merged = await given.space(network, { kind: 'OFFICE' });
  await write(`update space set venue_id = $2 where network_id = $1 and id = $3`, [venueId, merged.id]);
  await write(`update venue set withdrawn_at = now(), merged_into_id = $2 where network_id = $1 and id = $3`, [
    venueId,
    merged.venueId,
  ]);
  await write(
    `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, state, made_at, decided_at, decided_by)
     values ($1, $2, $3, 'x', false, 'REFUSED', '2026-11-23T08:00Z', '2026-11-23T08:00Z', $3)`,
    [venueId, member.id],
  );
  await write(
    `insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at, lifted_at, lifted_by_id)
     values ($1, $2, $3, 'x', $3, '2026-11-23T08:00Z', '2026-11-23T09:00Z', $3)`,
    [venueId, member.id],
  );
  await write(
    `insert into staff_invitation (network_id, venue_id, email, role, locale, invited_by, invited_at, expires_at)
     values ($1, $2, 'x@spec.example', 'VENUE_STAFF', 'fr', $3, '2026-11-23T08:00Z', '2026-12-23T08:00Z')`,
    [venueId, member.id],
  );
  const training = await id(
    `insert into training (network_id, reference, title_fr, title_en) values ($1, 'laser', 'Laser', 'Laser') returning id`,
  );
  await write(`insert into venue_training values ($1, $2, $3)`, [venueId, training]);
  await write(`update space set training_id = $2 where network_id = $1`, [training]);
  const session = await id(
    `insert into session (network_id, kind, title, host_member_id, venue_id, space_id, training_id, during, places, taken, state, scheduled_at)
     values ($1, 'TRAINING', 'Laser', $2, $3, $4, $5, $6, 8, 1, 'HELD', '2026-11-23T08:00Z') returning id`,
    [member.id, venueId, spaceId, training, during],
  );
  const place = await id(
    `insert into session_place (network_id, session_id, member_id, state, since) values ($1, $2, $3, 'TAKEN', '2026-11-23T08:00Z') returning id`,
    [session, member.id],
  );
  const entry = await id(
    `insert into waiting_list_entry (network_id, subject_kind, subject_id, member_id, joined_at, state)
     values ($1, 'SESSION', $2, $3, '2026-11-23T08:00Z', 'ACCEPTED') returning id`,
    [session, member.id],
  );
  await write(
    `insert into waiting_offer (network_id, entry_id, hold_id, offered_at, expires_at, state)
     values ($1, $2, $3, '2026-11-23T08:00Z', '2026-11-23T09:00Z', 'ACCEPTED')`,
    [entry, place],
  );
  await write(
    `insert into certificate (network_id, member_id, training_id, venue_id, session_id, given_by_id, given_at, expires_at, withdrawn_at,
       withdrawn_by_id, withdrawal_reason)
     values ($1, $2, $3, $4, $5, $2, '2026-11-23T08:00Z', '2028-11-23T08:00Z', '2026-11-24T08:00Z', $2, 'Spec')`,
    [member.id, training, venueId, session],
  );

  await write(`insert into pass_plan values ($1, $2, '2026-11-01T00:00Z', 'REGULIER')`, [pass]);
  await write(
    `insert into subscription (network_id, pass_id, subscribed_at, charged_until) values ($1, $2, '2026-11-01T00:00Z', '2026-12-01T00:00Z')`,
    [pass],
  );
  const fee = await id(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, pass_id, credit_minutes, credit_minutes_from_pass, credit_minutes_paid,
       amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     values ($1, 'SUBSCRIPTION', 'SUBSCRIPTION_CHARGE', gen_random_uuid(), $3, $2, 0, 0, 0, 1200, 1000, 200, 2000, '2026-11-01T00:00Z') returning id`,
    [pass, member.id],
  );
  await write(
    `insert into subscription_charge (network_id, id, pass_id, kind, period_index, during, plan_id, monthly_cents, charge_id, charged_at)
     select $1, c.source_id, $2, 'PERIOD', 0, '[2026-11-01T00:00Z,2026-12-01T00:00Z)', $3, 1200, c.id, c.charged_at from charge c where c.id = $4`,
    [pass, network.planId, fee],
  );
  await write(
    `insert into subscription_change (network_id, pass_id, kind, by_id, at, binds_at, plan_code, now_cents)
     values ($1, $2, 'SUBSCRIBED', $3, '2026-11-01T00:00Z', '2026-11-01T00:00Z', 'REGULIER', 1200)`,
    [pass, member.id],
  );

  const opening = await id(
    `insert into pass_opening (network_id, space_id, weekday, from_minute, until_minute, seats) values ($1, $2, 1, 0, 1440, 8) returning id`,
    [spaceId],
  );
  await write(`insert into pass_opening_counter values ($1, $2, '2026-11-23T13:00Z', 1, 8)`, [opening]);
  await write(`insert into pass_opening_use values ($1, $2, $3, '2026-11-23T13:00Z', 1)`, [booking, opening]);
  const calendar = await id(
    `insert into outside_calendar (network_id, space_id, position, sealed_address, host, all_day_blocks, added_by_id, added_at, next_at)
     values ($1, $2, 1, '\\x01', 'calendar.example', true, $3, '2026-11-23T08:00Z', '2026-11-23T08:15Z') returning id`,
    [spaceId, member.id],
  );
  await write(
    `insert into own_use (network_id, space_id, during, added_by_id, added_at) values ($1, $2, $3, $4, '2026-11-23T08:00Z')`,
    [spaceId, during, member.id],
  );
  await write(
    `insert into own_use (network_id, space_id, during, outside_calendar_id, event_key, added_at)
     values ($1, $2, $3, $4, 'event', '2026-11-23T08:00Z')`,
    [spaceId, during, calendar],
  );
  await givenVenuePhoto(given, network, part, member.id);
  await givenSpacePhoto(given, network, part, member.id);
  await givenSpaceDocument(given, network, part, member.id);
  await write(`insert into quota values ($1, 'booking.made', $2, '2026-11-23T08:00Z', 1, 20)`, [member.id]);
  await write(`insert into idempotency values ($1, $2, 'book', 'key-of-the-spec', '\\x00', $3)`, [member.id, booking]);
  await write(
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at) values ($1, 'booking.remind', $2, 'k', '{}', '2030-01-01')`,
    [booking],
  );
  await write(
    `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at)
     values ($1, 'booking.confirmed', $2::uuid, $3, '2026-11-23T08:00Z', gen_random_uuid()::text, 'SENT', '2026-11-23T08:00Z')`,
    [booking, member.accountId],
  );
  await write(
    `update appointment set mode = 'IN_PERSON', booking_id = $2 where network_id = $1 and code = 'SPECAPPT'`,
    [booking],
  );
  return { ...network, member };
}
