import { type Sql, statement } from '#libs/platform';
import { blockingList } from './rules/states.js';

const isAny = statement(
  'booking.isAnyToCome',
  `select exists (
     select from booking
      where network_id = (select current_network())
        and member_id = $1
        and state in (${blockingList})
        and ends_at > $2) as "isAny"`,
);

/** Whether a member has a booking under way or to come. */
export const hasBookingsToCome = async (tx: Sql, memberId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.one<{ isAny: boolean }>(isAny, [memberId, now])).isAny;
