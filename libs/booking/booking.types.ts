import { ArgsType, Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Price } from '#libs/passes';
import { Allow, InstantScalar, PageArgs, connectionOf, enumOf } from '#libs/platform';
import { REMINDER_STATES, type ReminderState } from './reminder-states.js';
import { type BookingState, bookingStates } from './rules/states.js';

export const BookingStateEnum = enumOf(bookingStates);
registerEnumType(BookingStateEnum, {
  name: 'BookingState',
  description: 'HELD, PENDING, CONFIRMED and IN_USE keep the time; the others have let it go.',
});
export const ReminderStateEnum = enumOf(REMINDER_STATES);
registerEnumType(ReminderStateEnum, {
  name: 'ReminderState',
  description:
    'Of a reminder: to come, gone out, void because there was nothing to remind of any more, or failed because no mail got through.',
});
export const BookingsWhenEnum = enumOf(['UPCOMING', 'PAST']);
registerEnumType(BookingsWhenEnum, { name: 'BookingsWhen', description: 'PAST includes what was cancelled.' });

const refusalCodes = [
  'TOKEN_INVALID',
  'TOKEN_OF_ANOTHER_MEMBER',
  'ALREADY_BOOKED_THEN',
  'TOO_MANY_BOOKINGS',
  'VENUE_CLOSED',
  'SPACE_WITHDRAWN',
  'SPACE_TOO_SMALL',
  'OWN_BOOKING_TOO_CLOSE',
  'NO_PRICE',
  'PASS_IN_USE',
  'IN_THE_PAST',
  'TOO_SOON',
  'BEYOND_HORIZON',
  'OFF_GRID',
  'TOO_SHORT',
  'TOO_LONG',
  'KEY_REUSED',
  'NOT_MADE',
  'NOT_FOUND',
  'ALREADY_CANCELLED',
  'TOO_LATE_TO_CANCEL',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
export const RefusalCodeEnum = enumOf(refusalCodes);
registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description: 'Why nothing was done; the message says what to do.',
});

@ObjectType({ description: 'A space held by a booking.' })
@Allow('owner')
export class BookingItem {
  memberId!: string;
  spaceId!: string;

  @Field(() => Int, { description: 'How many seats of it; 1 for what is booked whole.' })
  seats!: number;
}

@ObjectType({
  description: 'What a booking cost, frozen when it was made. Cents; credit-minutes (60 = one hour at weight 1).',
})
@Allow('owner')
export class Charge extends Price {
  memberId!: string;
}

@ObjectType({ description: 'How to get in.' })
@Allow('owner')
export class Access {
  memberId!: string;

  @Field({ description: 'Six digits.' })
  code!: string;

  @Field(() => InstantScalar, { description: 'The code works from then on.' })
  opensAt!: Temporal.Instant;
}

@ObjectType({ description: 'A reminder of a booking.' })
@Allow('owner')
export class Reminder {
  memberId!: string;

  @Field(() => Int, { description: 'Which one: minutes before the start.' })
  minutesBefore!: number;

  @Field(() => InstantScalar, { description: 'When it is to go out.' })
  dueAt!: Temporal.Instant;

  @Field(() => ReminderStateEnum, { description: 'What became of it.' })
  state!: ReminderState;
}

@ObjectType({ description: 'A member’s booking.' })
@Allow('owner')
export class Booking {
  memberId!: string;
  venueId!: string;

  @Field(() => ID, { description: 'Its id; the code is what people say.' })
  id!: string;

  @Field({ description: 'Eight signs, to read out at the door.' })
  code!: string;

  @Field(() => BookingStateEnum, { description: 'Where it stands.' })
  state!: BookingState;

  @Field(() => InstantScalar, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it ends; not included.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA zone of the venue: show the times in it.' })
  zone!: string;

  @Field(() => [BookingItem], { description: 'The spaces it holds.' })
  items!: BookingItem[];

  @Field(() => Charge, { description: 'What it cost.' })
  charge!: Charge;

  @Field(() => InstantScalar, { description: 'Cancelling is free until then.' })
  cancelFreeUntil!: Temporal.Instant;

  @Field({ description: 'Whether cancelling now is free.' })
  cancellable!: boolean;

  @Field({ description: 'Path of the calendar file, on this server.' })
  icsUrl!: string;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  bookedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was cancelled; null when it was not.' })
  cancelledAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'Bookings, the next one first (past ones: the latest first).' })
@Allow('member')
export class BookingConnection extends connectionOf(Booking, 'Booking') {}

@ArgsType()
export class BookingsArgs extends PageArgs {
  @Field(() => BookingsWhenEnum, { defaultValue: 'UPCOMING', description: 'Those to come, or those that are over.' })
  @IsIn(['UPCOMING', 'PAST'])
  when!: 'UPCOMING' | 'PAST';
}

@ObjectType({ description: 'Nothing was done, for this reason.' })
@Allow('anyone')
export class Refused {
  @Field(() => RefusalCodeEnum, { description: 'The reason, for programs.' })
  code!: RefusalCode;

  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The booking is cancelled; time, hours and euros were given back.' })
@Allow('member')
export class Cancelled {
  @Field(() => Booking, { description: 'The booking, CANCELLED.' })
  booking!: Booking;

  @Field(() => Int, { description: 'Credit-minutes back in the pass.' })
  restoredCreditMinutes!: number;

  @Field(() => Int, { description: 'Cents that will not be charged, VAT included.' })
  restoredCents!: number;
}

export const CancelResult = createUnionType({
  name: 'CancelResult',
  description: 'What came of cancelling.',
  types: () => [Cancelled, Refused] as const,
});
