import { Injectable } from '@nestjs/common';
import { giveTimeBack } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';

import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  SettingsReader,
  type Sql,
  enqueue,
  statement,
  updateRow,
  voidJobs,
} from '#libs/platform';
import { announceSessionCancelled, remindOfSession } from './declared-jobs.js';
import { waitingSubjectOf } from './session-subject.js';
import { SessionEntity } from './session.entity.js';
import { type SessionRow, lockSession, sessionById } from './session.queries.js';
import { dissolveLine, offerWhatIsFree } from './waiting-list/waiting-list.js';

export interface SessionEdit {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly places: number;
}

export type ChangeOutcome =
  | { kind: 'CHANGED'; session: SessionRow }
  | {
      kind: 'REFUSED';
      code: 'NOT_FOUND' | 'NOT_STAFF' | 'SESSION_CANCELLED' | 'SESSION_OVER' | 'CHANGED_MEANWHILE' | 'PLACES_TAKEN';
    };
const refuse = (code: Extract<ChangeOutcome, { kind: 'REFUSED' }>['code']): ChangeOutcome => ({
  kind: 'REFUSED',
  code,
});

const cancelAll = statement(
  'sessions.cancel',
  `with cancelled as (
     update session set state = 'CANCELLED', cancelled_at = $2, sequence = sequence + 1, taken = 0
      where network_id = (select current_network()) and id = $1 and state = 'PLANNED' returning network_id, id),
   places as (
     update session_place p set state = 'CANCELLED', since = $2 from cancelled c
      where (p.network_id, p.session_id) = (c.network_id, c.id) and p.state in ('OFFERED','TAKEN')
     returning p.network_id, p.id, p.member_id, old.state as was),
   released as (
     select network_id, id as holder_id, 'CANCELLED'::text as state from cancelled
     union all select network_id, id, 'CANCELLED' from places),
   ${giveTimeBack}
   select id, member_id as "memberId", was from places
    where (select count(*) from freed) + (select count(*) from emptied) + (select count(*) from left_free) >= 0`,
);

/** What the staff of the venue can change of a session that was not held yet. */
@Injectable()
export class ChangeSession {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Changes texts and the number of places; new places are offered to the waiting list. */
  async edit(viewer: MemberViewer, edit: SessionEdit): Promise<ChangeOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<ChangeOutcome> => {
      const session = await lockSession(tx, edit.id);
      const stop = whyNotChanged(viewer, session);
      if (stop) return refuse(stop);
      if (session!.version !== edit.version) return refuse('CHANGED_MEANWHILE');
      if (edit.places < session!.taken) return refuse('PLACES_TAKEN'); // nobody takes a place while the row is locked
      const { id, version, title, description, places } = edit;
      const key = { networkId: viewer.network.id, id, version };
      await updateRow<SessionEntity>(tx, SessionEntity, key, { title, description, places });
      const context = { settings, random: this.random, now, requestId: viewer.requestId };
      await offerWhatIsFree(tx, waitingSubjectOf(tx, session!, this.random), context);
      return { kind: 'CHANGED', session: (await sessionById(tx, edit.id))! };
    });
  }

  /** Cancels a session: its space, everybody's time and the waiting list are free, and everybody concerned gets a mail. */
  async cancel(viewer: MemberViewer, sessionId: string): Promise<ChangeOutcome> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<ChangeOutcome> => {
      const session = await lockSession(tx, sessionId);
      const stop = whyNotChanged(viewer, session);
      if (stop === 'SESSION_CANCELLED') return { kind: 'CHANGED', session: session! };
      if (stop) return refuse(stop);
      const waiting = await dissolveLine(tx, { kind: 'SESSION', id: sessionId }, now);
      const places = await tx.rows<{ id: string; memberId: string; was: string }>(cancelAll, [sessionId, now]);
      for (const { id } of places) await voidJobs(tx, remindOfSession, id, now);
      const concerned = new Set([...places.map(({ memberId }) => memberId), ...waiting]);
      for (const memberId of concerned) await this.announce(tx, sessionId, memberId, now, viewer.requestId);
      return { kind: 'CHANGED', session: (await sessionById(tx, sessionId))! };
    });
  }

  private announce(tx: Sql, sessionId: string, memberId: string, runAt: Temporal.Instant, requestId: string) {
    return enqueue(tx, {
      job: announceSessionCancelled,
      subjectId: sessionId,
      payload: { sessionId, memberId },
      runAt,
      key: `session.cancelled:${sessionId}:${memberId}`,
      requestId,
    });
  }
}

function whyNotChanged(viewer: MemberViewer, session: SessionRow | undefined) {
  if (!session) return 'NOT_FOUND';
  if (!isStaffOf(viewer, session.venueId)) return 'NOT_STAFF';
  if (session.state === 'CANCELLED') return 'SESSION_CANCELLED';
  return session.state === 'HELD' ? 'SESSION_OVER' : undefined;
}
