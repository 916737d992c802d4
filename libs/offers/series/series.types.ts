import { ArgsType, Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';
import { Booking, MOST_IN_SERIES, Refused, RefusalCodeEnum, type RefusalCode, SERIES_SCOPES, SERIES_STEPS, type SeriesStep } from '#libs/booking'; // prettier-ignore
import { Price } from '#libs/passes';
import { Allow, InstantScalar, KeepInstants, enumOf } from '#libs/platform';

const STEPS = Object.keys(SERIES_STEPS) as SeriesStep[];
export const SeriesStepEnum = enumOf(STEPS);
registerEnumType(SeriesStepEnum, { name: 'SeriesStep', description: 'How far apart the bookings of a series are.' });
export const SeriesScopeEnum = enumOf(SERIES_SCOPES);
registerEnumType(SeriesScopeEnum, {
  name: 'SeriesScope',
  description: 'FOLLOWING: a booking and those of its series after it. ALL: every one that has not started.',
});

@ObjectType({ description: 'The price of one booking of a series.' })
@Allow('member')
export class SeriesPrice extends Price {}

@ObjectType({ description: 'One time of a series.' })
@Allow('member')
export class SeriesTime {
  @Field(() => InstantScalar, { description: 'When it would start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it would end; not included.' })
  end!: Temporal.Instant;

  @Field(() => RefusalCodeEnum, { nullable: true, description: 'What stands in its way; null when it can be booked.' })
  problem!: RefusalCode | null;

  @Field(() => String, { nullable: true, description: 'The same in words, in the language of the request.' })
  message!: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'With a problem: the nearest start on the same day that can be booked; null when there is none.',
  })
  nearest!: Temporal.Instant | null;

  @Field(() => SeriesPrice, {
    nullable: true,
    description: 'The price of this time, or of the nearest one; null when neither can be booked.',
  })
  price!: SeriesPrice | null;
}

@ObjectType({ description: 'A series before it is booked. It reserves nothing.' })
@Allow('member')
export class SeriesPreview {
  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field(() => [SeriesTime], { description: 'Its times, in order; 26 at most.' })
  times!: SeriesTime[];

  @Field({ description: 'Whether booking all of it would exceed the monthly limit of some month.' })
  passesCap!: boolean;
}

@ObjectType({ description: 'All bookings of the series are made.' })
@Allow('member')
export class SeriesBooked {
  @Field(() => [Booking], { description: 'The bookings, in order; 26 at most.' })
  bookings!: Booking[];
}

@ObjectType({ description: 'One of the times cannot be booked, so none was.' })
@Allow('member')
export class SeriesStopped {
  @Field(() => InstantScalar, { description: 'The start that cannot be booked.' })
  start!: Temporal.Instant;

  @Field(() => RefusalCodeEnum, { description: 'Why, machine-readable.' })
  code!: RefusalCode;

  @Field({ description: 'Why, and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The bookings that could be cancelled free of charge are cancelled.' })
@Allow('member')
export class SeriesCancelled {
  @Field(() => Int, { description: 'The number of cancelled bookings.' })
  cancelled!: number;

  @Field(() => Int, {
    description: 'The number of bookings that stay: cancelling them costs a fee now, or they have started.',
  })
  kept!: number;

  @Field(() => Int, { description: 'Credit-minutes given back to the pass.' })
  restoredCreditMinutes!: number;

  @Field(() => Int, { description: 'Cents that will not be charged, VAT included.' })
  restoredCents!: number;
}

export const PreviewSeriesResult = createUnionType({
  name: 'PreviewSeriesResult',
  description: 'A series, or why there can be none.',
  types: () => [SeriesPreview, Refused] as const,
});
export const BookSeriesResult = createUnionType({
  name: 'BookSeriesResult',
  description: 'Result of booking a series. Only SeriesBooked changed anything.',
  types: () => [SeriesBooked, SeriesStopped, Refused] as const,
});
export const CancelSeriesResult = createUnionType({
  name: 'CancelSeriesResult',
  description: 'Result of cancelling bookings of a series.',
  types: () => [SeriesCancelled, Refused] as const,
});

@ArgsType()
export class PreviewSeriesArgs {
  @Field({ description: 'The token of the offer that is repeated.' })
  @Length(1, 1_000)
  token!: string;

  @Field(() => SeriesStepEnum, { description: 'How far apart.' })
  @IsIn(STEPS)
  step!: SeriesStep;

  @Field(() => Int, { description: 'The number of bookings, 2 to 26.' })
  @IsInt()
  @Min(2)
  @Max(MOST_IN_SERIES)
  count!: number;
}

@ArgsType()
export class BookSeriesArgs {
  @Field({ description: 'The token of the offer that is repeated: its space, seats and length.' })
  @Length(1, 1_000)
  token!: string;

  @Field(() => [InstantScalar], { description: 'The starts to book, 2 to 26, all different.' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(MOST_IN_SERIES)
  @KeepInstants()
  starts!: Temporal.Instant[];

  @Field(() => Int, { description: 'The most that all of it may cost, in cents, VAT included.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  maxAmountCents!: number;

  @Field(() => Int, { description: 'The most credit-minutes that all of it may cost.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  maxCreditMinutes!: number;

  @Field({ defaultValue: false, description: 'Accept exceeding the monthly limit.' })
  @IsBoolean()
  acceptOverCap!: boolean;

  @Field({
    defaultValue: false,
    description: 'Ask that the service begin before the end of the withdrawal period.',
  })
  @IsBoolean()
  expressRequest!: boolean;

  @Field({ defaultValue: '', description: 'A note to the venue for each booking, 300 characters at most.' })
  @IsString()
  note!: string;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @IsString()
  idempotencyKey!: string;
}
