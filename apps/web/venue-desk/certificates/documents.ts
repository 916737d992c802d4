import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

/** What the pages need to know of the venue itself. */
export const VenueOfDeskQuery = graphql(`
  query VenueOfDesk($slug: String!) {
    venue(slug: $slug) {
      id
      name
      zone
      trainings {
        id
        reference
        title
      }
      spaces(first: 50) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`);

export const TeamQuery = graphql(`
  query TeamOfVenue($venueId: ID!) {
    managedVenue(venueId: $venueId) {
      id
      staff {
        memberId
        name
      }
    }
  }
`);

export const TrainingsQuery = graphql(`
  query Trainings {
    trainings {
      id
      reference
      title
    }
  }
`);

export const ShareTrainingMutation = graphql(`
  mutation ShareTraining($venueId: ID!, $reference: String!, $titleFr: String!, $titleEn: String!) {
    shareTraining(venueId: $venueId, reference: $reference, titleFr: $titleFr, titleEn: $titleEn) {
      __typename
      ... on TrainingShared {
        training {
          id
          title
        }
      }
      ... on CertificateRefused {
        message
      }
    }
  }
`);

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
    query SessionsOfVenue($venueId: ID!, $first: Int!, $after: String) {
      sessions(filter: { venueId: $venueId }, first: $first, after: $after) {
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

export const CertificatesQuery = graphql(`
  query Certificates($venueId: ID!, $first: Int!, $after: String) {
    certificates(venueId: $venueId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          givenAt
          validUntil
          valid
          lastUsedAt
          withdrawnAt
          reason
          member {
            id
            name
          }
          training {
            id
            title
          }
          venue {
            id
            name
          }
        }
      }
    }
  }
`);

export const GiveByEmailMutation = graphql(`
  mutation GiveCertificateByEmail($email: String!, $trainingId: ID!, $venueId: ID!, $idempotencyKey: ID!) {
    giveCertificateByEmail(email: $email, trainingId: $trainingId, venueId: $venueId, idempotencyKey: $idempotencyKey) {
      __typename
      ... on CertificateRequested {
        message
      }
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export const RenewCertificateMutation = graphql(`
  mutation RenewCertificate($holderId: ID!, $trainingId: ID!, $venueId: ID!, $idempotencyKey: ID!) {
    giveCertificate(holderId: $holderId, trainingId: $trainingId, venueId: $venueId, idempotencyKey: $idempotencyKey) {
      __typename
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export const WithdrawCertificateMutation = graphql(`
  mutation WithdrawCertificate($id: ID!, $reason: String!) {
    withdrawCertificate(id: $id, reason: $reason) {
      __typename
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export type VenueOfDesk = NonNullable<ResultOf<typeof VenueOfDeskQuery>['venue']>;
export type SessionRow = ResultOf<typeof SessionsToComeQuery>['sessions']['edges'][number]['node'];
export type SessionOfVenue = NonNullable<ResultOf<typeof SessionQuery>['session']>;
export type Attendee = NonNullable<ResultOf<typeof AttendeesQuery>['sessionAttendees']>['edges'][number]['node'];
export type CertificateRow = NonNullable<ResultOf<typeof CertificatesQuery>['certificates']>['edges'][number]['node'];
export type SessionKind = VariablesOf<typeof ScheduleSessionMutation>['input']['kind'];
