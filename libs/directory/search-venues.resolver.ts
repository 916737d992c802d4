import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Costs, Database, Request, type RequestContext } from '#libs/platform';
import { spaceById, venueById } from './directory.loaders.js';
import { Space, Venue } from './directory.types.js';
import { SearchVenues } from './search-venues.js';
import { SearchVenuesArgs, VenueHit, VenueHitConnection } from './search-venues.types.js';

@Resolver(() => VenueHit)
export class VenueSearchResolver {
  constructor(
    private readonly searcher: SearchVenues,
    private readonly database: Database,
  ) {}

  @Query(() => VenueHitConnection, {
    description: 'Searches the venues of the network by kind, equipment, capability, place and free time.',
  })
  @Allow('anyone')
  @Costs('search')
  searchVenues(
    @Args() { filter, first, after }: SearchVenuesArgs,
    @Request() request: RequestContext,
  ): Promise<VenueHitConnection> {
    return this.searcher.search(request, { filter: filter ?? {}, first, after: after ?? null });
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('anyone')
  venue(@Parent() hit: VenueHit, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(hit.venueId);
  }

  @ResolveField(() => [Space], {
    description: 'The first 5 matching spaces, the best match first, then the smallest.',
  })
  @Allow('anyone')
  matchingSpaces(@Parent() hit: VenueHit, @Request() request: RequestContext): Promise<Space[]> {
    return Promise.all(hit.spaceIds.map((id) => spaceById(request, this.database).load(id)));
  }
}
