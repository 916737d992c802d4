import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsDefined, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator'; // prettier-ignore
import { InstantScalar, KeepInstant, enumOf } from '#libs/platform';
import { registerEnumType } from '@nestjs/graphql';
import { HOURS_DECISIONS, type HoursDecision } from './hours-decisions.js';

export const HoursDecisionEnum = enumOf(HOURS_DECISIONS);
registerEnumType(HoursDecisionEnum, {
  name: 'HoursDecisionKind',
  description:
    'What happens to a booking outside the new opening hours: it is kept, moved to an equivalent space, or cancelled with a full refund.',
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSING_TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'From an opening time to a closing time, on the clock of the venue.' })
export class OpeningTimesInput {
  @Field({ description: 'Opening time, such as "09:00".' })
  @Matches(TIME)
  opens!: string;

  @Field({ description: 'Closing time, such as "18:00" or "24:00"; on the next day when it is not after `opens`.' })
  @Matches(CLOSING_TIME)
  closes!: string;
}

@InputType({ description: 'Opening times of every such day of the week.' })
export class OpeningRuleInput extends OpeningTimesInput {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @Field(() => String, { nullable: true, description: 'First day, such as "2026-09-01"; null: from the beginning.' })
  @IsOptional()
  @Matches(DATE)
  validFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day, included; null: until further notice.' })
  @IsOptional()
  @Matches(DATE)
  validUntil?: string | null;
}

@InputType({ description: 'The weekly hours of a venue or a space, all of them.' })
export class OpeningHoursInput {
  @Field(() => ID, {
    description:
      'Whose hours. The id of a venue, whose spaces follow it unless they have hours of their own, or of one space.',
  })
  @IsUUID()
  target!: string;

  @Field(() => [OpeningRuleInput], {
    description: 'Replace all rules, 100 at most. A space without any follows its venue.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => OpeningRuleInput)
  rules!: OpeningRuleInput[];

  @Field(() => Boolean, { nullable: true, description: 'Whether it opens on public holidays; null: as before.' })
  @IsOptional()
  @IsBoolean()
  opensOnHolidays?: boolean | null;
}

@InputType({ description: 'What a venue or a space does on one date instead of its weekly hours.' })
export class OpeningExceptionInput {
  @Field(() => ID, {
    description:
      'Whose hours. The id of a venue, whose spaces follow it unless they have hours of their own, or of one space.',
  })
  @IsUUID()
  target!: string;

  @Field({ description: 'The date, such as "2026-12-24".' })
  @Matches(DATE)
  date!: string;

  @Field(() => [OpeningTimesInput], {
    nullable: true,
    description: 'Opening times, ten at most; an empty list closes that day, and null follows the weekly hours again.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => OpeningTimesInput)
  openings?: OpeningTimesInput[] | null;
}

@InputType({ description: 'A time in which a venue or a space is closed, whatever its hours say.' })
export class ClosureInput {
  @Field(() => ID, {
    description:
      'What is closed. The id of a venue, whose spaces follow it unless they have hours of their own, or of one space.',
  })
  @IsUUID()
  target!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  @IsDefined()
  @KeepInstant()
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'End; null: until somebody reopens.' })
  @IsOptional()
  @KeepInstant()
  until?: Temporal.Instant | null;

  @Field({ description: 'Shown to everyone, 1 to 200 characters.' })
  @IsString()
  @MaxLength(1_000)
  reason!: string;
}

@InputType({ description: 'Changes of opening hours to look at before they are saved, at least one of the three.' })
export class HoursChangeInput {
  @Field(() => OpeningHoursInput, { nullable: true, description: 'New weekly hours.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpeningHoursInput)
  openingHours?: OpeningHoursInput | null;

  @Field(() => OpeningExceptionInput, { nullable: true, description: 'Other hours on one date.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpeningExceptionInput)
  exception?: OpeningExceptionInput | null;

  @Field(() => ClosureInput, { nullable: true, description: 'A closure.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClosureInput)
  closure?: ClosureInput | null;
}

@InputType({ description: 'What happens to one booking that a change of opening hours touches.' })
export class HoursDecisionInput {
  @Field({ description: 'The booking code.' })
  @IsString()
  @MaxLength(40)
  code!: string;

  @Field(() => HoursDecisionEnum, { description: 'What happens to it.' })
  @IsIn(HOURS_DECISIONS)
  decision!: HoursDecision;

  @Field(() => ID, { nullable: true, description: 'The space to move to; only with MOVE.' })
  @IsOptional()
  @IsUUID()
  moveTo?: string | null;
}
