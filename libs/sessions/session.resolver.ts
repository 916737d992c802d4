import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isStaffOf, Space, spaceById, Venue, venueById } from '#libs/directory';
import { Member } from '#libs/people';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  PageArgs,
  Request,
  type RequestContext,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { attendeesOf } from './place.queries.js';
import { AttendeesArgs, SessionsArgs, SessionsOverArgs, idOf, idOrNull } from './session.inputs.js';
import { mineIn, waitingFor } from './session.loaders.js';
import { type SessionPage, sessionById, sessionsOf, sessionsOver, sessionsToCome } from './session.queries.js';
import { Session, SessionConnection, SessionPlace, SessionPlaceConnection, WaitingOffer } from './session.types.js';
import { placeView, sessionView } from './session.view.js';

const afterOf = (after: string | null | undefined) => (after == null ? null : sortKeyOf(after, 'instant', 'id'));
const connection = ({ rows, total }: SessionPage, first: number): SessionConnection =>
  pageOf(rows, first, total, (row) => encodeCursor(row.start.toString(), row.id), sessionView);

@Resolver(() => Session)
export class SessionResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => SessionConnection, { description: 'Sessions to come, the soonest first.' })
  @Allow('anyone')
  async sessions(
    @Args() { filter, first, after }: SessionsArgs,
    @Me() { network }: Viewer,
  ): Promise<SessionConnection> {
    const wish = {
      venueId: idOrNull(filter?.venueId),
      trainingId: idOrNull(filter?.trainingId),
      kind: filter?.kind ?? null,
      withPlaces: filter?.withPlaces ?? false,
    };
    const page = { now: this.clock.now(), after: afterOf(after), limit: first + 1 };
    return connection(await this.database.inTransaction(network.id, (tx) => sessionsToCome(tx, wish, page)), first);
  }

  @Query(() => Session, { nullable: true, description: 'A session by its id; null when there is none.' })
  @Allow('anyone')
  async session(
    @Args('id', { type: () => ID, description: 'Id of the session.' }) id: string,
    @Me() { network }: Viewer,
  ): Promise<Session | null> {
    const row = await this.database.inTransaction(network.id, (tx) => sessionById(tx, idOf(id)));
    return row ? sessionView(row) : null;
  }

  @Query(() => SessionConnection, {
    description: 'Sessions to come that I lead, in which I have a place, or for which I wait, the soonest first.',
  })
  @Allow('member')
  async mySessions(
    @Args() { first, after }: PageArgs,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<SessionConnection> {
    const page = { now: this.clock.now(), after: afterOf(after), limit: first + 1 };
    return connection(await this.database.inTransaction(network.id, (tx) => sessionsOf(tx, member.id, page)), first);
  }

  @Query(() => SessionConnection, {
    nullable: true,
    description: 'Sessions of a venue that are over, the latest first, for its staff; null for everybody else.',
  })
  @Allow('member')
  async sessionsOver(
    @Args() { venueId: sent, first, after }: SessionsOverArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<SessionConnection | null> {
    const venueId = idOf(sent);
    if (!isStaffOf(viewer, venueId)) return null;
    const page = { now: this.clock.now(), after: afterOf(after), limit: first + 1 };
    return connection(
      await this.database.inTransaction(viewer.network.id, (tx) => sessionsOver(tx, venueId, page)),
      first,
    );
  }

  @Query(() => SessionPlaceConnection, {
    nullable: true,
    description: 'Who has a place in a session, for the staff of its venue; null for everybody else.',
  })
  @Allow('member')
  async sessionAttendees(
    @Args() { sessionId, first, after }: AttendeesArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<SessionPlaceConnection | null> {
    const [afterId] = after == null ? [null] : sortKeyOf(after, 'id');
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const session = await sessionById(tx, idOf(sessionId));
      if (!session || !isStaffOf(viewer, session.venueId)) return null;
      const { rows, total } = await attendeesOf(tx, session.id, afterId ?? null, first + 1);
      return pageOf(rows, first, total, (row) => encodeCursor(row.id), (row) => placeView(row, session.venueId)); // prettier-ignore
    });
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('anyone')
  venue(@Parent() session: Session, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(session.venueId);
  }

  @ResolveField(() => Space, { nullable: true, description: 'The space that it takes; null when it takes none.' })
  @Allow('anyone')
  async space(@Parent() { spaceId }: Session, @Request() request: RequestContext): Promise<Space | null> {
    return spaceId === null ? null : spaceById(request, this.database).load(spaceId);
  }

  @ResolveField(() => Member, { description: 'Who leads it.' })
  @Allow('signedIn')
  host(@Parent() { hostMemberId, hostName }: Session): Member {
    return make(Member, { id: hostMemberId, name: hostName });
  }

  @ResolveField(() => Int, { description: 'Number of people on the waiting list.' })
  @Allow('anyone')
  async waiting(@Parent() { id }: Session, @Request() request: RequestContext): Promise<number> {
    return (await waitingFor(request, this.database).load(id)) ?? 0;
  }

  @ResolveField(() => SessionPlace, { nullable: true, description: 'My place; null when I have none.' })
  @Allow('anyone')
  async myPlace(@Parent() { id, venueId }: Session, @Request() request: RequestContext): Promise<SessionPlace | null> {
    const place = (await this.mine(id, request))?.place;
    return place ? placeView(place, venueId) : null;
  }

  @ResolveField(() => WaitingOffer, { nullable: true, description: 'The place that is held for me; null without one.' })
  @Allow('anyone')
  async myOffer(@Parent() { id }: Session, @Request() request: RequestContext): Promise<WaitingOffer | null> {
    const offer = (await this.mine(id, request))?.offer;
    return offer ? make(WaitingOffer, { ...offer, memberId: request.viewer.member!.id }) : null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'My position on the waiting list, from 1; null when I do not wait or a place is held for me.',
  })
  @Allow('anyone')
  async positionInLine(@Parent() { id }: Session, @Request() request: RequestContext): Promise<number | null> {
    return (await this.mine(id, request))?.position ?? null;
  }

  private mine(sessionId: string, request: RequestContext) {
    return mineIn(request, this.database, this.clock.now()).load(sessionId);
  }
}

@Resolver(() => SessionPlace)
export class SessionPlaceResolver {
  @ResolveField(() => Member, { description: 'The person.' })
  @Allow('ownerOrVenueStaff')
  member(@Parent() { memberId, memberName }: SessionPlace): Member {
    return make(Member, { id: memberId, name: memberName });
  }
}

@Resolver(() => Venue)
export class VenueSessionsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => SessionConnection, { description: 'Sessions to come at this venue, the soonest first.' })
  @Allow('anyone')
  async sessions(
    @Parent() { id }: Venue,
    @Args() { first, after }: PageArgs,
    @Me() { network }: Viewer,
  ): Promise<SessionConnection> {
    const page = { now: this.clock.now(), after: afterOf(after), limit: first + 1 };
    return connection(
      await this.database.inTransaction(network.id, (tx) => sessionsToCome(tx, { venueId: id }, page)),
      first,
    );
  }
}
