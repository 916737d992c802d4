import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

export const AuditEntriesQuery = graphql(`
  query AuditEntries(
    $first: Int!
    $after: String
    $actions: [AuditAction!]
    $email: String
    $since: Instant
    $until: Instant
    $ofPlatform: Boolean!
  ) {
    auditEntries(
      first: $first
      after: $after
      actions: $actions
      email: $email
      since: $since
      until: $until
      ofPlatform: $ofPlatform
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          at
          action
          actorName
          subjectType
          subjectName
        }
      }
    }
  }
`);

export type AuditLog = ResultOf<typeof AuditEntriesQuery>['auditEntries'];
export type AuditEntry = AuditLog['edges'][number]['node'];
export type AuditAction = NonNullable<VariablesOf<typeof AuditEntriesQuery>['actions']>[number];
