import { graphql, type ResultOf } from '../../api/graphql.js';

export const PassUsageQuery = graphql(`
  query PassUsage {
    passUsage {
      overCap
      plans {
        code
        name
        active
        paused
        ending
        grantedMinutes
        usedMinutes
        runningOut
      }
      months {
        start
        atStart
        begun
        ended
      }
    }
  }
`);

export const SubscriptionsQuery = graphql(`
  query Subscriptions($state: SubscriptionState, $first: Int!, $after: String) {
    subscriptions(state: $state, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          memberName
          planName
          monthlyCents
          state
          subscribedAt
          endsAt
          holders
          grantedMinutes
          usedMinutes
        }
      }
    }
  }
`);

export type PassUsage = ResultOf<typeof PassUsageQuery>['passUsage'];
export type NetworkSubscription = ResultOf<typeof SubscriptionsQuery>['subscriptions']['edges'][number]['node'];
