import { type Given, type GivenNetwork, givenAppointment, givenBusyTime, givenMentor } from '#libs/testing';
import { ENDED, type PersonDetails } from './person-details.fixture.js';

/** What belongs to the account of a person: ways to sign in, mails and the audit log. */
export async function accountRows(
  given: Given,
  network: GivenNetwork,
  account: string,
  details: PersonDetails,
): Promise<void> {
  const write = (text: string, values: unknown[] = []) => given.client.query(text, [account, ...values]);
  await write(`update sign_in_session set user_agent = $2 where account_id = $1`, [details.userAgent]);
  await write(`insert into provider_session select id, '\\x01' from sign_in_session where account_id = $1`);
  await write(`insert into account_password values ($1, '$argon2id$spec', '2026-11-01')`);
  await write(`insert into account_totp values ($1, '\\x01', '2026-11-01', '2026-11-01')`);
  await write(`insert into recovery_code values ($1, '\\x01')`);
  await write(
    `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
     values ($1::uuid, sha256($1::uuid::text::bytea), '\\x01', 0, false, $2, '2026-11-01')`,
    [`Phone of ${details.name}`],
  );
  await write(`insert into external_identity values ('https://provider.example', $2, $1, '2026-11-01')`, [
    details.email,
  ]);
  await write(
    `insert into sign_in_challenge (kind, secret_hash, browser_hash, account_id, payload, expires_at)
     values ('PASSKEY_NEW', sha256($1::uuid::text::bytea), '\\x01', $1::uuid, jsonb_build_object('user', $2::text), '2026-11-23')`,
    [details.email],
  );
  await given.client.query(
    `insert into sign_in_token (email, network_id, name, created_at, expires_at) values ($1, $2, $3, '2026-11-22', '2026-11-23')`,
    [details.email, network.id, details.name],
  );
  await given.client.query(
    `insert into local_mail (message_id, recipient, subject, raw) values ($1, $1, $2, convert_to($3, 'UTF8'))`,
    [details.email, `A link for ${details.name}`, `To: ${details.name} <${details.email}>`],
  );
  await write(
    `insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at, address_hash)
     values ($2, $1, 'SIGN_IN', 'ACCOUNT', $1, '2026-11-22', '\\x01'), (null, null, 'OPERATOR_REVOKED', 'ACCOUNT', $1, '2026-11-22', null)`,
    [network.id],
  );
}

/** A session that the person led, a place in it that was offered to them, and a certificate that was withdrawn. */
export async function sessionRows(
  given: Given,
  network: GivenNetwork,
  { member, venueId, mark }: { member: string; venueId: string; mark: string },
): Promise<void> {
  const id = async (text: string, values: unknown[]) =>
    (await given.one<{ id: string }>(text, [network.id, ...values])).id;
  const training = await id(
    `insert into training as t (network_id, reference, title_fr, title_en) values ($1, 'laser', 'Laser', 'Laser')
     on conflict (network_id, reference) do update set title_fr = t.title_fr returning id`,
    [],
  );
  await given.client.query(`insert into venue_training values ($1, $2, $3)`, [network.id, venueId, training]);
  const session = await id(
    `insert into session (network_id, kind, title, host_member_id, venue_id, training_id, during, places, state, scheduled_at)
     values ($1, 'TRAINING', 'Laser', $2, $3, $4, $5, 8, 'HELD', '2026-11-19') returning id`,
    [member, venueId, training, ENDED],
  );
  const place = await id(
    `insert into session_place (network_id, session_id, member_id, state, since, attendance) values ($1, $2, $3, 'TAKEN', '2026-11-19', 'ATTENDED') returning id`,
    [session, member],
  );
  const entry = await id(
    `insert into waiting_list_entry (network_id, subject_kind, subject_id, member_id, joined_at, state)
     values ($1, 'SESSION', $2, $3, '2026-11-18', 'ACCEPTED') returning id`,
    [session, member],
  );
  await given.client.query(
    `insert into waiting_offer (network_id, entry_id, hold_id, offered_at, expires_at, state)
     values ($1, $2, $3, '2026-11-18', '2026-11-19', 'ACCEPTED')`,
    [network.id, entry, place],
  );
  await given.client.query(
    `insert into certificate (network_id, member_id, training_id, venue_id, session_id, given_by_id, given_at, expires_at, withdrawn_at,
       withdrawn_by_id, withdrawal_reason, given_reason) values ($1, $2, $3, $4, $5, $2, '2026-11-19', '2028-11-19', '2026-11-20', $2, $6, $6)`,
    [network.id, member, training, venueId, session, `${mark} asked for it`],
  );
}

/** A mentor who has met somebody, and was met by another mentor. */
export async function mentoringRows(given: Given, network: GivenNetwork, member: string, mark: string): Promise<void> {
  const other = await given.member(network, { hours: null });
  const question = `${mark} asks how to begin`;
  const [mentor, met] = [
    await givenMentor(given, network, member, { about: `How ${mark} helps` }),
    await givenMentor(given, network, other.id),
  ];
  const pairs = [
    {
      founderId: other.id,
      mentor,
      mentorMemberId: member,
      code: `M${member.slice(-7)}`,
      start: '2026-11-18T09:00:00Z',
    },
    {
      founderId: member,
      mentor: met,
      mentorMemberId: other.id,
      code: `F${member.slice(-7)}`,
      start: '2026-11-18T11:00:00Z',
    },
  ];
  for (const [i, pair] of pairs.entries()) {
    const id = await givenAppointment(given, network, { ...pair, question, isOver: true });
    await given.client.query(
      `insert into appointment_report (network_id, appointment_id, side, took_place, next_step, note, at) values ($1, $2, $3, true, $4, $5, '2026-11-19')`,
      [
        network.id,
        id,
        i === 0 ? 'MENTOR' : 'FOUNDER',
        `${mark} writes a plan`,
        i === 0 ? `A note about ${mark}` : null,
      ],
    );
    // A wait of each founder, offered to a mentor.
    const { id: waitId } = await given.one<{ id: string }>(
      `insert into mentor_wait (network_id, appointment_id, founder_id, since, until, state, ended_at)
       values ($1, $2, $3, '2026-11-18', '2026-12-18', 'LEFT', '2026-11-19') returning id`,
      [network.id, id, pair.founderId],
    );
    await given.client.query(
      `insert into mentor_wait_offer (network_id, wait_id, mentor_id, offered_at, offered_by_id, answer_by, answer, answered_at)
       values ($1, $2, $3, '2026-11-18', $4, '2026-11-20', 'REFUSED', '2026-11-19')`,
      [network.id, waitId, pair.mentor.mentorId, pair.mentorMemberId],
    );
    await given.client.query(
      `insert into mentor_thanks (network_id, appointment_id, words, at) values ($1, $2, $3, '2026-11-19')`,
      [network.id, id, `${mark} gives or receives thanks`],
    );
    // The reason of a mentor is theirs: the founder never reads it.
    if (i === 0)
      await given.client.query(`update mentor_ask set reason = $2 where appointment_id = $1`, [
        id,
        `What ${mark} said`,
      ]);
  }
  await givenBusyTime(given, network, mentor);
  await given.client.query(`insert into mentor_recusal values ($1, $2, $3, '2026-11-18')`, [
    network.id,
    mentor.mentorId,
    other.id,
  ]);
}

/** A subscription to the pass of the person, with its first fee and the receipt of it. */
export async function subscriptionRows(given: Given, network: GivenNetwork, member: string): Promise<void> {
  const { id } = await given.one<{ id: string }>(`select id from pass where network_id = $1 and owner_member_id = $2`, [
    network.id,
    member,
  ]);
  await given.client.query(
    `insert into pass_plan select network_id, id, lower(valid), 'REGULIER' from pass where network_id = $1 and id = $2`,
    [network.id, id],
  );
  await given.client.query(
    `insert into subscription (network_id, pass_id, subscribed_at, charged_until) values ($1, $2, '2026-11-01', '2026-12-01')`,
    [network.id, id],
  );
  await given.client.query(
    `with fee as (
       insert into charge (network_id, kind, source_kind, source_id, member_id, pass_id, credit_minutes, credit_minutes_from_pass, credit_minutes_paid,
         amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
       values ($1, 'SUBSCRIPTION', 'SUBSCRIPTION_CHARGE', gen_random_uuid(), $3, $2, 0, 0, 0, 13200, 11000, 2200, 2000, '2026-11-01') returning *)
     insert into subscription_charge (network_id, id, pass_id, kind, period_index, during, plan_id, monthly_cents, charge_id, charged_at)
     select network_id, source_id, pass_id, 'PERIOD', 0, '[2026-11-01,2026-12-01)', $4, 13200, id, charged_at from fee`,
    [network.id, id, member, network.planId],
  );
  await given.client.query(
    `insert into subscription_change (network_id, pass_id, kind, by_id, at, binds_at, plan_code, now_cents)
     values ($1, $2, 'SUBSCRIBED', $3, '2026-11-01', '2026-11-01', 'REGULIER', 13200)`,
    [network.id, id, member],
  );
}
