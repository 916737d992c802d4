import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  SettingsReader,
  type Sql,
  claimKey,
  voidJobs,
} from '#libs/platform';
import { remindOfSession } from './declared-jobs.js';
import { changePlace, giveTimeBackOf, livePlace, lowerTaken } from './place.queries.js';
import { waitingSubjectOf } from './session-subject.js';
import { type SessionRow, lockSession, sessionById } from './session.queries.js';
import { whyNot, whyNotTake } from './take-place.js';
import { type WaitingContext, lapseOverdue, leaveLine, offerWhatIsFree } from './waiting-list/waiting-list.js';
import { insertEntry, liveEntry } from './waiting-list/waiting-list.queries.js';

export type LineOutcome =
  | { kind: 'DONE'; session: SessionRow }
  | {
      kind: 'REFUSED';
      code: 'NOT_FOUND' | 'SESSION_CANCELLED' | 'SESSION_OVER' | 'OWN_SESSION' | 'MEMBER_SUSPENDED' | 'VENUE_BAN' | 'GUARDIAN_NEEDED' | 'NOT_TAKEN' | 'ALREADY_TAKEN' | 'PLACES_LEFT' | 'NOT_WAITING' | 'KEY_REUSED'; // prettier-ignore
    };

const refuse = (code: Extract<LineOutcome, { kind: 'REFUSED' }>['code']): LineOutcome => ({ kind: 'REFUSED', code });

/** Gives a place back, and gets in and out of the line for one. A freed place goes to the first in line, in the same transaction. */
@Injectable()
export class LeaveSession {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  leave(viewer: MemberViewer, sessionId: string): Promise<LineOutcome> {
    return this.within(viewer, sessionId, async (tx, session, context) => {
      const stop = whyNot(session, '', context.now);
      if (stop) return refuse(stop);
      const place = await livePlace(tx, sessionId, viewer.member.id);
      if (place?.state !== 'TAKEN') return refuse('NOT_TAKEN');
      await changePlace(tx, place.id, 'TAKEN', 'LEFT', context.now);
      await lowerTaken(tx, sessionId);
      await giveTimeBackOf(tx, place.id);
      await voidJobs(tx, remindOfSession, place.id, context.now);
      await offerWhatIsFree(tx, waitingSubjectOf(tx, session, this.random), context);
      return this.done(tx, sessionId);
    });
  }

  join(viewer: MemberViewer, sessionId: string, idempotencyKey: string): Promise<LineOutcome> {
    const memberId = viewer.member.id;
    const key = { actorId: memberId, operation: 'joinWaitingList', key: idempotencyKey, request: sessionId };
    return this.within(viewer, sessionId, async (tx, session, context) => {
      const stop = await whyNotTake(tx, viewer, session, context.now);
      if (stop) return refuse(stop);
      if (await liveEntry(tx, 'SESSION', sessionId, memberId)) return { kind: 'DONE', session };
      if (await livePlace(tx, sessionId, memberId)) return refuse('ALREADY_TAKEN');
      const subject = waitingSubjectOf(tx, session, this.random);
      await lapseOverdue(tx, subject, context);
      const current = (await sessionById(tx, sessionId))!;
      if (current.taken < current.places) return refuse('PLACES_LEFT');
      const id = this.random.uuid();
      const claim = await claimKey(tx, key, id, context.now);
      // In line by this request, and out of it since: the line is not joined a second time.
      if (claim.kind !== 'FIRST') return refuse('KEY_REUSED');
      await insertEntry(tx, 'SESSION', { id, subjectId: sessionId, memberId, at: context.now });
      return { kind: 'DONE', session: current };
    });
  }

  leaveLine(viewer: MemberViewer, sessionId: string): Promise<LineOutcome> {
    return this.within(viewer, sessionId, async (tx, session, context) => {
      const left = await leaveLine(tx, waitingSubjectOf(tx, session, this.random), viewer.member.id, context);
      return left ? this.done(tx, sessionId) : refuse('NOT_WAITING');
    });
  }

  private async done(tx: Sql, sessionId: string): Promise<LineOutcome> {
    return { kind: 'DONE', session: (await sessionById(tx, sessionId))! };
  }

  private async within(
    { network, requestId }: MemberViewer,
    sessionId: string,
    act: (tx: Sql, session: SessionRow, context: WaitingContext) => Promise<LineOutcome>,
  ): Promise<LineOutcome> {
    const now = this.clock.now();
    const context = { settings: await this.settings.at(network.id, now), random: this.random, now, requestId };
    return this.database.inTransaction(network.id, async (tx) => {
      const session = await lockSession(tx, sessionId);
      return session ? act(tx, session, context) : refuse('NOT_FOUND');
    });
  }
}
