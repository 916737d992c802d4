import { graphql } from '../../api/graphql.js';

export const MyVenueClaimsQuery = graphql(`
  query MyVenueClaims {
    myVenueClaims {
      id
      state
      madeAt
      decidedAt
      reason
      venue {
        id
      }
    }
  }
`);

export const ClaimVenueMutation = graphql(`
  mutation ClaimVenue($venueId: ID!, $proof: String!) {
    claimVenue(venueId: $venueId, proof: $proof) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);
