import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { type VenueKind, VenueKindEnum } from '#libs/directory';
import { Allow, InstantScalar, PageArgs, connectionOf, enumOf } from '#libs/platform';
import { NETWORK_VENUE_STATES, type NetworkVenueState } from './network-venues.queries.js';

const NetworkVenueStateEnum = enumOf(NETWORK_VENUE_STATES);
registerEnumType(NetworkVenueStateEnum, {
  name: 'NetworkVenueState',
  description:
    'Where a venue is: nobody manages it, it is being prepared, it is published, it is published but nobody confirmed it for six months, or it is over.',
});

@ObjectType({ description: 'A venue as the administrators of its network list it.' })
@Allow('networkAdmin')
export class NetworkVenue {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Name in web addresses.' })
  slug!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => VenueKindEnum, { description: 'Main use.' })
  kind!: VenueKind;

  @Field({ description: 'Town of the postal address.' })
  city!: string;

  @Field({ description: 'Name of the organisation that runs it.' })
  organisation!: string;

  @Field(() => NetworkVenueStateEnum, { description: 'Where it is.' })
  state!: NetworkVenueState;

  @Field(() => InstantScalar, { nullable: true, description: 'When its page was last confirmed; null: never.' })
  confirmedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Since when it is archived; null while it is not.' })
  archivedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Name of the venue it was merged into; null for others.' })
  mergedInto!: string | null;

  @Field(() => Int, { description: 'Number of its spaces that are not withdrawn.' })
  spaces!: number;

  @Field(() => Int, { description: 'Number of roles in its team.' })
  team!: number;

  @Field(() => Int, { description: 'Number of invitations into its team that wait.' })
  invitations!: number;

  @Field(() => Int, { description: 'Number of claims that wait.' })
  claims!: number;
}

@ObjectType({ description: 'A page of venues, by name.' })
@Allow('networkAdmin')
export class NetworkVenueConnection extends connectionOf(NetworkVenue, 'NetworkVenue') {}

@ArgsType()
export class NetworkVenuesArgs extends PageArgs {
  @Field({ defaultValue: '', description: 'Part of the name, the town or the organisation; empty for all.' })
  @IsString()
  @MaxLength(120)
  text!: string;

  @Field(() => NetworkVenueStateEnum, { nullable: true, description: 'Only venues in this state.' })
  @IsOptional()
  @IsEnum(NETWORK_VENUE_STATES)
  inState?: NetworkVenueState | null;
}
