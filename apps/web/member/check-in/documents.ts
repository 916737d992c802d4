import { BookingFields } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';

export const CheckInPlaceQuery = graphql(
  `
    query CheckInPlace($token: String!, $spaceId: ID) {
      checkInPlace(token: $token) {
        name
        venueSlug
        zone
        checksIn
        booking {
          ...BookingFields
        }
      }
      walkInOffer(token: $token, spaceId: $spaceId) {
        spaceId
        spaceName
        start
        end
        creditMinutes
        amountCents
      }
    }
  `,
  [BookingFields],
);

export const WalkInMutation = graphql(
  `
    mutation WalkIn(
      $token: String!
      $spaceId: ID
      $acceptedCents: Int!
      $acceptedCreditMinutes: Int!
      $idempotencyKey: ID!
    ) {
      walkIn(
        token: $token
        spaceId: $spaceId
        acceptedCents: $acceptedCents
        acceptedCreditMinutes: $acceptedCreditMinutes
        idempotencyKey: $idempotencyKey
      ) {
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
