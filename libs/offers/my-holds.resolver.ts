import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { holdsOf } from '#libs/booking';
import { Space, Venue, spaceById, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  type MemberViewer,
  Request,
  type RequestContext,
} from '#libs/platform';
import { BookOffer } from './book-offer.js';
import { Held, heldView } from './hold-offer.types.js';
import { Offer } from './offer.types.js';

@Resolver()
export class MyHoldsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => [Held], {
    description: 'The spaces that are kept for you now, the first to expire first; ten at most.',
  })
  @Allow('member')
  @Costs('propose')
  async myHolds(@AsMember() { network, member }: MemberViewer): Promise<Held[]> {
    const rows = await this.database.inTransaction(network.id, (tx) => holdsOf(tx, member.id, this.clock.now()));
    return rows.map((row) => heldView(row));
  }
}

@Resolver(() => Held)
export class HeldResolver {
  constructor(
    private readonly database: Database,
    private readonly offers: BookOffer,
  ) {}

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('member')
  space(@Parent() { spaceId }: Held, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('member')
  venue(@Parent() { venueId }: Held, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }

  @ResolveField(() => Offer, {
    nullable: true,
    description:
      'Its offer at today’s price: booking its token uses the hold up. Null when you are expected elsewhere then.',
  })
  @Allow('member')
  offer(@Parent() held: Held, @AsMember() viewer: MemberViewer): Promise<Offer | null> {
    return this.offers.renewedOffer(viewer, held);
  }
}
