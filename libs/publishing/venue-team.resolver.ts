import { Args, ArgsType, Field, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsEnum, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { Venue, venueById } from '#libs/directory';
import { LocaleEnum, STAFF_ROLES, type StaffRole } from '#libs/people';
import {
  Allow,
  AsMember,
  Database,
  IsMailAddress,
  type Locale,
  Me,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import {
  AcceptInvitationResult,
  InvitationAccepted,
  InviteStaffResult,
  RemoveStaffResult,
  StaffRemoved,
  StaffRoleEnum,
} from './venue-team.types.js';
import { invitationView, refused } from './publishing.views.js';
import { Refusal } from './refusal.js';
import { VenueTeam } from './venue-team.js';

@ArgsType()
class InviteArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsUUID('all')
  venueId!: string;

  @Field({ description: 'The mail address of the person.' })
  @IsMailAddress()
  email!: string;

  @Field(() => StaffRoleEnum, { description: 'The role they get.' })
  @IsEnum(STAFF_ROLES)
  staffRole!: StaffRole;

  @Field(() => LocaleEnum, { defaultValue: 'fr', description: 'The language of the mail.' })
  @IsIn(['fr', 'en'])
  locale!: Locale;
}

@ArgsType()
class RemoveArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsUUID('all')
  venueId!: string;

  @Field(() => ID, { description: 'The membership of the person.' })
  @IsUUID('all')
  personId!: string;
}

@ArgsType()
class TokenArgs {
  @Field({ description: 'The token in the link of the mail.' })
  @IsString()
  @MaxLength(400)
  token!: string;
}

@Resolver(() => InvitationAccepted)
export class VenueTeamResolver {
  constructor(
    private readonly database: Database,
    private readonly team: VenueTeam,
  ) {}

  @Mutation(() => InviteStaffResult, {
    description: 'Invites a person into the team of a venue that I manage. An earlier invitation of theirs ends.',
  })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async inviteStaff(
    @Args() { venueId, email, staffRole, locale }: InviteArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof InviteStaffResult> {
    const outcome = await this.team.invite(viewer, { venueId, email, role: staffRole, locale });
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : invitationView(outcome);
  }

  @Mutation(() => InviteStaffResult, { description: 'Ends an invitation that waits. Its link stops working.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async revokeInvitation(
    @Args('id', { type: () => ID, description: 'The invitation.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof InviteStaffResult> {
    const outcome = UUID.test(id) ? await this.team.revokeInvitation(viewer, id) : new Refusal('NOT_FOUND');
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : invitationView(outcome);
  }

  @Mutation(() => AcceptInvitationResult, {
    description:
      'Joins the team of a venue by the link of a mail. I join the network, too, when I am not a member yet.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async acceptInvitation(@Args() { token }: TokenArgs, @Me() viewer: Viewer): Promise<typeof AcceptInvitationResult> {
    const outcome = await this.team.accept(viewer, token);
    if (outcome instanceof Refusal) return refused(outcome, viewer.locale);
    return make(InvitationAccepted, { venueId: outcome.venueId, role: outcome.role });
  }

  @Mutation(() => RemoveStaffResult, { description: 'Ends the roles of a person in a venue that I manage.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async removeStaff(
    @Args() { venueId, personId }: RemoveArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof RemoveStaffResult> {
    const outcome = await this.team.remove(viewer, venueId, personId);
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : make(StaffRemoved, { memberId: personId });
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('signedIn')
  venue(@Parent() { venueId }: InvitationAccepted, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
