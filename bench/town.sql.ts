/** As large as Lyon's network. */
export const LYON = { venues: 200, members: 20_000, bookings: 300_000 };
export const SLUG = 'lyon';
/** Hours of the day, UTC, and days from tomorrow on at which every space and every member is free: the
 *  town books the even hours. */
export const FREE_HOURS = [7, 9, 11, 13, 15, 17, 19];
export const FREE_DAYS = 57;

/** Spaces a venue has, by their place in it. */
const SPACES = `(values (1, 'DESK_AREA', 'DESK', 20), (2, 'DESK_AREA', 'DESK', 12), (3, 'MEETING_ROOM', 'SMALL_ROOM', 6),
  (4, 'MEETING_ROOM', 'SMALL_ROOM', 8), (5, 'MEETING_ROOM', 'LARGE_ROOM', 14), (6, 'MEETING_ROOM', 'LARGE_ROOM', 20),
  (7, 'OFFICE', 'OFFICE', 4), (8, 'OFFICE', 'OFFICE', 2), (9, 'WORKSHOP', 'WORKSHOP', 10), (10, 'MACHINE', 'MACHINE', 2))
  as space (place, kind, tariff_class, capacity)`;
const WEIGHTS = `(values ('DESK', 1), ('SMALL_ROOM', 2), ('LARGE_ROOM', 4), ('OFFICE', 2), ('WORKSHOP', 2), ('MACHINE', 2)) as w (class, weight)`;
const HOT_SPACES = 40;
const PAST_DAYS = 55;
const FUTURE_DAYS = 62;

/** The id of the `number`th row of a kind. */
const id = (kind: number, number: string) =>
  `('${String(kind).padStart(8, '0')}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const NETWORK = id(1, '1');
const TARIFF = id(2, '1');
const PLAN = id(3, '1');

/** What fills an empty database with a town, in order. Ids are made of running numbers, so that rows find each other. */
export function townSql({ venues, members, bookings }: typeof LYON, tomorrow: Temporal.Instant): string[] {
  const perDay = Math.round(bookings / (PAST_DAYS + FUTURE_DAYS));
  const day = (number: string) => `timestamptz '${tomorrow.toString()}' + ${number} * interval '1 day'`;
  return [
    // Foreign keys hold by construction here, and the checkers look at everything afterwards.
    `set session_replication_role = replica`,
    `insert into network (id, slug, name, zone, centre_lat, centre_lon) values (${NETWORK}, '${SLUG}', 'Lyon', 'Europe/Paris', 45.76, 4.85)`,
    // A client of the load books more in an hour than a person may.
    `insert into network_setting values (${NETWORK}, 'booking.perHour', '1000000', '[2020-01-01,)')`,
    `insert into tariff (network_id, id, version, hourly_cents, vat_basis_points, without_pass_basis_points, valid)
     values (${NETWORK}, ${TARIFF}, 1, 480, 2000, 2500, '[2020-01-01,)')`,
    `insert into tariff_weight select ${NETWORK}, ${TARIFF}, class, weight from ${WEIGHTS}`,
    `insert into plan (network_id, id, code, name_fr, name_en, monthly_cents, included_minutes, valid)
     values (${NETWORK}, ${PLAN}, 'REGULIER', 'Régulier', 'Regular', 13200, 2400, '[2020-01-01,)')`,
    `insert into calendar (network_id, id, zone, opens_on_holidays, materialised_from, materialised_until)
     select ${NETWORK}, ${id(4, 'v')}, 'Europe/Paris', true, (${day(`-${PAST_DAYS}`)})::date, (${day(`${FUTURE_DAYS}`)})::date
       from generate_series(1, ${venues}) v`,
    `insert into open_interval select ${NETWORK}, ${id(4, 'v')}, ${day('d')} + interval '6 hours', ${day('d')} + interval '21 hours'
       from generate_series(1, ${venues}) v, generate_series(-${PAST_DAYS}, ${FUTURE_DAYS}) d`,
    `insert into owner (network_id, id, name) select ${NETWORK}, ${id(5, 'v')}, 'Association ' || v from generate_series(1, ${venues}) v`,
    // Spirals out to 14 km: about half of the venues lie within 5 km of the centre, as in the town itself.
    `insert into venue (network_id, id, owner_id, calendar_id, kind, slug, name, street, postcode, city, lat, lon, zone, step_free, source, source_id, invented)
     select ${NETWORK}, ${id(6, 'v')}, ${id(5, 'v')}, ${id(4, 'v')},
            (array['COWORKING','FABLAB','SHARED_WORKSHOP','STARTUP_CENTRE','INCUBATOR','BUSINESS_CENTRE'])[1 + v % 6], 'lieu-' || v, 'Lieu ' || v,
            v || ' rue du Banc', '69001', 'Lyon', 45.76 + 0.126 * power(v / ${venues}.0, 1.5) * sin(v * 2.4),
            4.85 + 0.18 * power(v / ${venues}.0, 1.5) * cos(v * 2.4), 'Europe/Paris', v % 3 = 0, 'bench', v::text, true
       from generate_series(1, ${venues}) v`,
    `insert into resource (network_id, id, calendar_id, exclusive, capacity, min_minutes, max_minutes)
     select ${NETWORK}, ${id(7, 'v * 10 + place')}, ${id(4, 'v')}, kind <> 'DESK_AREA', case when kind = 'DESK_AREA' then capacity else 1 end, 15, 720
       from generate_series(1, ${venues}) v, ${SPACES}
     union all select ${NETWORK}, ${id(7, '1000000 + h')}, ${id(4, '1')}, true, 1, 15, 720 from generate_series(1, ${HOT_SPACES}) h`,
    `insert into space (network_id, id, venue_id, resource_id, kind, tariff_class, name, capacity, invented)
     select ${NETWORK}, ${id(8, 'v * 10 + place')}, ${id(6, 'v')}, ${id(7, 'v * 10 + place')}, kind, tariff_class, 'Espace ' || place, capacity, true
       from generate_series(1, ${venues}) v, ${SPACES}
     union all select ${NETWORK}, ${id(8, '1000000 + h')}, ${id(6, '1')}, ${id(7, '1000000 + h')}, 'WORKSHOP', 'WORKSHOP', 'Salle prisée ' || h, 6, true
       from generate_series(1, ${HOT_SPACES}) h`,
    `insert into space_equipment select ${NETWORK}, ${id(8, 'v * 10 + place')}, code
       from generate_series(1, ${venues}) v, ${SPACES}, (select code from equipment order by code limit 2) e`,
    `select refresh_search(${NETWORK}, null)`,
    `insert into account (id, email, name) select ${id(9, 'm')}, 'm' || m || '@bench.example', 'Membre ' || m from generate_series(1, ${members}) m`,
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at)
     select sha256(convert_to('session of ' || email, 'UTF8')), id, now(), now(), now() + interval '30 days' from account`,
    `insert into member (network_id, id, account_id, name)
     select ${NETWORK}, ${id(10, 'm')}, ${id(9, 'm')}, 'Membre ' || m from generate_series(1, ${members}) m`,
    `insert into pass (network_id, id, plan_id, owner_member_id, anchor_on, valid)
     select ${NETWORK}, ${id(11, 'm')}, ${PLAN}, ${id(10, 'm')}, (${day(`-${PAST_DAYS}`)})::date, tstzrange(${day(`-${PAST_DAYS}`)}, null)
       from generate_series(1, ${members}) m`,
    `insert into pass_holder select ${NETWORK}, ${id(11, 'm')}, ${id(10, 'm')}, tstzrange(${day(`-${PAST_DAYS}`)}, null) from generate_series(1, ${members}) m`,
    // Four months of allowances, each large enough for a whole run.
    `with lot as (
       insert into hours_lot (network_id, id, pass_id, kind, valid, granted_minutes, remaining_minutes)
       select ${NETWORK}, ${id(12, 'm * 10 + p')}, ${id(11, 'm')}, 'ALLOWANCE',
              tstzrange(${day(`(-${PAST_DAYS} + 30 * p)`)}, ${day(`(-${PAST_DAYS} + 30 * (p + 1))`)}), 100000, 100000
         from generate_series(1, ${members}) m, generate_series(0, 3) p returning id),
     granted as (
       insert into hours_transaction (network_id, id, kind, made_at) select ${NETWORK}, id, 'GRANT', now() from lot returning id)
     insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
     select ${NETWORK}, id, id, account, 100000 * sign from granted, (values ('ISSUED', -1), ('LOT', 1)) side (account, sign)`,
    // The bookings of each day: an hour at an even hour, spaces and members in turn, so that nothing overlaps.
    `create temporary table made as
     select n, d, ${id(13, 'n')} id, ${id(10, 'm')} member_id, ${id(11, 'm')} pass_id, ${id(6, '(1 + s / 10)')} venue_id,
            ${id(7, '(11 + s)')} resource_id, ${id(8, '(11 + s)')} space_id, kind <> 'DESK_AREA' exclusive, tariff_class, weight,
            tstzrange(starts, starts + interval '1 hour') during, case when d < 0 then 'COMPLETED' else 'CONFIRMED' end state
       from (select row_number() over () n, d, s, m, ${day('d')} + (8 + 2 * ((s + d + ${PAST_DAYS} + round) % 6)) * interval '1 hour' starts
               from (select d, (i * 7 + (d + ${PAST_DAYS}) * 3) % ${venues * 10} s, i / ${venues * 10} round,
                            1 + (i + (d + ${PAST_DAYS}) * ${perDay}) % ${members} m
                       from generate_series(-${PAST_DAYS}, ${FUTURE_DAYS - 1}) d, generate_series(0, ${perDay - 1}) i) slot) booked
       join ${SPACES} on place = 1 + s % 10 join ${WEIGHTS} on class = tariff_class`,
    `insert into booking (network_id, id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, booked_at)
     select ${NETWORK}, id, 'T' || n, member_id, member_id, venue_id, during, state, ${TARIFF}, '{"steps": []}', lower(during) - interval '1 day', lower(during) - interval '5 days'
       from made order by lower(during)`,
    `insert into booking_item (network_id, booking_id, space_id, seats) select ${NETWORK}, id, space_id, 1 from made order by lower(during)`,
    `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
     select ${NETWORK}, resource_id, exclusive, id, during, state from made order by lower(during)`,
    `insert into seat_bucket select ${NETWORK}, resource_id, quarter, 1, capacity
       from made join resource r on (r.network_id, r.id) = (${NETWORK}, resource_id), generate_series(lower(during), upper(during) - interval '15 minutes', interval '15 minutes') quarter
      where not made.exclusive`,
    `insert into attendance (network_id, member_id, holder_id, during, state) select ${NETWORK}, member_id, id, during, state from made order by lower(during)`,
    `insert into charge (network_id, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, minutes, credit_minutes,
                         credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     select ${NETWORK}, 'BOOKING', id, member_id, venue_id, pass_id, ${TARIFF}, tariff_class, weight, 1, during, 60, 60 * weight, 0, 60 * weight,
            480 * weight, 400 * weight, 80 * weight, 2000, lower(during) - interval '5 days' from made order by lower(during)`,
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select ${NETWORK}, 'booking.remind', id, 'booking.remind:' || id, jsonb_build_object('bookingId', id, 'minutesBefore', 120), lower(during) - interval '2 hours'
       from made where state = 'CONFIRMED' order by lower(during)`,
    `drop table made; set session_replication_role = origin`,
  ];
}
