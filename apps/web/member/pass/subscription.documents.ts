import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

export const SubscriptionQuery = graphql(`
  query MySubscription {
    plans {
      code
      name
      monthlyCents
      includedMinutes
    }
    mySubscription {
      id
      state
      plan {
        code
        name
      }
      nextChargeAt
      nextChargeCents
      withdrawableUntil
      planned {
        kind
        at
        planCode
      }
    }
    myUsageByVenue {
      venueName
      venueSlug
      creditMinutes
      amountCents
    }
  }
`);

export const SubscriptionQuoteQuery = graphql(`
  query SubscriptionQuote($change: SubscriptionChangeInput!) {
    subscriptionQuote(change: $change) {
      __typename
      ... on SubscriptionQuote {
        nowCents
        nowCreditMinutes
        bindsAt
        nextChargeAt
        nextChargeCents
        uncovered {
          bookings
          creditMinutes
          cents
        }
      }
      ... on SubscriptionRefused {
        message
      }
    }
  }
`);

export const ChangeSubscriptionMutation = graphql(`
  mutation ChangeSubscription($change: SubscriptionChangeInput!, $acceptedCents: Int!, $key: ID!) {
    changeSubscription(change: $change, acceptedCents: $acceptedCents, idempotencyKey: $key) {
      __typename
      ... on SubscriptionRefused {
        message
      }
    }
  }
`);

export type SubscriptionChange = VariablesOf<typeof ChangeSubscriptionMutation>['change'];
export type PlanOnSale = ResultOf<typeof SubscriptionQuery>['plans'][number];
export type MySubscription = NonNullable<ResultOf<typeof SubscriptionQuery>['mySubscription']>;
export type VenueUsage = ResultOf<typeof SubscriptionQuery>['myUsageByVenue'][number];
