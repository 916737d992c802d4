import { BookingFields } from '../../../api/documents.js';
import { graphql, type ResultOf } from '../../../api/graphql.js';

export const MyAgendaQuery = graphql(`
  query MyAgenda($from: Instant!, $until: Instant!) {
    myAgenda(from: $from, until: $until, first: 50) {
      totalCount
      edges {
        node {
          id
          kind
          state
          start
          end
          zone
          title
          venueName
          code
          until
        }
      }
    }
  }
`);

export const BookingOfWeekQuery = graphql(
  `
    query BookingOfWeek($code: String!) {
      booking(code: $code) {
        ...BookingFields
      }
    }
  `,
  [BookingFields],
);

export type AgendaEntry = ResultOf<typeof MyAgendaQuery>['myAgenda']['edges'][number]['node'];

/** Whatever changes one of these changes the agenda. */
export const AGENDA_CONTEXT = { additionalTypenames: ['AgendaEntry', 'Booking', 'Session', 'SpaceWait', 'Held'] };
