import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator'; // prettier-ignore
import { PROJECT_STAGES, PointInput, type ProjectStage, ProjectStageEnum, type SpaceKind, SpaceKindEnum } from '#libs/directory'; // prettier-ignore
import { MEETING_MODES, type MeetingMode, MeetingModeEnum } from '#libs/mentoring';
import { InstantScalar, IsOneLine, KeepInstant } from '#libs/platform';

@InputType({ description: 'A need, as text, as fields or both. Fields override the text.' })
export class NeedInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The need in your own words, such as "découpe laser près de Villeurbanne demain à 14h". Only the first 500 characters are read.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  text?: string | null;

  @Field(() => SpaceKindEnum, { nullable: true, description: 'Kind of space.' })
  @IsOptional()
  kind?: SpaceKind | null;

  @Field(() => String, { nullable: true, description: 'A code of `capabilities`, such as laser-cutting.' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/)
  capability?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of `equipment`, all required; at most 10.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(/^[a-z0-9-]{1,60}$/, { each: true })
  equipment?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A code of a skill: asks for a mentor who has it.' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/)
  skill?: string | null;

  @Field(() => ID, { nullable: true, description: 'Asks for this mentor.' })
  @IsOptional()
  @IsUUID()
  mentor?: string | null;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project for which a mentor is asked.' })
  @IsOptional()
  @IsIn(PROJECT_STAGES)
  stage?: ProjectStage | null;

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How to meet the mentor; null: as suits both best.' })
  @IsOptional()
  @IsIn(MEETING_MODES)
  mode?: MeetingMode | null;

  @Field(() => Boolean, { nullable: true, description: 'Only spaces with step-free access.' })
  @IsOptional()
  @IsBoolean()
  accessible?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Start, at a quarter of an hour.' })
  @IsOptional()
  @KeepInstant()
  start?: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'Duration in minutes, a multiple of 15, at most 12 hours.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  minutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of people.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  party?: number | null;

  @Field(() => PointInput, { nullable: true, description: 'My position, or the place to be near.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PointInput)
  near?: PointInput | null;

  @Field(() => String, { nullable: true, description: 'Name of that place.' })
  @IsOptional()
  @IsOneLine(120)
  nearLabel?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Longest travel time from `near` in minutes by bicycle, 1 to 240.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(240)
  maxTravelMinutes?: number | null;
}
