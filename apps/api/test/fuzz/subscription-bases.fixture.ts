import { type Base } from './base.types.js';

export const subscriptionBases: Record<string, Base> = {
  'Query.subscriptionQuote(change)': () => ({ kind: 'SUBSCRIBE', planCode: 'REGULIER', expressRequest: true }),
  'Mutation.changeSubscription(change)': () => ({ kind: 'SUBSCRIBE', planCode: 'REGULIER', expressRequest: true }),
  'Mutation.changeSubscription(acceptedCents)': () => 13_200,
  'Mutation.changeSubscription(idempotencyKey)': (town) => town.fresh(),
  'Query.subscriptions(state)': () => null,
  SubscriptionChangeInput: () => ({ kind: 'SUBSCRIBE', planCode: 'REGULIER', expressRequest: true }),
  'SubscriptionChangeInput.kind': () => 'SUBSCRIBE',
  'SubscriptionChangeInput.planCode': () => 'REGULIER',
  'SubscriptionChangeInput.months': () => 1,
  'SubscriptionChangeInput.expressRequest': () => true,
};

/** The callers hold a pass already. */
export const subscriptionResults: Record<string, string> = {
  'Mutation.changeSubscription': 'SubscriptionRefused',
};
