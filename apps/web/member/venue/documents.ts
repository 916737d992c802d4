import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueQuery = graphql(`
  query Venue($slug: String!, $minutes: Int!) {
    venue(slug: $slug) {
      id
      slug
      name
      kind
      description
      houseRules
      state
      stale
      confirmedAt
      website
      invented
      zone
      photos {
        id
        width
        height
        small: url(size: SMALL)
        medium: url(size: MEDIUM)
        large: url(size: LARGE)
        alternativeText
      }
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
            documents {
              id
              name
              url
            }
            photos {
              id
              small: url(size: SMALL)
              alternativeText
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
