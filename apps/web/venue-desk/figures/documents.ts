import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueFiguresQuery = graphql(`
  query VenueFigures($venueId: ID!, $days: Int!) {
    venueFigures(venueId: $venueId, days: $days) {
      from
      until
      bookings
      noShows
      cancelled
      hours {
        weekday
        hour
        openMinutes
        bookedMinutes
        ownMinutes
      }
      spaces {
        id
        name
        openMinutes
        bookedMinutes
        ownMinutes
        bookings
        noShows
        cancelled
      }
      leadTimes {
        leadTime
        bookings
      }
      unmet {
        why
        kind
        capability
        times
      }
    }
  }
`);

export type VenueFigures = NonNullable<ResultOf<typeof VenueFiguresQuery>['venueFigures']>;
