import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Plan } from '#libs/passes';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { SUBSCRIPTION_REFUSALS, type SubscriptionRefusal } from './changes/change.types.js';
import { SUBSCRIPTION_STATES, type SubscriptionState } from './rules/state.js';

export const SubscriptionStateEnum = enumOf(SUBSCRIPTION_STATES);
registerEnumType(SubscriptionStateEnum, {
  name: 'SubscriptionState',
  description: 'ENDING: cancelled, and usable until the end of the period.',
});
export const SubscriptionRefusalEnum = enumOf(SUBSCRIPTION_REFUSALS);
registerEnumType(SubscriptionRefusalEnum, {
  name: 'SubscriptionRefusal',
  description: 'Why nothing was changed about a subscription.',
});
export const WANTED_CHANGES = ['SUBSCRIBE', 'CHANGE_PLAN', 'PAUSE', 'CANCEL', 'KEEP', 'WITHDRAW'] as const;
export const WantedChangeEnum = enumOf(WANTED_CHANGES);
registerEnumType(WantedChangeEnum, {
  name: 'SubscriptionChangeKind',
  description:
    'KEEP takes back what is planned, or ends a pause. WITHDRAW withdraws from the contract within the withdrawal period.',
});
export const PLANNED_KINDS = ['END', 'PAUSE', 'PLAN'] as const;
export const PlannedKindEnum = enumOf(PLANNED_KINDS);
registerEnumType(PlannedKindEnum, {
  name: 'PlannedSubscriptionChangeKind',
  description: 'PLAN: another plan, or the plan after a pause.',
});

@InputType({ description: 'What a member wants to change about their subscription.' })
export class SubscriptionChangeInput {
  @Field(() => WantedChangeEnum, { description: 'What to do.' })
  @IsEnum(WantedChangeEnum)
  kind!: (typeof WANTED_CHANGES)[number];

  @Field(() => String, { nullable: true, description: 'The plan to subscribe to or to change to.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  planCode?: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'Length of a pause in months, 1 to 3.' })
  @IsInt()
  @Min(1)
  @Max(3)
  months!: number;

  @Field({
    defaultValue: false,
    description:
      'When subscribing: asks that the service begin at once. After a withdrawal, what was provided until then is to be paid.',
  })
  @IsBoolean()
  expressRequest!: boolean;
}

@ObjectType({ description: 'Hours of bookings to come that the pass no longer covers. They are charged in euros.' })
@Allow('member')
export class UncoveredHours {
  @Field(() => Int, { description: 'Number of bookings.' })
  bookings!: number;

  @Field(() => Int, { description: 'Credit-minutes that are charged in euros.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'What they cost in cents, VAT included.' })
  cents!: number;
}

@ObjectType({
  description: 'What a change of a subscription costs and does, computed by the code that makes the change.',
})
@Allow('member')
export class SubscriptionQuote {
  @Field(() => Int, { description: 'Cents charged at once, VAT included; negative when they are given back.' })
  nowCents!: number;

  @Field(() => Int, { description: 'Included credit-minutes of the running period that are added at once.' })
  nowCreditMinutes!: number;

  @Field(() => InstantScalar, { description: 'When the change takes effect.' })
  bindsAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When the next fee is charged; null when there is none.' })
  nextChargeAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'The next fee in cents, VAT included.' })
  nextChargeCents!: number;

  @Field(() => UncoveredHours, { description: 'Booked hours that become euros.' })
  uncovered!: UncoveredHours;
}

@ObjectType({ description: 'What a member used of their pass in one venue.' })
@Allow('member')
export class VenueUsage {
  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field({ description: 'Address of the venue on this server.' })
  venueSlug!: string;

  @Field(() => Int, { description: 'Credit-minutes used or booked.' })
  creditMinutes!: number;

  @Field(() => Int, { description: 'Cents charged beyond the pass, VAT included.' })
  amountCents!: number;
}

@ObjectType({ description: 'A change that takes effect later.' })
@Allow('member')
export class PlannedSubscriptionChange {
  @Field(() => PlannedKindEnum, { description: 'What changes.' })
  kind!: (typeof PLANNED_KINDS)[number];

  @Field(() => InstantScalar, { description: 'When it takes effect.' })
  at!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'The code of the plan that begins then.' })
  planCode!: string | null;
}

@ObjectType({ description: 'My subscription to a pass.' })
@Allow('owner')
export class Subscription {
  memberId!: string;

  @Field(() => ID, { description: 'Opaque identifier, that of the pass.' })
  id!: string;

  @Field(() => SubscriptionStateEnum, { description: 'State now.' })
  state!: SubscriptionState;

  @Field(() => Plan, { nullable: true, description: 'The plan now; null in a pause.' })
  plan!: Plan | null;

  @Field(() => InstantScalar, { description: 'When I subscribed.' })
  subscribedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When the next fee is charged; null when there is none.' })
  nextChargeAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'The next fee in cents, VAT included.' })
  nextChargeCents!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until when I may withdraw from the contract; null when that is over.',
  })
  withdrawableUntil!: Temporal.Instant | null;

  @Field(() => [PlannedSubscriptionChange], {
    description: 'Changes that take effect later, the earliest first; three at most.',
  })
  planned!: PlannedSubscriptionChange[];
}

@ObjectType({ description: 'The subscription was changed. A receipt is on its way by mail.' })
@Allow('member')
export class SubscriptionChanged {
  @Field(() => SubscriptionQuote, { description: 'What the change cost and does.' })
  quote!: SubscriptionQuote;
}

@ObjectType({ description: 'Nothing was changed.' })
@Allow('member')
export class SubscriptionRefused {
  @Field(() => SubscriptionRefusalEnum, { description: 'Why.' })
  code!: SubscriptionRefusal;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

export const SubscriptionQuoteResult = createUnionType({
  name: 'SubscriptionQuoteResult',
  description: 'A quote, or why the change is not possible.',
  types: () => [SubscriptionQuote, SubscriptionRefused] as const,
});
export const SubscriptionChangeResult = createUnionType({
  name: 'SubscriptionChangeResult',
  description: 'Result of changing a subscription.',
  types: () => [SubscriptionChanged, SubscriptionRefused] as const,
});
