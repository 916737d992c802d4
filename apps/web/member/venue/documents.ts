import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueQuery = graphql(`
  query Venue($slug: String!, $minutes: Int!) {
    venue(slug: $slug) {
      id
      slug
      name
      kind
      description
      website
      invented
      zone
      point {
        lat
        lon
      }
      address {
        street
        postcode
        city
      }
      accessibility {
        stepFree
        accessibleToilet
        hearingLoop
      }
      equipment {
        code
        label
      }
      owner {
        name
      }
      openToday {
        start
        end
      }
      openingHours {
        weekday
        opens
        closes
      }
      spaces(first: 50) {
        totalCount
        edges {
          node {
            id
            name
            kind
            description
            capacity
            weight
            hourlyCents
            needsOperator
            stepFree
            capabilities {
              code
              label
            }
            equipment {
              code
              label
            }
            nextFree(minutes: $minutes) {
              start
            }
          }
        }
      }
    }
  }
`);

export type Venue = NonNullable<ResultOf<typeof VenueQuery>['venue']>;
