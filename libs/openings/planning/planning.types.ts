import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsDefined, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type BookingState, BookingStateEnum } from '#libs/booking';
import { Allow, InstantScalar, KeepInstant, type Span, badInput, connectionOf, enumOf } from '#libs/platform';
import { PLANNING_KINDS, type PlanningRow } from './planning.queries.js';

const MOST_DAYS = 8;

export const PlanningKindEnum = enumOf(PLANNING_KINDS);
registerEnumType(PlanningKindEnum, {
  name: 'PlanningKind',
  description:
    'What takes the time of a space: a booking, a request that waits for an answer, a hold, the venue itself, a session, or a closure.',
});

@ArgsType()
export class PlanningArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field(() => InstantScalar, { description: 'Start of the period.' })
  @IsDefined()
  @KeepInstant()
  from!: Temporal.Instant;

  @Field(() => InstantScalar, {
    description: `End of the period, exclusive; at most ${MOST_DAYS} days after its start.`,
  })
  @IsDefined()
  @KeepInstant()
  until!: Temporal.Instant;

  @Field(() => Int, { defaultValue: 200, description: 'Number of items to return, 1 to 500.' })
  @Min(1)
  @Max(500)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Return the items after this cursor.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string | null;
}

/** @throws BAD_USER_INPUT when it does not end after its start, or lasts too long */
export function periodOf({ from, until }: PlanningArgs): Span {
  const milliseconds = until.epochMilliseconds - from.epochMilliseconds;
  if (milliseconds <= 0 || milliseconds > MOST_DAYS * 86_400_000)
    throw badInput(`until is after from, and at most ${MOST_DAYS} days later.`);
  return { start: from, end: until };
}

@ObjectType({ description: 'What takes time of a space of a venue, as its staff see it.' })
@Allow('staffOfVenue')
export class PlanningEntry {
  venueId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => PlanningKindEnum, { description: 'What it is.' })
  kind!: PlanningRow['kind'];

  @Field(() => BookingStateEnum, { nullable: true, description: 'State of a booking or a request; null otherwise.' })
  state!: BookingState | null;

  @Field(() => ID, { nullable: true, description: 'The space; null: the whole venue.' })
  spaceId!: string | null;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({
    description: 'The member, the title of the session or own use, or the reason of the closure; may be empty.',
  })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The booking code; null when it is not a booking.' })
  code!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of seats or people; null: the whole space.' })
  seats!: number | null;

  @Field({ description: 'What the member wrote to the venue; may be empty.' })
  note!: string;
}

@ObjectType({ description: 'A page of the planning of a venue, the earliest first.' })
@Allow('member')
export class PlanningConnection extends connectionOf(PlanningEntry, 'PlanningEntry') {}
