import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested, isUUID } from 'class-validator';
import { InstantScalar, KeepInstant, badInput, oneLine } from '#libs/platform';
import { parseBookingCode } from '../rules/booking-code.js';
import { type CheckInProof } from './check-in-booking.js';

const NOTHING = '00000000-0000-0000-0000-000000000000';
/** An id as sent; what is no id leads to nothing. */
export const idOf = (sent: string): string => (isUUID(sent) ? sent.toLowerCase() : NOTHING);
/** A booking code as typed; what is no code leads to nothing. */
export const codeOf = (typed: string): string => parseBookingCode(typed) ?? '';

const MOST_WORDS = 500;
/** @throws BAD_USER_INPUT unless the text is one line of 1 to 500 characters */
export function wordsOf(sent: string): string {
  const line = oneLine(sent, MOST_WORDS);
  if (line === undefined) throw badInput(`\`words\` must be one line of 1 to ${MOST_WORDS} characters.`);
  return line;
}

/** @throws BAD_USER_INPUT unless the text is a date of this or the next centuries */
export function dayFrom(sent: string): Temporal.PlainDate {
  if (/^2\d{3}-\d{2}-\d{2}$/.test(sent))
    try {
      return Temporal.PlainDate.from(sent, { overflow: 'reject' });
    } catch {
      // continue to the error below
    }
  throw badInput('`day` must be a date such as "2026-11-24".');
}

export const CODE = 'The booking code. Case, spaces and dashes are ignored.';

@InputType({ description: 'What shows that a person is there. Give exactly one.' })
export class CheckInProofInput {
  @Field(() => String, { nullable: true, description: 'What the printed code of the venue contains.' })
  @IsOptional()
  @MaxLength(100)
  declaredToken?: string | null;

  @Field(() => String, { nullable: true, description: 'The code on the screen of the venue.' })
  @IsOptional()
  @MaxLength(20)
  rotatingCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The six digits of the booking.' })
  @IsOptional()
  @MaxLength(20)
  accessCode?: string | null;
}

/** @throws BAD_USER_INPUT unless exactly one is given */
export function proofOf({ declaredToken, rotatingCode, accessCode }: CheckInProofInput): CheckInProof {
  const given: CheckInProof[] = [];
  if (declaredToken != null) given.push({ declaredToken });
  if (rotatingCode != null) given.push({ rotatingCode });
  if (accessCode != null) given.push({ accessCode });
  if (given.length !== 1) throw badInput('Give exactly one of `declaredToken`, `rotatingCode` and `accessCode`.');
  return given[0]!;
}

@ArgsType()
export class CheckInArgs {
  @Field({ description: CODE })
  @IsString()
  code!: string;

  @Field(() => CheckInProofInput, { description: 'What shows that you are there.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => CheckInProofInput)
  by!: CheckInProofInput;
}

@ArgsType()
export class CheckOutArgs {
  @Field({ description: CODE })
  @IsString()
  code!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The venue whose staff notes it; null: for a booking of your own.',
  })
  @IsOptional()
  @IsString()
  venueId?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the person left; null: now.' })
  @IsOptional()
  @KeepInstant()
  leftAt?: Temporal.Instant | null;
}

export const KEY = '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';

@ArgsType()
export class WalkInArgs {
  @Field({ description: 'What the printed code of the venue contains.' })
  @MaxLength(100)
  token!: string;

  @Field(() => ID, { nullable: true, description: 'A space of the venue; null: any desk.' })
  @IsOptional()
  @IsString()
  spaceId?: string | null;

  @Field(() => Int, { description: 'The cents that you agreed to pay at most, VAT included.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  acceptedCents!: number;

  @Field(() => Int, { description: 'The credit-minutes that you agreed to give at most.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  acceptedCreditMinutes!: number;

  @Field(() => ID, { description: KEY })
  @IsString()
  idempotencyKey!: string;
}
