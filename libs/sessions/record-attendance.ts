import { Injectable } from '@nestjs/common';
import { isStaffOf } from '#libs/directory';

import { Clock, Database, type MemberViewer, Random, SettingsReader } from '#libs/platform';
import { insertCertificate } from './certificates/certificate.queries.js';
import { recordAttendances } from './place.queries.js';
import { type SessionRow, lockSession } from './session.queries.js';

export interface Attendance {
  readonly placeId: string;
  readonly attended: boolean;
  /** Whether the person gets the certificate of the training. */
  readonly certify: boolean;
}

export type AttendanceOutcome =
  | { kind: 'RECORDED'; session: SessionRow; recorded: number; certified: number }
  | { kind: 'REFUSED'; code: 'NOT_FOUND' | 'NOT_STAFF' | 'SESSION_CANCELLED' | 'TOO_EARLY' };

/** Writes down who came, from the start of a session on, and gives the certificates of a training. It can be corrected. */
@Injectable()
export class RecordAttendance {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async record(
    viewer: MemberViewer,
    sessionId: string,
    attendances: readonly Attendance[],
  ): Promise<AttendanceOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<AttendanceOutcome> => {
      const session = await lockSession(tx, sessionId);
      if (!session) return { kind: 'REFUSED', code: 'NOT_FOUND' };
      if (!isStaffOf(viewer, session.venueId)) return { kind: 'REFUSED', code: 'NOT_STAFF' };
      if (session.state === 'CANCELLED') return { kind: 'REFUSED', code: 'SESSION_CANCELLED' };
      if (Temporal.Instant.compare(now, session.start) < 0) return { kind: 'REFUSED', code: 'TOO_EARLY' };
      const recorded = await recordAttendances(
        tx,
        sessionId,
        attendances.map(({ placeId, attended }) => ({ placeId, attendance: attended ? 'ATTENDED' : 'ABSENT' })),
      );
      const toCertify = new Set(attendances.filter(({ certify }) => certify).map(({ placeId }) => placeId));
      let certified = 0;
      for (const { id, memberId, attendance } of recorded) {
        const { trainingId, venueId } = session;
        if (!trainingId || attendance !== 'ATTENDED' || !toCertify.has(id)) continue;
        const made = {
          id: this.random.uuid(),
          memberId,
          trainingId,
          venueId,
          sessionId,
          givenById: viewer.member.id,
          at: now,
        };
        if (await insertCertificate(tx, made, settings)) certified++;
      }
      return { kind: 'RECORDED', session, recorded: recorded.length, certified };
    });
  }
}
