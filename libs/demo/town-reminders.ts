import type pg from 'pg';
import { reminderTimes } from '#libs/booking';
import { quietHours, remindersOf } from '#libs/messages';
import { type SpaceKind } from '#libs/directory';
import { type TownPlan, madeId } from './town-plan.js';

/** Writes the reminders of upcoming bookings: those due are done, those of cancelled bookings are voided. */
export async function writeTownReminders(client: pg.ClientBase, { networkId, now, zone }: TownPlan): Promise<void> {
  const { rows } = await client.query<{ kind: SpaceKind; startsMs: string }>(
    `select distinct kind, extract(epoch from starts_at) * 1000 "startsMs" from made m join lane l on l.n = m.lane where starts_at > timestamptz '${now}'`,
  );
  const longAgo = now.subtract({ hours: 24 * 365 });
  const reminders = rows.flatMap(({ kind, startsMs }) => {
    const start = Temporal.Instant.fromEpochMilliseconds(Number(startsMs));
    const times = { minutesBefore: reminderTimes.initial[kind], ...quietHours.initial };
    return remindersOf({ start, bookedAt: longAgo, zone }, times).map(({ minutesBefore, due }) => ({
      kind,
      starts_at: start.toString(),
      minutes_before: minutesBefore,
      due: due.toString(),
    }));
  });
  await client.query(
    `insert into outbox (network_id, id, topic, subject_id, key, payload, run_at, created_at, published_at, attempts, done_at, voided_at)
     select '${networkId}', ${madeId('reminder', 'booked_at', 'm.n * 10 + row_number() over (partition by m.n order by due)')}, 'booking.remind', id, 'booking.remind:' || id || ':' || minutes_before,
            jsonb_build_object('bookingId', id, 'minutesBefore', minutes_before), due, booked_at,
            case when is_done then due end, is_done::int, case when is_done then due end, case when is_void then cancelled_at end
       from made m join lane l on l.n = m.lane
       join json_to_recordset($1) as r (kind text, starts_at timestamptz, minutes_before int, due timestamptz) using (kind, starts_at)
      cross join lateral (select booking_id id, coalesce(cancelled_at <= due, false) is_void) b
      cross join lateral (select not is_void and due <= timestamptz '${now}' is_done) d
      where due > booked_at order by m.n`,
    [JSON.stringify(reminders)],
  );
}
