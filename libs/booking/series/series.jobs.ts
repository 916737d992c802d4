import { Injectable } from '@nestjs/common';
import { Notifier, seriesConfirmedMail } from '#libs/messages';
import { Database, Handles, type JobContext, type PayloadOf, statement } from '#libs/platform';
import { BookingMails } from '../booking-mail-facts.js';
import { seriesConfirmed } from '../booking.notifications.js';
import { confirmSeries } from '../declared-jobs.js';

const readLive = statement(
  'booking.liveBookingsOfSeries',
  `select id from booking where network_id = (select current_network()) and series_id = $1 and state = 'CONFIRMED' order by starts_at`,
);

/** Confirms a series with one mail, which has all of its times. */
@Injectable()
export class SeriesJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: BookingMails,
    private readonly notifier: Notifier,
  ) {}

  @Handles(confirmSeries)
  async confirm(payload: PayloadOf<typeof confirmSeries>, { networkId }: JobContext): Promise<void> {
    const found = await this.database.inTransaction(networkId, async (tx) => {
      const rows = await tx.rows<{ id: string }>(readLive, [payload.seriesId]);
      return this.mails.of(
        tx,
        rows.map(({ id }) => id),
      );
    });
    const bookings = found.filter((one) => one !== undefined);
    const [first] = bookings;
    if (!first) return;
    const { booking, recipient, mail } = first;
    const what = mail.items.map(({ spaceName }) => spaceName).join(', ');
    const { code, start, end, zone } = booking;
    await this.notifier.notify({
      networkId,
      kind: seriesConfirmed,
      subjectId: payload.seriesId,
      recipient,
      dueAt: booking.bookedAt,
      about: start,
      data: { code, what, start: start.toString(), end: end.toString(), zone, count: bookings.length },
      mail: (unsubscribeUrl) =>
        seriesConfirmedMail(
          bookings.map((one) => one.mail),
          recipient.locale,
          unsubscribeUrl,
        ),
      job: { job: confirmSeries, payload },
    });
  }
}
