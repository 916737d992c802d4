import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { isUUID } from 'class-validator';
import { InstantScalar, IsOneLine, KeepInstant, PageArgs, badInput } from '#libs/platform';
import { SESSION_KINDS, type SessionKind } from './session.queries.js';
import { SessionKindEnum } from './session.types.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';
/** An id as sent; what is no id leads to nothing. */
export const idOf = (sent: string): string => (isUUID(sent) ? sent.toLowerCase() : NOBODY);
export const idOrNull = (sent: string | null | undefined): string | null => (sent == null ? null : idOf(sent));

/** @throws BAD_USER_INPUT unless it has 8 to 255 characters */
export function keyOf(key: string): string {
  const length = [...key].length;
  if (length < 8 || length > 255) throw badInput('`idempotencyKey` must have 8 to 255 characters. Use a new UUID.');
  return key;
}
export const KEY_DESCRIPTION =
  '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';

@InputType({ description: 'Which sessions to list.' })
export class SessionFilter {
  @Field(() => ID, { nullable: true, description: 'Only sessions of this venue.' })
  @IsOptional()
  @IsString()
  venueId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only sessions of this training.' })
  @IsOptional()
  @IsString()
  trainingId?: string | null;

  @Field(() => SessionKindEnum, { nullable: true, description: 'Only sessions of this kind.' })
  @IsOptional()
  @IsIn(SESSION_KINDS)
  kind?: SessionKind | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only sessions with a place that can be taken now.' })
  @IsOptional()
  @IsBoolean()
  withPlaces?: boolean | null;
}

@ArgsType()
export class SessionsArgs extends PageArgs {
  @Field(() => SessionFilter, { nullable: true, description: 'Which sessions; all that are to come without it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SessionFilter)
  filter?: SessionFilter | null;
}

@ArgsType()
export class AttendeesArgs extends PageArgs {
  @Field(() => ID, { description: 'The session.' })
  @IsString()
  sessionId!: string;
}

@ArgsType()
export class SessionsOverArgs extends PageArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsString()
  venueId!: string;
}

@InputType({ description: 'A session to schedule.' })
export class ScheduleSessionInput {
  @Field(() => SessionKindEnum, { description: 'What it is.' })
  @IsIn(SESSION_KINDS)
  kind!: SessionKind;

  @Field({ description: 'Title: 1 to 120 characters on one line.' })
  @IsString()
  @IsOneLine(120)
  title!: string;

  @Field({ defaultValue: '', description: 'Description: at most 2000 characters.' })
  @IsString()
  @MaxLength(2000)
  description!: string;

  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field(() => ID, { nullable: true, description: 'The space of the venue that it takes; null when it takes none.' })
  @IsOptional()
  @IsString()
  spaceId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The training; required for a training and refused for other kinds.',
  })
  @IsOptional()
  @IsString()
  trainingId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member who leads it, one of the staff of the venue; you when it is null.',
  })
  @IsOptional()
  @IsString()
  hostId?: string | null;

  @Field(() => InstantScalar, { description: 'Start, on the quarter of an hour.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, on the quarter of an hour, at most 12 hours after the start.' })
  @IsDefined()
  @KeepInstant()
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'Number of places, 1 to 500.' })
  @Min(1)
  @Max(500)
  places!: number;
}

@InputType({ description: 'What to change of a session. Its time and space stay: cancel it and schedule another one.' })
export class EditSessionInput {
  @Field(() => ID, { description: 'The session.' })
  @IsString()
  id!: string;

  @Field(() => Int, { description: 'The version that you read, from 1.' })
  @Min(1)
  @Max(2_147_483_647)
  version!: number;

  @Field({ description: 'Title: 1 to 120 characters on one line.' })
  @IsString()
  @IsOneLine(120)
  title!: string;

  @Field({ description: 'Description: at most 2000 characters.' })
  @IsString()
  @MaxLength(2000)
  description!: string;

  @Field(() => Int, { description: 'Number of places, 1 to 500; not fewer than are taken.' })
  @Min(1)
  @Max(500)
  places!: number;
}

@InputType({ description: 'Whether one person came.' })
export class AttendanceInput {
  @Field(() => ID, { description: 'Id of the place.' })
  @IsString()
  placeId!: string;

  @Field({ description: 'Whether the person came.' })
  @IsBoolean()
  attended!: boolean;

  @Field({ defaultValue: false, description: 'Whether to give the certificate of the training to a person who came.' })
  @IsBoolean()
  certify!: boolean;
}

@ArgsType()
export class ScheduleSessionArgs {
  @Field(() => ScheduleSessionInput, { description: 'The session.' })
  @ValidateNested()
  @Type(() => ScheduleSessionInput)
  input!: ScheduleSessionInput;

  @Field(() => ID, { description: KEY_DESCRIPTION })
  @IsString()
  idempotencyKey!: string;
}

@ArgsType()
export class EditSessionArgs {
  @Field(() => EditSessionInput, { description: 'The session after the change.' })
  @ValidateNested()
  @Type(() => EditSessionInput)
  input!: EditSessionInput;
}

@ArgsType()
export class RecordAttendanceArgs {
  @Field(() => ID, { description: 'The session.' })
  @IsString()
  sessionId!: string;

  @Field(() => [AttendanceInput], { description: 'At most 100 places at once.' })
  @ValidateNested({ each: true })
  @ArrayMaxSize(100)
  @Type(() => AttendanceInput)
  attendances!: AttendanceInput[];
}
