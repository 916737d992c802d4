import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { STAFF_ROLES, type StaffRole } from '#libs/people';
import { Allow, InstantScalar, connectionOf, enumOf } from '#libs/platform';
import { CLAIM_STATES, type ClaimState } from './claim.queries.js';
import { PublishingRefused, union } from './refused.type.js';

export const StaffRoleEnum = enumOf(STAFF_ROLES);
registerEnumType(StaffRoleEnum, {
  name: 'VenueStaffRole',
  description: 'A role in the team of a venue. A manager also decides about the team and the publication.',
});
export const ClaimStateEnum = enumOf(CLAIM_STATES);
registerEnumType(ClaimStateEnum, { name: 'VenueClaimState', description: 'What the network decided about a claim.' });

@ObjectType({ description: 'A claim was sent to the network, which decides.' })
@Allow('member')
export class ClaimSent {
  @Field(() => ID, { description: 'Id of the claim.' })
  claimId!: string;
}

@ObjectType({ description: 'A member asks to manage a venue that nobody manages.' })
@Allow('networkAdmin')
export class VenueClaim {
  venueId!: string;

  @Field(() => ID, { description: 'Id of the claim.' })
  id!: string;

  @Field(() => ClaimStateEnum, { description: 'What was decided.' })
  state!: ClaimState;

  @Field({ description: 'Name of the member who claims.' })
  memberName!: string;

  @Field({ description: 'Mail address of the member who claims.' })
  email!: string;

  @Field({ description: 'In the member’s words: why they answer for the venue.' })
  proof!: string;

  @Field({
    description: 'Whether the mail address is at the domain of the venue’s website. It is a hint, not a proof.',
  })
  domainMatches!: boolean;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  madeAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided; null while it waits.' })
  decidedAt!: Temporal.Instant | null;

  @Field({ description: 'Why it was refused; may be empty.' })
  reason!: string;
}

@ObjectType({ description: 'Claims, the oldest first.' })
@Allow('networkAdmin')
export class VenueClaimConnection extends connectionOf(VenueClaim, 'VenueClaim') {}

@ObjectType({ description: 'A person in the team of a venue.' })
@Allow('venueTeam')
export class VenueStaffMember {
  @Field(() => ID, { description: 'Id of the membership.' })
  memberId!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'Mail address.' })
  email!: string;

  @Field(() => StaffRoleEnum, { description: 'Role in the venue.' })
  role!: StaffRole;

  @Field(() => InstantScalar, { description: 'Since when.' })
  since!: Temporal.Instant;
}

@ObjectType({ description: 'Somebody is invited into the team of a venue.' })
@Allow('venueTeam')
export class StaffInvitation {
  @Field(() => ID, { description: 'Id of the invitation.' })
  id!: string;

  @Field({ description: 'The invited mail address.' })
  email!: string;

  @Field(() => StaffRoleEnum, { description: 'The role they get.' })
  role!: StaffRole;

  @Field(() => InstantScalar, { description: 'When they were invited.' })
  invitedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When the link stops working.' })
  expiresAt!: Temporal.Instant;
}

@ObjectType({ description: 'I am in the team of a venue now.' })
@Allow('signedIn')
export class InvitationAccepted {
  venueId!: string;

  @Field(() => StaffRoleEnum, { description: 'My role.' })
  role!: StaffRole;
}

@ObjectType({ description: 'A person is no longer in the team of a venue.' })
@Allow('venueTeam')
export class StaffRemoved {
  @Field(() => ID, { description: 'Id of their membership.' })
  memberId!: string;
}

export const ClaimVenueResult = union<ClaimSent | PublishingRefused>('ClaimVenueResult', 'The claim was sent, or why not.', ClaimSent, PublishingRefused); // prettier-ignore
export const DecideClaimResult = union<VenueClaim | PublishingRefused>('DecideClaimResult', 'The claim as decided, or why not.', VenueClaim, PublishingRefused); // prettier-ignore
export const InviteStaffResult = union<StaffInvitation | PublishingRefused>('InviteStaffResult', 'The invitation, or why there is none.', StaffInvitation, PublishingRefused); // prettier-ignore
export const AcceptInvitationResult = union<InvitationAccepted | PublishingRefused>('AcceptInvitationResult', 'The role, or why there is none.', InvitationAccepted, PublishingRefused); // prettier-ignore
export const RemoveStaffResult = union<StaffRemoved | PublishingRefused>('RemoveStaffResult', 'The person was removed, or why not.', StaffRemoved, PublishingRefused); // prettier-ignore
