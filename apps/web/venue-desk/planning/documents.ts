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

export const PreviewVenueMoveQuery = graphql(`
  query PreviewVenueMove($venueId: ID!, $code: String!, $spaceId: ID!, $start: Instant!, $end: Instant!) {
    previewVenueMove(venueId: $venueId, code: $code, spaceId: $spaceId, start: $start, end: $end) {
      __typename
      ... on VenueMove {
        savedCents
        savedCreditMinutes
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const MoveAsVenueMutation = graphql(`
  mutation MoveAsVenue(
    $venueId: ID!
    $code: String!
    $spaceId: ID!
    $start: Instant!
    $end: Instant!
    $reason: String!
    $key: ID!
  ) {
    moveBookingAsVenue(
      venueId: $venueId
      code: $code
      spaceId: $spaceId
      start: $start
      end: $end
      reason: $reason
      idempotencyKey: $key
    ) {
      __typename
      ... on VenueMove {
        bookingCode
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

type Planning = NonNullable<ResultOf<typeof VenuePlanningQuery>['venuePlanning']>;
export type PlanningEntry = Planning['edges'][number]['node'];
