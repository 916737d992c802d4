import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsString } from 'class-validator';
import { type SpaceKind, SpaceKindEnum } from '#libs/directory';
import { type NothingWhy, NothingWhyEnum } from '#libs/offers';
import { Allow, enumOf } from '#libs/platform';
import { FIGURES_DAYS, type FiguresDays } from '../rules/figures-period.js';
import { LEAD_TIMES, type LeadTimeStep } from '../rules/lead-times.js';
import { MOST_SPACES, MOST_UNMET } from './venue-figures.queries.js';

const LeadTimeEnum = enumOf(LEAD_TIMES);
registerEnumType(LeadTimeEnum, {
  name: 'LeadTime',
  description: 'How long before its start something was booked. LONGER: four weeks or more.',
});

@ArgsType()
export class VenueFiguresArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field(() => Int, { defaultValue: 30, description: 'Number of days before today: 30, 90 or 365.' })
  @IsIn(FIGURES_DAYS)
  days!: FiguresDays;
}

@ObjectType({
  description: 'How one hour of the week was used. Minutes are summed over all spaces and weeks of the period.',
})
@Allow('staffOfVenue')
export class HourFigures {
  venueId!: string;

  @Field(() => Int, { description: 'Number of the day of the week, 1 (Monday) to 7.' })
  weekday!: number;

  @Field(() => Int, { description: 'Hour of the venue’s clock, 0 to 23.' })
  hour!: number;

  @Field(() => Int, { description: 'Open minutes.' })
  openMinutes!: number;

  @Field(() => Int, {
    description: 'Minutes of bookings and sessions. Some seats of a shared space count as their share of it.',
  })
  bookedMinutes!: number;

  @Field(() => Int, { description: 'Minutes of the venue’s own uses.' })
  ownMinutes!: number;
}

@ObjectType({ description: 'How one space was used.' })
@Allow('staffOfVenue')
export class SpaceFigures {
  venueId!: string;

  @Field(() => ID, { description: 'The space.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Open minutes.' })
  openMinutes!: number;

  @Field(() => Int, {
    description: 'Minutes of bookings and sessions. Some seats of a shared space count as their share of it.',
  })
  bookedMinutes!: number;

  @Field(() => Int, { description: 'Minutes of the venue’s own uses.' })
  ownMinutes!: number;

  @Field(() => Int, { description: 'Number of bookings that were not cancelled.' })
  bookings!: number;

  @Field(() => Int, { description: 'Number of bookings to which nobody came; those that were corrected do not count.' })
  noShows!: number;

  @Field(() => Int, { description: 'Number of cancelled bookings.' })
  cancelled!: number;
}

@ObjectType({ description: 'How many bookings were made that long before their start.' })
@Allow('staffOfVenue')
export class LeadTimeFigures {
  venueId!: string;

  @Field(() => LeadTimeEnum, { description: 'How long before.' })
  leadTime!: LeadTimeStep;

  @Field(() => Int, { description: 'Number of bookings.' })
  bookings!: number;
}

@ObjectType({
  description: 'How often a space was looked for around the venue and not found. Neither words nor persons are kept.',
})
@Allow('staffOfVenue')
export class UnmetNeedFigures {
  venueId!: string;

  @Field(() => NothingWhyEnum, { description: 'The first condition that excluded all spaces.' })
  why!: NothingWhy;

  @Field(() => SpaceKindEnum, { nullable: true, description: 'The kind of space; null: any.' })
  kind!: SpaceKind | null;

  @Field(() => String, { nullable: true, description: 'What it was wanted for, in your language; null: not said.' })
  capability!: string | null;

  @Field(() => Int, { description: 'Number of searches.' })
  times!: number;
}

@ObjectType({ description: 'How a venue was used on its last whole days. A booking belongs to the day it starts.' })
@Allow('staffOfVenue')
export class VenueFigures {
  venueId!: string;

  @Field({ description: 'First day, such as "2026-11-23".' })
  from!: string;

  @Field({ description: 'The day after the last one, which is today.' })
  until!: string;

  @Field(() => Int, { description: 'Number of bookings that were not cancelled. One of several spaces counts once.' })
  bookings!: number;

  @Field(() => Int, { description: 'Number of bookings to which nobody came; those that were corrected do not count.' })
  noShows!: number;

  @Field(() => Int, { description: 'Number of cancelled bookings.' })
  cancelled!: number;

  @Field(() => [HourFigures], {
    description: 'The hours of the week that were open or used, from Monday on; 168 at most.',
  })
  hours!: HourFigures[];

  @Field(() => [SpaceFigures], { description: `The spaces, by name; ${MOST_SPACES} at most.` })
  spaces!: SpaceFigures[];

  @Field(() => [LeadTimeFigures], {
    description: 'How long before their start bookings were made, the shortest first.',
  })
  leadTimes!: LeadTimeFigures[];

  @Field(() => [UnmetNeedFigures], {
    description: `What was looked for within about five kilometres, or without a place, and not found; the ${MOST_UNMET} most frequent.`,
  })
  unmet!: UnmetNeedFigures[];
}
