import { Injectable } from '@nestjs/common';
import {
  type MailContent,
  type NotificationKind,
  Notifier,
  bookingCancelledByVenueMail,
  bookingWithdrawnMail,
  feeWaivedMail,
} from '#libs/messages';
import { Clock, Database, Handles, type Job, type JobContext, type PayloadOf, SettingsReader } from '#libs/platform';
import { type AddressedBooking, BookingMails } from '../booking-mail-facts.js';
import { type BookingFacts } from '../booking.notifications.js';
import { venueCancellationDays, venueCancellationLimit } from '../booking.settings.js';
import {
  announceFeeWaiver,
  announceVenueCancellation,
  announceWithdrawal,
  countVenueCancellations,
} from '../declared-jobs.js';
import { bookingCancelledByVenue, bookingWithdrawn, feeWaived, venueCancelsOften } from './cancelling.notifications.js';
import { lastCrossingOf, networkAdmins, venueToReport } from './venue-cancellations.queries.js';

interface Announcement<Data, Payload> {
  readonly kind: NotificationKind<Data>;
  readonly dueAt: Temporal.Instant;
  readonly data: (facts: BookingFacts) => Data;
  readonly mail: (unsubscribeUrl?: string) => MailContent;
  readonly job: { readonly job: Job<Payload>; readonly payload: Payload };
}

/** Tells members what became of their bookings, and the network which venues cancel too often. */
@Injectable()
export class CancellingJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: BookingMails,
    private readonly notifier: Notifier,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @Handles(announceVenueCancellation)
  async cancelledByVenue(payload: PayloadOf<typeof announceVenueCancellation>, context: JobContext): Promise<void> {
    const addressed = await this.read(context, payload.bookingId);
    if (addressed?.booking.cancelledBy !== 'VENUE') return;
    const { booking, mail, recipient, searchUrl } = addressed;
    const venue = { venueName: mail.venue.name, reason: booking.cancellationReason ?? '', searchUrl };
    await this.notify(context, addressed, {
      kind: bookingCancelledByVenue,
      dueAt: booking.cancelledAt!,
      data: (facts) => facts,
      mail: () =>
        bookingCancelledByVenueMail(mail, { ...venue, compensationCents: booking.compensationCents }, recipient.locale),
      job: { job: announceVenueCancellation, payload },
    });
  }

  @Handles(announceWithdrawal)
  async withdrawn(payload: PayloadOf<typeof announceWithdrawal>, context: JobContext): Promise<void> {
    const addressed = await this.read(context, payload.bookingId);
    const withdrawnAt = addressed?.booking.withdrawnAt;
    if (!addressed || !withdrawnAt) return;
    await this.notify(context, addressed, {
      kind: bookingWithdrawn,
      dueAt: withdrawnAt,
      data: (facts) => facts,
      mail: () => bookingWithdrawnMail(addressed.mail, withdrawnAt, addressed.recipient.locale),
      job: { job: announceWithdrawal, payload },
    });
  }

  @Handles(announceFeeWaiver)
  async feeWaived(payload: PayloadOf<typeof announceFeeWaiver>, context: JobContext): Promise<void> {
    const addressed = await this.read(context, payload.bookingId);
    const waiver = addressed?.booking.waiver;
    if (!addressed || !waiver) return;
    const { creditMinutes, amountCents, decidedAt } = waiver;
    await this.notify(context, addressed, {
      kind: feeWaived,
      dueAt: Temporal.Instant.from(decidedAt),
      data: (facts) => ({ ...facts, creditMinutes, amountCents }),
      mail: (unsubscribeUrl) =>
        feeWaivedMail(addressed.mail, { creditMinutes, amountCents }, addressed.recipient.locale, unsubscribeUrl),
      job: { job: announceFeeWaiver, payload },
    });
  }

  /** Each time the limit is crossed has its instant, so that everybody is told of it once. */
  @Handles(countVenueCancellations)
  async count(payload: PayloadOf<typeof countVenueCancellations>, { networkId }: JobContext): Promise<void> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const days = settings.get(venueCancellationDays);
    const limit = settings.get(venueCancellationLimit);
    const found = await this.database.inTransaction(networkId, async (tx) => {
      const crossing = await lastCrossingOf(tx, payload.venueId, { days, limit }, now);
      const venue = crossing && (await venueToReport(tx, payload.venueId));
      return venue && { crossing, venue, admins: await networkAdmins(tx) };
    });
    if (!found) return;
    const { crossing, venue, admins } = found;
    for (const recipient of admins)
      await this.notifier.notify({
        networkId,
        kind: venueCancelsOften,
        subjectId: payload.venueId,
        recipient,
        dueAt: crossing.at,
        data: { name: venue.name, slug: venue.slug, cancelled: crossing.cancelled, days },
        mail: () => {
          throw new Error('Cancellations by a venue are shown in the bell only');
        },
        job: { job: countVenueCancellations, payload },
      });
  }

  private async read({ networkId }: JobContext, bookingId: string): Promise<AddressedBooking | undefined> {
    const [addressed] = await this.database.inTransaction(networkId, (tx) => this.mails.of(tx, [bookingId]));
    return addressed;
  }

  private notify<Data, Payload>(
    { networkId }: JobContext,
    { booking, mail, recipient }: AddressedBooking,
    { data, ...announcement }: Announcement<Data, Payload>,
  ) {
    const { code, start, end, zone } = booking;
    const what = mail.items.map(({ spaceName }) => spaceName).join(', ');
    const facts = { code, what, start: start.toString(), end: end.toString(), zone };
    return this.notifier.notify({
      networkId,
      subjectId: booking.id,
      recipient,
      about: start,
      data: data(facts),
      ...announcement,
    });
  }
}
