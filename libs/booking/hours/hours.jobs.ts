import { Injectable } from '@nestjs/common';
import { type HoursDecisionMail, Notifier, hoursDecisionMail } from '#libs/messages';
import { Database, Handles, type JobContext, type PayloadOf, statement } from '#libs/platform';
import { bookingHoursDecided } from '../booking.notifications.js';
import { BookingMails } from '../booking-mail-facts.js';
import { announceHoursDecision } from '../declared-jobs.js';
import { isBlocking } from '../rules/states.js';

interface Decided extends Omit<HoursDecisionMail, 'compensationCents'> {
  readonly decidedAt: Temporal.Instant;
}

const readDecision = statement(
  'booking.hoursDecision',
  `select d.decision, d.reason, d.decided_at as "decidedAt", s.name as "spaceName", v.name as "venueName"
     from hours_decision d
     join space s on (s.network_id, s.id) = (d.network_id, d.space_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where d.network_id = (select current_network()) and d.id = $1`,
);

/** Tells members what was decided about their bookings when opening hours changed. */
@Injectable()
export class HoursJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: BookingMails,
    private readonly notifier: Notifier,
  ) {}

  @Handles(announceHoursDecision)
  async decided(payload: PayloadOf<typeof announceHoursDecision>, { networkId }: JobContext): Promise<void> {
    const { bookingId, decisionId } = payload;
    const [addressed, decided] = await this.database.inTransaction(
      networkId,
      async (tx) =>
        [(await this.mails.of(tx, [bookingId]))[0], await tx.maybe<Decided>(readDecision, [decisionId])] as const,
    );
    if (!addressed || !decided) return;
    const { mail, recipient, booking } = addressed;
    // Cancelled since by the member, who knows.
    if (decided.decision !== 'CANCEL' && !isBlocking(booking.state)) return;
    const { code, start, end, zone } = booking;
    const what = mail.items.map(({ spaceName }) => spaceName).join(', ');
    const { decision } = decided;
    await this.notifier.notify({
      networkId,
      kind: bookingHoursDecided,
      subjectId: bookingId,
      recipient,
      dueAt: decided.decidedAt,
      about: start,
      data: { code, what, start: start.toString(), end: end.toString(), zone, decision },
      mail: () =>
        hoursDecisionMail(mail, { ...decided, compensationCents: booking.compensationCents }, recipient.locale),
      job: { job: announceHoursDecision, payload },
    });
  }
}
