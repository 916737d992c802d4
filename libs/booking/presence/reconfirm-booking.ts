import { Injectable } from '@nestjs/common';
import { restoredHoursDays, reverseChargesOf } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  SettingsReader,
  enqueue,
  statement,
  voidJobs,
} from '#libs/platform';
import { bookingById } from '../booking.queries.js';
import { releaseBooking, voidJobsOfBooking } from '../cancelling/release-booking.js';
import { announceCancellation, askReconfirmation, lapseUnconfirmed } from '../declared-jobs.js';
import { arrivalsOf, lockArrival, lockArrivals } from './arrival.queries.js';
import { type CheckInOutcome } from './check-in-booking.js';
import { refusal } from './presence.texts.js';

const reconfirm = statement(
  'booking.reconfirm',
  `update booking set reconfirmed_at = $2 where network_id = (select current_network()) and id = $1 and state = 'CONFIRMED'
      and reconfirmed_at is null and must_reconfirm_by > $2`,
);

/** A member with several no-shows says again that they come; otherwise the booking is cancelled free of charge. */
@Injectable()
export class ReconfirmBooking {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** Repeating it changes nothing. */
  reconfirm(viewer: MemberViewer, code: string): Promise<CheckInOutcome> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<CheckInOutcome> => {
      const refuse = (outcome: CheckInOutcome): never => {
        throw new Rollback(outcome);
      };
      const [arrival] = await lockArrivals(tx, [code], viewer.member.id);
      if (!arrival) return refuse(refusal('NOT_FOUND'));
      const { id, mustReconfirmBy, zone } = arrival;
      if (arrival.reconfirmedAt) return { kind: 'DONE', arrival };
      if (!mustReconfirmBy) return refuse(refusal('NOTHING_TO_RECONFIRM'));
      if ((await tx.run(reconfirm, [id, now])) === 0)
        return refuse(arrival.state === 'CONFIRMED' ? refusal('TOO_LATE', { at: mustReconfirmBy, zone }) : refusal('NOT_LIVE')); // prettier-ignore
      await voidJobs(tx, lapseUnconfirmed, id, now);
      await voidJobs(tx, askReconfirmation, id, now);
      return { kind: 'DONE', arrival: (await arrivalsOf(tx, [id]))[0]! };
    });
  }

  /** At the deadline. @returns whether the booking was cancelled now */
  async lapse(networkId: string, bookingId: string): Promise<boolean> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    return this.database.inTransaction(networkId, async (tx) => {
      const arrival = await lockArrival(tx, bookingId);
      const isDue =
        arrival?.state === 'CONFIRMED' &&
        arrival.mustReconfirmBy !== null &&
        arrival.reconfirmedAt === null &&
        Temporal.Instant.compare(arrival.mustReconfirmBy, now) <= 0;
      if (!isDue) return false;
      const { items } = (await bookingById(tx, bookingId))!;
      await releaseBooking(tx, { id: bookingId, by: 'SYSTEM', now });
      const how = { now, restoredHoursDays: settings.get(restoredHoursDays) };
      await reverseChargesOf(tx, 'BOOKING_ITEM', items.map(({ id }) => id), how); // prettier-ignore
      await voidJobsOfBooking(tx, bookingId, now);
      await enqueue(tx, {
        job: announceCancellation,
        subjectId: bookingId,
        payload: { bookingId },
        runAt: now,
        key: `booking.cancelled:${bookingId}`,
      });
      return true;
    });
  }
}
