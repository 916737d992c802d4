import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { checkedKey } from '#libs/booking';
import { Plan, periodContaining, plansSold } from '#libs/passes';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  Me,
  type MemberViewer,
  RateLimit,
  type Viewer,
  badInput,
  make,
} from '#libs/platform';
import { type ChangeEffect, type SubscriptionRefusal, type WantedChange } from './changes/change.types.js';
import { ChangeSubscription } from './changes/change-subscription.js';
import { subscriptionOf } from './subscription.queries.js';
import {
  Subscription,
  SubscriptionChangeInput,
  SubscriptionChangeResult,
  SubscriptionChanged,
  SubscriptionQuote,
  SubscriptionQuoteResult,
  SubscriptionRefused,
  UncoveredHours,
  VenueUsage,
} from './subscription.types.js';
import { planView, subscriptionView } from './subscription.view.js';
import { subscriptionRefusalText } from './subscriptions.texts.js';
import { usageByVenue } from './usage.queries.js';

const MOST_CENTS = 1_000_000_000;

@Resolver(() => Subscription)
export class SubscriptionResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: ChangeSubscription,
  ) {}

  @Query(() => [Plan], { description: 'The plans for one person that the network sells, the cheapest first.' })
  @Allow('anyone')
  async plans(@Me() { network, locale }: Viewer): Promise<Plan[]> {
    return (await plansSold(this.database.open, network.id, this.clock.now())).map((plan) => planView(plan, locale));
  }

  @Query(() => Subscription, {
    nullable: true,
    description: 'The subscription that I pay for; null when I have none.',
  })
  @Allow('member')
  async mySubscription(@AsMember() { member, network, locale }: MemberViewer): Promise<Subscription | null> {
    const now = this.clock.now();
    return this.database.inTransaction(network.id, async (tx) => {
      const row = await subscriptionOf(tx, member.id, now);
      return row ? subscriptionView(tx, row, { locale, now }) : null;
    });
  }

  @Query(() => [VenueUsage], {
    description:
      'What I used and booked in the running period of my pass, by venue, the most used first; twenty at most.',
  })
  @Allow('member')
  async myUsageByVenue(@AsMember() { member, network }: MemberViewer): Promise<VenueUsage[]> {
    const now = this.clock.now();
    const periodOf = (anchorOn: Temporal.PlainDate) => periodContaining(anchorOn, now, network.zone);
    return this.database.inTransaction(network.id, async (tx) =>
      (await usageByVenue(tx, member.id, now, periodOf)).map((row) => make(VenueUsage, row)),
    );
  }

  @Query(() => SubscriptionQuoteResult, {
    description: 'What a change of my subscription would cost and do now. Nothing is changed.',
  })
  @Allow('member')
  @Costs('search')
  async subscriptionQuote(
    @Args('change', { description: 'What I want.' }) change: SubscriptionChangeInput,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof SubscriptionQuoteResult> {
    const outcome = await this.changes.quote(viewer, wantedOf(change));
    return outcome.kind === 'REFUSED' ? refused(viewer, outcome.code) : quoteView(outcome.effect);
  }

  @Mutation(() => SubscriptionChangeResult, {
    description: 'Subscribes to a pass, or changes, pauses, keeps or ends my subscription. A receipt is sent by mail.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async changeSubscription(
    @Args('change', { description: 'What I want.' }) change: SubscriptionChangeInput,
    @Args('acceptedCents', {
      type: () => Int,
      description: 'The most that I agree to pay: `nowCents` and `uncovered.cents` of the quote together.',
    })
    acceptedCents: number,
    @Args('idempotencyKey', {
      type: () => ID,
      description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
    })
    key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof SubscriptionChangeResult> {
    if (acceptedCents < 0 || acceptedCents > MOST_CENTS) throw badInput('`acceptedCents` must be 0 to 1000000000.');
    const outcome = await this.changes.change(viewer, wantedOf(change), acceptedCents, checkedKey(key));
    if (outcome.kind === 'REFUSED') return refused(viewer, outcome.code);
    return make(SubscriptionChanged, { quote: quoteView(outcome.effect) });
  }
}

const refused = ({ locale }: MemberViewer, code: SubscriptionRefusal): SubscriptionRefused =>
  make(SubscriptionRefused, { code, message: subscriptionRefusalText(locale, code) });

function wantedOf({ kind, planCode, months, expressRequest }: SubscriptionChangeInput): WantedChange {
  if (kind === 'PAUSE') return { kind, months };
  if (kind !== 'SUBSCRIBE' && kind !== 'CHANGE_PLAN') return { kind };
  if (!planCode) throw badInput('`change.planCode` must name a plan.');
  return kind === 'SUBSCRIBE' ? { kind, planCode, expressRequest } : { kind, planCode };
}

const quoteView = ({ nowCents, nowCreditMinutes, bindsAt, next, booked }: ChangeEffect): SubscriptionQuote =>
  make(SubscriptionQuote, {
    nowCents,
    nowCreditMinutes,
    bindsAt,
    nextChargeAt: next.at,
    nextChargeCents: next.cents,
    uncovered: make(UncoveredHours, booked),
  });
