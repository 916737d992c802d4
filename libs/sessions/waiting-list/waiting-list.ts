import { type Job, type Random, type Settings, type Sql, enqueue, voidJobs } from '#libs/platform';
import { lapseOffer } from '../declared-jobs.js';
import { offerDeadline } from '../rules/offer-deadline.js';
import { waitingOfferLength } from '../sessions.settings.js';
import {
  type LiveOffer,
  type WaitingSubjectKind,
  closeEntries,
  closeOffer,
  endEntry,
  firstInLine,
  insertLiveOffer,
  liveEntry,
  liveOffers,
} from './waiting-list.queries.js';

/**
 * Something that people wait for. Its row is locked while this object is used: all that happens in one line happens one after
 * the other.
 */
export interface WaitingSubject {
  readonly kind: WaitingSubjectKind;
  readonly id: string;
  readonly start: Temporal.Instant;
  /** The job that tells a person of their offer. */
  readonly announcement: Job<{ offerId: string }>;
  /** Keeps one free part for the member until an offer expires. */
  hold(memberId: string, offer: OfferToHold): Promise<HoldForOffer>;
  /** Gives back what a hold kept. */
  release(holdId: string, now: Temporal.Instant): Promise<void>;
}

/** For whom and until when something is kept. */
export interface OfferToHold {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** What keeps a part for a person, or why nothing does. Somebody who may not have it now is passed over and stays in line. */
export type HoldForOffer = { readonly holdId: string } | 'NOT_THIS_PERSON' | 'NOTHING_FREE';

/** Locks a subject in the transaction; undefined when it is over, cancelled or unknown. */
type LockSubject = (tx: Sql, subjectId: string, random: Random) => Promise<WaitingSubject | undefined>;
const lockers = new Map<WaitingSubjectKind, LockSubject>();

/** Declares how subjects of a kind are locked, in the file that owns the kind. */
export const declareWaitingSubject = (kind: WaitingSubjectKind, lock: LockSubject): void => {
  lockers.set(kind, lock);
};
export const lockSubject = (tx: Sql, { subjectKind, subjectId }: LiveOffer, random: Random) =>
  lockers.get(subjectKind)!(tx, subjectId, random);

/** What every step of a waiting list is given. */
export interface WaitingContext {
  readonly settings: Settings;
  readonly random: Random;
  readonly now: Temporal.Instant;
  readonly requestId?: string;
}

/** Offers what is free to the first in line, one after the other, each for them alone. @returns the number of offers */
export async function offerWhatIsFree(tx: Sql, subject: WaitingSubject, context: WaitingContext): Promise<number> {
  const { settings, random, now, requestId } = context;
  const expiresAt = offerDeadline(now, subject.start, settings.get(waitingOfferLength));
  if (!expiresAt) return 0;
  const passedOver: string[] = [];
  for (let offers = 0; ;) {
    const entry = await firstInLine(tx, subject.kind, subject.id, passedOver);
    const held = entry ? await subject.hold(entry.memberId, { settings, now, expiresAt }) : 'NOTHING_FREE';
    if (!entry || held === 'NOTHING_FREE') return offers;
    if (held === 'NOT_THIS_PERSON') {
      passedOver.push(entry.id);
      continue;
    }
    const { holdId } = held;
    const id = random.uuid();
    if (!(await insertLiveOffer(tx, { id, entryId: entry.id, holdId, at: now, expiresAt }))) {
      await subject.release(holdId, now);
      return offers;
    }
    const about = { subjectId: id, payload: { offerId: id }, ...(requestId !== undefined && { requestId }) };
    await enqueue(tx, { job: subject.announcement, ...about, runAt: now, key: `waiting.offer:${id}` });
    await enqueue(tx, { job: lapseOffer, ...about, runAt: expiresAt, key: `waiting.lapse:${id}` });
    offers++;
  }
}

/** Ends the offers of a subject whose time is over, and offers what they held to the next in line. */
export async function lapseOverdue(tx: Sql, subject: WaitingSubject, context: WaitingContext): Promise<number> {
  let lapsed = 0;
  for (const offer of await liveOffers(tx, subject.kind, subject.id)) {
    if (!(await closeOffer(tx, offer.id, 'LAPSED', context.now))) continue;
    await endEntry(tx, offer.entryId, 'LAPSED');
    await subject.release(offer.holdId, context.now);
    lapsed++;
  }
  if (lapsed > 0) await offerWhatIsFree(tx, subject, context);
  return lapsed;
}

/** Accepts a live offer. @returns false when its time is over: then nothing is changed */
export async function acceptOffer(tx: Sql, offer: LiveOffer, { now }: Pick<WaitingContext, 'now'>): Promise<boolean> {
  if (!(await closeOffer(tx, offer.id, 'ACCEPTED', now))) return false;
  await endEntry(tx, offer.entryId, 'ACCEPTED');
  await voidJobs(tx, lapseOffer, offer.id, now);
  return true;
}

/** Takes a member out of the line; what was offered to them goes to the next. @returns false when they are not in it */
export async function leaveLine(
  tx: Sql,
  subject: WaitingSubject,
  memberId: string,
  context: WaitingContext,
): Promise<boolean> {
  const entry = await liveEntry(tx, subject.kind, subject.id, memberId);
  if (!entry) return false;
  const offer = (await liveOffers(tx, subject.kind, subject.id)).find(({ entryId }) => entryId === entry.id);
  await endEntry(tx, entry.id, 'LEFT');
  if (offer) await decline(tx, subject, offer, context);
  return true;
}

async function decline(tx: Sql, subject: WaitingSubject, offer: LiveOffer, context: WaitingContext): Promise<void> {
  await closeOffer(tx, offer.id, 'DECLINED', context.now);
  await voidJobs(tx, lapseOffer, offer.id, context.now);
  await subject.release(offer.holdId, context.now);
  await offerWhatIsFree(tx, subject, context);
}

/** Ends the entry of a member who has got what they waited for, and accepts what was offered to them. */
export async function closeEntryOf(
  tx: Sql,
  subject: Pick<WaitingSubject, 'kind' | 'id'>,
  memberId: string,
  now: Temporal.Instant,
): Promise<void> {
  const entry = await liveEntry(tx, subject.kind, subject.id, memberId);
  if (!entry) return;
  const offer = (await liveOffers(tx, subject.kind, subject.id)).find(({ entryId }) => entryId === entry.id);
  if (offer) await acceptOffer(tx, offer, { now });
  else await endEntry(tx, entry.id, 'CLOSED');
}

/** Ends the line of a subject that is cancelled: offers are withdrawn and their holds stay with the caller. @returns who waited */
export async function dissolveLine(tx: Sql, subject: Pick<WaitingSubject, 'kind' | 'id'>, now: Temporal.Instant) {
  for (const offer of await liveOffers(tx, subject.kind, subject.id)) {
    await closeOffer(tx, offer.id, 'WITHDRAWN', now);
    await voidJobs(tx, lapseOffer, offer.id, now);
  }
  return closeEntries(tx, subject.kind, subject.id);
}
