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
  @MaxLength(120)
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
@Allow('member')
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
@Allow('member')
export class Near {
  @Field({ description: 'What the place is called, as it was said.' })
  label!: string;

  @Field(() => PointType, { description: 'Where it is; distances are measured from here.' })
  point!: PointType;
}

@ObjectType({ description: 'Something off in the need, and how it was read all the same.' })
@Allow('member')
export class NeedFault {
  @Field(() => NeedFaultCodeEnum, { description: 'What was off.' })
  code!: NeedFaultCode;

  @Field({ description: 'The same in a sentence, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The need read back, so that a mistake is seen.' })
@Allow('member')
export class UnderstoodNeed {
  @Field(() => SpaceKindEnum, {
    nullable: true,
    description: 'The kind of space looked for; null when a capability or equipment says it.',
  })
  kind!: SpaceKind | null;

  @Field(() => Capability, { nullable: true, description: 'What it must be able to do.' })
  capability!: Capability | null;

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
}

@ObjectType({ description: 'A space at a time.' })
@Allow('member')
export class SpaceItem {
  spaceId!: string;
  venueId!: string;

  @Field(() => InstantScalar, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it ends; not included.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'How many seats of it; 1 for what is booked whole.' })
  seats!: number;
}

@ObjectType({ description: 'A person of the network.' })
@Allow('member')
export class Person {
  @Field({ description: 'Name as shown to members.' })
  name!: string;
}

@ObjectType({ description: 'A mentor at a time. Mentors are offered from a later version on.' })
@Allow('member')
export class MentorItem {
  @Field(() => Person, { description: 'Who it is with.' })
  person!: Person;

  @Field(() => InstantScalar, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it ends; not included.' })
  end!: Temporal.Instant;

  @Field({ description: 'IN_PERSON or VIDEO.' })
  mode!: string;
}

export const OfferItem = createUnionType({
  name: 'OfferItem',
  description: 'What an offer is made of.',
  types: () => [SpaceItem, MentorItem] as const,
});

@ObjectType({ description: 'What is left in the pass after the booking.' })
@Allow('member')
export class PassAfter {
  @Field(() => Int, { description: 'Credit-minutes left (60 = one hour at weight 1).' })
  creditMinutesLeft!: number;
}

@ObjectType({
  description: 'The price: at most this when booked with the token. Cents; credit-minutes (60 = one hour at weight 1).',
})
@Allow('member')
export class QuoteType {
  @Field(() => Int, { description: 'Credit-minutes in all: minutes × weight × seats.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Credit-minutes taken from the pass.' })
  creditMinutesFromPass!: number;

  @Field(() => Int, { description: 'Credit-minutes paid in euros.' })
  creditMinutesPaid!: number;

  @Field(() => Int, { description: 'Cents to pay, without VAT.' })
  amountExclVatCents!: number;

  @Field(() => Int, { description: 'Cents of VAT.' })
  vatCents!: number;

  @Field(() => Int, { description: 'Cents to pay, VAT included.' })
  amountInclVatCents!: number;

  @Field(() => PassAfter, { nullable: true, description: 'Null without a pass.' })
  passAfter!: PassAfter | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Cancelling will be free until then; null: not free.' })
  cancelFreeUntil!: Temporal.Instant | null;
}

@ObjectType({ description: 'How a requirement is met.' })
@Allow('member')
export class How {
  @Field({ description: 'What to do, in the language of the request.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Token of an offer that meets it.' })
  token!: string | null;
}

@ObjectType({ description: 'What must be had before booking.' })
@Allow('member')
export class Requirement {
  @Field(() => RequirementKindEnum, { description: 'What it is.' })
  kind!: 'PASS' | 'TRAINING' | 'ADULT' | 'INSURANCE';

  @Field({ description: 'True when the member has it already.' })
  satisfied!: boolean;

  @Field(() => How, {
    nullable: true,
    description: 'How to get it; null when it is satisfied or nothing can be done here.',
  })
  how!: How | null;
}

@ObjectType({ description: 'Why an offer stands where it stands.' })
@Allow('member')
export class Reason {
  @Field(() => ReasonFactorEnum, { description: 'What was looked at.' })
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

  @Field(() => [OfferItem], { description: 'What is booked: a space, a person, or both.' })
  items!: (SpaceItem | MentorItem)[];

  @Field(() => QuoteType, { description: 'What it costs.' })
  quote!: QuoteType;

  @Field(() => [Requirement], { description: 'What must be had to book it; empty when there is nothing to fulfil.' })
  requirements!: Requirement[];

  @Field(() => [Reason], { description: 'Why it stands where it stands in the list, factor by factor.' })
  reasons!: Reason[];

  @Field(() => CertaintyEnum, { description: 'Whether saying yes is enough.' })
  certainty!: 'INSTANT' | 'NEEDS_ANSWER';

  @Field(() => InstantScalar, { nullable: true, description: 'When NEEDS_ANSWER: the answer comes by then.' })
  answerBy!: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'Metres from where it was to be near.' })
  distanceMeters!: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes by bicycle.' })
  travelMinutes!: number | null;

  @Field(() => InstantScalar, { description: 'The token is good until then.' })
  expiresAt!: Temporal.Instant;
}

@ObjectType({ description: 'No offer, why, and the nearest that can be booked.' })
@Allow('member')
export class Nothing {
  @Field(() => NothingWhyEnum, { description: 'The first thing that ruled all spaces out.' })
  why!: NothingWhy;

  @Field({ description: 'The same in a sentence, in the language of the request.' })
  text!: string;

  @Field(() => [Offer], { description: 'Other times or places, nearest first.' })
  nearest!: Offer[];

  @Field(() => String, { nullable: true, description: 'To join the waiting list, from a later version on.' })
  waitingListToken!: string | null;
}

@ObjectType({ description: 'The need as understood, and what is ready to book for it.' })
@Allow('member')
export class Proposal {
  @Field(() => UnderstoodNeed, { description: 'The need read back.' })
  understood!: UnderstoodNeed;

  @Field(() => [Offer], { description: 'Best first, each from another venue where there are enough.' })
  offers!: Offer[];

  @Field(() => Nothing, { nullable: true, description: 'Given when there is no offer.' })
  nothing!: Nothing | null;
}

@ObjectType({ description: 'Booked.' })
@Allow('member')
export class Confirmed {
  @Field(() => Booking, { description: 'The booking, CONFIRMED.' })
  booking!: Booking;
}

@ObjectType({ description: 'Asked; the time is kept until the answer. From a later version on.' })
@Allow('member')
export class AwaitingAnswer {
  @Field(() => Booking, { description: 'The booking, PENDING until the answer.' })
  booking!: Booking;

  @Field(() => Person, { description: 'Who was asked.' })
  mentor!: Person;

  @Field(() => InstantScalar, { description: 'Without an answer by then the next one is asked.' })
  answerBy!: Temporal.Instant;

  @Field(() => Int, { description: 'How many others would be asked after this one.' })
  nextCandidates!: number;
}

@ObjectType({ description: 'Somebody was faster. Nothing was done.' })
@Allow('member')
export class Taken {
  terms!: import('./offer-token.js').OfferTerms;

  @Field({ description: 'The same in a sentence, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The price rose above the offer’s. Nothing was done; here is the offer at today’s price.' })
@Allow('member')
export class PriceChanged {
  @Field(() => Offer, {
    nullable: true,
    description: 'The same at today’s price; null when it cannot be had any more.',
  })
  offer!: Offer | null;
}

@ObjectType({ description: 'Something must be had first. Nothing was done.' })
@Allow('member')
export class Needs {
  @Field(() => [Requirement], { description: 'What is missing, and how to get it.' })
  requirements!: Requirement[];
}

@ObjectType({ description: 'This would pass the monthly limit. Nothing was done; say acceptOverCap to go on.' })
@Allow('member')
export class OverCap {
  @Field(() => QuoteType, { description: 'What the booking costs.' })
  quote!: QuoteType;

  @Field(() => Int, { description: 'The limit, in cents a month, VAT included.' })
  capCents!: number;

  @Field(() => Int, { description: 'Cents spent in that month so far, VAT included.' })
  spentCents!: number;
}

@ObjectType({ description: 'The offer is too old. Nothing was done; here is a fresh one, when it can still be had.' })
@Allow('member')
export class TokenExpired {
  @Field(() => Offer, { nullable: true, description: 'The same, priced anew; null when it cannot be had any more.' })
  offer!: Offer | null;
}

export const BookResult = createUnionType({
  name: 'BookResult',
  description: 'What came of saying yes to an offer; only Confirmed and AwaitingAnswer changed anything.',
  types: () => [Confirmed, AwaitingAnswer, Taken, PriceChanged, Needs, OverCap, TokenExpired, Refused] as const,
});
