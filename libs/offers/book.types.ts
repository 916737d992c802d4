import { Booking, Refused } from '#libs/booking';
import { Appointment } from '#libs/mentoring';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { Offer, QuoteType, Requirement } from './offer.types.js';
import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { type OfferTerms } from './offer-token.js';

/** How many spaces can be added to an offer. */
export const MOST_ADDED = 4;

export const FallbackEnum = enumOf(['NEXT_BEST', 'NONE']);
registerEnumType(FallbackEnum, {
  name: 'Fallback',
  description: 'What to do when a mentor declines: ask the next one, or stop. Not used for spaces.',
});
const CAUSE = 'The space that is the cause, where several were asked for; null otherwise.';

@ObjectType({ description: 'The booking is confirmed.' })
@Allow('member')
export class Confirmed {
  @Field(() => Booking, { description: 'The confirmed booking.' })
  booking!: Booking;
}

@ObjectType({
  description:
    'Nothing was booked now. You already have a booking of this space and time, or this request made a booking that has ended since.',
})
@Allow('member')
export class EarlierBooking {
  @Field(() => Booking, { description: 'The earlier booking, with its current state.' })
  booking!: Booking;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The appointment is confirmed, with its room when they meet in person.' })
@Allow('member')
export class AppointmentConfirmed {
  @Field(() => Appointment, { description: 'The appointment.' })
  appointment!: Appointment;
}

@ObjectType({
  description:
    'A mentor was asked. Their time is kept until the answer, and so is the room, whose price is charged and refunded in full unless the appointment is confirmed.',
})
@Allow('member')
export class AwaitingAnswer {
  @Field(() => Appointment, { description: 'The appointment, PENDING until the answer.' })
  appointment!: Appointment;

  @Field(() => InstantScalar, {
    description: 'Until when the mentor answers; then, with the fallback NEXT_BEST, the next one is asked.',
  })
  answerBy!: Temporal.Instant;
}

@ObjectType({
  description:
    'The venue was asked and the time is kept until its answer. The price is charged, and refunded in full unless the venue accepts.',
})
@Allow('member')
export class AwaitingVenue {
  @Field(() => Booking, { description: 'The booking, PENDING until the answer.' })
  booking!: Booking;

  @Field(() => InstantScalar, { description: 'Until when the venue answers.' })
  answerBy!: Temporal.Instant;
}

@ObjectType({ description: 'The space is no longer free at that time. Nothing was booked.' })
@Allow('member')
export class Taken {
  /** Of the space that is taken. */
  terms!: OfferTerms;
  /** Of all spaces that were asked for together; only the taken one unless there were several. */
  together!: readonly [OfferTerms, ...OfferTerms[]];

  @Field(() => ID, { nullable: true, description: CAUSE })
  spaceId!: string | null;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({
  description: 'The price is now higher than the offer’s. Nothing was booked; the offer at today’s price is included.',
})
@Allow('member')
export class PriceChanged {
  @Field(() => ID, { nullable: true, description: CAUSE })
  spaceId!: string | null;

  @Field(() => Offer, {
    nullable: true,
    description: 'The same offer at today’s price; null when it is no longer available.',
  })
  offer!: Offer | null;
}

@ObjectType({ description: 'A requirement is not met. Nothing was booked.' })
@Allow('member')
export class Needs {
  @Field(() => ID, { nullable: true, description: CAUSE })
  spaceId!: string | null;

  @Field(() => [Requirement], { description: 'The unmet requirements and how to meet them.' })
  requirements!: Requirement[];
}

@ObjectType({
  description: 'The booking would exceed the monthly limit. Nothing was booked; pass acceptOverCap to continue.',
})
@Allow('member')
export class OverCap {
  @Field(() => QuoteType, { description: 'The price of the booking.' })
  quote!: QuoteType;

  @Field(() => Int, { description: 'The monthly limit in cents, VAT included.' })
  capCents!: number;

  @Field(() => Int, { description: 'Cents already spent in that month, VAT included.' })
  spentCents!: number;
}

@ObjectType({
  description: 'The offer has expired. Nothing was booked; a new offer is included when one is available.',
})
@Allow('member')
export class TokenExpired {
  @Field(() => Offer, {
    nullable: true,
    description: 'The same offer at today’s price; null when it is no longer available.',
  })
  offer!: Offer | null;
}

export const BookResult = createUnionType({
  name: 'BookResult',
  description:
    'Result of booking an offer. Only Confirmed, AwaitingVenue, AppointmentConfirmed and AwaitingAnswer changed anything.',
  types: () =>
    [
      Confirmed,
      EarlierBooking,
      AwaitingVenue,
      AppointmentConfirmed,
      AwaitingAnswer,
      Taken,
      PriceChanged,
      Needs,
      OverCap,
      TokenExpired,
      Refused,
    ] as const,
});
