import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type StaffRole } from '#libs/people';
import { Allow, InstantScalar } from '#libs/platform';
import { type ClaimState } from './claim.queries.js';
import { ClaimStateEnum, StaffRoleEnum } from './venue-team.types.js';

@ObjectType({ description: 'I asked to manage a venue.' })
@Allow('member')
export class MyVenueClaim {
  venueId!: string;

  @Field(() => ID, { description: 'Id of the claim.' })
  id!: string;

  @Field(() => ClaimStateEnum, { description: 'What was decided.' })
  state!: ClaimState;

  @Field(() => InstantScalar, { description: 'When I made it.' })
  madeAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided; null while it waits.' })
  decidedAt!: Temporal.Instant | null;

  @Field({ description: 'Why it was refused; may be empty.' })
  reason!: string;
}

@ObjectType({ description: 'I am invited into the team of a venue.' })
@Allow('signedIn')
export class MyVenueInvitation {
  venueId!: string;

  @Field(() => ID, { description: 'Id of the invitation.' })
  id!: string;

  @Field(() => StaffRoleEnum, { description: 'The role I get.' })
  role!: StaffRole;

  @Field({ description: 'Name of the person who invited me.' })
  inviterName!: string;

  @Field(() => InstantScalar, { description: 'Until when I can accept it.' })
  expiresAt!: Temporal.Instant;

  @Field({ description: 'Pass it to acceptInvitation. It works for my mail address only.' })
  token!: string;
}
