import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { type HoldRow, Refused } from '#libs/booking';
import { type Point } from '#libs/directory';
import { Allow, InstantScalar, make } from '#libs/platform';
import { Taken } from './book.types.js';

@ObjectType({ description: 'The space of an offer is kept for you for some minutes. Nothing is charged.' })
@Allow('member')
export class Held {
  spaceId!: string;
  venueId!: string;
  /** The origin given by the person, so that the offer shows the same distance. */
  from!: Point | null;

  @Field(() => ID, { description: 'Id of the hold.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Until when. It is never extended.' })
  until!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Start of the time that is kept.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Its end, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;
}

export const heldView = ({ expiresAt, ...hold }: HoldRow, from: Point | null = null): Held =>
  make(Held, { ...hold, until: expiresAt, from });

@ObjectType({ description: 'The space is free for others again.' })
@Allow('member')
export class HoldReleased {
  @Field(() => ID, { description: 'Id of the hold.' })
  id!: string;
}

export const HoldResult = createUnionType({
  name: 'HoldResult',
  description: 'Result of keeping the space of an offer.',
  types: () => [Held, Taken, Refused] as const,
});
export const ReleaseHoldResult = createUnionType({
  name: 'ReleaseHoldResult',
  description: 'Result of giving a hold back.',
  types: () => [HoldReleased, Refused] as const,
});
