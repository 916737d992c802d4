import { graphql, type ResultOf } from '../api/graphql.js';

export const DemoSignInsQuery = graphql(`
  query DemoSignIns {
    demoSignIns {
      key
      name
      role
    }
  }
`);

export const RequestSignInMutation = graphql(`
  mutation RequestSignIn($email: String!, $name: String, $locale: Locale!) {
    requestSignIn(email: $email, name: $name, locale: $locale) {
      __typename
      ... on SignInRequested {
        email
        expiresInMinutes
        mailboxUrl
      }
      ... on Throttled {
        retryAfterSeconds
        message
      }
    }
  }
`);

export const SignInMutation = graphql(`
  mutation SignIn($token: String!) {
    signIn(token: $token) {
      __typename
      ... on SignedIn {
        me {
          id
          name
        }
      }
      ... on SecondFactorAsked {
        challenge
      }
      ... on SignInLinkInvalid {
        message
      }
      ... on Throttled {
        retryAfterSeconds
        message
      }
    }
  }
`);

export const SignInAsDemoMutation = graphql(`
  mutation SignInAsDemo($key: String!) {
    signInAsDemo(key: $key) {
      __typename
      ... on SignedIn {
        me {
          id
          name
        }
      }
      ... on SecondFactorAsked {
        challenge
      }
      ... on SignInLinkInvalid {
        message
      }
      ... on Throttled {
        retryAfterSeconds
        message
      }
    }
  }
`);

export const SignInWithPasswordMutation = graphql(`
  mutation SignInWithPassword($email: String!, $password: String!) {
    signInWithPassword(email: $email, password: $password) {
      __typename
      ... on SignedIn {
        me {
          id
          name
        }
      }
      ... on SecondFactorAsked {
        challenge
      }
      ... on PasswordWrong {
        message
      }
      ... on Throttled {
        retryAfterSeconds
        message
      }
    }
  }
`);

export const EnterSecondFactorMutation = graphql(`
  mutation EnterSecondFactor($code: String!, $challenge: String) {
    enterSecondFactor(code: $code, challenge: $challenge) {
      __typename
      ... on SignedIn {
        me {
          id
          name
        }
      }
      ... on CodeWrong {
        message
      }
      ... on SignInExpired {
        message
      }
      ... on Throttled {
        retryAfterSeconds
        message
      }
    }
  }
`);

export type Requested = Extract<
  ResultOf<typeof RequestSignInMutation>['requestSignIn'],
  { __typename: 'SignInRequested' }
>;
export type SignInAnswer = ResultOf<typeof SignInMutation>['signIn'];
export type PasswordAnswer = ResultOf<typeof SignInWithPasswordMutation>['signInWithPassword'];
export type CodeAnswer = ResultOf<typeof EnterSecondFactorMutation>['enterSecondFactor'];
