import { graphql, type ResultOf } from '../../api/graphql.js';

export const VenueTeamQuery = graphql(`
  query VenueTeam($venueId: ID!) {
    managedVenue(venueId: $venueId) {
      id
      name
      state
      staff {
        memberId
        name
        email
        role
        since
      }
      invitations {
        id
        email
        role
        invitedAt
        expiresAt
      }
    }
  }
`);

export const InviteStaffMutation = graphql(`
  mutation InviteStaff($venueId: ID!, $email: String!, $staffRole: VenueStaffRole!, $locale: Locale!) {
    inviteStaff(venueId: $venueId, email: $email, staffRole: $staffRole, locale: $locale) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const RevokeInvitationMutation = graphql(`
  mutation RevokeStaffInvitation($id: ID!) {
    revokeInvitation(id: $id) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const RemoveStaffMutation = graphql(`
  mutation RemoveStaff($venueId: ID!, $personId: ID!) {
    removeStaff(venueId: $venueId, personId: $personId) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export type VenueTeam = NonNullable<ResultOf<typeof VenueTeamQuery>['managedVenue']>;
export type StaffMember = VenueTeam['staff'][number];
export type StaffInvitation = VenueTeam['invitations'][number];
export type StaffRole = StaffMember['role'];
