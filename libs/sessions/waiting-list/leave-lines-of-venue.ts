import { type Sql, statement } from '#libs/platform';
import { waitingSubjectOf } from '../session-subject.js';
import { lockSession } from '../session.queries.js';
import { type WaitingContext, leaveLine } from './waiting-list.js';

// In one order, so that two bans at once wait for each other.
const waitsAt = statement(
  'sessions.waitsAtVenue',
  `select w.subject_id as id from waiting_list_entry w
     join session s on (s.network_id, s.id) = (w.network_id, w.subject_id) and s.venue_id = $2
    where w.network_id = (select current_network()) and w.member_id = $1 and w.subject_kind = 'SESSION'
      and w.state in ('WAITING','OFFERED') order by w.subject_id`,
);

/** Takes a member out of every line for a session of a venue. A place that is held for them goes to the next in line. */
export async function leaveLinesOfVenue(
  tx: Sql,
  { venueId, memberId }: { venueId: string; memberId: string },
  context: WaitingContext,
): Promise<number> {
  let left = 0;
  for (const { id } of await tx.rows<{ id: string }>(waitsAt, [memberId, venueId])) {
    const session = await lockSession(tx, id);
    if (session && (await leaveLine(tx, waitingSubjectOf(tx, session, context.random), memberId, context))) left++;
  }
  return left;
}
