import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { Booking } from '../booking.types.js';
import { NO_SHOW_OUTCOMES, type NoShowOutcome } from '../rules/no-show-answers.js';
import { CHECK_IN_WAYS, type CheckInWay } from './arrival.queries.js';

export const CheckInWayEnum = enumOf(CHECK_IN_WAYS);
registerEnumType(CheckInWayEnum, {
  name: 'CheckInWay',
  description:
    'How somebody checked in: declared after scanning the printed code, by the code on the screen, by the six digits of the booking, or by the staff.',
});
export const NoShowOutcomeEnum = enumOf(NO_SHOW_OUTCOMES);
registerEnumType(NoShowOutcomeEnum, {
  name: 'NoShowOutcome',
  description:
    'Answer to a no-show. WAS_THERE: the booking counts as used. EXCUSED: the fee is given back and the no-show does not count. STANDS: nothing changes.',
});

const refusalCodes = [
  'NOT_FOUND',
  'NO_CHECK_IN_HERE',
  'TOO_EARLY',
  'TOO_LATE',
  'WRONG_CODE',
  'OTHER_VENUE',
  'NOT_LIVE',
  'NOT_CHECKED_IN',
  'LEFT_ALREADY',
  'NOT_A_NO_SHOW',
  'CONTESTED_ALREADY',
  'ANSWERED_ALREADY',
  'NO_PAPER_LIST',
  'NOT_ON_THE_LIST',
  'NOTHING_TO_RECONFIRM',
  'NOTHING_FREE',
  'NO_SUCH_MEMBER',
  'CANNOT_BOOK',
  'PRICE_CHANGED',
  'KEY_REUSED',
] as const;
export type PresenceRefusal = (typeof refusalCodes)[number];
export const PresenceRefusalEnum = enumOf(refusalCodes);
registerEnumType(PresenceRefusalEnum, {
  name: 'PresenceRefusal',
  description: 'Why an act about arrivals was refused.',
});

@ObjectType({ description: 'The request was refused. Nothing was changed.' })
@Allow('anyone')
export class PresenceRefused {
  @Field(() => PresenceRefusalEnum, { description: 'The reason, machine-readable.' })
  code!: PresenceRefusal;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'From when it is possible, or until when it was; null when the refusal is not about time.',
  })
  at!: Temporal.Instant | null;
}

@ObjectType({ description: 'Somebody came to a booking.' })
@Allow('ownerOrVenueStaff')
export class CheckIn {
  memberId!: string;
  venueIds!: readonly string[];

  @Field(() => InstantScalar, { description: 'When they came.' })
  at!: Temporal.Instant;

  @Field(() => CheckInWayEnum, { description: 'How it is known.' })
  how!: CheckInWay;
}

@ObjectType({ description: 'What a member says about a no-show.' })
@Allow('ownerOrVenueTeam')
export class NoShowContest {
  memberId!: string;
  venueId!: string;

  @Field({ description: 'Why the member contests it.' })
  words!: string;

  @Field(() => InstantScalar, { description: 'When it was contested.' })
  at!: Temporal.Instant;
}

@ObjectType({ description: 'What the venue or the network answers about a no-show.' })
@Allow('ownerOrVenueTeam')
export class NoShowAnswer {
  memberId!: string;
  venueId!: string;

  @Field({ description: 'Whether the network answered instead of the venue.' })
  byNetwork!: boolean;

  @Field(() => NoShowOutcomeEnum, { description: 'The answer.' })
  outcome!: NoShowOutcome;

  @Field({ description: 'Why.' })
  words!: string;

  @Field(() => InstantScalar, { description: 'When it was answered.' })
  at!: Temporal.Instant;
}

@ObjectType({ description: 'A member did not come to a booking.' })
@Allow('ownerOrVenueTeam')
export class NoShow {
  memberId!: string;
  venueId!: string;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  at!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Until when the member may contest it.' })
  contestUntil!: Temporal.Instant;

  @Field(() => NoShowContest, { nullable: true, description: 'What the member says; null when it is not contested.' })
  contest!: NoShowContest | null;

  @Field(() => NoShowAnswer, {
    nullable: true,
    description: 'The answer that counts: that of the network, else that of the venue; null before any.',
  })
  answer!: NoShowAnswer | null;
}

@ObjectType({ description: 'Where one has arrived, by the printed code of a venue.' })
@Allow('member')
export class CheckInPlace {
  venueId!: string;

  @Field({ description: 'Name of the venue.' })
  name!: string;

  @Field({ description: 'Name of the venue in web addresses.' })
  venueSlug!: string;

  @Field({ description: 'IANA time zone of the venue.' })
  zone!: string;

  @Field({ description: 'Whether people check in here.' })
  checksIn!: boolean;

  @Field(() => Booking, {
    nullable: true,
    description: 'My booking here that is under way, or the next one within a day; null when there is none.',
  })
  booking!: Booking | null;
}

@ObjectType({ description: 'A desk that is free for the next hour, for somebody who has come without a booking.' })
@Allow('member')
export class WalkInOffer {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field({ description: 'Name of the space.' })
  spaceName!: string;

  @Field(() => InstantScalar, { description: 'Start of the running quarter-hour.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'Credit-minutes that it costs.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents to pay beyond the included hours, VAT included.' })
  amountCents!: number;
}

@ObjectType({ description: 'What a member did about coming to a booking.' })
@Allow('member')
export class PresenceChanged {
  @Field(() => Booking, { description: 'The booking now.' })
  booking!: Booking;
}

@ObjectType({ description: 'Somebody left.' })
@Allow('member')
export class CheckedOut {
  @Field(() => Int, {
    description: 'Minutes that they stayed after the end, in started quarters of an hour; 0 in time.',
  })
  overstayMinutes!: number;

  @Field(() => Int, { description: 'Fee for staying longer, in cents, VAT included; 0 when somebody came after.' })
  feeCents!: number;
}

export const CheckInResult = createUnionType({
  name: 'CheckInResult',
  description: 'Result of an act of a member about their own booking.',
  types: () => [PresenceChanged, PresenceRefused] as const,
});
export const CheckOutResult = createUnionType({
  name: 'CheckOutResult',
  description: 'Result of noting that somebody left.',
  types: () => [CheckedOut, PresenceRefused] as const,
});
