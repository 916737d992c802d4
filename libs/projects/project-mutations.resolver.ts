import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, AsMember, Clock, Database, type MemberViewer, RateLimit, make } from '#libs/platform';
import { EditProjects } from './edit-projects.js';
import { ProjectTeam } from './project-team.js';
import { seenProject } from './project.view.js';
import {
  AnswerProjectInvitationArgs,
  ChangeStageArgs,
  CreateProjectArgs,
  EditProjectArgs,
  InviteToProjectArgs,
  ProjectIdArgs,
  ProjectPersonArgs,
} from './projects.inputs.js';
import { type ProjectRefusal, projectRefusalText } from './projects.texts.js';
import { ProjectLeft, ProjectMembershipResult, ProjectRefused, ProjectResult } from './projects.types.js';

const RATE = { perAccount: 120, minutes: 60 };

@Resolver()
export class ProjectMutationsResolver {
  constructor(
    private readonly projects: EditProjects,
    private readonly teams: ProjectTeam,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => ProjectResult, { description: 'Creates a project and makes me its founder.' })
  @Allow('member')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async createProject(
    @Args() { input, stage, idempotencyKey }: CreateProjectArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectResult> {
    const made = await this.projects.create(viewer, input, { stage, idempotencyKey });
    return typeof made === 'string' ? refused(viewer, made) : this.shown(viewer, made.id, true);
  }

  @Mutation(() => ProjectResult, { description: 'Changes a project that I founded.' })
  @Allow('member')
  @RateLimit(RATE)
  async editProject(
    @Args() { id, version, input }: EditProjectArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectResult> {
    return this.shown(viewer, id, await this.projects.edit(viewer, id, version, input));
  }

  @Mutation(() => ProjectResult, {
    description: 'A project that I founded is at another stage now; its history keeps when.',
  })
  @Allow('member')
  @RateLimit(RATE)
  async changeProjectStage(
    @Args() { id, stage }: ChangeStageArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectResult> {
    return this.shown(viewer, id, await this.projects.changeStage(viewer, id, stage));
  }

  @Mutation(() => ProjectResult, {
    description: 'Ends a project that I founded: its team still reads it, nobody else sees it, and it changes no more.',
  })
  @Allow('member')
  @RateLimit(RATE)
  async archiveProject(@Args() { id }: ProjectIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof ProjectResult> {
    return this.shown(viewer, id, await this.projects.archive(viewer, id));
  }

  @Mutation(() => ProjectResult, {
    description: 'Invites a person of the directory into the team of a project that I founded. They answer.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async inviteToProject(
    @Args() { id, personId, teamRole: role }: InviteToProjectArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectResult> {
    return this.shown(viewer, id, await this.teams.invite(viewer, { projectId: id, memberId: personId, role }));
  }

  @Mutation(() => ProjectMembershipResult, { description: 'I join the team that I was invited into, or decline.' })
  @Allow('member')
  @RateLimit(RATE)
  async answerProjectInvitation(
    @Args() { id, accepts }: AnswerProjectInvitationArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectMembershipResult> {
    const answered = await this.teams.answer(viewer, id, accepts);
    if (typeof answered === 'string') return refused(viewer, answered);
    return accepts ? this.shown(viewer, answered.projectId, true) : make(ProjectLeft, { id: answered.projectId });
  }

  @Mutation(() => ProjectMembershipResult, { description: 'I leave a team. Its last founder stays.' })
  @Allow('member')
  @RateLimit(RATE)
  async leaveProject(
    @Args() { id }: ProjectIdArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectMembershipResult> {
    const left = await this.teams.leave(viewer, id);
    return left === true ? make(ProjectLeft, { id }) : refused(viewer, left);
  }

  @Mutation(() => ProjectResult, {
    description: 'Removes a member from the team of a project that I founded, or withdraws an invitation.',
  })
  @Allow('member')
  @RateLimit(RATE)
  async removeFromProject(
    @Args() { id, personId }: ProjectPersonArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ProjectResult> {
    return this.shown(viewer, id, await this.teams.remove(viewer, id, personId));
  }

  /** The project after a change, in a transaction of its own: it shows what others changed meanwhile. */
  private async shown(viewer: MemberViewer, id: string, done: true | ProjectRefusal): Promise<typeof ProjectResult> {
    if (done !== true) return refused(viewer, done);
    const project = await this.database.inTransaction(viewer.network.id, (tx) =>
      seenProject(tx, { viewer }, id, this.clock.now()),
    );
    return project ?? refused(viewer, 'NOT_FOUND');
  }
}

const refused = ({ locale }: MemberViewer, code: ProjectRefusal): ProjectRefused =>
  make(ProjectRefused, { code, message: projectRefusalText(code, locale) });
