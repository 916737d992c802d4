import { Capability, Equipment, PointInput, PointType, Skill, type SpaceKind, SpaceKindEnum } from '#libs/directory';
import { LocaleEnum } from '#libs/people';
import { Allow, InstantScalar, IsOneLine, KeepInstant, type Locale, enumOf } from '#libs/platform';

import { NeedDoubt, NeedExclusion, OtherNeed } from './doubt.types.js';
import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export const faultCodes = [
  'TEXT_CUT',
  'TIME_PAST',
  'TIME_NONEXISTENT',
  'TIME_AMBIGUOUS',
  'BEYOND_HORIZON',
  'TOO_LONG',
  'TOO_SHORT',
  'OFF_GRID',
  'REVERSED',
  'DATE_INVALID',
  'HOUR_INVALID',
  'CONTRADICTION',
  'PARTY_INVALID',
  'PLACE_UNKNOWN',
  'UNKNOWN_CAPABILITY',
  'EXPERTS_LATER',
  'NOTHING_UNDERSTOOD',
] as const;
export type NeedFaultCode = (typeof faultCodes)[number];
export const NeedFaultCodeEnum = enumOf(faultCodes);
registerEnumType(NeedFaultCodeEnum, {
  name: 'NeedFaultCode',
  description: 'What was off in a need; the message says how it was read all the same.',
});
@InputType({ description: 'A need: words, or fields, or both; fields win over words.' })
export class NeedInput {
  @Field(() => String, {
    nullable: true,
    description:
      'In your own words, such as "découpe laser près de Villeurbanne demain à 14h". 500 characters are read.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  text?: string | null;

  @Field(() => SpaceKindEnum, { nullable: true, description: 'The kind of space.' })
  @IsOptional()
  kind?: SpaceKind | null;

  @Field(() => String, { nullable: true, description: 'A code of `capabilities`, such as laser-cutting.' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/)
  capability?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of `equipment`; all are needed. At most 10.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(/^[a-z0-9-]{1,60}$/, { each: true })
  equipment?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only where one gets in without a step.' })
  @IsOptional()
  @IsBoolean()
  accessible?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'On the quarter of an hour.' })
  @IsOptional()
  @KeepInstant()
  start?: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'Minutes, in quarters of an hour, at most 12 hours.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  minutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  party?: number | null;

  @Field(() => PointInput, { nullable: true, description: 'Where I am, or where it should be near.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PointInput)
  near?: PointInput | null;

  @Field(() => String, { nullable: true, description: 'What to call that point.' })
  @IsOptional()
  @IsOneLine(120)
  nearLabel?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Leaves out what is farther: minutes by bicycle from `near`, 1 to 240.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(240)
  maxTravelMinutes?: number | null;
}

@ObjectType({ description: 'When, as it was understood.' })
@Allow('anyone')
export class NeedWindow {
  @Field(() => InstantScalar, { description: 'The start asked for, or the earliest that would do.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'More than `minutes` after `start` when any time in between would do.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA zone to show it in.' })
  zone!: string;

  @Field(() => Int, { description: 'How long, in minutes.' })
  minutes!: number;
}

@ObjectType({ description: 'Where, as it was understood.' })
@Allow('anyone')
export class Near {
  @Field({ description: 'What the place is called, as it was said.' })
  label!: string;

  @Field(() => PointType, { description: 'Where it is; distances are measured from here.' })
  point!: PointType;
}

@ObjectType({ description: 'Something off in the need, and how it was read all the same.' })
@Allow('anyone')
export class NeedFault {
  @Field(() => NeedFaultCodeEnum, { description: 'What was off.' })
  code!: NeedFaultCode;

  @Field({ description: 'The same in a sentence, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The need read back, so that a mistake is seen.' })
@Allow('anyone')
export class UnderstoodNeed {
  @Field(() => SpaceKindEnum, {
    nullable: true,
    description: 'The kind of space looked for; null when a capability or equipment says it.',
  })
  kind!: SpaceKind | null;

  @Field(() => Capability, { nullable: true, description: 'What it must be able to do.' })
  capability!: Capability | null;

  @Field(() => [Equipment], { description: 'What it must have, all of it.' })
  equipment!: Equipment[];

  @Field({ description: 'Whether one must get in without a step.' })
  accessible!: boolean;

  @Field(() => Skill, { nullable: true, description: 'What the person looked for should know; null when none is.' })
  skill!: Skill | null;

  @Field(() => NeedWindow, { nullable: true, description: 'Null: as soon as possible.' })
  window!: NeedWindow | null;

  @Field(() => Near, { nullable: true, description: 'Where it should be near; null: anywhere in the network.' })
  near!: Near | null;

  @Field(() => Int, { description: 'How many people.' })
  party!: number;

  @Field(() => LocaleEnum, { description: 'Language the words were read in.' })
  language!: Locale;

  @Field(() => [String], {
    description: 'What was filled in because the need did not say it: date, hour, minutes, kind.',
  })
  assumed!: string[];

  @Field(() => [String], { description: 'Words that were not understood.' })
  unread!: string[];

  @Field(() => [NeedFault], { description: 'What was off in the words, and how they were read all the same.' })
  faults!: NeedFault[];

  @Field(() => [NeedDoubt], {
    description: 'Words that matter and were not used; offers that depend on them are to be checked before booking.',
  })
  doubts!: NeedDoubt[];

  @Field(() => [OtherNeed], { description: 'Other needs of the same sentence; the first one is read above.' })
  also!: OtherNeed[];

  @Field(() => [NeedExclusion], { description: 'Times and places that the need rules out.' })
  excluded!: NeedExclusion[];
}
