import { graphql, type ResultOf } from '../../api/graphql.js';

export const LegalVersionsQuery = graphql(`
  query LegalVersions($kind: LegalKind!, $first: Int!, $after: String) {
    legalPageVersions(kind: $kind, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          version
          textFr
          textEn
          bindsFrom
          publishedAt
          withdrawnAt
          acceptedBy
        }
      }
    }
  }
`);

export const PublishLegalPageMutation = graphql(`
  mutation PublishLegalPage($kind: LegalKind!, $textFr: String!, $textEn: String!, $from: Instant) {
    publishLegalPage(kind: $kind, textFr: $textFr, textEn: $textEn, from: $from) {
      __typename
      ... on LegalPageRefused {
        message
      }
    }
  }
`);

export const WithdrawLegalPageMutation = graphql(`
  mutation WithdrawLegalPage($kind: LegalKind!, $version: Int!) {
    withdrawLegalPage(kind: $kind, version: $version) {
      __typename
      ... on LegalPageRefused {
        message
      }
    }
  }
`);

export type LegalVersion = ResultOf<typeof LegalVersionsQuery>['legalPageVersions']['edges'][number]['node'];
