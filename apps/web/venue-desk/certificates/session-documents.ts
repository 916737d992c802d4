import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

const SessionRowFields = graphql(`
  fragment SessionRowFields on Session @_unmask {
    id
    kind
    title
    start
    end
    zone
    state
    places
    placesLeft
    waiting
    host {
      id
      name
    }
  }
`);

export const SessionsToComeQuery = graphql(
  `
    query SessionsOfVenue($filter: SessionFilter!, $first: Int!, $after: String) {
      sessions(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...SessionRowFields
          }
        }
      }
    }
  `,
  [SessionRowFields],
);

export const SessionsOverQuery = graphql(
  `
    query SessionsOver($venueId: ID!, $first: Int!, $after: String) {
      sessionsOver(venueId: $venueId, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...SessionRowFields
          }
        }
      }
    }
  `,
  [SessionRowFields],
);

export const SessionQuery = graphql(
  `
    query SessionOfVenue($id: ID!) {
      session(id: $id) {
        ...SessionRowFields
        description
        version
        venue {
          id
        }
        training {
          id
          title
        }
        space {
          id
          name
        }
      }
    }
  `,
  [SessionRowFields],
);

export const AttendeesQuery = graphql(`
  query SessionAttendees($sessionId: ID!, $first: Int!, $after: String) {
    sessionAttendees(sessionId: $sessionId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          since
          attendance
          member {
            id
            name
          }
        }
      }
    }
  }
`);

export const ScheduleSessionMutation = graphql(`
  mutation ScheduleSession($input: ScheduleSessionInput!, $idempotencyKey: ID!) {
    scheduleSession(input: $input, idempotencyKey: $idempotencyKey) {
      __typename
      ... on SessionScheduled {
        session {
          id
        }
      }
      ... on SessionRefused {
        message
      }
    }
  }
`);

export const EditSessionMutation = graphql(`
  mutation EditSession($input: EditSessionInput!) {
    editSession(input: $input) {
      __typename
      ... on SessionRefused {
        message
      }
    }
  }
`);

export const CancelSessionMutation = graphql(`
  mutation CancelSession($sessionId: ID!) {
    cancelSession(sessionId: $sessionId) {
      __typename
      ... on SessionRefused {
        message
      }
    }
  }
`);

export const RecordAttendanceMutation = graphql(`
  mutation RecordAttendance($sessionId: ID!, $attendances: [AttendanceInput!]!) {
    recordAttendance(sessionId: $sessionId, attendances: $attendances) {
      __typename
      ... on AttendanceRecorded {
        recorded
        certified
      }
      ... on SessionRefused {
        message
      }
    }
  }
`);

export type SessionRow = ResultOf<typeof SessionsToComeQuery>['sessions']['edges'][number]['node'];
export type SessionOfVenue = NonNullable<ResultOf<typeof SessionQuery>['session']>;
export type Attendee = NonNullable<ResultOf<typeof AttendeesQuery>['sessionAttendees']>['edges'][number]['node'];
export type SessionKind = VariablesOf<typeof ScheduleSessionMutation>['input']['kind'];
