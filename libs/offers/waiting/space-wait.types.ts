import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Refused } from '#libs/booking';
import { Allow, InstantScalar, connectionOf } from '#libs/platform';

@ObjectType({ description: 'You are in line for a time of a space that is taken.' })
@Allow('member')
export class SpaceWait {
  spaceId!: string;
  venueId!: string;

  @Field(() => ID, { description: 'Id of the wait, with which you leave the line.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Start of the time that you wait for.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Its end, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;

  @Field(() => InstantScalar, { description: 'When you joined the line.' })
  joinedAt!: Temporal.Instant;

  @Field(() => Int, {
    nullable: true,
    description: 'Your position in the line, counted from 1; null while the time is kept for you.',
  })
  position!: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The time is free and kept for you until then: book its offer. Null while you wait.',
  })
  offeredUntil!: Temporal.Instant | null;
}

@ObjectType({ description: 'A page of the times that you wait for, the soonest first.' })
@Allow('member')
export class SpaceWaitConnection extends connectionOf(SpaceWait, 'SpaceWait') {}

@ObjectType({ description: 'You are no longer in line. What was kept for you goes to the next person.' })
@Allow('member')
export class SpaceWaitLeft {
  @Field(() => ID, { description: 'Id of the wait.' })
  id!: string;
}

export const JoinSpaceWaitingListResult = createUnionType({
  name: 'JoinSpaceWaitingListResult',
  description: 'Result of joining the line for a time of a space.',
  types: () => [SpaceWait, Refused] as const,
});
export const LeaveSpaceWaitingListResult = createUnionType({
  name: 'LeaveSpaceWaitingListResult',
  description: 'Result of leaving the line for a time of a space.',
  types: () => [SpaceWaitLeft, Refused] as const,
});
