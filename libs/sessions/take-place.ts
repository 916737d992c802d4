import { Injectable } from '@nestjs/common';
import { quietHours, remindersOf } from '#libs/messages';
import { minorFacts, standingOf } from '#libs/minors';
import { venuesThatBanned } from '#libs/people';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  claimKey,
  earlierResult,
  enqueue,
} from '#libs/platform';
import { confirmPlace, remindOfSession } from './declared-jobs.js';
import {
  type PlaceRow,
  changePlace,
  insertPlace,
  livePlace,
  placeById,
  placeOfOffer,
  raiseTaken,
  takeTimeOf,
} from './place.queries.js';
import { waitingSubjectOf } from './session-subject.js';
import { type SessionRow, lockSession, sessionById } from './session.queries.js';
import { sessionReminders } from './sessions.settings.js';
import { type WaitingContext, acceptOffer, lapseOverdue } from './waiting-list/waiting-list.js';
import { endEntry, liveEntry, liveOffers, waitingCounts } from './waiting-list/waiting-list.queries.js';

export type TakeOutcome =
  | { kind: 'TAKEN'; session: SessionRow; place: PlaceRow }
  /** Every place is taken or held for somebody. */
  | { kind: 'FULL'; session: SessionRow; waiting: number }
  | {
      kind: 'REFUSED';
      code:
        | 'NOT_FOUND'
        | 'SESSION_CANCELLED'
        | 'SESSION_OVER'
        | 'OWN_SESSION'
        | 'MEMBER_SUSPENDED'
        | 'VENUE_BAN'
        | 'GUARDIAN_NEEDED'
        | 'BUSY_THEN'
        | 'OFFER_EXPIRED'
        | 'KEY_REUSED';
    };

/** Takes a place in a session: one that is free, or the one that is held for the member. */
@Injectable()
export class TakePlace {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async take(viewer: MemberViewer, sessionId: string, idempotencyKey: string): Promise<TakeOutcome> {
    const context = await this.contextOf(viewer);
    const memberId = viewer.member.id;
    const key = { actorId: memberId, operation: 'takePlace', key: idempotencyKey, request: sessionId };
    const work = async (tx: Sql): Promise<TakeOutcome> => {
      const earlier = await earlierResult(tx, key);
      if (earlier.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      const session = await lockSession(tx, sessionId);
      if (!session) return refuse('NOT_FOUND');
      const place = await livePlace(tx, sessionId, memberId);
      if (place?.state === 'TAKEN') return { kind: 'TAKEN', session, place };
      // Taken by this request, and given back since: it is not taken a second time.
      if (earlier.kind === 'REPLAY') return refuse('KEY_REUSED');
      const stop = await whyNotTake(tx, viewer, session, context.now);
      if (stop) return refuse(stop);
      if (place) return this.accept(tx, viewer, session, place, context);
      const taken = await this.takeFree(tx, viewer, session, context);
      const claim = await claimKey(tx, key, taken.id, context.now);
      if (claim.kind !== 'FIRST') throw new Rollback<TakeOutcome>({ kind: 'REFUSED', code: 'KEY_REUSED' });
      return this.done(tx, viewer, session, taken.id, context);
    };
    return this.database.inTransaction(viewer.network.id, work);
  }

  /** Accepts the offer of a waiting list that is held for the member. */
  async acceptOf(viewer: MemberViewer, offerId: string): Promise<TakeOutcome> {
    const context = await this.contextOf(viewer);
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<TakeOutcome> => {
      const offered = await placeOfOffer(tx, offerId, viewer.member.id);
      const session = offered && (await lockSession(tx, offered.sessionId));
      if (!session) return refuse('NOT_FOUND');
      const held = await placeById(tx, offered.placeId);
      if (!held) return refuse('OFFER_EXPIRED');
      if (held.state === 'TAKEN') return { kind: 'TAKEN', session, place: held };
      const stop = await whyNotTake(tx, viewer, session, context.now);
      return stop ? refuse(stop) : this.accept(tx, viewer, session, held, context);
    });
  }

  private async takeFree(tx: Sql, viewer: MemberViewer, session: SessionRow, context: WaitingContext) {
    const subject = waitingSubjectOf(tx, session, this.random);
    await lapseOverdue(tx, subject, context);
    const id = this.random.uuid();
    const { member, network } = viewer;
    if (!(await raiseTaken(tx, session.id))) {
      const waiting = (await waitingCounts(tx, 'SESSION', [session.id])).get(session.id) ?? 0;
      throw new Rollback<TakeOutcome>({ kind: 'FULL', session, waiting });
    }
    if (!(await insertPlace(tx, { id, sessionId: session.id, memberId: member.id, state: 'TAKEN', at: context.now })))
      throw new Rollback<TakeOutcome>({ kind: 'REFUSED', code: 'NOT_FOUND' });
    if (!(await takeTimeOf(tx, network.id, { id, memberId: member.id }, session, context.now)))
      throw new Rollback<TakeOutcome>({ kind: 'REFUSED', code: 'BUSY_THEN' });
    // Who takes a place no longer waits for one here. Other lists are theirs to leave.
    const entry = await liveEntry(tx, 'SESSION', session.id, member.id);
    if (entry) await endEntry(tx, entry.id, 'ACCEPTED');
    return { id };
  }

  private async accept(
    tx: Sql,
    viewer: MemberViewer,
    session: SessionRow,
    place: PlaceRow,
    context: WaitingContext,
  ): Promise<TakeOutcome> {
    const offer = (await liveOffers(tx, 'SESSION', session.id)).find(({ holdId }) => holdId === place.id);
    if (!offer || !(await acceptOffer(tx, offer, context))) return refuse('OFFER_EXPIRED');
    await changePlace(tx, place.id, 'OFFERED', 'TAKEN', context.now);
    if (!(await takeTimeOf(tx, viewer.network.id, place, session, context.now)))
      throw new Rollback<TakeOutcome>({ kind: 'REFUSED', code: 'BUSY_THEN' });
    return this.done(tx, viewer, session, place.id, context);
  }

  private async done(
    tx: Sql,
    { requestId }: MemberViewer,
    session: SessionRow,
    placeId: string,
    { settings, now }: WaitingContext,
  ): Promise<TakeOutcome> {
    await enqueuePlaceJobs(tx, session, placeId, settings, now, requestId);
    const place = (await placeById(tx, placeId))!;
    return { kind: 'TAKEN', session: (await sessionById(tx, session.id))!, place };
  }

  private async contextOf({ network, requestId }: MemberViewer): Promise<WaitingContext> {
    const now = this.clock.now();
    return { settings: await this.settings.at(network.id, now), random: this.random, now, requestId };
  }
}

const refuse = (code: Extract<TakeOutcome, { kind: 'REFUSED' }>['code']): TakeOutcome => ({ kind: 'REFUSED', code });

/** Why nobody, or not this member, can take a place in a session now. */
export function whyNot(session: SessionRow, memberId: string, now: Temporal.Instant) {
  if (session.state === 'CANCELLED') return 'SESSION_CANCELLED';
  if (session.state === 'HELD' || Temporal.Instant.compare(session.start, now) <= 0) return 'SESSION_OVER';
  return session.hostMemberId === memberId ? 'OWN_SESSION' : undefined;
}

/** Why a member cannot take a place, accept an offer or wait: the session, a suspension, a ban of the venue, or a missing guardian. */
export async function whyNotTake(tx: Sql, { member }: MemberViewer, session: SessionRow, now: Temporal.Instant) {
  const stop = whyNot(session, member.id, now);
  if (stop) return stop;
  if (member.suspension) return 'MEMBER_SUSPENDED';
  if ((await venuesThatBanned(tx, member.id)).has(session.venueId)) return 'VENUE_BAN';
  const { needsGuardian } = standingOf(await minorFacts(tx, member.id), session.start, session.zone);
  return needsGuardian ? 'GUARDIAN_NEEDED' : undefined;
}

/** The confirmation of a place, and the reminders that still lie ahead. */
async function enqueuePlaceJobs(
  tx: Sql,
  { start, zone }: SessionRow,
  placeId: string,
  settings: Settings,
  now: Temporal.Instant,
  requestId: string,
): Promise<void> {
  const about = { subjectId: placeId, requestId };
  await enqueue(tx, { job: confirmPlace, ...about, payload: { placeId }, runAt: now, key: `session.place:${placeId}` });
  const times = { minutesBefore: settings.get(sessionReminders), ...settings.get(quietHours) };
  for (const { minutesBefore, due } of remindersOf({ start, bookedAt: now, zone }, times))
    await enqueue(tx, {
      job: remindOfSession,
      ...about,
      payload: { placeId, minutesBefore },
      runAt: due,
      key: `session.remind:${placeId}:${minutesBefore}`,
    });
}
