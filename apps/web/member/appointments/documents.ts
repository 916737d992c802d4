import { AppointmentFields } from '../../api/appointment-documents.js';
import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyAppointmentsQuery = graphql(
  `
    query MyAppointments($when: AppointmentsWhen!, $first: Int!, $after: String) {
      myAppointments(when: $when, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...AppointmentFields
          }
        }
      }
    }
  `,
  [AppointmentFields],
);

export const MyMentorWaitsQuery = graphql(`
  query MyMentorWaits {
    myMentorWaits {
      id
      skill {
        code
        label
      }
      stage
      mode
      question
      since
      until
      zone
      proposals {
        mentorId
        mentorName
        starts
      }
    }
  }
`);

export const LeaveWaitMutation = graphql(`
  mutation LeaveMentorWait($id: ID!) {
    leaveMentorWait(id: $id) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export type MentorWait = ResultOf<typeof MyMentorWaitsQuery>['myMentorWaits'][number];
