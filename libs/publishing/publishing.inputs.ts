import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  PointInput,
  SPACE_KINDS,
  type SpaceKind,
  SpaceKindEnum,
  VENUE_KINDS,
  type VenueKind,
  VenueKindEnum,
} from '#libs/directory';
import { IsName, oneLine } from '#libs/platform';

const LONGEST_TEXT = 4_000;
/** A code of the vocabulary. */
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A text of several lines: no other control characters than line ends and tabs, which every page and mail can show. */
const Text =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field({ defaultValue: '', description: `${description} ${LONGEST_TEXT} characters at most.` })(target, property);
    IsString()(target, property as string);
    MaxLength(LONGEST_TEXT)(target, property as string);
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanText(value) : value))(
      target,
      property as string,
    );
  };
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .trim();

/** What no text has, so that the check below refuses it. */
const UNUSABLE = '\0';

/** One line that may be empty. */
const Line =
  (description: string, longest: number): PropertyDecorator =>
  (target, property) => {
    Field({ defaultValue: '', description: `${description} ${longest} characters at most, on one line.` })(
      target,
      property,
    );
    IsString()(target, property as string);
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      return value.trim() === '' ? '' : (oneLine(value, longest) ?? UNUSABLE);
    })(target, property as string);
    Matches(/^[^\0]*$/, { message: `$property must be one line of ${longest} visible characters at most` })(
      target,
      property as string,
    );
  };

const Known =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field(() => Boolean, { nullable: true, description: `${description} Null: not known.` })(target, property);
    IsOptional()(target, property as string);
    IsBoolean()(target, property as string);
  };

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

@InputType({ description: 'What a form edits of a space or a machine. A form sends all of it.' })
export class SpaceInput {
  @Field({ description: 'Name, 1 to 200 characters, unique in the venue.' })
  @IsString()
  @IsName(200)
  name!: string;

  @Field(() => SpaceKindEnum, { description: 'Kind of space.' })
  @IsEnum(SPACE_KINDS)
  kind!: SpaceKind;

  @Field({ description: 'Class in the network’s tariff, such as "SMALL_ROOM".' })
  @IsString()
  @Matches(/^[A-Z0-9_]{1,40}$/)
  tariffClass!: string;

  @Text('Description.')
  description!: string;

  @Field(() => Int, { description: 'How many people it holds, 1 to 10000; the number of seats where they are shared.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity!: number;

  @Field({ description: 'Whether several bookings share its seats at one time. False: one booking has all of it.' })
  @IsBoolean()
  sharesSeats!: boolean;

  @Field(() => Int, { defaultValue: 0, description: 'Minutes kept free after a booking: 0 to 240, a multiple of 15.' })
  @IsIn(Array.from({ length: 17 }, (_, n) => n * 15))
  bufferMinutes!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Minutes before the start when booking ends, 0 to 20160.' })
  @IsInt()
  @Min(0)
  @Max(20_160)
  leadMinutes!: number;

  @Field(() => Int, { defaultValue: 30, description: 'Shortest booking in minutes: 15 to 1440, a multiple of 15.' })
  @IsIn(Array.from({ length: 96 }, (_, n) => (n + 1) * 15))
  minMinutes!: number;

  @Field(() => Int, { defaultValue: 720, description: 'Longest booking in minutes: 15 to 1440, a multiple of 15.' })
  @IsIn(Array.from({ length: 96 }, (_, n) => (n + 1) * 15))
  maxMinutes!: number;

  @Field({ defaultValue: false, description: 'True when staff of the venue must operate it.' })
  @IsBoolean()
  needsOperator!: boolean;

  @Known('Whether it can be reached without a step.')
  stepFree?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A training of the venue, whose certificate a member needs to book it. Null: no certificate is needed.',
  })
  @IsOptional()
  @IsUUID('all')
  trainingId?: string | null;

  @Field({ defaultValue: false, description: 'Whether only members who declared to be 18 or older book it.' })
  @IsBoolean()
  adultOnly!: boolean;

  @Field(() => [String], { defaultValue: [], description: 'Codes of equipment beside that of the venue, 50 at most.' })
  @ArrayMaxSize(50)
  @Matches(CODE, { each: true })
  equipment!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of what can be done in it, 20 at most.' })
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  capabilities!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Spaces of the venue that a booking of this one takes, too, such as the halves of a hall; 20 at most.',
  })
  @ArrayMaxSize(20)
  @IsUUID('all', { each: true })
  partIds!: string[];
}
