import { ArgsType, Field, ID, InputType, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Allow, PageArgs, connectionOf } from '#libs/platform';
import { Booking } from '../booking.types.js';
import { Refused } from '../refusal.types.js';
import { CancellationFee } from './cancellation.types.js';

const MOST = 1_000_000_000;

@InputType({ description: 'The most that you agree to pay for cancelling.' })
export class AcceptedFeeInput {
  @Field(() => Int, { defaultValue: 0, description: 'Credit-minutes of the pass.' })
  @IsInt()
  @Min(0)
  @Max(MOST)
  creditMinutes!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Cents, VAT included.' })
  @IsInt()
  @Min(0)
  @Max(MOST)
  amountCents!: number;
}

@ObjectType({ description: 'The booking is cancelled. What is not kept as a fee was given back.' })
@Allow('member')
export class Cancelled {
  @Field(() => Booking, { description: 'The cancelled booking.' })
  booking!: Booking;

  @Field(() => Int, { description: 'Credit-minutes returned to the pass.' })
  restoredCreditMinutes!: number;

  @Field(() => Int, { description: 'Cents that will not be charged, VAT included.' })
  restoredCents!: number;
}

@ObjectType({
  description: 'Cancelling costs more than you accepted. Nothing was changed; call again and accept the fee.',
})
@Allow('member')
export class CancellationFeeDue {
  @Field(() => CancellationFee, { description: 'What cancelling costs now.' })
  fee!: CancellationFee;
}

export const CancelResult = createUnionType({
  name: 'CancelResult',
  description: 'Result of cancelling.',
  types: () => [Cancelled, CancellationFeeDue, Refused] as const,
});

@ObjectType({
  description: 'You withdrew from the contract. Everything was given back, and a receipt is on its way by mail.',
})
@Allow('member')
export class Withdrawn {
  @Field(() => Booking, { description: 'The booking, which is cancelled.' })
  booking!: Booking;
}

export const WithdrawResult = createUnionType({
  name: 'WithdrawResult',
  description: 'Result of withdrawing from a booking.',
  types: () => [Withdrawn, Refused] as const,
});

@ObjectType({ description: 'The venue cancelled the booking. The member got everything back and reads the reason.' })
@Allow('member')
export class CancelledAsVenue {
  @Field({ description: 'The code of the booking.' })
  bookingCode!: string;

  @Field(() => Int, { description: 'Cents that the member gets because the venue cancelled.' })
  compensationCents!: number;
}

export const CancelAsVenueResult = createUnionType({
  name: 'CancelAsVenueResult',
  description: 'Result of cancelling as a venue.',
  types: () => [CancelledAsVenue, Refused] as const,
});

@ArgsType()
export class CancelAsVenueArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field({ description: 'The booking code.' })
  @IsString()
  code!: string;

  @Field({ description: 'Why, in one line of 1 to 300 characters. The member reads it.' })
  @IsString()
  reason!: string;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @Length(1, 300)
  idempotencyKey!: string;
}

@ObjectType({ description: 'How many bookings a venue cancelled lately.' })
@Allow('networkAdmin')
export class VenueCancellations {
  @Field(() => ID, { description: 'The venue.' })
  venueId!: string;

  @Field({ description: 'Its name.' })
  venueName!: string;

  @Field({ description: 'Its address on this server.' })
  venueSlug!: string;

  @Field(() => Int, { description: 'Number of bookings that it cancelled in the period of the network’s settings.' })
  cancelled!: number;

  @Field({ description: 'Whether that is more than the network’s limit.' })
  tooMany!: boolean;
}

@ObjectType({ description: 'A page of venues that cancelled bookings, those with the most first.' })
@Allow('networkAdmin')
export class VenueCancellationsConnection extends connectionOf(VenueCancellations, 'VenueCancellations') {}

@ArgsType()
export class VenueCancellationsArgs extends PageArgs {}
