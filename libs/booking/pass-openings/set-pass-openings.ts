import { nextHoursVersion } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';
import { type PassOpening, drawsOn } from '../rules/pass-quota.js';
import { blockingStates } from '../rules/states.js';

const BLOCKING = `(${blockingStates.map((state) => `'${state}'`).join(',')})`;

const readSpace = statement(
  'booking.spaceOfOpenings',
  `select r.calendar_id as "calendarId", r.exclusive, v.zone
     from space s
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = (select current_network()) and s.id = $1`,
);
const clear = statement(
  'booking.clearOpenings',
  `delete from pass_opening where network_id = (select current_network()) and space_id = $1`,
);
const write = statement(
  'booking.writeOpenings',
  `insert into pass_opening (network_id, space_id, weekday, from_minute, until_minute, seats, minutes)
   select (select current_network()), $1, o.weekday, o."fromMinute", o."untilMinute", o.seats, o.minutes
     from jsonb_to_recordset($2::jsonb) o (weekday smallint, "fromMinute" smallint, "untilMinute" smallint, seats int, minutes int)
   returning id, weekday, from_minute as "fromMinute", until_minute as "untilMinute", seats, minutes`,
);
const readBookings = statement(
  'booking.bookingsOfOpenings',
  `select b.id, b.starts_at as start, b.ends_at as "end", i.seats
     from booking b
     join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
    where b.network_id = (select current_network()) and i.space_id = $1 and b.state in ${BLOCKING} and b.ends_at > $2`,
);
const count = statement(
  'booking.countOpenings',
  `with used as (
     select u.* from jsonb_to_recordset($1::jsonb) u (booking_id uuid, opening_id uuid, at timestamptz, amount int, cap int)),
   written as (
     insert into pass_opening_use (network_id, booking_id, opening_id, at, amount)
     select (select current_network()), booking_id, opening_id, at, amount from used)
   insert into pass_opening_counter (network_id, opening_id, at, used, cap)
   select (select current_network()), opening_id, at, sum(amount), greatest(max(cap), sum(amount)) from used group by opening_id, at`,
);

/** Replaces the openings of a space. Bookings that exist count, and stay even where they are more than is open now. */
export async function setPassOpenings(
  tx: Sql,
  spaceId: string,
  openings: readonly Omit<PassOpening, 'id'>[],
  now: Temporal.Instant,
): Promise<void> {
  const space = await tx.one<{ calendarId: string; exclusive: boolean; zone: string }>(readSpace, [spaceId]);
  // Bookings that are being made were checked against the former openings: they finish first, and new ones read again.
  await nextHoursVersion(tx, space.calendarId);
  await tx.run(clear, [spaceId]);
  if (openings.length === 0) return;
  const written = await tx.rows<PassOpening>(write, [spaceId, JSON.stringify(openings)]);
  type Booked = { id: string; start: Temporal.Instant; end: Temporal.Instant; seats: number };
  const used = (await tx.rows<Booked>(readBookings, [spaceId, now])).flatMap((booked) =>
    drawsOn(written, booked, space.exclusive ? 1 : booked.seats, space.zone).draws.map(
      ({ openingId, at, amount, cap }) => ({
        booking_id: booked.id,
        opening_id: openingId,
        at: at.toString(),
        amount,
        cap,
      }),
    ),
  );
  if (used.length > 0) await tx.run(count, [JSON.stringify(used)]);
}
