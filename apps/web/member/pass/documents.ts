import { graphql, type ResultOf } from '../../api/graphql.js';

export const PassQuery = graphql(`
  query MyPass($first: Int!, $after: String) {
    myPass {
      id
      plan {
        code
        name
        monthlyCents
        includedMinutes
      }
      period {
        start
        end
      }
      creditMinutesLeft
      creditMinutesIncluded
      spentCents
      capCents
      lots {
        id
        kind
        grantedMinutes
        remainingMinutes
        validUntil
      }
      ledger(first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            id
            kind
            at
            creditMinutes
            amountCents
            booking {
              id
              code
              start
              end
              zone
              place
            }
          }
        }
      }
    }
  }
`);

export type Pass = NonNullable<ResultOf<typeof PassQuery>['myPass']>;
