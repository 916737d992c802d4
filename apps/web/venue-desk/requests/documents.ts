import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueRequestsQuery = graphql(`
  query VenueRequests($venueId: ID!, $first: Int!, $after: String) {
    venueRequests(venueId: $venueId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          bookingCode
          memberName
          spaceName
          start
          end
          zone
          seats
          note
          askedAt
          answerBy
          creditMinutesFromPass
          amountInclVatCents
        }
      }
    }
  }
`);

export const AcceptRequestMutation = graphql(`
  mutation AcceptRequest($venueId: ID!, $code: String!, $key: ID!) {
    acceptRequest(venueId: $venueId, code: $code, idempotencyKey: $key) {
      __typename
      ... on Refused {
        message
      }
    }
  }
`);

export const RefuseRequestMutation = graphql(`
  mutation RefuseRequest($venueId: ID!, $code: String!, $reason: String!, $key: ID!) {
    refuseRequest(venueId: $venueId, code: $code, reason: $reason, idempotencyKey: $key) {
      __typename
      ... on Refused {
        message
      }
    }
  }
`);

export const SuggestOtherTimeMutation = graphql(`
  mutation SuggestOtherTime($venueId: ID!, $code: String!, $start: Instant!, $words: String!, $key: ID!) {
    suggestOtherTime(venueId: $venueId, code: $code, start: $start, words: $words, idempotencyKey: $key) {
      __typename
      ... on Refused {
        message
      }
    }
  }
`);

export type VenueRequest = NonNullable<ResultOf<typeof VenueRequestsQuery>['venueRequests']>['edges'][number]['node'];
