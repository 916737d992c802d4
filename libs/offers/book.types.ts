import { Booking, Refused } from '#libs/booking';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { Offer, Person, QuoteType, Requirement } from './offer.types.js';
import { Field, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { type OfferTerms } from './offer-token.js';

export const FallbackEnum = enumOf(['NEXT_BEST', 'NONE']);
registerEnumType(FallbackEnum, {
  name: 'Fallback',
  description: 'What to do when a person asked says no: ask the next one, or stop. Spaces answer at once.',
});
@ObjectType({ description: 'Booked.' })
@Allow('member')
export class Confirmed {
  @Field(() => Booking, { description: 'The booking, CONFIRMED.' })
  booking!: Booking;
}

@ObjectType({
  description:
    'Nothing was booked now: this very space and time are booked by you already, or this request made a booking that has ended since.',
})
@Allow('member')
export class EarlierBooking {
  @Field(() => Booking, { description: 'The booking made before; its state says where it stands now.' })
  booking!: Booking;

  @Field({ description: 'The same in a sentence, in the language of the request.' })
  message!: string;
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

@ObjectType({ description: 'The place is no longer free at that time. Nothing was done.' })
@Allow('member')
export class Taken {
  terms!: OfferTerms;

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

  @Field(() => Int, { description: 'Cents spent in that month when this was refused, VAT included.' })
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
  types: () =>
    [Confirmed, EarlierBooking, AwaitingAnswer, Taken, PriceChanged, Needs, OverCap, TokenExpired, Refused] as const,
});
