import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
  Min,
} from 'class-validator';
import { SPACE_KINDS, type SpaceKind, SpaceKindEnum } from '#libs/directory';
import { IsName } from '#libs/platform';
import { CODE, Known, Text } from './text-fields.js';

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

  @Text('Description in French.')
  descriptionFr!: string;

  @Text('Description in English.')
  descriptionEn!: string;

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

  @Field({ defaultValue: false, description: 'Whether the venue answers each booking of it first.' })
  @IsBoolean()
  needsApproval!: boolean;

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
