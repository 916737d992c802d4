import { Injectable } from '@nestjs/common';
import { closeTime } from '#libs/agenda';
import { rechargeAs, restoredHoursDays, reverseSharesOfUses } from '#libs/passes';
import {
  Clock,
  Database,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  enqueue,
  failpoint,
  statement,
  voidJobs,
} from '#libs/platform';
import { announceNoShow, noShowDue, remindOfBooking } from '../declared-jobs.js';
import { bookingById } from '../booking.queries.js';
import { queueFeeWaiver } from '../cancelling/queue-fee-waiver.js';
import { isFeeForbidden } from '../rules/cancellation-cost.js';
import { checkInWindow, placeInWindow } from '../rules/check-in-window.js';
import { arrivalsSql, isDeskSql, lockArrival } from './arrival.queries.js';
import { arrivalTimes, noShowFee } from './presence.settings.js';

const MOST_AT_ONCE = 500;
const WHOLE_BASIS_POINTS = 10_000;

const due = statement(
  'booking.noShowsDue',
  `select b.id from booking b join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id)
    where b.network_id = (select current_network()) and b.state = 'CONFIRMED' and b.starts_at <= $1
      and ${arrivalsSql('b', 'v')} = 'CHECK_IN'
      and case when b.ends_at <= $1 then true
               else b.starts_at + $2::int * interval '1 minute' <= $1 and not ${isDeskSql('b')} end
    order by b.starts_at limit ${MOST_AT_ONCE}`,
);
const close = statement(
  'booking.recordNoShow',
  `with closing as (
     update booking b set state = 'NO_SHOW' where b.network_id = (select current_network()) and b.id = $1 and b.state = 'CONFIRMED'
     returning b.network_id, b.id as holder_id, b.member_id, b.venue_id, b.state, $2::timestamptz as at),
   recorded as (
     insert into no_show (network_id, booking_id, member_id, venue_id, at, entered_by_id)
     select c.network_id, c.holder_id, c.member_id, coalesce(v.merged_into_id, v.id), c.at, $3
       from closing c join venue v on (v.network_id, v.id) = (c.network_id, c.venue_id)
     returning booking_id),
   ${closeTime}
   select (select count(*) from recorded) as recorded, (select count(*) from closed) as closed,
          (select count(*) from seats_freed) as seats, (select count(*) from people_free) as people from closing`,
);

/** Queues a job for every booking whose time to check in is over and for which nobody came; at most 500 at once. */
export async function queueNoShows(tx: Sql, now: Temporal.Instant, settings: Settings): Promise<number> {
  const rows = await tx.rows<{ id: string }>(due, [now, settings.get(arrivalTimes).afterMinutes]);
  for (const { id } of rows)
    await enqueue(tx, {
      job: noShowDue,
      subjectId: id,
      payload: { bookingId: id },
      runAt: now,
      key: `booking.noShow:${id}`,
    });
  return rows.length;
}

/**
 * Records that nobody came to a booking: the rest of its time is free again, and the share of the price that a no-show costs
 * becomes a fee. @returns false when the booking is not confirmed any more
 */
export async function recordNoShow(
  tx: Sql,
  bookingId: string,
  { now, settings, enteredById }: { now: Temporal.Instant; settings: Settings; enteredById: string | null },
): Promise<boolean> {
  if (!(await tx.maybe(close, [bookingId, now, enteredById]))) return false;
  failpoint('noShow:closed');
  const booking = (await bookingById(tx, bookingId))!;
  const { items, venueId } = booking;
  const back = WHOLE_BASIS_POINTS - (isFeeForbidden(booking, now) ? 0 : settings.get(noShowFee));
  if (back > 0)
    await reverseSharesOfUses(tx, 'BOOKING_ITEM', items.map(({ id }) => id), back, { now, restoredHoursDays: settings.get(restoredHoursDays) }); // prettier-ignore
  for (const { id, revision } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    await rechargeAs(tx, { kind: 'BOOKING_ITEM', id, revision }, { kind: 'FEE', revision, venueId }, now);
  failpoint('noShow:charged');
  if (back < WHOLE_BASIS_POINTS) await queueFeeWaiver(tx, booking, now);
  await voidJobs(tx, remindOfBooking, bookingId, now);
  await enqueue(tx, {
    job: announceNoShow,
    subjectId: bookingId,
    payload: { bookingId },
    runAt: now,
    key: `booking.announceNoShow:${bookingId}:${now.toString()}`,
  });
  return true;
}

/** The job at the end of the time to check in. A check-in at the same moment wins or loses, never both. */
@Injectable()
export class RecordNoShow {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async whenDue(networkId: string, bookingId: string): Promise<boolean> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const work = async (tx: Sql): Promise<boolean> => {
      const arrival = await lockArrival(tx, bookingId);
      if (arrival?.state !== 'CONFIRMED' || arrival.arrivals !== 'CHECK_IN') throw new Rollback(false);
      const window = checkInWindow(arrival, settings.get(arrivalTimes));
      if (placeInWindow(window, now) !== 'AFTER') throw new Rollback(false);
      return recordNoShow(tx, bookingId, { now, settings, enteredById: null });
    };
    return this.database.inTransaction(networkId, work, 'noShow');
  }
}
