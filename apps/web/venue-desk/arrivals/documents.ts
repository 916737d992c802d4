import { graphql, type ResultOf } from '../../api/graphql.js';

const VenueBookingFields = graphql(`
  fragment VenueBookingFields on VenueBooking @_unmask {
    id
    code
    memberName
    spaces
    seats
    start
    end
    state
    accessCode
    note
    bookedBy
    expectedUntil
    leftAt
    checkIn {
      at
      how
    }
  }
`);

export const VenueBookingsQuery = graphql(
  `
    query VenueBookings($venueId: ID!, $day: String!, $first: Int!, $after: String) {
      venueBookings(venueId: $venueId, day: $day, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...VenueBookingFields
          }
        }
      }
    }
  `,
  [VenueBookingFields],
);

export const CheckInAsStaffMutation = graphql(
  `
    mutation CheckInAsStaff($venueId: ID!, $code: String!) {
      checkInAsStaff(venueId: $venueId, code: $code) {
        __typename
        ... on VenueBookingChanged {
          booking {
            ...VenueBookingFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [VenueBookingFields],
);

export const UndoCheckInMutation = graphql(
  `
    mutation UndoCheckIn($venueId: ID!, $code: String!) {
      undoCheckIn(venueId: $venueId, code: $code) {
        __typename
        ... on VenueBookingChanged {
          booking {
            ...VenueBookingFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [VenueBookingFields],
);

export const CheckOutMutation = graphql(`
  mutation CheckOut($venueId: ID!, $code: String!) {
    checkOut(venueId: $venueId, code: $code) {
      __typename
      ... on CheckedOut {
        overstayMinutes
        feeCents
      }
      ... on PresenceRefused {
        message
      }
    }
  }
`);

export const WalkInForMutation = graphql(
  `
    mutation WalkInFor($venueId: ID!, $person: WalkInPersonInput!, $idempotencyKey: ID!) {
      walkInFor(venueId: $venueId, person: $person, idempotencyKey: $idempotencyKey) {
        __typename
        ... on VenueBookingChanged {
          booking {
            ...VenueBookingFields
          }
        }
        ... on PresenceRefused {
          message
        }
      }
    }
  `,
  [VenueBookingFields],
);

export const BookForMemberMutation = graphql(
  `
    mutation BookForMember(
      $venueId: ID!
      $spaceId: ID!
      $member: NamedMemberInput!
      $start: Instant!
      $end: Instant!
      $seats: Int!
      $idempotencyKey: ID!
    ) {
      bookForMember(
        venueId: $venueId
        spaceId: $spaceId
        member: $member
        start: $start
        end: $end
        seats: $seats
        idempotencyKey: $idempotencyKey
      ) {
        __typename
        ... on VenueBookingChanged {
          booking {
            ...VenueBookingFields
          }
        }
        ... on Refused {
          message
        }
      }
    }
  `,
  [VenueBookingFields],
);

export const BookableSpacesQuery = graphql(`
  query BookableSpaces($venueId: ID!) {
    managedVenue(venueId: $venueId) {
      id
      spaces {
        id
        name
        sharesSeats
        capacity
        withdrawnAt
      }
    }
  }
`);

export const EnterPaperListMutation = graphql(`
  mutation EnterPaperList($venueId: ID!, $day: String!, $came: [String!]!, $absent: [String!]!) {
    enterPaperList(venueId: $venueId, day: $day, came: $came, absent: $absent) {
      __typename
      ... on PaperListEntered {
        came
        absent
      }
      ... on PresenceRefused {
        message
      }
    }
  }
`);

export type VenueBooking = NonNullable<ResultOf<typeof VenueBookingsQuery>['venueBookings']>['edges'][number]['node'];
