import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsString, IsUUID, Length, Matches, MaxLength, Min, ValidateNested } from 'class-validator'; // prettier-ignore
import { VISIBILITIES, type Visibility, VisibilityEnum } from '#libs/people';
import { IsName, IsSeveralLines } from '#libs/platform';
import { PROJECT_STAGES, type ProjectStage, ProjectStageEnum } from '#libs/directory';
import { TEAM_ROLES, type TeamRole } from './rules/team.js';
import { TeamRoleEnum } from './projects.types.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

@InputType({ description: 'What a form edits of a project. A form sends all of it.' })
export class ProjectInput {
  @Field({ description: 'Title, 1 to 120 characters on one line.' })
  @IsString()
  @IsName()
  title!: string;

  @Field({ defaultValue: '', description: 'What it is about: several lines, 4000 characters at most.' })
  @IsSeveralLines(4_000)
  pitch!: string;

  @Field({ description: 'Code of a sector.' })
  @IsString()
  @MaxLength(40)
  @Matches(CODE)
  sector!: string;

  @Field(() => [String], { defaultValue: [], description: 'Codes of the skills that it looks for, 10 at most.' })
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @Matches(CODE, { each: true })
  needs!: string[];

  @Field(() => VisibilityEnum, { defaultValue: 'NOBODY', description: 'Who sees it beside its team.' })
  @IsIn(VISIBILITIES)
  visibility!: Visibility;
}

@ArgsType()
export class ProjectIdArgs {
  @Field(() => ID, { description: 'Id of the project.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
export class CreateProjectArgs {
  @Field(() => ProjectInput, { description: 'The project.' })
  @ValidateNested()
  @Type(() => ProjectInput)
  input!: ProjectInput;

  @Field(() => ProjectStageEnum, { description: 'How far it is today: the first entry of its history.' })
  @IsIn(PROJECT_STAGES)
  stage!: ProjectStage;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @IsString()
  @Length(8, 255)
  idempotencyKey!: string;
}
@ArgsType()
export class EditProjectArgs extends ProjectIdArgs {
  @Field(() => Int, { description: 'Number of the version that was read.' })
  @Min(1)
  version!: number;

  @Field(() => ProjectInput, { description: 'The project as it should be.' })
  @ValidateNested()
  @Type(() => ProjectInput)
  input!: ProjectInput;
}
@ArgsType()
export class ChangeStageArgs extends ProjectIdArgs {
  @Field(() => ProjectStageEnum, { description: 'How far it is now. A stage may also be an earlier one.' })
  @IsIn(PROJECT_STAGES)
  stage!: ProjectStage;
}
@ArgsType()
export class ProjectPersonArgs extends ProjectIdArgs {
  @Field(() => ID, { description: 'Id of the person, as the directory of people has it.' })
  @IsUUID()
  personId!: string;
}
@ArgsType()
export class InviteToProjectArgs extends ProjectPersonArgs {
  @Field(() => TeamRoleEnum, { defaultValue: 'MEMBER', description: 'What the person would be in the team.' })
  @IsIn(TEAM_ROLES)
  teamRole!: TeamRole;
}
@ArgsType()
export class AnswerProjectInvitationArgs {
  @Field(() => ID, { description: 'Id of the invitation.' })
  @IsUUID()
  id!: string;

  @Field({ description: 'True to join the team; false to decline.' })
  @IsBoolean()
  accepts!: boolean;
}
