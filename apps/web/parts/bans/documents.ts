import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueBansQuery = graphql(`
  query VenueBans($venueId: ID, $first: Int!, $after: String) {
    venueBans(venueId: $venueId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          venueName
          memberName
          reason
          bannedByName
          bannedAt
          liftedAt
        }
      }
    }
  }
`);

export const BanMemberMutation = graphql(`
  mutation BanMember($venueId: ID!, $bookingCode: String!, $reason: String!) {
    banMember(venueId: $venueId, bookingCode: $bookingCode, reason: $reason) {
      __typename
      ... on VenueBan {
        memberName
      }
      ... on OpeningRefused {
        message
      }
    }
  }
`);

export const LiftBanMutation = graphql(`
  mutation LiftBan($id: ID!) {
    liftBan(id: $id) {
      __typename
      ... on OpeningRefused {
        message
      }
    }
  }
`);

export type VenueBan = NonNullable<ResultOf<typeof VenueBansQuery>['venueBans']>['edges'][number]['node'];
