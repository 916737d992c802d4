import { Field, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar } from '#libs/platform';
import { MentoringRefused } from '../mentors/mentor.types.js';

@ObjectType({
  description:
    'The calendar that I keep elsewhere. It is read every quarter of an hour: nobody is offered my time while it is busy. Only times are kept.',
})
@Allow('member')
export class BusyCalendar {
  @Field({ description: 'The server that it comes from. Its whole address is a secret and is not shown.' })
  host!: string;

  @Field({ description: 'Whether events of whole days count.' })
  allDayBlocks!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last read; null when it never was.' })
  readAt!: Temporal.Instant | null;

  @Field({
    description:
      'Whether it could not be read for more than six hours. Until it is read again, each request waits for my answer, even if I come at once otherwise.',
  })
  isStale!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last reading failed and what to do, in the language of the request; null when it succeeded.',
  })
  problem!: string | null;

  @Field(() => Int, { description: 'Number of busy times to come that were read from it.' })
  busyTimes!: number;
}

@ObjectType({ description: 'The calendar is followed. It is read within a minute.' })
@Allow('member')
export class BusyCalendarFollowed {
  @Field(() => BusyCalendar, { description: 'The calendar.' })
  calendar!: BusyCalendar;
}

@ObjectType({ description: 'No calendar of mine elsewhere is followed any more, and its busy times are free again.' })
@Allow('member')
export class BusyCalendarStopped {
  @Field({ description: 'Always true.' })
  stopped!: boolean;
}

export const FollowBusyCalendarResult = createUnionType({
  name: 'FollowBusyCalendarResult',
  description: 'Result of following a calendar.',
  types: () => [BusyCalendarFollowed, MentoringRefused] as const,
});
