import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar, connectionOf } from '#libs/platform';
import { OpeningRefused } from '../openings.types.js';

@ObjectType({
  description:
    'A calendar that a venue keeps elsewhere for one of its spaces. It is read every quarter of an hour: its events become own uses.',
})
@Allow('staffOfVenue')
export class OutsideCalendar {
  venueId!: string;
  spaceId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({ description: 'The server that it comes from. Its whole address is a secret and is not shown.' })
  host!: string;

  @Field({ description: 'Whether events of whole days block the space.' })
  allDayBlocks!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last read; null when it never was.' })
  readAt!: Temporal.Instant | null;

  @Field({ description: 'Whether it could not be read for more than six hours: free times of the space may be wrong.' })
  isStale!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last reading failed and what to do, in the language of the request; null when it succeeded.',
  })
  problem!: string | null;

  @Field(() => Int, { description: 'Number of own uses to come that were read from it.' })
  ownUses!: number;
}

@ObjectType({ description: 'A page of calendars that a venue keeps elsewhere.' })
@Allow('member')
export class OutsideCalendarConnection extends connectionOf(OutsideCalendar, 'OutsideCalendar') {}

@ObjectType({ description: 'The calendar is added. It is read within a minute.' })
@Allow('member')
export class OutsideCalendarAdded {
  @Field(() => OutsideCalendar, { description: 'The calendar.' })
  calendar!: OutsideCalendar;
}

@ObjectType({ description: 'The calendar is removed, with the own uses that were read from it.' })
@Allow('member')
export class OutsideCalendarRemoved {
  @Field(() => ID, { description: 'The calendar.' })
  id!: string;
}

export const AddOutsideCalendarResult = createUnionType({
  name: 'AddOutsideCalendarResult',
  description: 'Result of adding a calendar.',
  types: () => [OutsideCalendarAdded, OpeningRefused] as const,
});
export const RemoveOutsideCalendarResult = createUnionType({
  name: 'RemoveOutsideCalendarResult',
  description: 'Result of removing a calendar.',
  types: () => [OutsideCalendarRemoved, OpeningRefused] as const,
});
