import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  ARRIVALS,
  type Arrivals,
  ArrivalsEnum,
  PointInput,
  VENUE_KINDS,
  type VenueKind,
  VenueKindEnum,
} from '#libs/directory';
import { IsName } from '#libs/platform';
import { CODE, Known, Line, Text } from './text-fields.js';

@InputType({ description: 'What a form edits of a venue. A form sends all of it.' })
export class VenueInput {
  @Field({ description: 'Name, 1 to 200 characters.' })
  @IsString()
  @IsName(200)
  name!: string;

  @Field(() => VenueKindEnum, { description: 'Main use.' })
  @IsEnum(VENUE_KINDS)
  kind!: VenueKind;

  @Text('Description in French.')
  descriptionFr!: string;

  @Text('Description in English.')
  descriptionEn!: string;

  @Text('House rules in French.')
  houseRulesFr!: string;

  @Text('House rules in English.')
  houseRulesEn!: string;

  @Text('How to get in, in French: shown to people with a booking only.')
  accessFr!: string;

  @Text('How to get in, in English: shown to people with a booking only.')
  accessEn!: string;

  @Line('Number and street.', 200)
  street!: string;

  @Line('Postcode.', 20)
  postcode!: string;

  @Line('Town of the postal address.', 100)
  city!: string;

  @Field(() => String, { nullable: true, description: 'Address of its website, with http:// or https://.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^https?:\/\/[^\s<>"'`\\]+$/i)
  website?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description:
      'Sites that may show its embedded page inside theirs, 10 at most, such as "https://lepassage.example".',
  })
  @ArrayMaxSize(10)
  @Matches(/^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/, { each: true })
  embedOrigins!: string[];

  @Field({
    defaultValue: false,
    description:
      'Whether a request for a space that it does not answer in time is accepted. False: such a request expires.',
  })
  @IsBoolean()
  silenceAccepts!: boolean;

  @Field(() => ArrivalsEnum, {
    nullable: true,
    description:
      'How it learns who came, for bookings that start after the change; null: as before, and NONE for a new venue.',
  })
  @IsOptional()
  @IsIn(ARRIVALS)
  arrivals?: Arrivals | null;

  @Field(() => PointInput, { description: 'Where the pin is on the map.' })
  @ValidateNested()
  @Type(() => PointInput)
  point!: PointInput;

  @Known('Whether it can be used without climbing a step.')
  stepFree?: boolean | null;

  @Known('Whether it has a toilet for wheelchair users.')
  accessibleToilet?: boolean | null;

  @Known('Whether there is a hearing loop.')
  hearingLoop?: boolean | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of equipment for everyone in the venue, 50 at most.' })
  @ArrayMaxSize(50)
  @Matches(CODE, { each: true })
  equipment!: string[];
}
