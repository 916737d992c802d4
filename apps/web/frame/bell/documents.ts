import { graphql } from '../../api/graphql.js';

export const UnreadQuery = graphql(`
  query UnreadNotifications {
    me {
      id
      unreadNotifications
    }
  }
`);

export const NotificationsQuery = graphql(`
  query Notifications($first: Int!, $after: String) {
    notifications(first: $first, after: $after) {
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
          at
          readAt
        }
      }
    }
    waitingForMe {
      kind
      title
      path
      until
    }
  }
`);

export const MarkReadMutation = graphql(`
  mutation MarkNotificationsRead($ids: [ID!]!) {
    markNotificationsRead(ids: $ids) {
      marked
      unread
    }
  }
`);

export const MarkReadUpToMutation = graphql(`
  mutation MarkNotificationsReadUpTo($id: ID!) {
    markNotificationsReadUpTo(id: $id) {
      marked
      unread
    }
  }
`);
