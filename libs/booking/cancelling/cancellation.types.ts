import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { CANCELLED_BY } from '../rules/cancelled-by.js';

export const CancelledByEnum = enumOf(CANCELLED_BY);
registerEnumType(CancelledByEnum, {
  name: 'CancelledBy',
  description: 'Who cancelled a booking. SYSTEM: a rule, such as a booking that was not confirmed again.',
});

@ObjectType({ description: 'What cancelling a booking costs and gives back.' })
@Allow('owner')
export class CancellationFee {
  memberId!: string;

  @Field(() => Int, { description: 'Credit-minutes of the pass that are kept.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents that are kept, VAT included.' })
  amountCents!: number;

  @Field(() => Int, {
    description: 'The share of the price that is kept, 0 to 10,000 basis points; 10,000 is all of it.',
  })
  feeBasisPoints!: number;

  @Field(() => Int, { description: 'Credit-minutes that go back to the pass.' })
  restoredCreditMinutes!: number;

  @Field(() => Int, { description: 'Cents that will not be charged, VAT included.' })
  restoredCents!: number;
}

@ObjectType({ description: 'A time during which cancelling costs the same share of the price.' })
@Allow('owner')
export class CancellationStep {
  memberId!: string;

  @Field(() => InstantScalar, { description: 'The last instant at which it costs this share.' })
  until!: Temporal.Instant;

  @Field(() => Int, {
    description: 'The share of the price that is kept, 0 to 10,000 basis points; 0 is free, 10,000 is all of it.',
  })
  feeBasisPoints!: number;
}

@ObjectType({ description: 'What cancelling a booking costs, now and later.' })
@Allow('owner')
export class Cancellation {
  memberId!: string;

  @Field(() => [CancellationStep], {
    description: 'How the share grows from when the booking was made until its start, the earliest first.',
  })
  steps!: CancellationStep[];

  @Field(() => CancellationFee, {
    nullable: true,
    description: 'What cancelling costs now; null when it is not possible any more.',
  })
  feeNow!: CancellationFee | null;
}

@ObjectType({ description: 'A fee for cancelling late or for not coming.' })
@Allow('member')
export class BookingFee {
  @Field(() => Int, { description: 'Credit-minutes of the pass.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents, VAT included.' })
  amountCents!: number;
}

@ObjectType({ description: 'What was given back of a fee because others used the time.' })
@Allow('member')
export class FeeWaiver {
  @Field(() => InstantScalar, { description: 'When it was decided.' })
  decidedAt!: Temporal.Instant;

  @Field(() => Int, { description: 'Credit-minutes that went back to the pass.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents that will not be charged, VAT included.' })
  amountCents!: number;
}
