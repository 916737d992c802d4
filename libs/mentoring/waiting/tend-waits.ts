import { type Database, type Settings, type Sql, enqueue } from '#libs/platform';
import { announceWaitEnd, announceWaitOffer } from '../declared-jobs.js';
import { mentorAnswerLength } from '../mentoring.settings.js';
import { answerByOf } from '../rules/answer-by.js';
import { mentorForWait } from './find-for-wait.js';
import { type WaitRow, endWait, expireWaitOffers, insertWaitOffer, lockWait, lookLater, overdueWaits, unofferedWaits, waitById } from './waits.queries.js'; // prettier-ignore

export interface TendContext {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** When nobody can help. Those who were looked for longest ago come first, so that none is forgotten behind a hundred others. */
const LOOK_AGAIN_AFTER = { minutes: 15 };

/** Looks for a mentor for each founder who waits, and ends what has waited too long. Safe to repeat. */
export async function tendMentorWaits(database: Database, networkId: string, context: TendContext): Promise<void> {
  const { now } = context;
  const inNetwork = <T>(work: (tx: Sql) => Promise<T>) => database.inTransaction(networkId, work);
  await inNetwork((tx) => expireWaitOffers(tx, now));
  for (const { id } of await inNetwork((tx) => overdueWaits(tx, now)))
    await inNetwork(async (tx) => {
      if (await endWait(tx, id, 'OVER', now)) await queueWaitEnd(tx, id, now);
    });
  for (const { id } of await inNetwork((tx) => unofferedWaits(tx, now)))
    await inNetwork(async (tx) => {
      const wait = await openWait(tx, id);
      const mentor = wait && (await mentorForWait(tx, wait, { networkId, ...context }));
      if (mentor) await offerTo(tx, wait, { mentorId: mentor.id, byId: null }, context);
      else await lookLater(tx, id, now.add(LOOK_AGAIN_AFTER));
    });
}

/** Locks a wait. @returns undefined when it has ended */
export async function openWait(tx: Sql, id: string): Promise<WaitRow | undefined> {
  return (await lockWait(tx, id)) && waitById(tx, id);
}

/** Offers a waiting founder to a mentor, who is told. @returns false when they were offered before, or another mentor is offered them now */
export async function offerTo(
  tx: Sql,
  wait: WaitRow,
  { mentorId, byId, requestId }: { mentorId: string; byId: string | null; requestId?: string },
  { settings, now }: TendContext,
): Promise<boolean> {
  const length = settings.get(mentorAnswerLength);
  const answerBy = answerByOf(now, now.add({ hours: 24 * 30 }), wait.zone, length)!;
  if (!(await insertWaitOffer(tx, { waitId: wait.id, mentorId, now, byId, answerBy }))) return false;
  await enqueue(tx, {
    job: announceWaitOffer,
    subjectId: wait.id,
    payload: { waitId: wait.id, mentorId },
    runAt: now,
    key: `mentoring.waitOffer:${wait.id}:${mentorId}`,
    ...(requestId !== undefined && { requestId }),
  });
  return true;
}

const queueWaitEnd = (tx: Sql, waitId: string, now: Temporal.Instant) =>
  enqueue(tx, { job: announceWaitEnd, subjectId: waitId, payload: { waitId }, runAt: now, key: `mentoring.waitOver:${waitId}` }); // prettier-ignore
