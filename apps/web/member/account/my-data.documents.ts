import { graphql } from '../../api/graphql.js';

export const ExportMyDataMutation = graphql(`
  mutation ExportMyData {
    exportMyData {
      __typename
      ... on MyDataReady {
        url
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);

export const EraseMeMutation = graphql(`
  mutation EraseMe {
    eraseMe {
      __typename
      ... on AccountErased {
        erasedAt
      }
      ... on ErasureRefused {
        message
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);
