import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueKiosksQuery = graphql(`
  query VenueKiosks($venueId: ID!) {
    venueKiosks(venueId: $venueId) {
      id
      name
      addedAt
      lastSeenAt
    }
  }
`);

export const AddKioskMutation = graphql(`
  mutation AddKiosk($venueId: ID!, $name: String!) {
    addKiosk(venueId: $venueId, name: $name) {
      __typename
      ... on KioskAdded {
        url
        kiosk {
          name
        }
      }
      ... on KioskRefused {
        message
      }
    }
  }
`);

export const RevokeKioskMutation = graphql(`
  mutation RevokeKiosk($id: ID!) {
    revokeKiosk(id: $id) {
      __typename
      ... on KioskRefused {
        message
      }
    }
  }
`);

export type Kiosk = NonNullable<ResultOf<typeof VenueKiosksQuery>['venueKiosks']>[number];
