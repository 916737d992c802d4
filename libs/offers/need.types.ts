import {
  Capability,
  Equipment,
  PointType,
  type ProjectStage,
  ProjectStageEnum,
  Skill,
  type SpaceKind,
  SpaceKindEnum,
} from '#libs/directory';
import { type MeetingMode, MeetingModeEnum } from '#libs/mentoring';
import { LocaleEnum } from '#libs/people';
import { Allow, InstantScalar, type Locale, enumOf } from '#libs/platform';

import { NeedDoubt, NeedExclusion, OtherNeed } from './doubt.types.js';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

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
  'NOTHING_UNDERSTOOD',
] as const;
export type NeedFaultCode = (typeof faultCodes)[number];
export const NeedFaultCodeEnum = enumOf(faultCodes);
registerEnumType(NeedFaultCodeEnum, {
  name: 'NeedFaultCode',
  description: 'A problem in a need. The message explains how the need was read nevertheless.',
});
@ObjectType({ description: 'The time of a need, as understood.' })
@Allow('anyone')
export class NeedWindow {
  @Field(() => InstantScalar, { description: 'The requested start, or the earliest acceptable one.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, {
    description: 'End. Later than `start` plus `minutes` when any time in between is acceptable.',
  })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone in which to show it.' })
  zone!: string;

  @Field(() => Int, { description: 'Duration in minutes.' })
  minutes!: number;
}

@ObjectType({ description: 'The place of a need, as understood.' })
@Allow('anyone')
export class Near {
  @Field({ description: 'Name of the place.' })
  label!: string;

  @Field(() => PointType, { description: 'Position of the place. Distances are measured from here.' })
  point!: PointType;
}

@ObjectType({ description: 'A problem in a need, and how the need was read nevertheless.' })
@Allow('anyone')
export class NeedFault {
  @Field(() => NeedFaultCodeEnum, { description: 'The problem.' })
  code!: NeedFaultCode;

  @Field({ description: 'The problem in a sentence, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The need as understood, so that the person can correct it.' })
@Allow('anyone')
export class UnderstoodNeed {
  @Field(() => SpaceKindEnum, {
    nullable: true,
    description: 'Kind of space; null when it follows from a capability or equipment.',
  })
  kind!: SpaceKind | null;

  @Field(() => Capability, { nullable: true, description: 'Required capability.' })
  capability!: Capability | null;

  @Field(() => [Equipment], { description: 'Required equipment.' })
  equipment!: Equipment[];

  @Field({ description: 'Whether step-free access is required.' })
  accessible!: boolean;

  @Field(() => Skill, {
    nullable: true,
    description: 'Skill that a mentor should have; null when none was said.',
  })
  skill!: Skill | null;

  @Field({ description: 'Whether a mentor is asked for.' })
  wantsMentor!: boolean;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project; null when it was not said.' })
  stage!: ProjectStage | null;

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How to meet the mentor; null: as suits both best.' })
  mode!: MeetingMode | null;

  @Field(() => NeedWindow, { nullable: true, description: 'The time; null means as soon as possible.' })
  window!: NeedWindow | null;

  @Field(() => Near, { nullable: true, description: 'Place to be near; null means anywhere in the network.' })
  near!: Near | null;

  @Field(() => Int, { description: 'Number of people.' })
  party!: number;

  @Field(() => LocaleEnum, { description: 'Language in which the text was read.' })
  language!: Locale;

  @Field(() => [String], {
    description: 'Values that were assumed because the need did not contain them: date, hour, minutes, kind.',
  })
  assumed!: string[];

  @Field(() => [String], { description: 'Words that were not understood.' })
  unread!: string[];

  @Field(() => [NeedFault], { description: 'Problems in the need, and how it was read nevertheless.' })
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
