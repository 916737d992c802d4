import { confirmTime } from '#libs/agenda';
import { type SpaceKind } from '#libs/directory';
import { restoredHoursDays } from '#libs/passes';
import { type Settings, type Sql, enqueue, failpoint, queued, statement } from '#libs/platform';
import { reminderRecords } from '../booking-job-records.js';
import { type BookingRow } from '../booking.queries.js';
import { askReconfirmation } from '../declared-jobs.js';
import { reconfirmation } from '../presence/presence.settings.js';
import { endRequest, recordAnswer, tellMember } from './end-request.js';

const confirm = statement(
  'booking.confirmRequest',
  `with confirming as (
     update booking
        set state = 'CONFIRMED',
            -- What is accepted after this deadline could never be reconfirmed.
            must_reconfirm_by = case when must_reconfirm_by > $2 then must_reconfirm_by end
      where network_id = (select current_network()) and id = $1 and state = 'PENDING'
     returning network_id, id as holder_id, member_id, during, must_reconfirm_by),
   ${confirmTime}
   select (select count(*) from attended)::int as attended, must_reconfirm_by as "mustReconfirmBy" from confirming`,
);
const queueReminders = statement(
  'booking.queueReminders',
  `with accepted as (select 1 as id), ${queued('$1', 'accepted')} select count(*)::int as n from queued`,
);
const kindOf = statement(
  'booking.kindOfSpace',
  `select kind from space where network_id = (select current_network()) and id = $1`,
);

interface Confirmed {
  readonly attended: number;
  readonly mustReconfirmBy: Temporal.Instant | null;
}

export interface Acceptance {
  /** Null: the venue chose that its silence accepts. */
  readonly byId: string | null;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
  readonly requestId?: string;
}

/**
 * Accepts a request whose booking is locked and PENDING. When the member is expected elsewhere by now, the request ends instead and
 * everything is given back. @returns whether it was accepted
 */
export async function acceptPending(
  tx: Sql,
  booking: BookingRow,
  { byId, settings, now, requestId }: Acceptance,
): Promise<boolean> {
  const { attended, mustReconfirmBy } = await tx.one<Confirmed>(confirm, [booking.id, now]);
  failpoint('answer:confirmed');
  if (attended !== 1) {
    await endRequest(tx, booking, { answer: 'MEMBER_BUSY', byId, now }, settings.get(restoredHoursDays));
    return false;
  }
  await recordAnswer(tx, booking.id, { answer: 'ACCEPTED', byId, now });
  if (mustReconfirmBy) await askAgain(tx, booking, { settings, now, requestId });
  // What is sent about an appointment is sent by what makes it.
  if (booking.withMentor) return true;
  await tellMember(tx, booking.id, now, requestId);
  const { kind } = await tx.one<{ kind: SpaceKind }>(kindOf, [booking.items[0]!.spaceId]);
  const reminders = reminderRecords({ ...booking, bookedAt: now }, kind, settings, requestId);
  await tx.one(queueReminders, [JSON.stringify(reminders)]);
  return true;
}

/** The member is not asked to reconfirm while the venue has not answered, and then at once. */
async function askAgain(
  tx: Sql,
  { id, start }: BookingRow,
  { settings, now, requestId }: Pick<Acceptance, 'settings' | 'now' | 'requestId'>,
): Promise<void> {
  const { askHoursBefore } = settings.get(reconfirmation);
  if (Temporal.Instant.compare(start.subtract({ hours: askHoursBefore }), now) > 0) return;
  await enqueue(tx, {
    job: askReconfirmation,
    subjectId: id,
    payload: { bookingId: id },
    runAt: now,
    key: `${askReconfirmation.name}:${id}:accepted`,
    ...(requestId !== undefined && { requestId }),
  });
}
