import { OfferFields } from '../../api/documents.js';
import { graphql, type ResultOf } from '../../api/graphql.js';

export const HoldMutation = graphql(`
  mutation Hold($token: String!, $key: ID!) {
    holdOffer(token: $token, idempotencyKey: $key) {
      __typename
      ... on Held {
        id
        until
      }
      ... on Taken {
        message
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const ReleaseMutation = graphql(`
  mutation ReleaseHold($id: ID!) {
    releaseHold(id: $id) {
      __typename
      ... on HoldReleased {
        id
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const MyHoldsQuery = graphql(
  `
    query MyHolds {
      myHolds {
        id
        until
        start
        end
        zone
        space {
          id
          name
        }
        venue {
          id
          name
        }
        offer {
          ...OfferFields
        }
      }
    }
  `,
  [OfferFields],
);

export type Hold = ResultOf<typeof MyHoldsQuery>['myHolds'][number];

/** A hold takes a time of the agenda, and gives it back. */
export const HOLD_CHANGES = { additionalTypenames: ['Held', 'AgendaEntry'] };
