import { Injectable } from '@nestjs/common';
import { grantRole, lockMemberById, withdrawRole } from '#libs/people';
import { Clock, Database, type MemberViewer, Random, Rollback, enqueue } from '#libs/platform';
import { openAsksOf } from '../appointments/appointment.queries.js';
import { stopReadingCalendar } from '../busy-times/follow-calendar.js';
import { announceMentorInvitation, askedMentorLeft } from '../declared-jobs.js';
import { type MentoringRefusal } from '../mentoring.texts.js';
import { type MentorStatus } from './kinds.js';
import { type MentorRow, endMentor, insertMentor, mentorById } from './mentor.queries.js';

/** Administrators of a network invite mentors, and end their role. */
@Injectable()
export class InviteMentor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  invite(viewer: MemberViewer, memberId: string, status: MentorStatus): Promise<MentorRow | MentoringRefusal> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const member = await lockMemberById(tx, memberId);
      if (member?.state !== 'ACTIVE') throw new Rollback<MentoringRefusal>('NO_SUCH_MEMBER');
      const mentor = { id: this.random.uuid(), memberId, status, now, byId: viewer.member.id };
      const invited = await insertMentor(tx, mentor);
      if (!invited) throw new Rollback<MentoringRefusal>('ALREADY_A_MENTOR');
      await grantRole(tx, { memberId, role: 'MENTOR', venueId: null }, now);
      await enqueue(tx, {
        job: announceMentorInvitation,
        subjectId: invited.id,
        payload: { mentorId: invited.id },
        runAt: now,
        key: `mentoring.invited:${invited.id}:${now.toString()}`,
        requestId: viewer.requestId,
      });
      return (await mentorById(tx, invited.id))!;
    });
  }

  /** @returns false when there is no such mentor */
  dismiss(viewer: MemberViewer, id: string): Promise<boolean> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const mentor = await mentorById(tx, id);
      if (!mentor || !(await endMentor(tx, id, now))) return false;
      await stopReadingCalendar(tx, mentor.memberId, now);
      await withdrawRole(tx, { memberId: mentor.memberId, role: 'MENTOR', venueId: null }, now);
      for (const { appointmentId, position } of await openAsksOf(tx, id))
        await enqueue(tx, {
          job: askedMentorLeft,
          subjectId: appointmentId,
          payload: { appointmentId, position },
          runAt: now,
          key: `mentoring.mentorLeft:${appointmentId}:${position}`,
          requestId: viewer.requestId,
        });
      return true;
    });
  }
}
