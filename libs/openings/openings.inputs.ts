import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  isUUID,
} from 'class-validator';
import { InstantScalar, KeepInstant, PageArgs, badInput, oneLine } from '#libs/platform';

const NOTHING = '00000000-0000-0000-0000-000000000000';
/** An id as sent; what is no id leads to nothing. */
export const idOf = (sent: string): string => (isUUID(sent) ? sent.toLowerCase() : NOTHING);

const MOST_TITLE_CHARACTERS = 120;
/** @throws BAD_USER_INPUT when the title is too long or has characters that cannot be shown; none is fine */
export function titleOf(sent: string): string {
  if (sent.trim() === '') return '';
  const line = oneLine(sent, MOST_TITLE_CHARACTERS);
  if (line === undefined) throw badInput(`\`title\` must be one line of at most ${MOST_TITLE_CHARACTERS} characters.`);
  return line;
}

export const KEY_DESCRIPTION =
  '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';

@ArgsType()
export class OfVenueArgs extends PageArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;
}

@InputType({ description: 'A time at which the venue uses a space itself.' })
export class AddOwnUseInput {
  @Field(() => ID, { description: 'The space. You must be staff of its venue.' })
  @IsString()
  spaceId!: string;

  @Field(() => InstantScalar, { description: 'Start, on the quarter of an hour.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, on the quarter of an hour, at most 31 days after the start.' })
  @IsDefined()
  @KeepInstant()
  end!: Temporal.Instant;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of seats of a shared space, 1 to 10000; null: the whole space.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  seats?: number | null;

  @Field({ defaultValue: '', description: 'A note for the staff of the venue: one line of at most 120 characters.' })
  @IsString()
  @MaxLength(2_000)
  title!: string;
}

@ArgsType()
export class AddOwnUseArgs {
  @Field(() => AddOwnUseInput, { description: 'The own use.' })
  @ValidateNested()
  @Type(() => AddOwnUseInput)
  input!: AddOwnUseInput;

  @Field(() => ID, { description: KEY_DESCRIPTION })
  @IsString()
  idempotencyKey!: string;
}

@InputType({ description: 'A calendar that the venue keeps elsewhere for one of its spaces.' })
export class AddOutsideCalendarInput {
  @Field(() => ID, { description: 'The space. You must be staff of its venue.' })
  @IsString()
  spaceId!: string;

  @Field({
    description:
      'The secret address of the calendar in iCal format (.ics), which starts with https://. It is stored encrypted and never shown again.',
  })
  @IsString()
  @MaxLength(2_000)
  address!: string;

  @Field({ defaultValue: true, description: 'Whether events of whole days block the space.' })
  @IsBoolean()
  allDayBlocks!: boolean;
}

@ArgsType()
export class AddOutsideCalendarArgs {
  @Field(() => AddOutsideCalendarInput, { description: 'The calendar.' })
  @ValidateNested()
  @Type(() => AddOutsideCalendarInput)
  input!: AddOutsideCalendarInput;

  @Field(() => ID, { description: KEY_DESCRIPTION })
  @IsString()
  idempotencyKey!: string;
}
