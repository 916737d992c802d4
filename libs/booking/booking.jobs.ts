import { Injectable } from '@nestjs/common';
import { Mailer, bookingCancelledMail, bookingConfirmedMail, bookingReminderMail } from '#libs/messages';
import { Clock, Database, Handles, type JobContext, type PayloadOf, createNetworkBatcher } from '#libs/platform';
import { announceCancellation, confirmBooking, remindOfBooking } from './declared-jobs.js';
import { type AddressedBooking, BookingMails } from './booking-mail.js';

/**
 * Sends mails about bookings. Each job reads the current booking, so that a booking cancelled in the meantime is not announced.
 */
@Injectable()
export class BookingJobs {
  /** Many reminders are due at the same quarter of an hour, so their bookings are read together. */
  private readonly read: (networkId: string, bookingId: string) => Promise<AddressedBooking | undefined>;

  constructor(
    database: Database,
    mails: BookingMails,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {
    this.read = createNetworkBatcher(database, (tx, bookingIds: readonly string[]) => mails.of(tx, bookingIds));
  }

  @Handles(confirmBooking)
  async confirm({ bookingId }: PayloadOf<typeof confirmBooking>, { networkId }: JobContext): Promise<void> {
    const addressed = await this.read(networkId, bookingId);
    if (addressed?.booking.state !== 'CONFIRMED') return;
    const { mail, recipient, booking } = addressed;
    await this.mailer.deliver({
      networkId,
      kind: 'BOOKING_CONFIRMED',
      subjectId: bookingId,
      recipient,
      dueAt: booking.bookedAt,
      content: bookingConfirmedMail(mail, recipient.locale),
    });
  }

  @Handles(remindOfBooking)
  async remind(
    { bookingId, minutesBefore }: PayloadOf<typeof remindOfBooking>,
    { networkId }: JobContext,
  ): Promise<void> {
    const addressed = await this.read(networkId, bookingId);
    // A reminder is useless once the booking has started.
    if (
      addressed?.booking.state !== 'CONFIRMED' ||
      Temporal.Instant.compare(addressed.booking.start, this.clock.now()) <= 0
    )
      return;
    const { mail, recipient, booking } = addressed;
    const dueAt = booking.start.subtract({ minutes: minutesBefore });
    await this.mailer.deliver({
      networkId,
      kind: 'BOOKING_REMINDER',
      subjectId: bookingId,
      recipient,
      dueAt,
      content: bookingReminderMail(mail, recipient.locale),
    });
  }

  @Handles(announceCancellation)
  async cancelled({ bookingId }: PayloadOf<typeof announceCancellation>, { networkId }: JobContext): Promise<void> {
    const addressed = await this.read(networkId, bookingId);
    if (addressed?.booking.state !== 'CANCELLED') return;
    const { mail, recipient, booking } = addressed;
    await this.mailer.deliver({
      networkId,
      kind: 'BOOKING_CANCELLED',
      subjectId: bookingId,
      recipient,
      dueAt: booking.cancelledAt!,
      content: bookingCancelledMail(mail, recipient.locale),
    });
  }
}
