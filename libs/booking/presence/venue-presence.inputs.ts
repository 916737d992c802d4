import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsDefined, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { InstantScalar, KeepInstant, PageArgs, badInput } from '#libs/platform';
import { NO_SHOW_OUTCOMES, type NoShowOutcome } from '../rules/no-show-answers.js';
import { CODE, KEY } from './presence.inputs.js';
import { NoShowOutcomeEnum } from './presence.types.js';

const STAFF_VENUE = 'The venue. You must be staff there.';

@ArgsType()
export class CheckInAsStaffArgs {
  @Field(() => ID, { description: STAFF_VENUE })
  @IsString()
  venueId!: string;

  @Field({ description: CODE })
  @IsString()
  code!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When the person came; null: now.' })
  @IsOptional()
  @KeepInstant()
  arrivedAt?: Temporal.Instant | null;
}

@ArgsType()
export class VenueBookingsArgs extends PageArgs {
  @Field(() => ID, { description: STAFF_VENUE })
  @IsString()
  venueId!: string;

  @Field({ description: 'The day on the clock of the venue, such as "2026-11-24".' })
  @IsString()
  day!: string;
}

@ArgsType()
export class VenueNoShowsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'The venue. You must be staff there. Null: all venues of the network, for its administrators.',
  })
  @IsOptional()
  @IsString()
  venueId?: string | null;
}

@ArgsType()
export class PaperListArgs {
  @Field(() => ID, { description: STAFF_VENUE })
  @IsString()
  venueId!: string;

  @Field({ description: 'The day of the list on the clock of the venue, such as "2026-11-24".' })
  @IsString()
  day!: string;

  @Field(() => [String], { description: 'Codes of the bookings of people who came; 200 at most.' })
  @ArrayMaxSize(200)
  @IsString({ each: true })
  came!: string[];

  @Field(() => [String], { description: 'Codes of the bookings of people who did not come; 200 at most.' })
  @ArrayMaxSize(200)
  @IsString({ each: true })
  absent!: string[];
}

@ArgsType()
export class CorrectNoShowArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there or administrator of the network.' })
  @IsString()
  venueId!: string;

  @Field({ description: CODE })
  @IsString()
  code!: string;

  @Field(() => NoShowOutcomeEnum, { description: 'The answer.' })
  @IsIn(NO_SHOW_OUTCOMES)
  outcome!: NoShowOutcome;

  @Field({ description: 'Why, 1 to 500 characters. The member reads it.' })
  @IsString()
  words!: string;
}

@InputType({ description: 'A member, named by mail address or by a booking at the venue. Give exactly one.' })
export class WalkInPersonInput {
  @Field(() => String, { nullable: true, description: 'Mail address of the account.' })
  @IsOptional()
  @MaxLength(254)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of any booking that the member made at the venue.' })
  @IsOptional()
  @MaxLength(64)
  bookingCode?: string | null;
}

/** @throws BAD_USER_INPUT unless exactly one is given */
export function personOf({ email, bookingCode }: WalkInPersonInput): { email: string } | { bookingCode: string } {
  if (email != null && bookingCode == null) return { email };
  if (email == null && bookingCode != null) return { bookingCode };
  throw badInput('Give exactly one of `email` and `bookingCode`.');
}

@ArgsType()
export class WalkInForArgs {
  @Field(() => ID, { description: STAFF_VENUE })
  @IsString()
  venueId!: string;

  @Field(() => ID, { nullable: true, description: 'A space of the venue; null: any desk.' })
  @IsOptional()
  @IsString()
  spaceId?: string | null;

  @Field(() => WalkInPersonInput, { description: 'Who has come.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => WalkInPersonInput)
  person!: WalkInPersonInput;

  @Field(() => ID, { description: KEY })
  @IsString()
  idempotencyKey!: string;
}
