import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar, connectionOf } from '#libs/platform';
import { BookingStateEnum } from '../booking.types.js';
import { type BookingState } from '../rules/states.js';
import { CheckIn, NoShow, PresenceRefused } from './presence.types.js';

@ObjectType({ description: 'A booking as the staff of its venue see it.' })
@Allow('staffOfVenue')
export class VenueBooking {
  venueId!: string;
  memberId!: string;

  @Field(() => ID, { description: 'Opaque identifier. People use the code.' })
  id!: string;

  @Field({ description: 'Code of the booking.' })
  code!: string;

  @Field({ description: 'Name of the person who comes.' })
  memberName!: string;

  @Field({ description: 'The booked spaces, in one line.' })
  spaces!: string;

  @Field(() => Int, { description: 'Number of seats over all spaces; a space that is booked as a whole counts as 1.' })
  seats!: number;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field(() => BookingStateEnum, { description: 'State of the booking.' })
  state!: BookingState;

  @Field({ description: 'Door code of six digits.' })
  accessCode!: string;

  @Field({ description: 'What the member wrote to the venue; may be empty.' })
  note!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the colleague who booked for the member; null when the member booked.',
  })
  bookedBy!: string | null;

  @Field(() => InstantScalar, { description: 'Until when the person is expected; after that they are late.' })
  expectedUntil!: Temporal.Instant;

  @Field(() => CheckIn, { nullable: true, description: 'When the person came; null before.' })
  checkIn!: CheckIn | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the person left; null when nobody noted it.' })
  leftAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'A page of the bookings of a venue on one day, the earliest first.' })
@Allow('member')
export class VenueBookingConnection extends connectionOf(VenueBooking, 'VenueBooking') {}

@ObjectType({ description: 'A no-show at a venue, with both sides’ words.' })
@Allow('teamOfVenue')
export class VenueNoShow {
  memberId!: string;

  @Field(() => ID, { description: 'The venue.' })
  venueId!: string;

  @Field({ description: 'Code of the booking.' })
  code!: string;

  @Field({ description: 'Name of the member.' })
  memberName!: string;

  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field({ description: 'The booked spaces, in one line.' })
  spaces!: string;

  @Field(() => InstantScalar, { description: 'Start of the booking.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End of the booking.' })
  end!: Temporal.Instant;

  @Field(() => NoShow, { description: 'The no-show.' })
  noShow!: NoShow;

  @Field({ description: 'Whether the caller may answer it now.' })
  answerable!: boolean;
}

@ObjectType({ description: 'A page of no-shows, the latest first.' })
@Allow('member')
export class VenueNoShowConnection extends connectionOf(VenueNoShow, 'VenueNoShow') {}

@ObjectType({ description: 'What became of the bookings of a venue in the last 60 days.' })
@Allow('networkAdmin')
export class VenueNoShowFigures {
  @Field(() => ID, { description: 'The venue.' })
  venueId!: string;

  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field(() => Int, { description: 'Number of bookings that started.' })
  bookings!: number;

  @Field(() => Int, { description: 'Number of no-shows.' })
  noShows!: number;

  @Field(() => Int, { description: 'Number of no-shows that were contested.' })
  contests!: number;

  @Field(() => Int, { description: 'Number of no-shows that were corrected or excused.' })
  corrected!: number;

  @Field(() => Int, { description: 'Number of bookings that the venue cancelled.' })
  cancelledByVenue!: number;
}

@ObjectType({ description: 'A page of venues, those with the most no-shows first.' })
@Allow('networkAdmin')
export class VenueNoShowFiguresConnection extends connectionOf(VenueNoShowFigures, 'VenueNoShowFigures') {}

@ObjectType({ description: 'The code that a venue prints, with which people check in.' })
@Allow('staffOfVenue')
export class CheckInCode {
  venueId!: string;

  @Field({ description: 'Path of the page that it opens on this server.' })
  path!: string;
}

@ObjectType({ description: 'The bookings of a paper list are entered.' })
@Allow('member')
export class PaperListEntered {
  @Field(() => Int, { description: 'Number of people who came.' })
  came!: number;

  @Field(() => Int, { description: 'Number of people who did not come.' })
  absent!: number;
}

@ObjectType({ description: 'What the staff noted about a booking.' })
@Allow('member')
export class VenueBookingChanged {
  @Field(() => VenueBooking, { description: 'The booking now.' })
  booking!: VenueBooking;
}

@ObjectType({ description: 'A no-show is answered.' })
@Allow('member')
export class NoShowAnswered {
  @Field(() => VenueNoShow, { description: 'The no-show with its answer.' })
  noShow!: VenueNoShow;
}

export const VenueBookingResult = createUnionType({
  name: 'VenueBookingResult',
  description: 'Result of an act of the staff about a booking.',
  types: () => [VenueBookingChanged, PresenceRefused] as const,
});
export const PaperListResult = createUnionType({
  name: 'PaperListResult',
  description: 'Result of entering a paper list.',
  types: () => [PaperListEntered, PresenceRefused] as const,
});
export const CorrectNoShowResult = createUnionType({
  name: 'CorrectNoShowResult',
  description: 'Result of answering a no-show.',
  types: () => [NoShowAnswered, PresenceRefused] as const,
});
