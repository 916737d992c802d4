import { graphql } from '../../../api/graphql.js';

export const MyReceiptsQuery = graphql(`
  query MyReceipts($first: Int!, $after: String) {
    myReceipts(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          title
          path
          topic
          state
          at
        }
      }
    }
  }
`);
