import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

export const DeskSpacesQuery = graphql(`
  query DeskSpaces($venueId: ID!, $slug: String!) {
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
    venue(slug: $slug) {
      id
      zone
    }
  }
`);

const ConflictFields = graphql(`
  fragment ConflictFields on OwnUseConflict @_unmask {
    start
    end
    seats
    bookingCode
    memberName
  }
`);

export const OwnUsesQuery = graphql(
  `
    query OwnUses($venueId: ID!, $first: Int!, $after: String) {
      ownUses(venueId: $venueId, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            id
            start
            end
            seats
            title
            imported
            space {
              id
              name
            }
            conflicts {
              ...ConflictFields
            }
          }
        }
      }
    }
  `,
  [ConflictFields],
);

export const AddOwnUseMutation = graphql(
  `
    mutation AddOwnUse($input: AddOwnUseInput!, $idempotencyKey: ID!) {
      addOwnUse(input: $input, idempotencyKey: $idempotencyKey) {
        __typename
        ... on OwnUseInConflict {
          conflicts {
            ...ConflictFields
          }
        }
        ... on OpeningRefused {
          message
        }
      }
    }
  `,
  [ConflictFields],
);

export const RemoveOwnUseMutation = graphql(`
  mutation RemoveOwnUse($id: ID!) {
    removeOwnUse(id: $id) {
      __typename
      ... on OpeningRefused {
        message
      }
    }
  }
`);

export const OutsideCalendarsQuery = graphql(`
  query OutsideCalendars($venueId: ID!, $first: Int!, $after: String) {
    outsideCalendars(venueId: $venueId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          host
          allDayBlocks
          readAt
          isStale
          problem
          ownUses
          space {
            id
            name
          }
        }
      }
    }
  }
`);

export const AddOutsideCalendarMutation = graphql(`
  mutation AddOutsideCalendar($input: AddOutsideCalendarInput!, $idempotencyKey: ID!) {
    addOutsideCalendar(input: $input, idempotencyKey: $idempotencyKey) {
      __typename
      ... on OpeningRefused {
        message
      }
    }
  }
`);

export const RemoveOutsideCalendarMutation = graphql(`
  mutation RemoveOutsideCalendar($id: ID!) {
    removeOutsideCalendar(id: $id) {
      __typename
      ... on OpeningRefused {
        message
      }
    }
  }
`);

export const PassOpeningsQuery = graphql(`
  query PassOpenings($slug: String!, $after: String) {
    venue(slug: $slug) {
      id
      spaces(first: 1, after: $after) {
        edges {
          node {
            id
            passOpenings {
              weekday
              from
              until
              seats
              minutes
            }
          }
        }
      }
    }
  }
`);

export const SetPassOpeningsMutation = graphql(`
  mutation SetPassOpenings($spaceId: ID!, $openings: [PassOpeningInput!]!) {
    setPassOpenings(spaceId: $spaceId, openings: $openings) {
      __typename
      ... on OpeningRefused {
        message
      }
    }
  }
`);

export type DeskSpace = NonNullable<ResultOf<typeof DeskSpacesQuery>['managedVenue']>['spaces'][number];
export type OwnUse = NonNullable<ResultOf<typeof OwnUsesQuery>['ownUses']>['edges'][number]['node'];
export type Conflict = ResultOf<typeof ConflictFields>;
export type OwnUseInput = VariablesOf<typeof AddOwnUseMutation>['input'];
export type OutsideCalendar = NonNullable<
  ResultOf<typeof OutsideCalendarsQuery>['outsideCalendars']
>['edges'][number]['node'];
