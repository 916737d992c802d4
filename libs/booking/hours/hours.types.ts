import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Opening } from '#libs/directory';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { HoursDecisionEnum } from './hours.inputs.js';
import { type HoursDecision } from './hours-decisions.js';

const refusalCodes = [
  'NOT_FOUND',
  'BAD_HOURS',
  'REVERSED',
  'IN_THE_PAST',
  'NO_REASON',
  'REASON_TOO_LONG',
  'TOO_MANY_BOOKINGS',
  'KEY_REUSED',
] as const;
export type HoursRefusalCode = (typeof refusalCodes)[number];
export const HoursRefusalCodeEnum = enumOf(refusalCodes);
registerEnumType(HoursRefusalCodeEnum, {
  name: 'HoursRefusalCode',
  description: 'Why opening hours were not changed.',
});

@ObjectType({ description: 'A live booking that lies outside the new opening hours.' })
@Allow('venueTeam')
export class TouchedBooking {
  spaceId!: string;
  moveToIds!: readonly string[];

  @Field({ description: 'The booking code.' })
  code!: string;

  @Field({ description: 'Name of the member.' })
  memberName!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  until!: Temporal.Instant;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;

  @Field(() => [HoursDecisionEnum], { description: 'What can be decided about it.' })
  options!: readonly HoursDecision[];
}

@ObjectType({ description: 'What a change of opening hours would do. Nothing was changed.' })
@Allow('venueTeam')
export class HoursPreview {
  @Field(() => [TouchedBooking], {
    description: 'Live bookings that need a decision, the earliest first; 200 at most.',
  })
  touched!: TouchedBooking[];

  @Field(() => [Opening], { description: 'When the venue or space would be open today and in the 27 days after.' })
  nextFourWeeks!: Opening[];
}

@ObjectType({ description: 'The opening hours are changed, and all touched bookings are decided.' })
@Allow('venueTeam')
export class HoursSaved {
  @Field(() => ID, { nullable: true, description: 'Id of the closure; null for other changes.' })
  closureId!: string | null;

  @Field(() => [Opening], { description: 'When the venue or space is open today and in the 27 days after.' })
  nextFourWeeks!: Opening[];
}

@ObjectType({ description: 'Nothing was changed: these bookings need a decision that can be carried out.' })
@Allow('venueTeam')
export class DecisionsNeeded {
  @Field(() => [TouchedBooking], {
    description: 'All touched bookings as they are now, the earliest first; 200 at most.',
  })
  touched!: TouchedBooking[];
}

@ObjectType({ description: 'The opening hours were not changed.' })
@Allow('venueTeam')
export class HoursRefused {
  @Field(() => HoursRefusalCodeEnum, { description: 'The reason, machine-readable.' })
  code!: HoursRefusalCode;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

export const HoursPreviewResult = createUnionType({
  name: 'HoursPreviewResult',
  description: 'Result of looking at a change of opening hours.',
  types: () => [HoursPreview, HoursRefused] as const,
});
export const HoursSaveResult = createUnionType({
  name: 'HoursSaveResult',
  description: 'Result of changing opening hours.',
  types: () => [HoursSaved, DecisionsNeeded, HoursRefused] as const,
});

@ObjectType({ description: 'Opening times of every such day of the week, on the clock of the venue.' })
@Allow('anyone')
export class OpeningRule {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'Opening time, such as "09:00".' })
  opens!: string;

  @Field({ description: 'Closing time, such as "18:00" or "24:00"; on the next day when it is not after `opens`.' })
  closes!: string;

  @Field({ description: 'First day.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'Last day, included; null: until further notice.' })
  validUntil!: string | null;
}

@ObjectType({ description: 'Other hours on one date. Several lines of a date add up.' })
@Allow('anyone')
export class OpeningException {
  @Field({ description: 'The date.' })
  date!: string;

  @Field(() => String, { nullable: true, description: 'Opening time; null: closed that day.' })
  opens!: string | null;

  @Field(() => String, { nullable: true, description: 'Closing time; null: closed that day.' })
  closes!: string | null;
}

@ObjectType({ description: 'A time in which a venue or a space is closed.' })
@Allow('anyone')
export class Closure {
  @Field(() => ID, { description: 'Id, to reopen.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  from!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'End; null: until further notice.' })
  until!: Temporal.Instant | null;

  @Field({ description: 'The reason, in the words of the venue.' })
  reason!: string;
}

@ObjectType({ description: 'When a venue or a space is open, and what is written in its own calendar.' })
@Allow('anyone')
export class OpeningCalendar {
  @Field({ description: 'Whether it opens on public holidays.' })
  opensOnHolidays!: boolean;

  @Field({ description: 'Whether a space follows the weekly hours of its venue; false for a venue.' })
  followsVenue!: boolean;

  @Field(() => [OpeningRule], {
    description: 'Weekly hours of its own, from Monday; none for a space that follows its venue.',
  })
  rules!: OpeningRule[];

  @Field(() => [OpeningException], { description: 'Exceptions of its own from today on, 200 at most.' })
  exceptions!: OpeningException[];

  @Field(() => [Closure], { description: 'Closures of its own that are not over, 200 at most.' })
  closures!: Closure[];

  @Field(() => [Opening], { description: 'When it is open today and in the 27 days after.' })
  nextFourWeeks!: Opening[];
}

@ObjectType({ description: 'What a venue decided about a booking when its opening hours changed.' })
@Allow('owner')
export class HoursDecided {
  memberId!: string;

  @Field(() => HoursDecisionEnum, { description: 'What was decided.' })
  decision!: HoursDecision;

  @Field(() => InstantScalar, { description: 'When.' })
  decidedAt!: Temporal.Instant;

  @Field(() => String, {
    nullable: true,
    description: 'Reason of a closure, in the words of the venue; null otherwise.',
  })
  reason!: string | null;
}
