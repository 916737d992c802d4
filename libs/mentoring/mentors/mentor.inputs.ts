import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator'; // prettier-ignore
import { PROJECT_STAGES, type ProjectStage, ProjectStageEnum } from '#libs/directory';
import { LocaleEnum } from '#libs/platform';
import { MEETING_MODES, MENTOR_STATUSES, type MeetingMode, type MentorStatus } from './kinds.js';
import { MeetingModeEnum, MentorStatusEnum } from './mentor.types.js';

@ArgsType()
export class InviteMentorArgs {
  @Field(() => ID, { description: 'Id of a member of the network.' })
  @IsUUID()
  id!: string;

  @Field(() => MentorStatusEnum, { description: 'Volunteer, employed or paid.' })
  @IsIn(MENTOR_STATUSES)
  as!: MentorStatus;
}

@InputType({ description: 'A skill with which a mentor helps.' })
export class MentorSkillInput {
  @Field({ description: 'Code of a skill in the vocabulary, such as "fundraising".' })
  @Matches(/^[a-z0-9-]{1,60}$/)
  skill!: string;

  @Field(() => Int, { description: 'How well, 1 to 3 of 3.' })
  @IsInt()
  @Min(1)
  @Max(3)
  level!: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'What a mentor gives, and how they want to be asked: all of it.' })
export class MentoringInput {
  @Field({ defaultValue: '', description: 'How I help, in my own words: at most 300 characters on one line.' })
  @IsString()
  @MaxLength(1_000)
  about!: string;

  @Field(() => [MentorSkillInput], { description: 'Skills, 1 to 15.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(15)
  @ArrayUnique(({ skill }: MentorSkillInput) => skill)
  @ValidateNested({ each: true })
  @Type(() => MentorSkillInput)
  skills!: MentorSkillInput[];

  @Field(() => [ProjectStageEnum], { description: 'Stages of projects with which I help, at least one.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PROJECT_STAGES, { each: true })
  stages!: ProjectStage[];

  @Field(() => [LocaleEnum], { description: 'Languages I speak, at least one.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(['fr', 'en'], { each: true })
  languages!: ('fr' | 'en')[];

  @Field(() => [MeetingModeEnum], { description: 'How one can meet me, at least one way.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(MEETING_MODES, { each: true })
  modes!: MeetingMode[];

  @Field(() => String, { nullable: true, description: 'The https address of my video calls; needed for VIDEO.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  videoLink?: string | null;

  @Field(() => String, { nullable: true, description: 'My phone number; needed for PHONE.' })
  @IsOptional()
  @Matches(/^\+?[0-9 ().-]{6,29}$/)
  phone?: string | null;

  @Field({ description: 'Whether I come without being asked first.' })
  @IsBoolean()
  isInstant!: boolean;

  @Field(() => Int, { description: 'Length of an appointment in minutes, 30 to 180, a multiple of 15.' })
  @IsInt()
  @Min(30)
  @Max(180)
  sessionMinutes!: number;

  @Field(() => Int, { description: 'Minutes I give a week at most, 30 to 3,000.' })
  @IsInt()
  @Min(30)
  @Max(3_000)
  weekMinutes!: number;

  @Field(() => Int, { description: 'Minutes I give a month at most, 30 to 12,000.' })
  @IsInt()
  @Min(30)
  @Max(12_000)
  monthMinutes!: number;

  @Field(() => Int, { description: 'Number of new members I meet a month at most, 0 to 100.' })
  @IsInt()
  @Min(0)
  @Max(100)
  newFoundersAMonth!: number;

  @Field(() => String, { nullable: true, description: 'First day of a pause, such as "2026-12-20"; null: none.' })
  @IsOptional()
  @Matches(DATE)
  pausedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day of the pause, included; null: until I return.' })
  @IsOptional()
  @Matches(DATE)
  pausedUntil?: string | null;
}

@ArgsType()
export class EditMentoringArgs {
  @Field(() => MentoringInput, { description: 'All of it.' })
  @ValidateNested()
  @Type(() => MentoringInput)
  input!: MentoringInput;

  @Field(() => Int, { description: 'Number of the version that was read.' })
  @IsInt()
  version!: number;
}

@InputType({ description: 'Office hours of every such day of the week, on the clock of the network.' })
export class OfficeHoursInput {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @Field({ description: 'From, such as "09:00".' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  opens!: string;

  @Field({ description: 'Until, such as "12:00" or "24:00"; after `opens`.' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  closes!: string;
}

@ArgsType()
export class OfficeWeekArgs {
  @Field(() => [OfficeHoursInput], { description: 'The whole week, 50 at most; none: no office hours.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OfficeHoursInput)
  week!: OfficeHoursInput[];
}

@InputType({ description: 'Office hours of one day.' })
export class OfficeDayInput {
  @Field({ description: 'From, such as "09:00".' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  opens!: string;

  @Field({ description: 'Until, such as "12:00" or "24:00"; after `opens`.' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  closes!: string;
}

@ArgsType()
export class OfficeExceptionArgs {
  @Field({ description: 'The date, such as "2026-12-24".' })
  @Matches(DATE)
  date!: string;

  @Field(() => [OfficeDayInput], { nullable: true, description: 'Office hours of that day, ten at most; an empty list: none; null: those of the week again.' }) // prettier-ignore
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => OfficeDayInput)
  hours?: OfficeDayInput[] | null;
}
