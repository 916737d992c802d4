import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

export const MembersQuery = graphql(`
  query Members($text: String!, $inState: MemberState, $withRole: GrantableRole, $first: Int!, $after: String) {
    members(text: $text, inState: $inState, withRole: $withRole, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          name
          email
          joinedAt
          state
          suspendedAt
          suspendedReason
          homeVenue
          roles {
            role
            venueId
            venue {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export const InvitationsQuery = graphql(`
  query MemberInvitations($first: Int!, $after: String) {
    memberInvitations(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          email
          name
          invitedAt
        }
      }
    }
  }
`);

export const PreviewInvitationsQuery = graphql(`
  query PreviewInvitations($file: String!) {
    previewInvitations(file: $file) {
      __typename
      ... on InvitationFilePreview {
        lines {
          line
          email
          name
          locale
          fault
        }
      }
      ... on MemberRefused {
        message
      }
    }
  }
`);

export const InviteMembersMutation = graphql(`
  mutation InviteMembers($people: [PersonToInviteInput!]!) {
    inviteMembers(people: $people) {
      invited
      alreadyMembers
      alreadyInvited
    }
  }
`);

export const WithdrawInvitationMutation = graphql(`
  mutation WithdrawInvitation($id: ID!) {
    withdrawInvitation(id: $id) {
      __typename
      ... on MemberRefused {
        message
      }
    }
  }
`);

export const SuspendMemberMutation = graphql(`
  mutation SuspendMember($id: ID!, $reason: String!) {
    suspendMember(id: $id, reason: $reason) {
      __typename
      ... on MemberRefused {
        message
      }
    }
  }
`);

export const CorrectBirthDateMutation = graphql(`
  mutation CorrectBirthDate($id: ID!, $birthDate: String!) {
    correctBirthDate(id: $id, birthDate: $birthDate) {
      __typename
      ... on MinorRefused {
        message
      }
    }
  }
`);

export const LiftSuspensionMutation = graphql(`
  mutation LiftSuspension($id: ID!) {
    liftSuspension(id: $id) {
      __typename
      ... on MemberRefused {
        message
      }
    }
  }
`);

export const GiveRoleMutation = graphql(`
  mutation GiveRole($id: ID!, $grantable: GrantableRole!, $venueId: ID) {
    giveRole(id: $id, grantable: $grantable, venueId: $venueId) {
      __typename
      ... on MemberRefused {
        message
      }
    }
  }
`);

export const WithdrawRoleMutation = graphql(`
  mutation WithdrawRole($id: ID!, $grantable: GrantableRole!, $venueId: ID) {
    withdrawRole(id: $id, grantable: $grantable, venueId: $venueId) {
      __typename
      ... on MemberRefused {
        message
      }
    }
  }
`);

export const VenueNamesQuery = graphql(`
  query VenueNames($filter: VenueFilter!) {
    searchVenues(filter: $filter, first: 8) {
      edges {
        node {
          venue {
            id
            name
          }
        }
      }
    }
  }
`);

export type NetworkMember = ResultOf<typeof MembersQuery>['members']['edges'][number]['node'];
export type GrantableRole = VariablesOf<typeof GiveRoleMutation>['grantable'];
export type MemberState = NetworkMember['state'];
export type FileLine = Extract<
  ResultOf<typeof PreviewInvitationsQuery>['previewInvitations'],
  { __typename: 'InvitationFilePreview' }
>['lines'][number];
