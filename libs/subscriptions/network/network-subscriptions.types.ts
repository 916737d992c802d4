import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { Allow, InstantScalar, PageArgs, connectionOf } from '#libs/platform';
import { type SubscriptionState } from '../rules/state.js';
import { SubscriptionStateEnum } from '../subscription.types.js';

@ArgsType()
export class NetworkSubscriptionsArgs extends PageArgs {
  @Field(() => SubscriptionStateEnum, { nullable: true, description: 'Only subscriptions in this state.' })
  @IsOptional()
  @IsEnum(SubscriptionStateEnum)
  state?: SubscriptionState | null;
}

@ObjectType({ description: 'A subscription, as the administrators of the network see it.' })
@Allow('networkAdmin')
export class NetworkSubscription {
  @Field(() => ID, { description: 'Opaque identifier, that of the pass.' })
  id!: string;

  @Field({ description: 'Name of the member who pays for it.' })
  memberName!: string;

  @Field({ description: 'Name of the plan in the language of the request.' })
  planName!: string;

  @Field(() => Int, { description: 'Monthly price in cents, VAT included.' })
  monthlyCents!: number;

  @Field(() => SubscriptionStateEnum, { description: 'State now.' })
  state!: SubscriptionState;

  @Field(() => InstantScalar, { description: 'When the member subscribed.' })
  subscribedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ends; null when no end is planned.' })
  endsAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How many people use the pass.' })
  holders!: number;

  @Field(() => Int, { description: 'Credit-minutes included in the running period.' })
  grantedMinutes!: number;

  @Field(() => Int, { description: 'Credit-minutes of them that are used or booked.' })
  usedMinutes!: number;
}

@ObjectType({ description: 'A page of subscriptions, those made last first.' })
@Allow('networkAdmin')
export class NetworkSubscriptionConnection extends connectionOf(NetworkSubscription, 'NetworkSubscription') {}

@ObjectType({ description: 'The passes of one plan and the hours of their running periods.' })
@Allow('networkAdmin')
export class PlanUsage {
  @Field({ description: 'Code of the plan.' })
  code!: string;

  @Field({ description: 'Name of the plan in the language of the request.' })
  name!: string;

  @Field(() => Int, { description: 'Number of active passes.' })
  active!: number;

  @Field(() => Int, { description: 'Number of paused passes.' })
  paused!: number;

  @Field(() => Int, { description: 'Number of passes that are cancelled and still usable.' })
  ending!: number;

  @Field(() => Int, { description: 'Credit-minutes included in the running periods.' })
  grantedMinutes!: number;

  @Field(() => Int, { description: 'Credit-minutes of them that are used or booked.' })
  usedMinutes!: number;

  @Field(() => Int, { description: 'Number of passes of which at least 80 % of the hours are used.' })
  runningOut!: number;
}

@ObjectType({ description: 'Subscriptions in one month.' })
@Allow('networkAdmin')
export class SubscriptionMonth {
  @Field(() => InstantScalar, { description: 'Start of the month.' })
  start!: Temporal.Instant;

  @Field(() => Int, { description: 'Number of subscriptions at the start of the month.' })
  atStart!: number;

  @Field(() => Int, { description: 'Number of subscriptions that began in the month.' })
  begun!: number;

  @Field(() => Int, { description: 'Number of subscriptions that ended in the month.' })
  ended!: number;
}

@ObjectType({ description: 'How the passes of the network are used.' })
@Allow('networkAdmin')
export class PassUsage {
  @Field(() => [PlanUsage], { description: 'By plan, the cheapest first; one for each plan that members have.' })
  plans!: PlanUsage[];

  @Field(() => [SubscriptionMonth], { description: 'The last six months, the earliest first.' })
  months!: SubscriptionMonth[];

  @Field(() => Int, {
    description: 'Number of members whose spending beyond the pass this month is above the monthly limit.',
  })
  overCap!: number;
}
