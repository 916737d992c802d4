import { graphql, type ResultOf } from '../../api/graphql.js';

const VenueStateFields = graphql(`
  fragment VenueStateFields on ManagedVenue @_unmask {
    id
    state
    stale
    confirmedAt
    checklist {
      check
      done
    }
  }
`);

export const VenueTodayQuery = graphql(
  `
    query VenueToday($venueId: ID!, $slug: String!) {
      managedVenue(venueId: $venueId) {
        ...VenueStateFields
        arrivals
        invitations {
          id
        }
      }
      venue(slug: $slug) {
        id
        name
        zone
        point {
          lat
          lon
        }
        openToday {
          start
          end
        }
        spaces(first: 1) {
          totalCount
        }
      }
      waitingForMe {
        kind
        title
        path
        until
      }
    }
  `,
  [VenueStateFields],
);

export const PublishVenueMutation = graphql(
  `
    mutation PublishVenue($venueId: ID!) {
      publishVenue(venueId: $venueId) {
        __typename
        ...VenueStateFields
        ... on PublishingRefused {
          message
        }
      }
    }
  `,
  [VenueStateFields],
);

export const ConfirmVenueMutation = graphql(
  `
    mutation ConfirmVenue($venueId: ID!) {
      confirmVenue(venueId: $venueId) {
        __typename
        ...VenueStateFields
        ... on PublishingRefused {
          message
        }
      }
    }
  `,
  [VenueStateFields],
);

export type VenueToday = ResultOf<typeof VenueTodayQuery>;
export type ManagedToday = NonNullable<VenueToday['managedVenue']>;
