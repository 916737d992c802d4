import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyVenueInvitationsQuery = graphql(`
  query MyVenueInvitations {
    myVenueInvitations {
      id
      role
      inviterName
      expiresAt
      token
      venue {
        id
        slug
        name
        kind
        address {
          city
        }
      }
    }
  }
`);

export const AcceptInvitationMutation = graphql(`
  mutation AcceptInvitation($token: String!) {
    acceptInvitation(token: $token) {
      __typename
      ... on InvitationAccepted {
        role
        venue {
          id
          slug
          name
        }
      }
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export type MyInvitation = ResultOf<typeof MyVenueInvitationsQuery>['myVenueInvitations'][number];
type Answer = ResultOf<typeof AcceptInvitationMutation>['acceptInvitation'];
export type Accepted = Extract<Answer, { __typename: 'InvitationAccepted' }>;
