import { type Base } from './base.types.js';

export const subscriptionBases: Record<string, Base> = {
  'Query.subscriptionQuote(change)': () => ({ kind: 'SUBSCRIBE', planCode: 'REGULIER', expressRequest: true }),
  'Mutation.changeSubscription(change)': () => ({ kind: 'SUBSCRIBE', planCode: 'REGULIER', expressRequest: true }),
  // Less than it costs: the campaign subscribes nobody.
  'Mutation.changeSubscription(acceptedCents)': () => 1,
  'Mutation.changeSubscription(idempotencyKey)': (town) => town.fresh(),
  'Query.subscriptions(state)': () => null,
  SubscriptionChangeInput: () => ({ kind: 'SUBSCRIBE', planCode: 'REGULIER', expressRequest: true }),
  'SubscriptionChangeInput.kind': () => 'SUBSCRIBE',
  'SubscriptionChangeInput.planCode': () => 'REGULIER',
  'SubscriptionChangeInput.months': () => 1,
  'SubscriptionChangeInput.expressRequest': () => true,
};

export const subscriptionResults: Record<string, string> = {
  'Mutation.changeSubscription': 'SubscriptionRefused',
};
