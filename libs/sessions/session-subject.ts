import { type Random, type Sql } from '#libs/platform';
import { announceOffer } from './declared-jobs.js';
import { changePlace, insertPlace, lowerTaken, raiseTaken } from './place.queries.js';
import { type SessionRow, lockSession } from './session.queries.js';
import { type WaitingSubject, declareWaitingSubject } from './waiting-list/waiting-list.js';

/** A locked session as its waiting list sees it: what becomes free are places. */
export const waitingSubjectOf = (tx: Sql, { id, start }: SessionRow, random: Random): WaitingSubject => ({
  kind: 'SESSION',
  id,
  start,
  announcement: announceOffer,
  async hold(memberId, { now }) {
    if (!(await raiseTaken(tx, id))) return 'NOTHING_FREE';
    const placeId = random.uuid();
    if (await insertPlace(tx, { id: placeId, sessionId: id, memberId, state: 'OFFERED', at: now }))
      return { holdId: placeId };
    await lowerTaken(tx, id);
    return 'NOTHING_FREE';
  },
  async release(placeId, now) {
    if (await changePlace(tx, placeId, 'OFFERED', 'LAPSED', now)) await lowerTaken(tx, id);
  },
});

declareWaitingSubject('SESSION', async (tx, sessionId, random) => {
  const session = await lockSession(tx, sessionId);
  return session?.state === 'PLANNED' ? waitingSubjectOf(tx, session, random) : undefined;
});
