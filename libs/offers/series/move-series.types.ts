import { ArgsType, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Booking, Refused, SERIES_SCOPES, type SeriesScope } from '#libs/booking';
import { Allow, InstantScalar, KeepInstant } from '#libs/platform';
import { SeriesScopeEnum, SeriesStopped } from './series.types.js';

@ObjectType({ description: 'How the price of moved bookings differs from today, all of them together.' })
@Allow('member')
class PriceDifference {
  @Field(() => Int, { description: 'Cents more than today, VAT included; negative when they become cheaper.' })
  differenceCents!: number;

  @Field(() => Int, { description: 'Credit-minutes of the pass more than today; negative when hours come back.' })
  differenceCreditMinutes!: number;

  @Field(() => Int, { description: 'The price of all moved bookings, in cents, VAT included.' })
  amountInclVatCents!: number;

  @Field(() => Int, { description: 'The credit-minutes of all moved bookings, from the pass and paid together.' })
  creditMinutes!: number;

  @Field(() => Int, {
    description: 'The number of bookings that stay, because moving them is no longer free or they have started.',
  })
  kept!: number;
}

@ObjectType({ description: 'Where a booking of a series would move.' })
@Allow('member')
export class SeriesMove {
  @Field({ description: 'The code of the booking.' })
  code!: string;

  @Field(() => InstantScalar, { description: 'The new start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'The new end; not included.' })
  end!: Temporal.Instant;
}
@ObjectType({ description: 'A series before it moves. It reserves nothing.' })
@Allow('member')
export class SeriesMovePreview extends PriceDifference {
  @Field(() => [SeriesMove], {
    description: 'The bookings that would move, in the order of their new starts; 26 at most.',
  })
  moves!: SeriesMove[];
}
@ObjectType({ description: 'The bookings have moved. Their codes stay.' })
@Allow('member')
export class SeriesMoved extends PriceDifference {
  @Field(() => [Booking], { description: 'The moved bookings, in order; 26 at most.' })
  bookings!: Booking[];
}
export const PreviewSeriesMoveResult = createUnionType({
  name: 'PreviewSeriesMoveResult',
  description: 'What moving a series would do, or what stands in its way.',
  types: () => [SeriesMovePreview, SeriesStopped, Refused] as const,
});
export const MoveSeriesResult = createUnionType({
  name: 'MoveSeriesResult',
  description: 'Result of moving a series. Only SeriesMoved changed anything.',
  types: () => [SeriesMoved, SeriesStopped, Refused] as const,
});

@ArgsType()
export class PreviewSeriesMoveArgs {
  @Field({
    description: 'The code of a booking of the series, which moves to the new time; the others move as it does.',
  })
  @IsString()
  @Length(1, 100)
  code!: string;

  @Field(() => SeriesScopeEnum, { description: 'Which of them.' })
  @IsIn(SERIES_SCOPES)
  scope!: SeriesScope;

  @Field(() => InstantScalar, { description: 'The new start of that booking.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'The new end of that booking; not included.' })
  @IsDefined()
  @KeepInstant()
  end!: Temporal.Instant;
}
@ArgsType()
export class MoveSeriesArgs extends PreviewSeriesMoveArgs {
  @Field(() => Int, { description: 'The most that all moved bookings may cost, in cents, VAT included.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  maxAmountCents!: number;

  @Field(() => Int, { description: 'The most credit-minutes that they may cost, from the pass and paid together.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000)
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
