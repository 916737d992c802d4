import { Price } from '#libs/passes';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { UnderstoodNeed } from './need.types.js';
import { Field, Float, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';

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
  'ALREADY_BOOKED',
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

@ObjectType('Quote', {
  description: 'The price: at most this when booked with the token. Cents; credit-minutes (60 = one hour at weight 1).',
})
@Allow('member')
export class QuoteType extends Price {
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
