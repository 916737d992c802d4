import { ArgsType, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsDefined, IsString, Length } from 'class-validator';
import { Allow, InstantScalar, KeepInstant } from '#libs/platform';
import { Refused } from '../refusal.types.js';

@ObjectType({ description: 'A booking moved by its venue, or as it would be moved.' })
@Allow('member')
export class VenueMove {
  @Field({ description: 'The booking code, which stays.' })
  bookingCode!: string;

  @Field(() => InstantScalar, { description: 'Start of the booking then.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End of the booking then; not included.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'Cents that the member pays less, VAT included; never negative.' })
  savedCents!: number;

  @Field(() => Int, { description: 'Credit-minutes of the pass that the member gets back.' })
  savedCreditMinutes!: number;
}

export const VenueMoveResult = createUnionType({
  name: 'VenueMoveResult',
  description: 'Result of moving a booking as its venue.',
  types: () => [VenueMove, Refused] as const,
});

@ArgsType()
export class PreviewVenueMoveArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field({ description: 'The booking code.' })
  @IsString()
  code!: string;

  @Field(() => ID, { description: 'The space to move to, of the same venue.' })
  @IsString()
  spaceId!: string;

  @Field(() => InstantScalar, { description: 'The new start.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'The new end; not included.' })
  @IsDefined()
  @KeepInstant()
  end!: Temporal.Instant;
}

@ArgsType()
export class VenueMoveArgs extends PreviewVenueMoveArgs {
  @Field({ description: 'Why, in one line of 1 to 300 characters. The member reads it.' })
  @IsString()
  reason!: string;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @Length(1, 300)
  idempotencyKey!: string;
}
