import DataLoader from 'dataloader';
import { Args, ArgsType, Field, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Venue, worksFor } from '#libs/directory';
import { venuesWithManager } from '#libs/people';
import { checkedKey } from '#libs/booking';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  IsName,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  make,
} from '#libs/platform';
import { EditVenues, VenueChanged, type VenueOutcome } from './edit-venues.js';
import { managedVenue, venueState } from './managed-venue.js';
import { VenueInput } from './venue.input.js';
import { EditVenueResult, ManagedVenue, VenueConflict, VenueResult, VenueStateEnum } from './managed-venue.types.js';
import { managedVenueView, refused } from './publishing.views.js';
import { Refusal } from './refusal.js';

const KEY = '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';

@ArgsType()
export class VenueIdArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsUUID('all')
  venueId!: string;
}

@ArgsType()
class CreateVenueArgs {
  @Field(() => VenueInput, { description: 'The venue.' })
  @ValidateNested()
  @Type(() => VenueInput)
  venue!: VenueInput;

  @Field({ description: 'Name of the organisation that runs it, 1 to 200 characters.' })
  @IsString()
  @IsName(200)
  organisation!: string;

  @Field(() => ID, { description: KEY })
  @IsString()
  idempotencyKey!: string;
}

@ArgsType()
class EditVenueArgs extends VenueIdArgs {
  @Field(() => Int, { description: 'Number of the version that was read, from 1.' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version!: number;

  @Field(() => VenueInput, { description: 'The venue as it should be.' })
  @ValidateNested()
  @Type(() => VenueInput)
  venue!: VenueInput;
}

@ArgsType()
class MergeArgs {
  @Field(() => ID, { description: 'The row that ends; its spaces, team and slug move.' })
  @IsUUID('all')
  fromId!: string;

  @Field(() => ID, { description: 'The row that stays.' })
  @IsUUID('all')
  intoId!: string;
}

const MANAGERS = Symbol('venues with a manager');

@Resolver(() => Venue)
export class ManagedVenueResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly venues: EditVenues,
  ) {}

  @Query(() => ManagedVenue, {
    nullable: true,
    description: 'A venue as its team sees and edits it; null when I am not in its team.',
  })
  @Allow('venueTeam')
  async managedVenue(@Args() { venueId }: VenueIdArgs, @AsMember() viewer: MemberViewer): Promise<ManagedVenue | null> {
    if (!worksFor(viewer, venueId)) return null;
    const { id } = viewer.network;
    const row = await this.database.inTransaction(id, (tx) => managedVenue(tx, id, venueId));
    return row ? this.view(row) : null;
  }

  @Mutation(() => VenueResult, {
    description: 'Adds a venue to the directory. Its spaces can be booked once it is published.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 100, minutes: 60 })
  async createVenue(
    @Args() { venue, organisation, idempotencyKey }: CreateVenueArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueResult> {
    const texts = { ...venueTexts(venue), ownerName: organisation };
    return this.answer(viewer, await this.venues.create(viewer, texts, checkedKey(idempotencyKey)));
  }

  @Mutation(() => EditVenueResult, { description: 'Changes the page of a venue. It counts as confirmed then.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async editVenue(
    @Args() { venueId, version, venue }: EditVenueArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof EditVenueResult> {
    const outcome = await this.venues.edit(viewer, { id: venueId, version }, venueTexts(venue));
    if (outcome instanceof VenueChanged) return make(VenueConflict, { current: await this.view(outcome.current) });
    return this.answer(viewer, outcome);
  }

  @Mutation(() => VenueResult, { description: 'Lets people book the spaces of a venue whose checklist is done.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async publishVenue(@Args() { venueId }: VenueIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof VenueResult> {
    return this.answer(viewer, await this.venues.publish(viewer, venueId));
  }

  @Mutation(() => VenueResult, { description: 'Says that the page of a venue is still right.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async confirmVenue(@Args() { venueId }: VenueIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof VenueResult> {
    return this.answer(viewer, await this.venues.confirm(viewer, venueId));
  }

  @Mutation(() => VenueResult, { description: 'Takes a venue out of the directory. Bookings that exist stay.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async archiveVenue(@Args() { venueId }: VenueIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof VenueResult> {
    return this.answer(viewer, await this.venues.archive(viewer, venueId));
  }

  @Mutation(() => VenueResult, { description: 'Joins two rows of one venue. The answer is the one that stays.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async mergeVenues(
    @Args() { fromId, intoId }: MergeArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueResult> {
    return this.answer(viewer, await this.venues.merge(viewer, fromId, intoId));
  }

  @ResolveField(() => VenueStateEnum, {
    description: 'Whether somebody manages it and whether its spaces can be booked.',
  })
  @Allow('anyone')
  async state(@Parent() venue: Venue, @Request() request: RequestContext) {
    const needsManager = !venue.archivedAt && !venue.publishedAt;
    return venueState(venue, needsManager && (await this.managers(request).load(venue.id)));
  }

  private managers(request: RequestContext): DataLoader<string, boolean> {
    const known = request.loaders.get(MANAGERS) as DataLoader<string, boolean> | undefined;
    if (known) return known;
    const loader = new DataLoader<string, boolean>(async (ids) => {
      const managed = await this.database.inTransaction(request.viewer.network.id, (tx) => venuesWithManager(tx, ids));
      return ids.map((id) => managed.has(id));
    });
    request.loaders.set(MANAGERS, loader);
    return loader;
  }

  private async answer({ locale }: MemberViewer, outcome: VenueOutcome): Promise<typeof VenueResult> {
    return outcome instanceof Refusal ? refused(outcome, locale) : this.view(outcome);
  }

  private async view(row: Exclude<VenueOutcome, Refusal>): Promise<ManagedVenue> {
    const { writeSpaces } = await import('./rules/spaces-csv.js');
    return managedVenueView(row, this.clock.now(), writeSpaces);
  }
}

const venueTexts = ({ website, arrivals, stepFree, accessibleToilet, hearingLoop, ...texts }: VenueInput) => ({
  ...texts,
  website: website ?? null,
  arrivals: arrivals ?? undefined,
  stepFree: stepFree ?? null,
  accessibleToilet: accessibleToilet ?? null,
  hearingLoop: hearingLoop ?? null,
});
