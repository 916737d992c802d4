import { Injectable } from '@nestjs/common';
import { latestBirthDateOfAge } from '#libs/minors';
import { eyesOf } from '#libs/people';
import { Clock, Database, type MemberViewer, enqueue } from '#libs/platform';
import { announceProjectInvitation } from './declared-jobs.js';
import { asFounder } from './edit-projects.js';
import { lockProject } from './project.queries.js';
import { type ProjectRefusal } from './projects.texts.js';
import { type TeamRole, inviteFault, leaveFault, removeFault } from './rules/team.js';
import * as queries from './team.queries.js';

/** The team of a project: founders invite, people answer, leave and are removed. One founder always remains. */
@Injectable()
export class ProjectTeam {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  invite(
    viewer: MemberViewer,
    { projectId, memberId, role }: { projectId: string; memberId: string; role: TeamRole },
  ): Promise<true | ProjectRefusal> {
    if (viewer.member.suspension) return Promise.resolve('SUSPENDED');
    const now = this.clock.now();
    const bornUntil = latestBirthDateOfAge(now, viewer.network.zone);
    return this.database.inTransaction(viewer.network.id, (tx) =>
      asFounder<true>(tx, viewer, projectId, async ({ team }) => {
        const fault = inviteFault(team, memberId);
        if (fault) return fault;
        const wanted = { projectId, memberId, role };
        const id = await queries.insertInvitation(tx, wanted, eyesOf(viewer), bornUntil, now);
        if (!id) return 'NO_SUCH_PERSON';
        await enqueue(tx, {
          job: announceProjectInvitation,
          subjectId: id,
          payload: { invitationId: id },
          runAt: now,
          key: `projects.invitation:${id}`,
          requestId: viewer.requestId,
        });
        return true;
      }),
    );
  }

  /** @returns the project */
  answer(
    { network, member }: MemberViewer,
    id: string,
    accepts: boolean,
  ): Promise<{ projectId: string } | ProjectRefusal> {
    return this.database.inTransaction<{ projectId: string } | ProjectRefusal>(network.id, async (tx) => {
      const invitation = await queries.openInvitation(tx, id);
      if (invitation?.memberId !== member.id) return 'NOT_FOUND';
      const { projectId } = invitation;
      const project = await lockProject(tx, projectId);
      if (!project || project.isArchived) return 'ARCHIVED';
      const isAnswered = await queries.answerInvitation(tx, { id, memberId: member.id, accepts }, this.clock.now());
      return isAnswered ? { projectId } : 'NOT_FOUND';
    });
  }

  leave({ network, member }: MemberViewer, projectId: string): Promise<true | ProjectRefusal> {
    return this.database.inTransaction<true | ProjectRefusal>(network.id, async (tx) => {
      if (!(await lockProject(tx, projectId))) return 'NOT_FOUND';
      const fault = leaveFault(await queries.wholeTeam(tx, projectId), member.id);
      if (fault) return fault;
      await queries.endMembership(tx, projectId, member.id, 'LEFT', this.clock.now());
      return true;
    });
  }

  remove(viewer: MemberViewer, projectId: string, memberId: string): Promise<true | ProjectRefusal> {
    return this.database.inTransaction(viewer.network.id, (tx) =>
      asFounder<true>(tx, viewer, projectId, async ({ team }) => {
        const fault = removeFault(team, memberId);
        if (fault) return fault;
        await queries.endMembership(tx, projectId, memberId, 'REMOVED', this.clock.now());
        return true;
      }),
    );
  }
}
