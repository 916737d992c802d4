import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Availability, firstFreeStarts, isBefore } from '#libs/agenda';
import { type ListedSpace, Space, Venue, listedSpacesOf, spaceById } from '#libs/directory';
import { Allow, Clock, Database, Request, type RequestContext, SettingsReader, make } from '#libs/platform';
import { gridMinutes, horizonDays } from './booking.settings.js';
import { PassQuotas } from './pass-openings/pass-quotas.js';
import { FreeSlot, NextFreeArgs } from './next-free.types.js';

interface Asked {
  readonly spaceId: string;
  readonly resourceId: string;
  readonly minutes: number;
}

/** Of a space that is open to the pass at some times only; a week has 672 quarters of an hour. */
const MOST_TRIES = 1_400;
/** Without free time in memory, each try is a statement. */
const MOST_STATEMENTS = 20;

const NEXT_FREE = Symbol('next free starts');

/** The next start of each resource; all that a request asks for is answered from one state of free time. */
@Resolver(() => Space)
export class SpaceNextFreeResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
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

  private loaderOf(request: RequestContext): DataLoader<Asked, Temporal.Instant | null, string> {
    if (!request.loaders.has(NEXT_FREE)) {
      const read = (asked: readonly Asked[]) => this.read(request.viewer.network.id, asked);
      const cacheKeyFn = ({ resourceId, minutes }: Asked) => `${resourceId} ${minutes}`;
      request.loaders.set(NEXT_FREE, new DataLoader<Asked, Temporal.Instant | null, string>(read, { cacheKeyFn }));
    }
    return request.loaders.get(NEXT_FREE) as DataLoader<Asked, Temporal.Instant | null, string>;
  }

  private async read(networkId: string, asked: readonly Asked[]): Promise<(Temporal.Instant | null)[]> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const grid = settings.get(gridMinutes);
    const latest = now.add({ hours: 24 * settings.get(horizonDays) });
    const time = await Availability.of(this.database).at(networkId, now);
    const quotas = await PassQuotas.read(this.database.open, networkId, now);
    const found = new Map<number, Map<string, Temporal.Instant>>();
    for (const [minutes, same] of Map.groupBy(asked, (one) => one.minutes)) {
      if (minutes % grid !== 0) continue;
      const resourceIds = same.map(({ resourceId }) => resourceId);
      const wish = { networkId, resourceIds, minutes, seats: 1, now, latest, gridMinutes: grid };
      const starts = await firstFreeStarts(this.database.open, wish, time);
      for (const { spaceId, resourceId } of same) {
        // What is open to the pass is known here only: free times are tried one by one.
        const most = time ? MOST_TRIES : MOST_STATEMENTS;
        for (let tries = 0; tries < most && quotas.counts(spaceId); tries++) {
          const start = starts.get(resourceId);
          if (!start || quotas.allows(spaceId, { start, end: start.add({ minutes }) }, 1)) break;
          const later = { ...wish, resourceIds: [resourceId], now: start.add({ minutes: grid }) };
          const next = (await firstFreeStarts(this.database.open, later, time)).get(resourceId);
          if (next && tries < most - 1) starts.set(resourceId, next);
          else starts.delete(resourceId);
        }
      }
      found.set(minutes, starts);
    }
    return asked.map(({ resourceId, minutes }) => found.get(minutes)?.get(resourceId) ?? null);
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
