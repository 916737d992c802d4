import { type MeetingMode, MeetingModeEnum } from '#libs/mentoring';
import { Price } from '#libs/passes';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { Session, Training } from '#libs/sessions';
import { UnderstoodNeed } from './need.types.js';
import { Field, Float, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';

export const CertaintyEnum = enumOf(['INSTANT', 'NEEDS_ANSWER']);
registerEnumType(CertaintyEnum, {
  name: 'Certainty',
  description: 'Whether booking is immediate, or the venue or a mentor has to accept first.',
});
export const factors = ['DISTANCE', 'TIME', 'PRICE', 'CAPACITY', 'MIXING', 'SKILL', 'STAGE', 'LOAD'] as const;
export type ReasonFactor = (typeof factors)[number];
export const ReasonFactorEnum = enumOf(factors);
registerEnumType(ReasonFactorEnum, { name: 'ReasonFactor', description: 'Factor of the ranking of offers.' });
export const RequirementKindEnum = enumOf(['PASS', 'TRAINING', 'ADULT', 'GUARDIAN', 'INSURANCE']);
registerEnumType(RequirementKindEnum, { name: 'RequirementKind', description: 'Kind of a requirement.' });
export const nothingWhys = [
  'ALREADY_BOOKED',
  'NONE_FREE',
  'NONE_OPEN',
  'NONE_WITH_CAPABILITY',
  'NONE_LARGE_ENOUGH',
  'NONE_NEAR',
  'NOT_UNDERSTOOD',
  'TIME_NOT_BOOKABLE',
  'NO_MENTOR',
  'MENTORS_BUSY',
] as const;
export type NothingWhy = (typeof nothingWhys)[number];
export const NothingWhyEnum = enumOf(nothingWhys);
registerEnumType(NothingWhyEnum, { name: 'NothingWhy', description: 'Why there is no offer.' });
@ObjectType({ description: 'A space at a time.' })
@Allow('member')
export class SpaceItem {
  spaceId!: string;
  venueId!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;
}

@ObjectType({ description: 'A mentor at a time.' })
@Allow('member')
export class MentorItem {
  mentorId!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field(() => MeetingModeEnum, { description: 'How they meet.' })
  mode!: MeetingMode;
}

export const OfferItem = createUnionType({
  name: 'OfferItem',
  description: 'A part of an offer.',
  types: () => [SpaceItem, MentorItem] as const,
});
@ObjectType({ description: 'The pass after the booking.' })
@Allow('member')
export class PassAfter {
  @Field(() => Int, { description: 'Credit-minutes left (60 = one hour at weight 1).' })
  creditMinutesLeft!: number;
}

@ObjectType('Quote', {
  description: 'The highest price when booked with the token, in cents and credit-minutes (60 = one hour at weight 1).',
})
@Allow('member')
export class QuoteType extends Price {
  @Field(() => PassAfter, { nullable: true, description: 'The pass after the booking; null without a pass.' })
  passAfter!: PassAfter | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'End of free cancellation; null when cancelling is not free.',
  })
  cancelFreeUntil!: Temporal.Instant | null;
}

@ObjectType({ description: 'How to meet a requirement.' })
@Allow('member')
export class How {
  @Field({ description: 'What to do, in the language of the request.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Token of an offer that meets it.' })
  token!: string | null;
}

@ObjectType({ description: 'A requirement for booking.' })
@Allow('member')
export class Requirement {
  @Field(() => RequirementKindEnum, { description: 'Kind of requirement.' })
  kind!: 'PASS' | 'TRAINING' | 'ADULT' | 'GUARDIAN' | 'INSURANCE';

  @Field({ description: 'Whether the member meets it.' })
  satisfied!: boolean;

  @Field(() => How, {
    nullable: true,
    description: 'How to meet it; null when it is met or cannot be met here.',
  })
  how!: How | null;

  @Field(() => Training, { nullable: true, description: 'The training whose certificate is missing; null for others.' })
  training!: Training | null;

  @Field(() => [Session], {
    description: 'The next sessions of the training in which a place can be taken, at most 3, the soonest first.',
  })
  sessions!: Session[];
}

@ObjectType({ description: 'A reason for the rank of an offer.' })
@Allow('member')
export class Reason {
  @Field(() => ReasonFactorEnum, { description: 'The factor.' })
  factor!: ReasonFactor;

  @Field(() => Float, { description: 'Its contribution to the score, 0 to 1.' })
  weight!: number;

  @Field({ description: 'The reason in a few words, in the language of the request.' })
  text!: string;
}

@ObjectType({ description: 'An offer that can be booked: pass its token to `book`.' })
@Allow('member')
export class Offer {
  @Field({ description: 'Signed token, valid until expiresAt. It reserves nothing.' })
  token!: string;

  @Field({
    description: 'Summary in one line, such as "Découpe laser, YouFactory, demain 14 h – 16 h, 12 min à vélo".',
  })
  summary!: string;

  @Field(() => [OfferItem], { description: 'What is booked: a space, a person, or both.' })
  items!: (SpaceItem | MentorItem)[];

  @Field(() => QuoteType, { description: 'The price.' })
  quote!: QuoteType;

  @Field(() => [Requirement], { description: 'Requirements for booking it; empty when there are none.' })
  requirements!: Requirement[];

  @Field(() => [Reason], { description: 'Reasons for its rank, one per factor.' })
  reasons!: Reason[];

  @Field(() => CertaintyEnum, { description: 'Whether booking is immediate.' })
  certainty!: 'INSTANT' | 'NEEDS_ANSWER';

  @Field(() => InstantScalar, { nullable: true, description: 'Deadline of the answer when certainty is NEEDS_ANSWER.' })
  answerBy!: Temporal.Instant | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Distance in metres from the given place; null when no place was given.',
  })
  distanceMeters!: number | null;

  @Field(() => Int, { nullable: true, description: 'Travel time in minutes by bicycle; null when no place was given.' })
  travelMinutes!: number | null;

  @Field(() => InstantScalar, { description: 'When the token expires.' })
  expiresAt!: Temporal.Instant;
}

@ObjectType({ description: 'There is no offer: the reason, and the nearest alternatives.' })
@Allow('member')
export class Nothing {
  @Field(() => NothingWhyEnum, { description: 'The first condition that excluded all spaces or mentors.' })
  why!: NothingWhy;

  @Field({ description: 'The reason in a sentence, in the language of the request.' })
  text!: string;

  @Field(() => [Offer], { description: 'Offers at other times or places, nearest first.' })
  nearest!: Offer[];

  @Field(() => String, {
    nullable: true,
    description:
      'Token for `joinSpaceWaitingList`: the best space that is taken at the time that was asked for. Null when there is no such space or no exact time.',
  })
  waitingListToken!: string | null;
}

@ObjectType({ description: 'The need as understood, and the offers for it.' })
@Allow('member')
export class Proposal {
  @Field(() => UnderstoodNeed, { description: 'The need as understood.' })
  understood!: UnderstoodNeed;

  @Field(() => [Offer], { description: 'Offers, the best first, from different venues when there are enough.' })
  offers!: Offer[];

  @Field(() => Nothing, { nullable: true, description: 'The reason when there is no offer; null otherwise.' })
  nothing!: Nothing | null;
}
