import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Costs, Database, Request, type RequestContext } from '#libs/platform';
import { spaceById, venueById } from './directory.loaders.js';
import { Space, Venue } from './directory.types.js';
import { SearchVenuesUseCase } from './search-venues.js';
import { SearchVenuesArgs, VenueHit, VenueHitConnection } from './venue-search.types.js';

@Resolver(() => VenueHit)
export class VenueSearchResolver {
  constructor(
    private readonly search: SearchVenuesUseCase,
    private readonly database: Database,
  ) {}

  @Query(() => VenueHitConnection, {
    description: 'Venues of the network by what they are, have, can do and when they are free.',
  })
  @Allow('anyone')
  @Costs('search')
  searchVenues(
    @Args() { filter, first, after }: SearchVenuesArgs,
    @Request() request: RequestContext,
  ): Promise<VenueHitConnection> {
    return this.search.run(request, { filter: filter ?? {}, first, after: after ?? null });
  }

  @ResolveField(() => Venue, { description: 'The venue found.' })
  @Allow('anyone')
  venue(@Parent() hit: VenueHit, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(hit.venueId);
  }

  @ResolveField(() => [Space], {
    description: 'The first 5 spaces the search found, the best match first, then the smallest.',
  })
  @Allow('anyone')
  matchingSpaces(@Parent() hit: VenueHit, @Request() request: RequestContext): Promise<Space[]> {
    return Promise.all(hit.spaceIds.map((id) => spaceById(request, this.database).load(id)));
  }
}
