import { Field, ID, ObjectType, createUnionType } from '@nestjs/graphql';
import { Refused } from '#libs/booking';
import { Allow, InstantScalar } from '#libs/platform';
import { Taken } from './book.types.js';
import { Offer } from './offer.types.js';

@ObjectType({ description: 'The space of an offer is kept for you for some minutes. Nothing is charged.' })
@Allow('member')
export class Held {
  @Field(() => ID, { description: 'Id of the hold.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Until when. It is never extended.' })
  until!: Temporal.Instant;

  @Field(() => Offer, {
    nullable: true,
    description: 'The offer: booking its token uses the hold up. Null in the answer to a repeated request.',
  })
  offer!: Offer | null;
}

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
