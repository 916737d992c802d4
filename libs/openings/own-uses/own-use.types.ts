import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar, connectionOf } from '#libs/platform';
import { OpeningRefused } from '../openings.types.js';

@ObjectType({ description: 'A time at which somebody else has the space that an own use of the venue needs.' })
@Allow('staffOfVenue')
export class OwnUseConflict {
  venueId!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, with the time kept free after it.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;

  @Field(() => String, { nullable: true, description: 'Code of the booking; null when it is no booking.' })
  bookingCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who booked; null when it is no booking.' })
  memberName!: string | null;
}

@ObjectType({ description: 'A time at which the venue uses a space itself. Members cannot book it then.' })
@Allow('staffOfVenue')
export class OwnUse {
  venueId!: string;
  spaceId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'Number of seats of a shared space; null: the whole space.' })
  seats!: number | null;

  @Field({ description: 'A note for the staff; empty when there is none, and for what comes from a calendar.' })
  title!: string;

  @Field({ description: 'Whether it comes from a calendar of the venue. It then changes with that calendar.' })
  imported!: boolean;

  @Field(() => [OwnUseConflict], {
    description: 'Bookings that already have the space in that time. They stay; the rest of the time is taken.',
  })
  conflicts!: OwnUseConflict[];
}

@ObjectType({ description: 'A page of own uses that are not over, the earliest first.' })
@Allow('member')
export class OwnUseConnection extends connectionOf(OwnUse, 'OwnUse') {}

@ObjectType({ description: 'The own use is entered. Members cannot book the space then.' })
@Allow('member')
export class OwnUseAdded {
  @Field(() => OwnUse, { description: 'The own use.' })
  ownUse!: OwnUse;
}

@ObjectType({
  description:
    'Others have the space in that time. Nothing was changed. Choose another time, or cancel or move their bookings first.',
})
@Allow('member')
export class OwnUseInConflict {
  @Field(() => [OwnUseConflict], { description: 'Who has it, the earliest first, at most 50.' })
  conflicts!: OwnUseConflict[];
}

@ObjectType({ description: 'The own use is removed. The space can be booked again.' })
@Allow('member')
export class OwnUseRemoved {
  @Field(() => ID, { description: 'The own use.' })
  id!: string;
}

export const AddOwnUseResult = createUnionType({
  name: 'AddOwnUseResult',
  description: 'Result of entering an own use.',
  types: () => [OwnUseAdded, OwnUseInConflict, OpeningRefused] as const,
});
export const RemoveOwnUseResult = createUnionType({
  name: 'RemoveOwnUseResult',
  description: 'Result of removing an own use.',
  types: () => [OwnUseRemoved, OpeningRefused] as const,
});
