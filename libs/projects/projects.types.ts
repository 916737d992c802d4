import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { type Visibility, VisibilityEnum } from '#libs/people';
import { Allow, InstantScalar, connectionOf, enumOf } from '#libs/platform';
import { PROJECT_REFUSALS, type ProjectRefusal } from './projects.texts.js';
import { type ProjectStage, ProjectStageEnum } from '#libs/directory';
import { TEAM_ROLES, type TeamRole } from './rules/team.js';

export const TeamRoleEnum = enumOf(TEAM_ROLES);
registerEnumType(TeamRoleEnum, {
  name: 'ProjectRole',
  description: 'A founder edits the project and its team; a member takes part.',
});
const ProjectRefusalEnum = enumOf(PROJECT_REFUSALS);
registerEnumType(ProjectRefusalEnum, { name: 'ProjectRefusal', description: 'Why nothing was changed about a project.' }); // prettier-ignore

@ObjectType({ description: 'What projects are about, such as food or mobility.' })
@Allow('anyone')
export class Sector {
  @Field({ description: 'Stable code, such as "food".' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  label!: string;
}

@ObjectType({ description: 'Somebody in the team of a project, or invited into it.' })
@Allow('anyone')
export class ProjectPerson {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => TeamRoleEnum, { description: 'What the person is in the team, or is invited to be.' })
  role!: TeamRole;

  @Field(() => InstantScalar, { description: 'Since when in the team; of an invitation, when it was made.' })
  since!: Temporal.Instant;
}

@ObjectType({ description: 'A stage that a project reached.' })
@Allow('anyone')
export class StageChange {
  @Field(() => ProjectStageEnum, { description: 'The stage.' })
  stage!: ProjectStage;

  @Field(() => InstantScalar, { description: 'When.' })
  changedAt!: Temporal.Instant;
}

@ObjectType({ description: 'What a team of founders and members works on.' })
@Allow('anyone')
export class Project {
  sectorCode!: string;
  needCodes!: readonly string[];

  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'What it is about, in several lines; may be empty.' })
  pitch!: string;

  @Field(() => ProjectStageEnum, { description: 'How far it is.' })
  stage!: ProjectStage;

  @Field(() => VisibilityEnum, { description: 'Who sees it beside its team. NOBODY: the team only.' })
  visibility!: Visibility;

  @Field(() => InstantScalar, { description: 'When it was created.' })
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was archived; null while it goes on.' })
  archivedAt!: Temporal.Instant | null;

  @Field(() => TeamRoleEnum, { nullable: true, description: 'What I am in its team; null when I am not in it.' })
  myRole!: TeamRole | null;

  @Field(() => Int, { description: 'Number of the version, which an edit sends back.' })
  version!: number;
}

@ObjectType({ description: 'A page of projects, the latest first.' })
@Allow('anyone')
export class ProjectConnection extends connectionOf(Project, 'Project') {}

@ObjectType({ description: 'A founder invites me into the team of a project.' })
@Allow('member')
export class ProjectInvitation {
  @Field(() => ID, { description: 'Id of the invitation.' })
  id!: string;

  @Field(() => ID, { description: 'Id of the project, which I may read before I answer.' })
  projectId!: string;

  @Field({ description: 'Title of the project.' })
  title!: string;

  @Field({ description: 'What the project is about; may be empty.' })
  pitch!: string;

  @Field(() => TeamRoleEnum, { description: 'What I am invited to be.' })
  role!: TeamRole;

  @Field({ description: 'Name of the founder who invites me.' })
  invitedBy!: string;

  @Field(() => InstantScalar, { description: 'When the invitation was made.' })
  invitedAt!: Temporal.Instant;
}

@ObjectType({ description: 'A page of invitations, the latest first.' })
@Allow('member')
export class ProjectInvitationConnection extends connectionOf(ProjectInvitation, 'ProjectInvitation') {}

@ObjectType({ description: 'Nothing was changed.' })
@Allow('member')
export class ProjectRefused {
  @Field(() => ProjectRefusalEnum, { description: 'Why.' })
  code!: ProjectRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'I am in the team of this project no longer, or declined to join it.' })
@Allow('member')
export class ProjectLeft {
  @Field(() => ID, { description: 'Id of the project.' })
  id!: string;
}

export const ProjectResult = createUnionType({
  name: 'ProjectResult',
  description: 'The project as it is now, or why nothing was changed.',
  types: () => [Project, ProjectRefused] as const,
});
export const ProjectMembershipResult = createUnionType({
  name: 'ProjectMembershipResult',
  description: 'The project that I joined; that I left or declined; or why nothing was changed.',
  types: () => [Project, ProjectLeft, ProjectRefused] as const,
});
