import { graphql } from '../../api/graphql.js';

export const NetworkNoShowsQuery = graphql(`
  query NetworkNoShows($first: Int!, $after: String) {
    networkNoShows(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          venueId
          venueName
          bookings
          noShows
          contests
          corrected
          cancelledByVenue
        }
      }
    }
  }
`);
