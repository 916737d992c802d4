import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenuePlanningQuery = graphql(`
  query VenuePlanning($venueId: ID!, $from: Instant!, $until: Instant!, $after: String) {
    venuePlanning(venueId: $venueId, from: $from, until: $until, first: 500, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          kind
          state
          spaceId
          start
          end
          title
          code
          seats
          note
        }
      }
    }
  }
`);

type Planning = NonNullable<ResultOf<typeof VenuePlanningQuery>['venuePlanning']>;
export type PlanningEntry = Planning['edges'][number]['node'];
