import { ArgsType, Field, ID, InputType, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Allow } from '#libs/platform';
import { OpeningRefused } from '../openings.types.js';

@ObjectType({ description: 'How much of a space its venue opens to the pass at a time of the week.' })
@Allow('anyone')
export class PassOpening {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'From when on, on the wall of the venue, such as 09:00.' })
  from!: string;

  @Field({ description: 'Until when, on the wall of the venue, such as 18:00; 24:00 is midnight.' })
  until!: string;

  @Field(() => Int, { nullable: true, description: 'Number of seats at any moment; null where minutes are counted.' })
  seats!: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes in a week, times seats; null where seats are counted.' })
  minutes!: number | null;
}

const WALL = /^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/;

@InputType({ description: 'How much of a space to open to the pass at a time of the week: seats or minutes.' })
export class PassOpeningInput {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @Field({ description: 'From when on, on the wall of the venue and on the quarter of an hour, such as 09:00.' })
  @IsString()
  @Matches(WALL)
  from!: string;

  @Field({ description: 'Until when, on the quarter of an hour, such as 18:00; 24:00 is midnight.' })
  @IsString()
  @Matches(WALL)
  until!: string;

  @Field(() => Int, { nullable: true, description: 'Number of seats at any moment, 0 to 10000.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  seats?: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes in a week, times seats: 0 to 1000000.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  minutes?: number | null;
}

@ArgsType()
export class SetPassOpeningsArgs {
  @Field(() => ID, { description: 'The space. You must be staff of its venue.' })
  @IsString()
  spaceId!: string;

  @Field(() => [PassOpeningInput], {
    description:
      'All openings of the space, at most 50. None: the space is open to the pass whenever its venue is open.',
  })
  @ValidateNested({ each: true })
  @ArrayMaxSize(50)
  @Type(() => PassOpeningInput)
  openings!: PassOpeningInput[];
}

@ObjectType({ description: 'What a space opens to the pass is set. Bookings that exist stay.' })
@Allow('member')
export class PassOpeningsSet {
  @Field(() => [PassOpening], { description: 'The openings, at most 50.' })
  openings!: PassOpening[];
}

export const SetPassOpeningsResult = createUnionType({
  name: 'SetPassOpeningsResult',
  description: 'Result of setting what a space opens to the pass.',
  types: () => [PassOpeningsSet, OpeningRefused] as const,
});
