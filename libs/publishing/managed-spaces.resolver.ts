import { Args, ArgsType, Field, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { checkedKey } from '#libs/booking';
import { Allow, AsMember, type MemberViewer, RateLimit, badInput, make } from '#libs/platform';
import { EditSpaces, SpaceChanged } from './edit-spaces.js';
import { VenueIdArgs } from './managed-venue.resolver.js';
import { ManagedSpace } from './managed-space.types.js';
import { SpaceInput } from './space.input.js';
import {
  EditSpaceResult,
  ImportSpacesResult,
  SpaceConflict,
  SpaceFileLine,
  SpaceResult,
  SpacesImport,
} from './managed-venue.types.js';
import { managedSpaceView, refused } from './publishing.views.js';
import { Refusal } from './refusal.js';

const KEY = '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';
const LONGEST_FILE = 100_000;

@ArgsType()
class CreateSpaceArgs extends VenueIdArgs {
  @Field(() => SpaceInput, { description: 'The space.' })
  @ValidateNested()
  @Type(() => SpaceInput)
  space!: SpaceInput;

  @Field(() => ID, { description: KEY })
  @IsString()
  idempotencyKey!: string;
}

@ArgsType()
class SpaceIdArgs {
  @Field(() => ID, { description: 'The space.' })
  @IsUUID('all')
  spaceId!: string;
}

@ArgsType()
class EditSpaceArgs extends SpaceIdArgs {
  @Field(() => Int, { description: 'Number of the version that was read, from 1.' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version!: number;

  @Field(() => SpaceInput, { description: 'The space as it should be.' })
  @ValidateNested()
  @Type(() => SpaceInput)
  space!: SpaceInput;
}

@ArgsType()
class ImportArgs extends VenueIdArgs {
  @Field({
    description: 'The file: name, kind, class and capacity, with a heading; 200 lines and 100000 characters at most.',
  })
  @IsString()
  @MaxLength(LONGEST_FILE)
  csv!: string;

  @Field({ defaultValue: true, description: 'Only say what the file contains, and create nothing.' })
  @IsBoolean()
  dryRun!: boolean;

  @Field(() => ID, { description: KEY })
  @IsString()
  idempotencyKey!: string;
}

@Resolver(() => ManagedSpace)
export class ManagedSpacesResolver {
  constructor(private readonly spaces: EditSpaces) {}

  @Mutation(() => SpaceResult, { description: 'Adds a space or a machine to a venue.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async createSpace(
    @Args() { venueId, space, idempotencyKey }: CreateSpaceArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof SpaceResult> {
    const outcome = await this.spaces.create(viewer, venueId, spaceTexts(space), checkedKey(idempotencyKey));
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : managedSpaceView(outcome);
  }

  @Mutation(() => EditSpaceResult, { description: 'Changes a space. Bookings that exist stay as they are.' })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async editSpace(
    @Args() { spaceId, version, space }: EditSpaceArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof EditSpaceResult> {
    const outcome = await this.spaces.edit(viewer, { id: spaceId, version }, spaceTexts(space));
    if (outcome instanceof SpaceChanged) return make(SpaceConflict, { current: managedSpaceView(outcome.current) });
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : managedSpaceView(outcome);
  }

  @Mutation(() => SpaceResult, {
    description: 'Keeps a space from being booked from now on. Bookings that exist stay.',
  })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async withdrawSpace(@Args() { spaceId }: SpaceIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof SpaceResult> {
    const outcome = await this.spaces.withdraw(viewer, spaceId);
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : managedSpaceView(outcome);
  }

  @Mutation(() => ImportSpacesResult, {
    description: 'Creates the spaces of a CSV file: all of them, or none where a line has a fault.',
  })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async importSpaces(
    @Args() { venueId, csv, dryRun, idempotencyKey }: ImportArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ImportSpacesResult> {
    const file = { csv: csv.toWellFormed().replaceAll('\0', ''), dryRun, idempotencyKey: checkedKey(idempotencyKey) };
    const outcome = await this.spaces.import(viewer, venueId, file);
    if (outcome instanceof Refusal) return refused(outcome, viewer.locale);
    const lines = outcome.lines.map(({ line, name, faults }) => make(SpaceFileLine, { line, name, faults }));
    return make(SpacesImport, { lines, created: outcome.created });
  }
}

/** @throws BAD_USER_INPUT when the shortest booking is longer than the longest */
function spaceTexts({ sharesSeats, stepFree, trainingId, ...space }: SpaceInput) {
  if (space.minMinutes > space.maxMinutes) throw badInput('`minMinutes` must not be greater than `maxMinutes`.');
  return { ...space, exclusive: !sharesSeats, stepFree: stepFree ?? null, trainingId: trainingId ?? null };
}
