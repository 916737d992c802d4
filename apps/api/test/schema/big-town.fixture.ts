import { type Given, type GivenNetwork } from '#libs/testing';

/**
 * Fills one network with a year of a busy metropolis, or a share of it, in bulk, and updates planner statistics.
 * @returns its id
 */
export async function fillBigTown(given: Given, network?: GivenNetwork, share = 1): Promise<string> {
  const { id, tariffId, planId } = network ?? (await given.network('plans'));
  const [spaces, members, bookings] = [2_000 * share, 8_000 * share, 20_000 * share];
  const write = (text: string) => given.client.query(text.replaceAll(':network', `'${id}'::uuid`));
  await given.client.query('set session_replication_role = replica'); // without triggers and foreign keys: only sizes and shapes matter
  for (const text of [
    `create temp table v as select n, uuidv7() venue, uuidv7() owner, uuidv7() cal from generate_series(1, 200) n`,
    `create temp table s as select n, (n % 200) + 1 vn, uuidv7() space, uuidv7() resource, uuidv7() cal, n % 10 < 7 exclusive from generate_series(0, ${spaces - 1}) n`,
    `create temp table m as select n, uuidv7() account, uuidv7() member, uuidv7() pass, uuidv7() lot from generate_series(0, ${members - 1}) n`,
    `create temp table b as select g.n, uuidv7() booking, uuidv7() item, uuidv7() charge, uuidv7() tx, m.account, m.member, m.pass, m.lot, s.space, s.resource, s.exclusive, v.venue,
       timestamptz '2026-11-18T07:00Z' + (g.n / ${spaces}) * interval '27 hours' + (g.n % 4) * interval '15 minutes' start
       from generate_series(0, ${bookings - 1}) g (n) join m on m.n = (g.n * 7) % ${members} join s on s.n = g.n % ${spaces} join v on v.n = s.vn`,
    `insert into owner (network_id, id, name) select :network, owner, 'Association ' || n from v`,
    `insert into calendar (network_id, id, zone, materialised_from, materialised_until) select :network, cal, 'Europe/Paris', '2026-11-01', '2027-02-01' from (select cal from v union all select cal from s)`,
    `insert into open_interval select :network, cal, d + time '07:00', d + time '20:00' from s, generate_series(timestamp '2026-11-01', '2027-01-20', '1 day') d`,
    `insert into venue (network_id, id, owner_id, calendar_id, kind, slug, name, city, lat, lon, zone, source, source_id)
       select :network, venue, owner, cal, 'FABLAB', 'lieu-' || n, 'Atelier ' || md5(n::text), 'Lyon', 45.7 + random() / 5, 4.75 + random() / 5, 'Europe/Paris', 'spec', n::text from v`,
    `insert into resource (network_id, id, calendar_id, exclusive, capacity) select :network, resource, cal, exclusive, 8 from s`,
    `insert into resource_part select :network, a.resource, b.resource from s a join s b on b.n = a.n + 1 where a.n % 50 = 0`,
    `insert into space (network_id, id, venue_id, resource_id, kind, tariff_class, name, capacity)
       select :network, s.space, v.venue, s.resource, (array['DESK_AREA','OFFICE','MEETING_ROOM','WORKSHOP','EVENT_HALL','MACHINE'])[s.n % 6 + 1], 'DESK', 'Espace ' || md5(s.n::text), 8
         from s join v on v.n = s.vn`,
    `insert into space_capability select :network, s.space, c.code from s join (select code, row_number() over () i, count(*) over () of from capability) c on s.n % c.of + 1 = c.i`,
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state) select :network, resource, exclusive, booking, tstzrange(start, start + interval '1 hour'), 'CONFIRMED' from b`,
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
       select :network, resource, exclusive, uuidv7(), tstzrange(at, at + interval '1 hour'), 'COMPLETED' from s, generate_series(timestamptz '2026-02-01T08:00Z', '2026-11-17', '76 hours') at`,
    `insert into seat_bucket select :network, resource, at, 1, 8 from s, generate_series(timestamptz '2026-11-20T08:00Z', '2026-11-30', '75 minutes') at where not exclusive`,
    `insert into account (id, email, name) select account, 'm' || n || '@town.example', 'Membre ' || n from m`,
    `insert into sign_in_session (token_hash, account_id, created_at, last_seen_at, expires_at, ends_at) select sha256((n || ' ' || i)::bytea), account, now(), now(), '2100-01-01', '2100-01-01' from m, generate_series(1, 2) i`,
    `insert into account_password select account, '$argon2id$spec', now() from m`,
    `insert into account_totp (account_id, secret, created_at) select account, '', now() from m`,
    `insert into recovery_code select account, sha256((n || ' ' || i)::bytea) from m, generate_series(1, 2) i`,
    `insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at) select :network, account, 'SIGN_IN', 'ACCOUNT', account, timestamptz '2026-11-01' + n * interval '1 minute' from m, generate_series(1, 2) i`,
    `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at) select account, sha256(n::text::bytea), '', 0, true, 'x', now() from m`,
    `insert into external_identity select 'https://provider.example', n::text, account, now() from m`,
    `insert into sign_in_challenge (kind, secret_hash, browser_hash, expires_at) select 'PASSKEY_SIGN_IN', sha256(n::text::bytea), '', now() from m`,
    `insert into provider_session select id, '' from sign_in_session`,
    `insert into sign_in_token (token_hash, email, network_id, created_at, expires_at) select sha256(n::text::bytea), 'm' || n || '@town.example', :network, now(), now() from m`,
    `insert into throttle select 'sign-in:' || n, '2026-11-23', 1 from m`,
    `insert into member (network_id, id, account_id, name) select :network, member, account, 'Membre ' || n from m`,
    `insert into role_grant (network_id, member_id, role) select :network, member, 'MENTOR' from m where n % 5 = 0`,
    `insert into pass (network_id, id, plan_id, owner_member_id, anchor_on, valid) select :network, pass, '${planId}', member, '2026-11-01', '[2026-11-01,)' from m`,
    `insert into pass_holder select :network, pass, member, '[2026-11-01,)' from m`,
    `insert into hours_lot (network_id, id, pass_id, kind, valid, granted_minutes, remaining_minutes) select :network, lot, pass, 'ALLOWANCE', '[2026-11-01,2026-12-01)', 2400, 2400 from m`,
    `insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes) select :network, pass, 'ALLOWANCE', '[2026-12-01,2027-01-01)', 2400, 2400 from m`,
    `insert into booking (network_id, id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, booked_at)
       select :network, booking, 'B' || n, member, member, venue, tstzrange(start, start + interval '1 hour'), case when start < '2026-11-23' then 'COMPLETED' else 'CONFIRMED' end, '${tariffId}', '{}', start, start - interval '2 days' from b`,
    `insert into booking_item (network_id, id, booking_id, space_id, seats) select :network, item, booking, space, 1 from b`,
    `insert into person_time (network_id, member_id, holder_id, during, state) select :network, member, booking, tstzrange(start, start + interval '1 hour'), 'CONFIRMED' from b`,
    `insert into charge (network_id, id, kind, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, minutes, credit_minutes,
       credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
       select :network, charge, 'USE', 'BOOKING_ITEM', item, member, venue, pass, '${tariffId}', 'DESK', 1, 1, tstzrange(start, start + interval '1 hour'), 60, 60, 60, 0, 0, 0, 0, 2000, start - interval '2 days' from b`,
    `insert into charge_reversal select :network, charge, 0, 0, 0, 60, 0, 0 from b`,
    `insert into hours_transaction (network_id, id, kind, charge_id, made_at) select :network, tx, 'USE', charge, start - interval '2 days' from b`,
    `insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes) select :network, tx, lot, side.name, minutes from b, (values ('LOT', -60), ('USED', 60)) side (name, minutes)`,
    `insert into idempotency select :network, member, 'book', 'key-of-' || n, '', booking, start - interval '2 days' from b`,
    `insert into quota select :network, kind, member, '2026-11-01', 0, 20 from m, (values ('passes.spend'), ('booking.made')) k (kind)`,
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at, done_at)
       select :network, 'booking.remind', booking, topic || n, '{"minutesBefore": 120}', start - interval '2 hours', case when start < '2026-11-23' then start end from b, (values ('a'), ('b')) t (topic)`,
    `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at) select :network, 'booking.reminder', booking, account, start, n, 'SENT', start from b`,
    `insert into unmet_need (network_id, asked_on, why, kind, weekday, hour, times)
       select :network, date '2026-01-01' + n % 320, 'NONE_FREE', 'OFFICE', n % 7 + 1, n / 320, 1 from generate_series(0, 7600) n`,
    `insert into local_mail (message_id, recipient, subject, raw) select n, 'm@town.example', 'x', '' from generate_series(1, 5000) n`,
  ])
    await write(text);
  await given.client.query('set session_replication_role = default');
  await given.client.query(`select refresh_search($1, null)`, [id]);
  await write(`insert into search_word select :network, md5('w' || n), md5('w' || n) from generate_series(1, 10000) n`);
  await given.client.query('analyze');
  return id;
}
