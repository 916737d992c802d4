import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueClaimsQuery = graphql(`
  query VenueClaims($claimState: VenueClaimState!, $first: Int!, $after: String) {
    venueClaims(claimState: $claimState, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          state
          memberName
          email
          proof
          domainMatches
          madeAt
          decidedAt
          reason
          venue {
            id
            slug
            name
            website
            address {
              city
            }
          }
        }
      }
    }
  }
`);

export const WaitingClaimsQuery = graphql(`
  query WaitingClaims {
    venueClaims(first: 1) {
      totalCount
    }
  }
`);

export const ApproveClaimMutation = graphql(`
  mutation ApproveClaim($claimId: ID!) {
    approveClaim(claimId: $claimId) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const RefuseClaimMutation = graphql(`
  mutation RefuseClaim($claimId: ID!, $reason: String!) {
    refuseClaim(claimId: $claimId, reason: $reason) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const NetworkVenuesQuery = graphql(`
  query NetworkVenues($text: String!, $inState: NetworkVenueState, $first: Int!, $after: String) {
    networkVenues(text: $text, inState: $inState, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          slug
          name
          kind
          city
          organisation
          state
          confirmedAt
          archivedAt
          mergedInto
          spaces
          team
          invitations
          claims
        }
      }
    }
  }
`);

export const ArchiveVenueMutation = graphql(`
  mutation NetworkArchiveVenue($venueId: ID!) {
    archiveVenue(venueId: $venueId) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const MergeVenuesMutation = graphql(`
  mutation NetworkMergeVenues($fromId: ID!, $intoId: ID!) {
    mergeVenues(fromId: $fromId, intoId: $intoId) {
      __typename
      ... on ManagedVenue {
        id
        name
      }
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const CreateVenueMutation = graphql(`
  mutation NetworkCreateVenue($venue: VenueInput!, $organisation: String!, $idempotencyKey: ID!) {
    createVenue(venue: $venue, organisation: $organisation, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ManagedVenue {
        id
        name
      }
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const CommunesQuery = graphql(`
  query CommunesForVenue {
    communes {
      id
      name
      centre {
        lat
        lon
      }
    }
  }
`);

/** One of two rows that are merged, with everything that moves. */
export const RowToMergeQuery = graphql(`
  query RowToMerge($venueId: ID!) {
    managedVenue(venueId: $venueId) {
      id
      slug
      name
      state
      ownerName
      street
      postcode
      city
      spaces {
        id
        name
      }
      staff {
        memberId
        name
      }
      invitations {
        id
        email
      }
    }
  }
`);

export const TerritoryCoverageQuery = graphql(`
  query TerritoryCoverage {
    territoryCoverage {
      id
      kind
      name
      centre {
        lat
        lon
      }
      publishedVenues
      spaces
      nearestVenue
      nearestMeters
    }
  }
`);

export type VenueClaim = ResultOf<typeof VenueClaimsQuery>['venueClaims']['edges'][number]['node'];
export type ClaimState = VenueClaim['state'];
export type NetworkVenue = ResultOf<typeof NetworkVenuesQuery>['networkVenues']['edges'][number]['node'];
export type NetworkVenueState = NetworkVenue['state'];
export type RowToMerge = NonNullable<ResultOf<typeof RowToMergeQuery>['managedVenue']>;
