import { Field, Float, InputType, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
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
import { Type } from 'class-transformer';
import { Booking, Refused } from '#libs/booking';
import { Capability, PointInput, PointType, type SpaceKind, SpaceKindEnum } from '#libs/directory';
import { LocaleEnum } from '#libs/people';
import { Allow, InstantScalar, KeepInstant, type Locale } from '#libs/platform';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

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
export const CertaintyEnum = enumOf(['INSTANT', 'NEEDS_ANSWER']);
registerEnumType(CertaintyEnum, {
  name: 'Certainty',
  description: 'Whether yes is enough, or somebody has to answer first.',
});
export const factors = ['DISTANCE', 'TIME', 'PRICE', 'CAPACITY', 'MIXING'] as const;
export type ReasonFactor = (typeof factors)[number];
export const ReasonFactorEnum = enumOf(factors);
registerEnumType(ReasonFactorEnum, { name: 'ReasonFactor', description: 'What the order of offers is decided on.' });
export const RequirementKindEnum = enumOf(['PASS', 'TRAINING', 'ADULT', 'INSURANCE']);
registerEnumType(RequirementKindEnum, { name: 'RequirementKind', description: 'What must be had before booking.' });
export const nothingWhys = [
  'NONE_FREE',
  'NONE_OPEN',
  'NONE_WITH_CAPABILITY',
  'NONE_LARGE_ENOUGH',
  'NONE_NEAR',
  'NOT_UNDERSTOOD',
  'TIME_NOT_BOOKABLE',
] as const;
export type NothingWhy = (typeof nothingWhys)[number];
export const NothingWhyEnum = enumOf(nothingWhys);
registerEnumType(NothingWhyEnum, { name: 'NothingWhy', description: 'Why there is no offer.' });
export const FallbackEnum = enumOf(['NEXT_BEST', 'NONE']);
registerEnumType(FallbackEnum, {
  name: 'Fallback',
  description: 'What to do when a person asked says no: ask the next one, or stop. Spaces answer at once.',
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

  @Field(() => SpaceKindEnum, { nullable: true })
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
  @MaxLength(120)
  nearLabel?: string | null;

  @Field(() => Int, { nullable: true, description: 'Leaves out what is farther.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(240)
  maxTravelMinutes?: number | null;
}

@ObjectType({ description: 'When, as it was understood.' })
@Allow('member')
export class NeedWindow {
  @Field(() => InstantScalar)
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'More than `minutes` after `start` when any time in between would do.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA zone to show it in.' })
  zone!: string;

  @Field(() => Int)
  minutes!: number;
}

@ObjectType({ description: 'Where, as it was understood.' })
@Allow('member')
export class Near {
  @Field()
  label!: string;

  @Field(() => PointType)
  point!: PointType;
}

@ObjectType({ description: 'Something off in the need, and how it was read all the same.' })
@Allow('member')
export class NeedFault {
  @Field(() => NeedFaultCodeEnum)
  code!: NeedFaultCode;

  @Field()
  message!: string;
}

@ObjectType({ description: 'The need read back, so that a mistake is seen.' })
@Allow('member')
export class UnderstoodNeed {
  @Field(() => SpaceKindEnum, { nullable: true })
  kind!: SpaceKind | null;

  @Field(() => Capability, { nullable: true })
  capability!: Capability | null;

  @Field(() => NeedWindow, { nullable: true, description: 'Null: as soon as possible.' })
  window!: NeedWindow | null;

  @Field(() => Near, { nullable: true })
  near!: Near | null;

  @Field(() => Int)
  party!: number;

  @Field(() => LocaleEnum, { description: 'Language the words were read in.' })
  language!: Locale;

  @Field(() => [String], {
    description: 'What was filled in because the need did not say it: date, hour, minutes, kind.',
  })
  assumed!: string[];

  @Field(() => [String], { description: 'Words that were not understood.' })
  unread!: string[];

  @Field(() => [NeedFault])
  faults!: NeedFault[];
}

@ObjectType({ description: 'A space at a time.' })
@Allow('member')
export class SpaceItem {
  spaceId!: string;
  venueId!: string;

  @Field(() => InstantScalar)
  start!: Temporal.Instant;

  @Field(() => InstantScalar)
  end!: Temporal.Instant;

  @Field(() => Int)
  seats!: number;
}

@ObjectType({ description: 'A person of the network.' })
@Allow('member')
export class Person {
  @Field()
  name!: string;
}

@ObjectType({ description: 'A mentor at a time. Mentors are offered from a later version on.' })
@Allow('member')
export class MentorItem {
  @Field(() => Person)
  person!: Person;

  @Field(() => InstantScalar)
  start!: Temporal.Instant;

  @Field(() => InstantScalar)
  end!: Temporal.Instant;

  @Field({ description: 'IN_PERSON or VIDEO.' })
  mode!: string;
}

export const OfferItem = createUnionType({ name: 'OfferItem', types: () => [SpaceItem, MentorItem] as const });

@ObjectType({ description: 'What is left in the pass after the booking.' })
@Allow('member')
export class PassAfter {
  @Field(() => Int)
  creditMinutesLeft!: number;
}

@ObjectType({
  description: 'The price: at most this when booked with the token. Cents; credit-minutes (60 = one hour at weight 1).',
})
@Allow('member')
export class QuoteType {
  @Field(() => Int)
  creditMinutes!: number;

  @Field(() => Int)
  creditMinutesFromPass!: number;

  @Field(() => Int)
  creditMinutesPaid!: number;

  @Field(() => Int)
  amountExclVatCents!: number;

  @Field(() => Int)
  vatCents!: number;

  @Field(() => Int)
  amountInclVatCents!: number;

  @Field(() => PassAfter, { nullable: true, description: 'Null without a pass.' })
  passAfter!: PassAfter | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Cancelling will be free until then; null: not free.' })
  cancelFreeUntil!: Temporal.Instant | null;
}

@ObjectType({ description: 'How a requirement is met.' })
@Allow('member')
export class How {
  @Field()
  label!: string;

  @Field(() => String, { nullable: true, description: 'Token of an offer that meets it.' })
  token!: string | null;
}

@ObjectType({ description: 'What must be had before booking.' })
@Allow('member')
export class Requirement {
  @Field(() => RequirementKindEnum)
  kind!: 'PASS' | 'TRAINING' | 'ADULT' | 'INSURANCE';

  @Field()
  satisfied!: boolean;

  @Field(() => How, { nullable: true })
  how!: How | null;
}

@ObjectType({ description: 'Why an offer stands where it stands.' })
@Allow('member')
export class Reason {
  @Field(() => ReasonFactorEnum)
  factor!: ReasonFactor;

  @Field(() => Float, { description: 'What it added to the score, 0 to 1.' })
  weight!: number;

  @Field({ description: 'In plain words, with its number.' })
  text!: string;
}

@ObjectType({ description: 'Ready to book: give its token to `book`.' })
@Allow('member')
export class Offer {
  @Field({ description: 'Signed; good until expiresAt; reserves nothing.' })
  token!: string;

  @Field({ description: 'One line, such as "Découpe laser, YouFactory, demain 14 h – 16 h, 12 min à vélo".' })
  summary!: string;

  @Field(() => [OfferItem])
  items!: (SpaceItem | MentorItem)[];

  @Field(() => QuoteType)
  quote!: QuoteType;

  @Field(() => [Requirement])
  requirements!: Requirement[];

  @Field(() => [Reason])
  reasons!: Reason[];

  @Field(() => CertaintyEnum)
  certainty!: 'INSTANT' | 'NEEDS_ANSWER';

  @Field(() => InstantScalar, { nullable: true, description: 'When NEEDS_ANSWER: the answer comes by then.' })
  answerBy!: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'Metres from where it was to be near.' })
  distanceMeters!: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes by bicycle.' })
  travelMinutes!: number | null;

  @Field(() => InstantScalar)
  expiresAt!: Temporal.Instant;
}

@ObjectType({ description: 'No offer, why, and the nearest that can be booked.' })
@Allow('member')
export class Nothing {
  @Field(() => NothingWhyEnum)
  why!: NothingWhy;

  @Field()
  text!: string;

  @Field(() => [Offer], { description: 'Other times or places, nearest first.' })
  nearest!: Offer[];

  @Field(() => String, { nullable: true, description: 'To join the waiting list, from a later version on.' })
  waitingListToken!: string | null;
}

@ObjectType({ description: 'The need as understood, and what is ready to book for it.' })
@Allow('member')
export class Proposal {
  @Field(() => UnderstoodNeed)
  understood!: UnderstoodNeed;

  @Field(() => [Offer], { description: 'Best first, each from another venue where there are enough.' })
  offers!: Offer[];

  @Field(() => Nothing, { nullable: true, description: 'Given when there is no offer.' })
  nothing!: Nothing | null;
}

@ObjectType({ description: 'Booked.' })
@Allow('member')
export class Confirmed {
  @Field(() => Booking)
  booking!: Booking;
}

@ObjectType({ description: 'Asked; the time is kept until the answer. From a later version on.' })
@Allow('member')
export class AwaitingAnswer {
  @Field(() => Booking)
  booking!: Booking;

  @Field(() => Person)
  mentor!: Person;

  @Field(() => InstantScalar)
  answerBy!: Temporal.Instant;

  @Field(() => Int)
  nextCandidates!: number;
}

@ObjectType({ description: 'Somebody was faster. Nothing was done.' })
@Allow('member')
export class Taken {
  terms!: import('./offer-token.js').OfferTerms;

  @Field()
  message!: string;
}

@ObjectType({ description: 'The price rose above the offer’s. Nothing was done; here is the offer at today’s price.' })
@Allow('member')
export class PriceChanged {
  @Field(() => Offer, { nullable: true })
  offer!: Offer | null;
}

@ObjectType({ description: 'Something must be had first. Nothing was done.' })
@Allow('member')
export class Needs {
  @Field(() => [Requirement])
  requirements!: Requirement[];
}

@ObjectType({ description: 'This would pass the monthly limit. Nothing was done; say acceptOverCap to go on.' })
@Allow('member')
export class OverCap {
  @Field(() => QuoteType)
  quote!: QuoteType;

  @Field(() => Int)
  capCents!: number;

  @Field(() => Int)
  spentCents!: number;
}

@ObjectType({ description: 'The offer is too old. Nothing was done; here is a fresh one, when it can still be had.' })
@Allow('member')
export class TokenExpired {
  @Field(() => Offer, { nullable: true })
  offer!: Offer | null;
}

export const BookResult = createUnionType({
  name: 'BookResult',
  types: () => [Confirmed, AwaitingAnswer, Taken, PriceChanged, Needs, OverCap, TokenExpired, Refused] as const,
});
