import { Injectable } from '@nestjs/common';
import { Notifier, bookingMovedByVenueMail } from '#libs/messages';
import { Database, Handles, type JobContext, type PayloadOf, type Span, statement } from '#libs/platform';
import { BookingMails } from '../booking-mail-facts.js';
import { bookingMovedByVenue } from '../booking.notifications.js';
import { announceVenueMove } from '../declared-jobs.js';

const readMove = statement(
  'booking.venueMove',
  `select m.reason, m.moved_at as "movedAt", m.during, s.name as "spaceName", v.name as "venueName"
     from venue_move m
     join space s on (s.network_id, s.id) = (m.network_id, m.space_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where m.network_id = (select current_network()) and m.id = $1`,
);
interface MoveRow {
  readonly reason: string;
  readonly movedAt: Temporal.Instant;
  readonly during: Span;
  readonly spaceName: string;
  readonly venueName: string;
}

/** Tells members that a venue moved their booking. */
@Injectable()
export class VenueMoveJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: BookingMails,
    private readonly notifier: Notifier,
  ) {}

  @Handles(announceVenueMove)
  async moved(payload: PayloadOf<typeof announceVenueMove>, { networkId }: JobContext): Promise<void> {
    const [addressed, move] = await this.database.inTransaction(
      networkId,
      async (tx) =>
        [
          (await this.mails.of(tx, [payload.bookingId]))[0],
          await tx.maybe<MoveRow>(readMove, [payload.moveId]),
        ] as const,
    );
    // Moved again or cancelled since: only the latest state is announced.
    if (!addressed || !move || addressed.booking.state !== 'CONFIRMED') return;
    const { booking, mail, recipient } = addressed;
    if (booking.sequence !== payload.sequence) return;
    const { code, start, end, zone } = booking;
    const what = mail.items.map(({ spaceName }) => spaceName).join(', ');
    const { during, ...told } = move;
    await this.notifier.notify({
      networkId,
      kind: bookingMovedByVenue,
      subjectId: payload.bookingId,
      recipient,
      dueAt: move.movedAt,
      about: start,
      data: { code, what, start: start.toString(), end: end.toString(), zone },
      mail: () => bookingMovedByVenueMail(mail, { ...told, ...during }, recipient.locale),
      job: { job: announceVenueMove, payload },
    });
  }
}
