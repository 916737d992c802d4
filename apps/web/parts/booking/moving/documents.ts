import { BookingFields } from '../../../api/documents.js';
import { graphql, type ResultOf } from '../../../api/graphql.js';

export const MoveTimesQuery = graphql(`
  query MoveTimes($code: String!, $near: Instant!, $minutes: Int!, $first: Int!) {
    moveTimes(code: $code, near: $near, minutes: $minutes, first: $first) {
      start
      end
      price {
        creditMinutes
        amountInclVatCents
        differenceCents
        differenceCreditMinutes
      }
    }
  }
`);
export type MoveTime = ResultOf<typeof MoveTimesQuery>['moveTimes'][number];

export const MoveMutation = graphql(
  `
    mutation MoveBooking(
      $code: String!
      $start: Instant!
      $end: Instant!
      $maxAmountCents: Int!
      $maxCreditMinutes: Int!
      $acceptOverCap: Boolean!
      $idempotencyKey: ID!
    ) {
      moveBooking(
        code: $code
        start: $start
        end: $end
        maxAmountCents: $maxAmountCents
        maxCreditMinutes: $maxCreditMinutes
        acceptOverCap: $acceptOverCap
        idempotencyKey: $idempotencyKey
      ) {
        __typename
        ... on Moved {
          booking {
            ...BookingFields
          }
        }
        ... on MoveTaken {
          message
        }
        ... on MoveOverCap {
          capCents
        }
        ... on Refused {
          message
        }
      }
    }
  `,
  [BookingFields],
);

export const SeriesMoveQuery = graphql(`
  query SeriesMove($code: String!, $scope: SeriesScope!, $start: Instant!, $end: Instant!) {
    previewSeriesMove(code: $code, scope: $scope, start: $start, end: $end) {
      __typename
      ... on SeriesMovePreview {
        moves {
          code
          start
          end
        }
        kept
        amountInclVatCents
        creditMinutes
        differenceCents
        differenceCreditMinutes
      }
      ... on SeriesStopped {
        start
        message
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const MoveSeriesMutation = graphql(`
  mutation MoveSeries(
    $code: String!
    $scope: SeriesScope!
    $start: Instant!
    $end: Instant!
    $maxAmountCents: Int!
    $maxCreditMinutes: Int!
    $key: ID!
  ) {
    moveSeries(
      code: $code
      scope: $scope
      start: $start
      end: $end
      maxAmountCents: $maxAmountCents
      maxCreditMinutes: $maxCreditMinutes
      idempotencyKey: $key
    ) {
      __typename
      ... on SeriesMoved {
        kept
      }
      ... on SeriesStopped {
        start
        message
      }
      ... on Refused {
        message
      }
    }
  }
`);
