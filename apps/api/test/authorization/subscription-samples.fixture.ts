import { always } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

// Everybody holds a pass that the network gives: without a subscription there is nothing to change.
const change = { kind: 'CANCEL' };

export const SUBSCRIPTION_SAMPLES: Record<string, Sample> = {
  'Query.plans': { answer: always('list') },
  'Query.mySubscription': { answer: always('null') },
  'Query.myUsageByVenue': { answer: always('list') },
  'Query.subscriptionQuote': { args: () => ({ change }), answer: always('SubscriptionRefused NO_SUBSCRIPTION') },
  'Mutation.changeSubscription': {
    args: ({ freshKey }) => ({ change, acceptedCents: 0, idempotencyKey: freshKey() }),
    answer: always('SubscriptionRefused NO_SUBSCRIPTION'),
  },
  'Query.subscriptions': { answer: always('NetworkSubscriptionConnection') },
  'Query.passUsage': { answer: always('PassUsage') },
};

export const SUBSCRIPTION_TEXTS: Record<string, string> = {
  'Query.subscriptionQuote(change.planCode)': 'the code of a plan, which everybody reads',
  'Mutation.changeSubscription(change.planCode)': 'the code of a plan, which everybody reads',
  'Mutation.changeSubscription(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Query.subscriptions(after)': 'an instant and the id of a pass, all of which the administrators see',
};
