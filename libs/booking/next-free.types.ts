import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { Allow, InstantScalar } from '#libs/platform';

const MOST_MINUTES = 24 * 60;

@ArgsType()
export class NextFreeArgs {
  @Field(() => Int, { defaultValue: 60, description: 'How long, in minutes: 15 to 1440, in quarters of an hour.' })
  @IsInt()
  @Min(15)
  @Max(MOST_MINUTES)
  minutes!: number;
}

@ObjectType({ description: 'A time at which a space could be booked. It reserves nothing.' })
@Allow('anyone')
export class FreeSlot {
  spaceId!: string;

  @Field(() => InstantScalar, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it ends; not included.' })
  end!: Temporal.Instant;
}
