import { ArgsType, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { Price } from '#libs/passes';
import { Allow, InstantScalar, KeepInstant } from '#libs/platform';
import { Booking } from '../booking.types.js';
import { Refused } from '../refusal.types.js';

const MOST_MINUTES = 24 * 60;
const MOST_CENTS = 100_000_000;

@ObjectType({ description: 'What a moved booking would cost, and how that differs from its price today.' })
@Allow('member')
export class MovePrice extends Price {
  @Field(() => Int, { description: 'Cents more than today, VAT included; negative when it becomes cheaper.' })
  differenceCents!: number;

  @Field(() => Int, { description: 'Credit-minutes of the pass more than today; negative when hours come back.' })
  differenceCreditMinutes!: number;
}

@ObjectType({ description: 'A time to which a booking can move. It reserves nothing.' })
@Allow('member')
export class MoveTime {
  spaceId!: string;

  @Field(() => InstantScalar, { description: 'When it would start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it would end; not included.' })
  end!: Temporal.Instant;

  @Field(() => MovePrice, { description: 'The price then.' })
  price!: MovePrice;
}

@ObjectType({ description: 'The booking has moved. Its code and its calendar entry stay.' })
@Allow('member')
export class Moved {
  @Field(() => Booking, { description: 'The booking at its new time.' })
  booking!: Booking;

  @Field(() => Int, { description: 'Cents more than before, VAT included; negative when it became cheaper.' })
  differenceCents!: number;

  @Field(() => Int, { description: 'Credit-minutes of the pass more than before; negative when hours came back.' })
  differenceCreditMinutes!: number;
}

@ObjectType({ description: 'The time is no longer free. The booking stays where it is.' })
@Allow('member')
export class MoveTaken {
  code!: string;
  start!: Temporal.Instant;
  minutes!: number;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The price at that time is higher than the one accepted. The booking stays where it is.' })
@Allow('member')
export class MovePriceChanged {
  @Field(() => MovePrice, { description: 'The price now.' })
  price!: MovePrice;
}

@ObjectType({
  description: 'The monthly limit would be exceeded. The booking stays where it is; pass acceptOverCap to continue.',
})
@Allow('member')
export class MoveOverCap {
  @Field(() => MovePrice, { description: 'The price of the moved booking.' })
  price!: MovePrice;

  @Field(() => Int, { description: 'The monthly limit in cents, VAT included.' })
  capCents!: number;

  @Field(() => Int, { description: 'Cents already spent in that month without this booking, VAT included.' })
  spentCents!: number;
}

export const MoveResult = createUnionType({
  name: 'MoveResult',
  description: 'Result of moving a booking. Only Moved changed anything.',
  types: () => [Moved, MoveTaken, MovePriceChanged, MoveOverCap, Refused] as const,
});

@ArgsType()
export class MoveTimesArgs {
  @Field({ description: 'The booking code.' })
  @IsString()
  @Length(1, 100)
  code!: string;

  @Field(() => InstantScalar, { description: 'The wished start: the nearest free times are listed.' })
  @IsDefined()
  @KeepInstant()
  near!: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'How long, in minutes; null: as long as today. 15 to 1440.' })
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(MOST_MINUTES)
  minutes!: number | null;

  @Field(() => Int, { defaultValue: 24, description: 'The number of times, 1 to 96.' })
  @IsInt()
  @Min(1)
  @Max(96)
  first!: number;
}

@ArgsType()
export class MoveBookingArgs {
  @Field({ description: 'The booking code.' })
  @IsString()
  @Length(1, 100)
  code!: string;

  @Field(() => InstantScalar, { description: 'The new start.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'The new end; not included.' })
  @IsDefined()
  @KeepInstant()
  end!: Temporal.Instant;

  @Field(() => ID, { nullable: true, description: 'The new space; null: the same one.' })
  @IsOptional()
  @IsUUID()
  spaceId!: string | null;

  @Field(() => Int, { description: 'The most that the moved booking may cost, in cents, VAT included.' })
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  maxAmountCents!: number;

  @Field(() => Int, { description: 'The most credit-minutes that it may cost, from the pass and paid together.' })
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  maxCreditMinutes!: number;

  @Field({ defaultValue: false, description: 'Accept exceeding the monthly limit.' })
  @IsBoolean()
  acceptOverCap!: boolean;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @IsString()
  idempotencyKey!: string;
}
