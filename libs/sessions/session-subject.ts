import { type Random, type Sql } from '#libs/platform';
import { changePlace, insertPlace, lowerTaken, raiseTaken } from './place.queries.js';
import { type SessionRow, lockSession } from './session.queries.js';
import { type WaitingSubject, declareWaitingSubject } from './waiting-list/waiting-list.js';

/** A locked session as its waiting list sees it: what becomes free are places. */
export const waitingSubjectOf = (tx: Sql, { id, start }: SessionRow, random: Random): WaitingSubject => ({
  kind: 'SESSION',
  id,
  start,
  async hold(memberId, now) {
    if (!(await raiseTaken(tx, id))) return undefined;
    const placeId = random.uuid();
    if (await insertPlace(tx, { id: placeId, sessionId: id, memberId, state: 'OFFERED', at: now })) return placeId;
    await lowerTaken(tx, id);
    return undefined;
  },
  async release(placeId, now) {
    if (await changePlace(tx, placeId, 'OFFERED', 'LAPSED', now)) await lowerTaken(tx, id);
  },
});

declareWaitingSubject('SESSION', async (tx, sessionId, random) => {
  const session = await lockSession(tx, sessionId);
  return session?.state === 'PLANNED' ? waitingSubjectOf(tx, session, random) : undefined;
});
