import { graphql, type ResultOf } from '../../../api/graphql.js';

export const PreviewSeriesQuery = graphql(`
  query PreviewSeries($token: String!, $step: SeriesStep!, $count: Int!) {
    previewSeries(token: $token, step: $step, count: $count) {
      __typename
      ... on SeriesPreview {
        zone
        passesCap
        times {
          start
          end
          message
          nearest
          price {
            creditMinutes
            creditMinutesFromPass
            amountInclVatCents
          }
        }
      }
      ... on Refused {
        message
      }
    }
  }
`);
type Previewed = Extract<ResultOf<typeof PreviewSeriesQuery>['previewSeries'], { __typename: 'SeriesPreview' }>;
export type SeriesTime = Previewed['times'][number];

export const BookSeriesMutation = graphql(`
  mutation BookSeries(
    $token: String!
    $starts: [Instant!]!
    $maxAmountCents: Int!
    $maxCreditMinutes: Int!
    $acceptOverCap: Boolean!
    $expressRequest: Boolean!
    $idempotencyKey: ID!
  ) {
    bookSeries(
      token: $token
      starts: $starts
      maxAmountCents: $maxAmountCents
      maxCreditMinutes: $maxCreditMinutes
      acceptOverCap: $acceptOverCap
      expressRequest: $expressRequest
      idempotencyKey: $idempotencyKey
    ) {
      __typename
      ... on SeriesBooked {
        bookings {
          id
        }
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
