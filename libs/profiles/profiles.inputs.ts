import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator'; // prettier-ignore
import { VISIBILITIES, type Visibility, VisibilityEnum } from '#libs/people';
import { IsOneLine, IsOneLineOrEmpty, IsSeveralLines, PageArgs } from '#libs/platform';
import { PROJECT_STAGES, type ProjectStage, ProjectStageEnum } from '#libs/directory';
import { OnlookerEnum, PREVIEWS, SkillLevelEnum } from './profiles.types.js';
import { SKILL_LEVELS, type SkillLevel } from './rules/seen-profile.js';

const Seen =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field(() => VisibilityEnum, { description })(target, property);
    IsIn(VISIBILITIES)(target, property as string);
  };

@InputType({ description: 'Who sees which part of my profile. Who does not see my name sees nothing of me.' })
export class ProfileVisibilityInput {
  @Seen('My name.')
  name!: Visibility;

  @Seen('My photo.')
  photo!: Visibility;

  @Seen('My line.')
  headline!: Visibility;

  @Seen('My skills.')
  skills!: Visibility;

  @Seen('My jobs.')
  jobs!: Visibility;

  @Seen('My languages.')
  languages!: Visibility;

  @Seen('My venues.')
  venues!: Visibility;

  @Seen('What I look for.')
  lookingFor!: Visibility;

  @Seen('What I offer.')
  offering!: Visibility;

  @Seen('My links.')
  links!: Visibility;
}

@InputType({ description: 'A skill of mine.' })
export class ProfileSkillInput {
  @Field({ description: 'Code of the skill.' })
  @IsString()
  @MaxLength(40)
  code!: string;

  @Field(() => SkillLevelEnum, { description: 'How well I know it.' })
  @IsIn(SKILL_LEVELS)
  level!: SkillLevel;
}

@InputType({ description: 'What a form edits of my profile. A form sends all of it.' })
export class ProfileInput {
  @Field({ description: 'One line about me, 160 characters at most; may be empty.' })
  @IsOneLineOrEmpty(160)
  headline!: string;

  @Field(() => [ProfileSkillInput], { description: 'My skills, 30 at most, each once.' })
  @ArrayMaxSize(30)
  @ArrayUnique(({ code }: ProfileSkillInput) => code)
  @ValidateNested({ each: true })
  @Type(() => ProfileSkillInput)
  skills!: ProfileSkillInput[];

  @Field(() => [Int], {
    description: 'My job titles: of each the code_ogr, the number of the title in ROME. 5 at most.',
  })
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  jobs!: number[];

  @Field(() => [String], { description: 'Codes of my languages, 10 at most.' })
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  languages!: string[];

  @Field(() => ID, { nullable: true, description: 'My venue, one of `homeVenueChoices`; null for none.' })
  @IsOptional()
  @IsUUID()
  homeVenueId?: string | null;

  @Field(() => [ID], { description: 'Other venues where I am, 10 at most.' })
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  venueIds!: string[];

  @Field({ description: 'What I look for: several lines, 1000 characters at most; may be empty.' })
  @IsSeveralLines(1_000)
  lookingFor!: string;

  @Field({ description: 'What I offer: several lines, 1000 characters at most; may be empty.' })
  @IsSeveralLines(1_000)
  offering!: string;

  @Field(() => [String], { description: 'Links to public https sites, 5 at most.' })
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  links!: string[];

  @Field(() => ProfileVisibilityInput, { description: 'Who sees which part.' })
  @ValidateNested()
  @Type(() => ProfileVisibilityInput)
  visibility!: ProfileVisibilityInput;
}

@ArgsType()
export class EditProfileArgs {
  @Field(() => Int, { description: 'Number of the version that was read.' })
  @Min(0)
  version!: number;

  @Field(() => ProfileInput, { description: 'My profile as it should be.' })
  @ValidateNested()
  @Type(() => ProfileInput)
  input!: ProfileInput;
}
@ArgsType()
export class ProfilePhotoArgs {
  @Field(() => ID, {
    description: 'A file that I sent with the purpose profile.photo and my member id as its subject.',
  })
  @IsUUID()
  fileId!: string;

  @Field({ description: 'What the photo shows, for people who do not see it: 1 to 250 characters on one line.' })
  @IsString()
  @IsOneLine(250)
  alternativeText!: string;
}
@ArgsType()
export class ProfileArgs {
  @Field(() => ID, { description: 'Id of the member.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
export class PreviewArgs {
  @Field(() => OnlookerEnum, { description: 'Who looks.' })
  @IsIn(PREVIEWS)
  onlooker!: (typeof PREVIEWS)[number];
}
@ArgsType()
export class FindJobTitlesArgs {
  @Field({ description: 'A job in French words, begun or misspelled; 120 characters at most.' })
  @IsString()
  @MaxLength(120)
  text!: string;
}
@ArgsType()
export class SearchPeopleArgs extends PageArgs {
  @Field({ defaultValue: '', description: 'Words of names, lines, jobs, skills and wishes; empty for everybody.' })
  @IsString()
  @MaxLength(200)
  words!: string;

  @Field({ defaultValue: '', description: 'A skill in words, French or English; empty for any.' })
  @IsString()
  @MaxLength(120)
  skill!: string;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Only people of a project at this stage.' })
  @IsOptional()
  @IsIn(PROJECT_STAGES)
  stage?: ProjectStage | null;

  @Field(() => String, { nullable: true, description: 'Only people who speak this language, by its code.' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  language?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only people of this venue.' })
  @IsOptional()
  @IsUUID()
  venueId?: string | null;
}
