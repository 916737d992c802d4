import { closeTime, stillTaken } from '#libs/agenda';
import { type Random, type Settings, type Sql, statement } from '#libs/platform';
import './session-subject.js';
import { lapseOverdue, lockSubject } from './waiting-list/waiting-list.js';
import { type LiveOffer, liveOffer, offersPast } from './waiting-list/waiting-list.queries.js';

const MOST_AT_ONCE = 200;

const hold = statement(
  'sessions.holdEnded',
  `with ended as materialized (
     select network_id, id from session
      where network_id = (select current_network()) and state = 'PLANNED' and ends_at <= $1
        and not ${stillTaken('session.network_id', 'session.id', '$1')}
      order by ends_at limit ${MOST_AT_ONCE} for no key update skip locked),
   held as (
     update session s set state = 'HELD' from ended e where (s.network_id, s.id) = (e.network_id, e.id) returning s.network_id, s.id),
   closing as materialized (
     select network_id, id as holder_id, 'COMPLETED'::text as state, $1::timestamptz as at from held
     union all
     select p.network_id, p.id, 'COMPLETED', $1 from session_place p join held h on (h.network_id, h.id) = (p.network_id, p.session_id)
      where p.state = 'TAKEN'),
   line_ended as (
     update waiting_list_entry w set state = 'CLOSED' from held h
      where w.network_id = h.network_id and w.subject_id = h.id and w.subject_kind = 'SESSION' and w.state = 'WAITING' returning w.id),
   ${closeTime}
   select (select count(*) from held)::int as n`,
);

/** Sessions whose time, including the buffer after it, is over become HELD; at most 200 at once. @returns their number */
export const holdEndedSessions = async (tx: Sql, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ n: number }>(hold, [now])).n;

interface Context {
  readonly settings: Settings;
  readonly random: Random;
  readonly now: Temporal.Instant;
}

/** Ends one offer if its time is over, and offers what it held to the next in line. Safe to repeat. */
export async function lapseOne(tx: Sql, offerId: string, context: Context): Promise<number> {
  const offer = await liveOffer(tx, offerId);
  return offer ? lapse(tx, offer, context) : 0;
}

/**
 * Ends every offer of a place whose time is over: each has a job of its own, and this is for jobs that were lost or given up.
 * @returns their number
 */
export async function lapseOverdueOffers(tx: Sql, context: Context): Promise<number> {
  let lapsed = 0;
  // In one order: two workers that meet wait for each other.
  const offers = (await offersPast(tx, 'SESSION', context.now)).toSorted((a, b) =>
    a.subjectId < b.subjectId ? -1 : 1,
  );
  for (const offer of offers) lapsed += await lapse(tx, offer, context);
  return lapsed;
}

async function lapse(tx: Sql, offer: LiveOffer, context: Context): Promise<number> {
  const subject = await lockSubject(tx, offer, context.random);
  return subject ? lapseOverdue(tx, subject, context) : 0;
}
