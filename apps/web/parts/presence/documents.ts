import { BookingFields } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';

export const CheckInMutation = graphql(
  `
    mutation CheckIn($code: String!, $by: CheckInProofInput!) {
      checkIn(code: $code, by: $by) {
        __typename
        ... on PresenceChanged {
          booking {
            ...BookingFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [BookingFields],
);

export const ReconfirmMutation = graphql(
  `
    mutation Reconfirm($code: String!) {
      reconfirmBooking(code: $code) {
        __typename
        ... on PresenceChanged {
          booking {
            ...BookingFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [BookingFields],
);

export const ContestNoShowMutation = graphql(
  `
    mutation ContestNoShow($code: String!, $words: String!) {
      contestNoShow(code: $code, words: $words) {
        __typename
        ... on PresenceChanged {
          booking {
            ...BookingFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [BookingFields],
);
