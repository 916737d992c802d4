import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Skill, skillsCalled } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me as CurrentViewer,
  type MemberViewer,
  PageArgs,
  Request,
  type RequestContext,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { countProjectsOf, projectsOf } from './project.queries.js';
import { peopleOfProject, projectView, seenProject, stagesOfProject } from './project.view.js';
import { ProjectIdArgs } from './projects.inputs.js';
import {
  Project,
  ProjectConnection,
  ProjectInvitation,
  ProjectInvitationConnection,
  ProjectPerson,
  Sector,
  StageChange,
} from './projects.types.js';
import { sectorLabel, sectors } from './sectors.data.js';
import { countInvitationsOf, invitationsOf } from './team.queries.js';

const keyOf = (after: string | null | undefined) => (after == null ? null : sortKeyOf(after, 'instant', 'id'));

@Resolver(() => Project)
export class ProjectsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => ProjectConnection, {
    description: 'The projects in whose team I am, archived ones as well, the latest first.',
  })
  @Allow('member')
  myProjects(
    @Args() { first, after }: PageArgs,
    @AsMember() { network, member }: MemberViewer,
  ): Promise<ProjectConnection> {
    const key = keyOf(after);
    return this.database.inTransaction(network.id, async (tx) =>
      pageOf(
        await projectsOf(tx, member.id, key, first + 1),
        first,
        await countProjectsOf(tx, member.id),
        ({ createdAt, id }) => encodeCursor(createdAt.toString(), id),
        projectView,
      ),
    );
  }

  @Query(() => ProjectInvitationConnection, { description: 'Invitations into teams that I have not answered.' })
  @Allow('member')
  myProjectInvitations(
    @Args() { first, after }: PageArgs,
    @AsMember() { network, member }: MemberViewer,
  ): Promise<ProjectInvitationConnection> {
    const key = keyOf(after);
    return this.database.inTransaction(network.id, async (tx) =>
      pageOf(
        await invitationsOf(tx, member.id, key, first + 1),
        first,
        await countInvitationsOf(tx, member.id),
        ({ invitedAt, id }) => encodeCursor(invitedAt.toString(), id),
        (row) => make(ProjectInvitation, row),
      ),
    );
  }

  @Query(() => Project, { nullable: true, description: 'A project; null when there is none that I may see.' })
  @Allow('anyone')
  project(@Args() { id }: ProjectIdArgs, @Request() request: RequestContext): Promise<Project | null> {
    return this.database.inTransaction(request.viewer.network.id, (tx) =>
      seenProject(tx, request, id, this.clock.now()),
    );
  }

  @Query(() => [Sector], { description: 'Every sector that a project may have, about 20.' })
  @Allow('anyone')
  projectSectors(@CurrentViewer() { locale }: Viewer): Sector[] {
    return sectors.map(({ code, label }) => make(Sector, { code, label: label[locale] }));
  }

  @ResolveField(() => Sector, { description: 'What it is about.' })
  @Allow('anyone')
  sector(@Parent() { sectorCode: code }: Project, @CurrentViewer() { locale }: Viewer): Sector {
    return make(Sector, { code, label: sectorLabel(code, locale) });
  }

  @ResolveField(() => [Skill], { description: 'The skills that it looks for, 10 at most.' })
  @Allow('anyone')
  needs(@Parent() { needCodes }: Project, @CurrentViewer() { locale }: Viewer): Skill[] {
    return skillsCalled(needCodes, locale);
  }

  @ResolveField(() => [ProjectPerson], {
    description: 'Its team as far as I may see the people, founders first; 30 at most.',
  })
  @Allow('anyone')
  team(@Parent() { id }: Project, @Request() request: RequestContext): Promise<readonly ProjectPerson[]> {
    return peopleOfProject(request, this.database, 'ACCEPTED', this.clock.now()).load(id);
  }

  @ResolveField(() => [ProjectPerson], {
    description: 'Those who are invited and have not answered, for its team; empty for others. 30 at most.',
  })
  @Allow('anyone')
  invited(@Parent() { id, myRole }: Project, @Request() request: RequestContext): Promise<readonly ProjectPerson[]> {
    if (myRole === null) return Promise.resolve([]);
    return peopleOfProject(request, this.database, 'INVITED', this.clock.now()).load(id);
  }

  @ResolveField(() => [StageChange], { description: 'The stages it reached, the latest first; 50 at most.' })
  @Allow('anyone')
  history(@Parent() { id }: Project, @Request() request: RequestContext): Promise<readonly StageChange[]> {
    return stagesOfProject(request, this.database).load(id);
  }
}
