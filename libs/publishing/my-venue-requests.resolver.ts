import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Venue, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  Request,
  type RequestContext,
  type Viewer,
} from '#libs/platform';
import { claimsOfMember } from './claim.queries.js';
import { invitationsTo } from './invitation.queries.js';
import { MyVenueClaim, MyVenueInvitation } from './my-venue-requests.types.js';
import { myClaimView, myInvitationView } from './publishing.views.js';
import { InvitationLinks } from './venue-team.js';

/** The claims of the viewer. */
@Resolver(() => MyVenueClaim)
export class MyVenueClaimsResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [MyVenueClaim], { description: 'My claims of venues, the newest first, also decided ones; 50 at most.' })
  @Allow('member')
  async myVenueClaims(@AsMember() { network, member }: MemberViewer): Promise<MyVenueClaim[]> {
    const rows = await this.database.inTransaction(network.id, (tx) => claimsOfMember(tx, member.id));
    return rows.map(myClaimView);
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('member')
  venue(@Parent() { venueId }: MyVenueClaim, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }
}

/** The invitations that wait for the viewer. */
@Resolver(() => MyVenueInvitation)
export class MyVenueInvitationsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: InvitationLinks,
  ) {}

  @Query(() => [MyVenueInvitation], {
    description: 'Invitations into teams of venues that wait for me, the oldest first; 20 at most.',
  })
  @Allow('signedIn')
  async myVenueInvitations(@Me() { network, account }: Viewer): Promise<MyVenueInvitation[]> {
    const now = this.clock.now();
    const rows = await this.database.inTransaction(network.id, (tx) => invitationsTo(tx, account!.email, now));
    return rows.map((row) => myInvitationView(row, this.links.token(row.id)));
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('signedIn')
  venue(@Parent() { venueId }: MyVenueInvitation, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }
}
