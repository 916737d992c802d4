import { graphql, type ResultOf } from '../../api/graphql.js';

export const ChangeMyNameMutation = graphql(`
  mutation ChangeMyName($name: String!) {
    changeMyName(name: $name) {
      id
      name
    }
  }
`);

export const SecurityQuery = graphql(`
  query Security {
    me {
      id
      passwordChangedAt
      secondFactor {
        required
        done
        enrolled
        recoveryCodesLeft
      }
    }
  }
`);

export const SetPasswordMutation = graphql(`
  mutation SetPassword($password: String!, $currentPassword: String) {
    setPassword(password: $password, currentPassword: $currentPassword) {
      __typename
      ... on PasswordKept {
        sessionsEnded
      }
      ... on PasswordRefused {
        message
      }
      ... on RecentSignInNeeded {
        message
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export const RemovePasswordMutation = graphql(`
  mutation RemovePassword {
    removePassword {
      __typename
      ... on PasswordGone {
        sessionsEnded
      }
      ... on RecentSignInNeeded {
        message
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export const OfferSecondFactorMutation = graphql(`
  mutation OfferSecondFactor {
    offerSecondFactor {
      __typename
      ... on SecondFactorOffer {
        secret
        uri
      }
      ... on SecondFactorAlreadyOn {
        message
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);

export const ConfirmSecondFactorMutation = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code) {
      __typename
      ... on RecoveryCodes {
        codes
      }
      ... on CodeWrong {
        message
      }
      ... on SecondFactorAlreadyOn {
        message
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export const RenewRecoveryCodesMutation = graphql(`
  mutation RenewRecoveryCodes($code: String!) {
    renewRecoveryCodes(code: $code) {
      __typename
      ... on RecoveryCodes {
        codes
      }
      ... on CodeWrong {
        message
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export const RemoveSecondFactorMutation = graphql(`
  mutation RemoveSecondFactor($code: String!) {
    removeSecondFactor(code: $code) {
      __typename
      ... on SecondFactorOff {
        required
      }
      ... on CodeWrong {
        message
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export const SessionsQuery = graphql(`
  query Sessions {
    me {
      id
      sessions {
        id
        browser
        system
        createdAt
        lastSeenAt
        secondFactor
        current
      }
    }
  }
`);

export const EndSessionMutation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
      sessions
    }
  }
`);

export const EndOtherSessionsMutation = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      sessions
    }
  }
`);

export const MyAccessQuery = graphql(`
  query MyAccess($first: Int!, $after: String) {
    myAccess(first: $first, after: $after) {
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
        }
      }
    }
  }
`);

export type SecondFactorState = NonNullable<ResultOf<typeof SecurityQuery>['me']>['secondFactor'];
