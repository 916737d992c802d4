import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Price } from '#libs/passes';
import { Allow, InstantScalar, PageArgs, connectionOf, enumOf } from '#libs/platform';
import { REMINDER_STATES, type ReminderState } from './reminder-states.js';
import { BookingRequestType } from './requests/request.types.js';
import { type BookingState, bookingStates } from './rules/states.js';
import { BookingFee, Cancellation, CancelledByEnum, FeeWaiver } from './cancelling/cancellation.types.js';
import { type CancelledBy } from './rules/cancelled-by.js';

export const BookingStateEnum = enumOf(bookingStates);
registerEnumType(BookingStateEnum, {
  name: 'BookingState',
  description: 'State of a booking. HELD, PENDING, CONFIRMED and IN_USE occupy the time; the other states do not.',
});
export const ReminderStateEnum = enumOf(REMINDER_STATES);
registerEnumType(ReminderStateEnum, {
  name: 'ReminderState',
  description:
    'State of a reminder: scheduled, sent, voided because nothing was left to remind of, or failed because the mail was refused.',
});
export const BookingsWhenEnum = enumOf(['UPCOMING', 'PAST']);
registerEnumType(BookingsWhenEnum, {
  name: 'BookingsWhen',
  description: 'Which bookings to list. PAST includes cancelled bookings.',
});

@ObjectType({ description: 'A space of a booking.' })
@Allow('owner')
export class BookingItem {
  memberId!: string;
  spaceId!: string;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;
}

@ObjectType({
  description:
    'The price of a booking, fixed when it was made, in cents and credit-minutes (60 = one hour at weight 1).',
})
@Allow('owner')
export class Charge extends Price {
  memberId!: string;
}

@ObjectType({ description: 'How to enter the venue.' })
@Allow('owner')
export class Access {
  memberId!: string;

  @Field({ description: 'Door code of six digits.' })
  code!: string;

  @Field(() => InstantScalar, { description: 'When the code starts to work.' })
  opensAt!: Temporal.Instant;
}

@ObjectType({ description: 'A reminder of a booking.' })
@Allow('owner')
export class Reminder {
  memberId!: string;

  @Field(() => Int, { description: 'Minutes before the start.' })
  minutesBefore!: number;

  @Field(() => InstantScalar, { description: 'When it is due.' })
  dueAt!: Temporal.Instant;

  @Field(() => ReminderStateEnum, { description: 'State of the reminder.' })
  state!: ReminderState;
}

@ObjectType({ description: 'A member’s booking.' })
@Allow('owner')
export class Booking {
  memberId!: string;
  venueId!: string;

  @Field(() => ID, { description: 'Opaque identifier. People use the code.' })
  id!: string;

  @Field({ description: 'Code of eight characters, easy to read aloud.' })
  code!: string;

  @Field(() => BookingStateEnum, { description: 'State of the booking.' })
  state!: BookingState;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field(() => [BookingItem], { description: 'The booked spaces.' })
  items!: BookingItem[];

  @Field(() => Charge, { description: 'The price.' })
  charge!: Charge;

  @Field({ description: 'What the member wrote to the venue; may be empty.' })
  note!: string;

  @Field(() => BookingRequestType, {
    nullable: true,
    description: 'What the venue has to answer, or its answer; null when the booking needed none.',
  })
  request!: BookingRequestType | null;

  @Field(() => InstantScalar, { description: 'End of free cancellation.' })
  cancelFreeUntil!: Temporal.Instant;

  @Field({ description: 'Whether it can be cancelled free of charge now.' })
  cancellable!: boolean;

  @Field(() => Cancellation, { description: 'What cancelling costs, now and later.' })
  cancellation!: Cancellation;

  @Field(() => CancelledByEnum, { nullable: true, description: 'Who cancelled it; null when it is not cancelled.' })
  cancelledBy!: CancelledBy | null;

  @Field(() => String, { nullable: true, description: 'Why the venue cancelled, in its words.' })
  cancellationReason!: string | null;

  @Field({ description: 'Whether it was booked as one of a series.' })
  isInSeries!: boolean;

  @Field(() => BookingFee, {
    nullable: true,
    description:
      'The fee kept for cancelling late or for not coming, before anything was given back; null without a fee.',
  })
  fee!: BookingFee | null;

  @Field(() => FeeWaiver, {
    nullable: true,
    description:
      'What was given back of the fee because others used the time. Decided after the end of the booking; null before.',
  })
  feeWaiver!: FeeWaiver | null;

  @Field(() => Int, { description: 'Cents that the network owes you because the venue cancelled; 0 otherwise.' })
  compensationCents!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'Until when you may withdraw from the contract without a fee; null when you may not, or asked that the service begin at once.',
  })
  withdrawableUntil!: Temporal.Instant | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When you asked that the service begin before the end of the withdrawal period; null when you did not.',
  })
  expressRequestedAt!: Temporal.Instant | null;

  @Field({ description: 'Path of the calendar file on this server.' })
  icsUrl!: string;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  bookedAt!: Temporal.Instant;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person of the venue who booked for you; null when you booked.',
  })
  bookedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was cancelled; null when it is not cancelled.' })
  cancelledAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'A page of bookings: upcoming ones with the next first, past ones with the latest first.' })
@Allow('member')
export class BookingConnection extends connectionOf(Booking, 'Booking') {}

@ArgsType()
export class BookingsArgs extends PageArgs {
  @Field(() => BookingsWhenEnum, { defaultValue: 'UPCOMING', description: 'Upcoming or past bookings.' })
  @IsIn(['UPCOMING', 'PAST'])
  when!: 'UPCOMING' | 'PAST';
}
