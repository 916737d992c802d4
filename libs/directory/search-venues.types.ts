import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Allow, InstantScalar, KeepInstant, PageArgs, connectionOf } from '#libs/platform';
import { SpaceKindEnum, VenueKindEnum } from './directory.types.js';
import { PointInput, PointType } from './geography.types.js';
import { SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';

const CODE = /^[a-z0-9-]{1,60}$/;

@InputType({ description: 'Conditions for listed venues; all of them must be met.' })
export class VenueFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words in French or English; accents and typos do not matter. At most 200 characters; the first 8 words count.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;

  @Field(() => [VenueKindEnum], { nullable: true, description: 'Any of these kinds.' })
  @IsOptional()
  @IsIn(VENUE_KINDS, { each: true })
  @ArrayMaxSize(VENUE_KINDS.length)
  kinds?: VenueKind[] | null;

  @Field(() => SpaceKindEnum, { nullable: true, description: 'A kind of space that the venue has.' })
  @IsOptional()
  @IsIn(SPACE_KINDS)
  spaceKind?: SpaceKind | null;

  @Field(() => String, { nullable: true, description: 'Code of a capability of one of its spaces.' })
  @IsOptional()
  @Matches(CODE)
  capability?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of equipment, all of which the space or its venue has. At most 10.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @Matches(CODE, { each: true })
  equipment?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only venues and spaces known to be reachable without a step.',
  })
  @IsOptional()
  @IsBoolean()
  accessible?: boolean | null;

  @Field(() => PointInput, { nullable: true, description: 'Sorts by distance from this point.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PointInput)
  near?: PointInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code or name of a commune or an arrondissement. A commune includes its arrondissements.',
  })
  @IsOptional()
  @Length(1, 100)
  commune?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum straight-line distance from `near` in metres, 1 to 200000.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200_000)
  withinMeters?: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'A space must be open and free from this instant.',
  })
  @IsOptional()
  @KeepInstant()
  freeAt?: Temporal.Instant | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes for which it must be free from `freeAt`, 15 to 1440; 60 by default.',
  })
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(1_440)
  freeMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people a space must hold, or seats that must be left at `freeAt`.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  seats?: number | null;
}

@ArgsType()
export class SearchVenuesArgs extends PageArgs {
  @Field(() => VenueFilter, { nullable: true, description: 'Conditions; without them every venue is listed.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => VenueFilter)
  filter?: VenueFilter | null;
}

@ObjectType({ description: 'A venue in search results, with its matching spaces.' })
@Allow('anyone')
export class VenueHit {
  venueId!: string;
  spaceIds!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Straight-line distance from `near` in metres; null without `near`.',
  })
  distanceMeters!: number | null;

  @Field(() => Int, { description: 'How many of its spaces match.' })
  matchingSpaceCount!: number;
}

@ObjectType({ description: 'A venue in search results, as a point on the map.' })
@Allow('anyone')
export class VenuePoint {
  @Field({ description: 'Name in web addresses.' })
  slug!: string;

  @Field(() => VenueKindEnum, { description: 'Main use.' })
  kind!: VenueKind;

  @Field(() => PointType, { description: 'Position.' })
  point!: PointType;

  @Field(() => Int, { description: 'Position in the list, from 1.' })
  rank!: number;
}

@ObjectType({ description: 'Search results in the order of `sortedBy`, page by page.' })
@Allow('anyone')
export class VenueHitConnection extends connectionOf(VenueHit, 'VenueHit') {
  @Field(() => [VenuePoint], {
    description: 'The first 500 results as points on the map, in the same order, independent of the page.',
  })
  points!: VenuePoint[];

  @Field({ description: 'The rule of the order, in the language of the request.' })
  sortedBy!: string;
}
