import { type Random, type Sql } from '#libs/platform';
import { type HoldForOffer, type WaitingSubject, declareWaitingSubject } from '#libs/sessions';
import { bookingPlan } from '../booking-plan.js';
import { checkRequest } from '../check-request.js';
import { announceTimeOffer } from '../declared-jobs.js';
import { endOfferedHold, insertHold } from '../holds/hold.queries.js';
import { answerLength } from '../requests/request.settings.js';
import { answerDeadline } from '../rules/answer-deadline.js';
import { type WishedTime, lockWishedTime, mayBeOffered } from './wished-time.queries.js';

/** Others are kept out for some minutes after an offer, until it has lapsed and the next person is offered the time. */
const NEXT_IN_LINE_MINUTES = 5;

/** Somebody took the time since it was read. The transaction starts again, as after a serialization failure. */
class TakenMeanwhile extends Error {
  readonly code = '40001';
}

/** A locked time of a space as its waiting list sees it. What becomes free is held by a hold that does not count among the member’s. */
export const timeSubjectOf = (tx: Sql, time: WishedTime, random: Random): WaitingSubject => ({
  kind: 'SPACE_TIME',
  id: time.id,
  start: time.start,
  announcement: announceTimeOffer,
  async hold(memberId, { settings, now, expiresAt }): Promise<HoldForOffer> {
    const wanted = { ...time, memberId };
    const plan = await bookingPlan(tx, time.networkId, wanted, now);
    if (!plan || plan.taken) return 'NOTHING_FREE';
    if (plan.isHeld || !(await mayBeOffered(tx, memberId, time))) return 'NOT_THIS_PERSON';
    const checked = await checkRequest(tx, plan, wanted, settings, now);
    if (checked.kind === 'NOT_BOOKABLE') return 'NOTHING_FREE';
    if (checked.kind !== 'BOOKABLE') return 'NOT_THIS_PERSON';
    const { needsApproval, venueOpen } = plan;
    if (needsApproval && !answerDeadline(now, time.start, venueOpen, settings.get(answerLength))) return 'NOTHING_FREE';
    const id = random.uuid();
    const othersOutUntil = expiresAt.add({ minutes: NEXT_IN_LINE_MINUTES });
    const { held } = await insertHold(tx, plan, { ...wanted, id, most: null, now, expiresAt, othersOutUntil });
    if (!held) throw new TakenMeanwhile('The time was taken since it was read.');
    return { holdId: id };
  },
  async release(holdId) {
    await endOfferedHold(tx, holdId);
  },
});

declareWaitingSubject('SPACE_TIME', async (tx, id, random) => {
  const time = await lockWishedTime(tx, id);
  return time && timeSubjectOf(tx, time, random);
});
