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
import { PointInput, PointType, SpaceKindEnum, VenueKindEnum } from './directory.types.js';
import { SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';

const CODE = /^[a-z0-9-]{1,60}$/;

@InputType({ description: 'What venues to list; everything given must hold.' })
export class VenueFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words, in French or English; accents and typos are forgiven. At most 200 characters, 8 words count.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;

  @Field(() => [VenueKindEnum], { nullable: true, description: 'One of these kinds.' })
  @IsOptional()
  @IsIn(VENUE_KINDS, { each: true })
  @ArrayMaxSize(VENUE_KINDS.length)
  kinds?: VenueKind[] | null;

  @Field(() => SpaceKindEnum, { nullable: true, description: 'Has a space of this kind.' })
  @IsOptional()
  @IsIn(SPACE_KINDS)
  spaceKind?: SpaceKind | null;

  @Field(() => String, { nullable: true, description: 'Code of something one can do in one of its spaces.' })
  @IsOptional()
  @Matches(CODE)
  capability?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of equipment; all of it, in the space or its venue.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @Matches(CODE, { each: true })
  equipment?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only what is known to be reached without a step.' })
  @IsOptional()
  @IsBoolean()
  accessible?: boolean | null;

  @Field(() => PointInput, { nullable: true, description: 'Sorts by the distance from here.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PointInput)
  near?: PointInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code or name of the commune or the arrondissement of the venue. A commune includes its arrondissements.',
  })
  @IsOptional()
  @Length(1, 100)
  commune?: string | null;

  @Field(() => Int, { nullable: true, description: 'Metres from `near`, as the crow flies; 1 to 200000.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200_000)
  withinMeters?: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Has a space that is open and free from this instant on.',
  })
  @IsOptional()
  @KeepInstant()
  freeAt?: Temporal.Instant | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes it must be free from `freeAt`, 15 to 1440; 60 when left out.',
  })
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(1_440)
  freeMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People a space must hold, or seats it must have left at `freeAt`.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  seats?: number | null;
}

@ArgsType()
export class SearchVenuesArgs extends PageArgs {
  @Field(() => VenueFilter, { nullable: true, description: 'What to look for; without it, every venue.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => VenueFilter)
  filter?: VenueFilter | null;
}

@ObjectType({ description: 'A venue that a search found, and why.' })
@Allow('anyone')
export class VenueHit {
  venueId!: string;
  spaceIds!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Metres from `near`, as the crow flies; null without it.' })
  distanceMeters!: number | null;

  @Field(() => Int, { description: 'How many of its spaces the search found.' })
  matchingSpaceCount!: number;
}

@ObjectType({ description: 'A found venue as a point of the map.' })
@Allow('anyone')
export class VenuePoint {
  @Field({ description: 'Its name in addresses.' })
  slug!: string;

  @Field(() => VenueKindEnum, { description: 'What it mostly is.' })
  kind!: VenueKind;

  @Field(() => PointType, { description: 'Where it is.' })
  point!: PointType;

  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  rank!: number;
}

@ObjectType({ description: 'Found venues in the order of `sortedBy`, page by page.' })
@Allow('anyone')
export class VenueHitConnection extends connectionOf(VenueHit, 'VenueHit') {
  @Field(() => [VenuePoint], {
    description: 'The same result, in the same order, as points: the first 500, whatever the page.',
  })
  points!: VenuePoint[];

  @Field({ description: 'The rule of the order, in the language of the request.' })
  sortedBy!: string;
}
