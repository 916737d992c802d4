import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import { Refused, type RefusalCode, type TimeWaitRow, WaitForTime, refusalText, waitsOf } from '#libs/booking';
import { Space, Venue, spaceById, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  type MemberViewer,
  PageArgs,
  RateLimit,
  Request,
  type RequestContext,
  SettingsReader,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { BookOffer } from '../book-offer.js';
import { Taken } from '../book.types.js';
import { OfferFinder } from '../find-offers.js';
import { Offer } from '../offer.types.js';
import { JoinSpaceWaitingListResult, LeaveSpaceWaitingListResult, SpaceWait, SpaceWaitConnection, SpaceWaitLeft } from './space-wait.types.js'; // prettier-ignore
import { waitingToken } from './wait-token.js';

const view = (row: TimeWaitRow): SpaceWait => make(SpaceWait, { ...row });
const refused = ({ locale }: MemberViewer, code: RefusalCode) =>
  make(Refused, { code, message: refusalText(locale, code) });

/** Members wait for times of spaces that are taken. */
@Resolver()
export class SpaceWaitsResolver {
  constructor(
    private readonly waits: WaitForTime,
    private readonly finder: OfferFinder,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => SpaceWaitConnection, { description: 'The times of spaces that you wait for, the soonest first.' })
  @Allow('member')
  @Costs('propose')
  async mySpaceWaits(
    @Args() { first, after }: PageArgs,
    @AsMember() { network, member }: MemberViewer,
  ): Promise<SpaceWaitConnection> {
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const { rows, total } = await this.database.inTransaction(network.id, (tx) =>
      waitsOf(tx, member.id, this.clock.now(), key, first + 1),
    );
    return pageOf(rows, first, total, (row) => encodeCursor(row.start.toString(), row.id), view);
  }

  @Mutation(() => JoinSpaceWaitingListResult, {
    description:
      'Joins the line for a time of a space that is taken. When it becomes free, it is kept for the first in line for a limited time. Repeated requests take effect once.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async joinSpaceWaitingList(
    @Args('token', { description: 'The waitingListToken of `propose` or `book`.' }) token: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof JoinSpaceWaitingListResult> {
    const terms = this.finder.waitTokens.open(token);
    if (!terms || terms.networkId !== viewer.network.id) return refused(viewer, 'TOKEN_INVALID');
    if (terms.memberId !== viewer.member.id) return refused(viewer, 'TOKEN_OF_ANOTHER_MEMBER');
    if (Temporal.Instant.compare(this.clock.now(), terms.expiresAt) >= 0) return refused(viewer, 'TOKEN_INVALID');
    const outcome = await this.waits.join(viewer, terms);
    return outcome.kind === 'WAITS' ? view(outcome.wait) : refused(viewer, outcome.code);
  }

  @Mutation(() => LeaveSpaceWaitingListResult, {
    description: 'Leaves the line for a time of a space. What is kept for you goes to the next person.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async leaveSpaceWaitingList(
    @Args('id', { type: () => ID, description: 'The wait.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof LeaveSpaceWaitingListResult> {
    const hasLeft = isUUID(id) && (await this.waits.leave(viewer, id.toLowerCase()));
    return hasLeft ? make(SpaceWaitLeft, { id }) : refused(viewer, 'NOT_WAITING');
  }
}

@Resolver(() => SpaceWait)
export class SpaceWaitResolver {
  constructor(
    private readonly database: Database,
    private readonly offers: BookOffer,
  ) {}

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('member')
  space(@Parent() { spaceId }: SpaceWait, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('member')
  venue(@Parent() { venueId }: SpaceWait, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }

  @ResolveField(() => Offer, {
    nullable: true,
    description:
      'While the time is kept for you: its offer at today’s price, to book in one request. Null while you wait, or when you are expected elsewhere then.',
  })
  @Allow('member')
  async offer(@Parent() wait: SpaceWait, @AsMember() viewer: MemberViewer): Promise<Offer | null> {
    return wait.offeredUntil ? this.offers.renewedOffer(viewer, wait) : null;
  }
}

@Resolver(() => Taken)
export class TakenWaitResolver {
  constructor(
    private readonly finder: OfferFinder,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String, { description: 'Token for `joinSpaceWaitingList`: the time that was just taken.' })
  @Allow('member')
  async waitingListToken(@Parent() { terms }: Taken, @AsMember() viewer: MemberViewer): Promise<string> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return waitingToken(this.finder.waitTokens, { viewer, settings, now }, terms);
  }
}
