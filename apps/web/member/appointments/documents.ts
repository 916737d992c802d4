import { AppointmentFields } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';

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
