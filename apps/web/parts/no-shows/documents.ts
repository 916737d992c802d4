import { graphql, type ResultOf } from '../../api/graphql.js';

const VenueNoShowFields = graphql(`
  fragment VenueNoShowFields on VenueNoShow @_unmask {
    code
    memberName
    venueName
    spaces
    start
    end
    answerable
    noShow {
      at
      contest {
        words
        at
      }
      answer {
        byNetwork
        outcome
        words
        at
      }
    }
  }
`);

export const VenueNoShowsQuery = graphql(
  `
    query VenueNoShows($venueId: ID, $first: Int!, $after: String) {
      venueNoShows(venueId: $venueId, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            venueId
            ...VenueNoShowFields
          }
        }
      }
    }
  `,
  [VenueNoShowFields],
);

export const CorrectNoShowMutation = graphql(
  `
    mutation CorrectNoShow($venueId: ID!, $code: String!, $outcome: NoShowOutcome!, $words: String!) {
      correctNoShow(venueId: $venueId, code: $code, outcome: $outcome, words: $words) {
        __typename
        ... on NoShowAnswered {
          noShow {
            ...VenueNoShowFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [VenueNoShowFields],
);

export type VenueNoShow = NonNullable<ResultOf<typeof VenueNoShowsQuery>['venueNoShows']>['edges'][number]['node'];
