import { graphql } from '../../api/graphql.js';

export const PreviewMergeQuery = graphql(`
  query PreviewMemberMerge($keptId: ID!, $mergedId: ID!) {
    previewMemberMerge(keptId: $keptId, mergedId: $mergedId) {
      __typename
      ... on MemberMergePreview {
        moved {
          what
          count
        }
      }
      ... on MemberMergeRefused {
        message
      }
    }
  }
`);

export const MergeMembersMutation = graphql(`
  mutation MergeMembers($keptId: ID!, $mergedId: ID!, $reason: String!) {
    mergeMembers(keptId: $keptId, mergedId: $mergedId, reason: $reason) {
      __typename
      ... on MemberMergeRefused {
        message
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);
