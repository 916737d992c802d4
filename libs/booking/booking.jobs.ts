import { Injectable } from '@nestjs/common';
import {
  type BookingMail,
  type MailContent,
  type NotificationKind,
  Notifier,
  bookingCancelledMail,
  bookingConfirmedMail,
  bookingMovedMail,
  bookingReminderMail,
} from '#libs/messages';
import {
  Clock,
  Database,
  Handles,
  type Job,
  type JobContext,
  type Locale,
  type PayloadOf,
  createNetworkBatcher,
} from '#libs/platform';
import {
  type BookingFacts,
  bookingCancelled,
  bookingConfirmed,
  bookingMoved,
  bookingReminder,
} from './booking.notifications.js';
import { announceCancellation, announceMove, confirmBooking, remindOfBooking } from './declared-jobs.js';
import { type AddressedBooking, BookingMails } from './booking-mail-facts.js';

type Template = (mail: BookingMail, locale: Locale, unsubscribeUrl?: string) => MailContent;

/**
 * Notifies of bookings. Each job reads the current booking, so that a booking cancelled in the meantime is not announced.
 */
@Injectable()
export class BookingJobs {
  /** Many reminders are due at the same quarter of an hour, so their bookings are read together. */
  private readonly read: (networkId: string, bookingId: string) => Promise<AddressedBooking | undefined>;

  constructor(
    database: Database,
    mails: BookingMails,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {
    this.read = createNetworkBatcher(database, (tx, bookingIds: readonly string[]) => mails.of(tx, bookingIds));
  }

  @Handles(confirmBooking)
  async confirm(payload: PayloadOf<typeof confirmBooking>, { networkId }: JobContext): Promise<void> {
    const addressed = await this.read(networkId, payload.bookingId);
    if (addressed?.booking.state !== 'CONFIRMED') return;
    const dueAt = addressed.booking.bookedAt;
    await this.notify(networkId, addressed, bookingConfirmed, dueAt, bookingConfirmedMail, {
      job: confirmBooking,
      payload,
    });
  }

  @Handles(remindOfBooking)
  async remind(payload: PayloadOf<typeof remindOfBooking>, { networkId }: JobContext): Promise<void> {
    const addressed = await this.read(networkId, payload.bookingId);
    // A reminder is useless once the booking has started, or moved from the time that it speaks of.
    const now = this.clock.now();
    if (addressed?.booking.state !== 'CONFIRMED' || Temporal.Instant.compare(addressed.booking.start, now) <= 0) return;
    if (payload.start && payload.start !== addressed.booking.start.toString()) return;
    const dueAt = addressed.booking.start.subtract({ minutes: payload.minutesBefore });
    await this.notify(networkId, addressed, bookingReminder, dueAt, bookingReminderMail, {
      job: remindOfBooking,
      payload,
    });
  }

  @Handles(announceMove)
  async moved(payload: PayloadOf<typeof announceMove>, { networkId }: JobContext): Promise<void> {
    const addressed = await this.read(networkId, payload.bookingId);
    // Moved again since: only the latest move is announced.
    if (addressed?.booking.state !== 'CONFIRMED' || addressed.booking.sequence !== payload.sequence) return;
    const dueAt = Temporal.Instant.from(payload.movedAt);
    await this.notify(networkId, addressed, bookingMoved, dueAt, bookingMovedMail, { job: announceMove, payload });
  }

  @Handles(announceCancellation)
  async cancelled(payload: PayloadOf<typeof announceCancellation>, { networkId }: JobContext): Promise<void> {
    const addressed = await this.read(networkId, payload.bookingId);
    if (addressed?.booking.state !== 'CANCELLED') return;
    const dueAt = addressed.booking.cancelledAt!;
    await this.notify(networkId, addressed, bookingCancelled, dueAt, bookingCancelledMail, {
      job: announceCancellation,
      payload,
    });
  }

  private notify<Payload>(
    networkId: string,
    { booking, mail, recipient }: AddressedBooking,
    kind: NotificationKind<BookingFacts>,
    dueAt: Temporal.Instant,
    template: Template,
    job: { job: Job<Payload>; payload: Payload },
  ) {
    const { code, start, end, zone } = booking;
    const what = mail.items.map(({ spaceName }) => spaceName).join(', ');
    return this.notifier.notify({
      networkId,
      kind,
      subjectId: booking.id,
      recipient,
      dueAt,
      about: start,
      data: { code, what, start: start.toString(), end: end.toString(), zone },
      mail: (unsubscribeUrl) => template(mail, recipient.locale, unsubscribeUrl),
      job,
    });
  }
}
