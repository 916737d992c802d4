import { graphql, type ResultOf } from '../../api/graphql.js';

export const SearchVenuesQuery = graphql(`
  query SearchVenues($filter: VenueFilter, $first: Int!, $after: String, $minutes: Int!) {
    searchVenues(filter: $filter, first: $first, after: $after) {
      totalCount
      sortedBy
      pageInfo {
        endCursor
        hasNextPage
      }
      points {
        slug
        kind
        rank
        point {
          lat
          lon
        }
      }
      edges {
        node {
          distanceMeters
          matchingSpaceCount
          matchingSpaces {
            id
            name
            kind
            hourlyCents
            capabilities {
              code
              label
            }
            nextFree(minutes: $minutes) {
              start
            }
          }
          venue {
            id
            slug
            name
            kind
            invented
            zone
            point {
              lat
              lon
            }
            address {
              city
              street
            }
            accessibility {
              stepFree
            }
            openToday {
              start
              end
            }
            nextFree(minutes: $minutes) {
              start
              space {
                id
                kind
              }
            }
          }
        }
      }
    }
  }
`);

export const FilterWordsQuery = graphql(`
  query FilterWords {
    capabilities {
      code
      label
    }
    equipment {
      code
      label
    }
    communes {
      id
      code
      name
    }
  }
`);

export type VenueHit = ResultOf<typeof SearchVenuesQuery>['searchVenues']['edges'][number]['node'];
