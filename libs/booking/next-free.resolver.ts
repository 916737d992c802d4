import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { isBefore } from '#libs/agenda';
import { type ListedSpace, Space, Venue, listedSpacesOf, spaceById } from '#libs/directory';
import { Allow, Database, Request, type RequestContext, make } from '#libs/platform';
import { type AskedSpace, NextFree } from './next-free.js';
import { FreeSlot, NextFreeArgs } from './next-free.types.js';

const NEXT_FREE = Symbol('next free starts');

/** The next start of each resource; all that a request asks for is answered from one state of free time. */
@Resolver(() => Space)
export class SpaceNextFreeResolver {
  constructor(
    private readonly database: Database,
    private readonly finder: NextFree,
  ) {}

  @ResolveField(() => FreeSlot, {
    nullable: true,
    description:
      'The next time from now on at which it could be booked for that long; null when there is none as far ahead as one may book.',
  })
  @Allow('anyone')
  async nextFree(
    @Parent() { id, venueId }: Space,
    @Args() { minutes }: NextFreeArgs,
    @Request() request: RequestContext,
  ): Promise<FreeSlot | null> {
    const listed = await listedSpacesOf(request, this.database).load(venueId);
    return this.earliest(
      listed.filter(({ spaceId }) => spaceId === id),
      minutes,
      request,
    );
  }

  /** The earliest of several spaces; of two at the same time the first given. */
  async earliest(spaces: readonly ListedSpace[], minutes: number, request: RequestContext): Promise<FreeSlot | null> {
    const loader = this.loaderOf(request);
    const starts = await Promise.all(
      spaces.map(({ spaceId, resourceId }) => loader.load({ spaceId, resourceId, minutes })),
    );
    let found: FreeSlot | null = null;
    spaces.forEach(({ spaceId }, n) => {
      const start = starts[n];
      if (start && (!found || isBefore(start, found.start)))
        found = make(FreeSlot, { spaceId, start, end: start.add({ minutes }) });
    });
    return found;
  }

  private loaderOf(request: RequestContext): DataLoader<AskedSpace, Temporal.Instant | null, string> {
    if (!request.loaders.has(NEXT_FREE)) {
      const read = (asked: readonly AskedSpace[]) => this.finder.starts(request.viewer.network.id, asked);
      const cacheKeyFn = ({ resourceId, minutes }: AskedSpace) => `${resourceId} ${minutes}`;
      request.loaders.set(NEXT_FREE, new DataLoader<AskedSpace, Temporal.Instant | null, string>(read, { cacheKeyFn }));
    }
    return request.loaders.get(NEXT_FREE) as DataLoader<AskedSpace, Temporal.Instant | null, string>;
  }
}

@Resolver(() => Venue)
export class VenueNextFreeResolver {
  constructor(
    private readonly database: Database,
    private readonly spaces: SpaceNextFreeResolver,
  ) {}

  @ResolveField(() => FreeSlot, {
    nullable: true,
    description: 'The earliest of the next free times of its spaces; of two at the same time the smallest space.',
  })
  @Allow('anyone')
  async nextFree(
    @Parent() { id }: Venue,
    @Args() { minutes }: NextFreeArgs,
    @Request() request: RequestContext,
  ): Promise<FreeSlot | null> {
    return this.spaces.earliest(await listedSpacesOf(request, this.database).load(id), minutes, request);
  }
}

@Resolver(() => FreeSlot)
export class FreeSlotResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Space, { description: 'The space that is free then.' })
  @Allow('anyone')
  space(@Parent() { spaceId }: FreeSlot, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }
}
