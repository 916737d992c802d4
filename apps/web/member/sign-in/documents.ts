import { graphql, type ResultOf } from '../../api/graphql.js';

/** Whoever signed in, however it was. */
export const Arrived = graphql(`
  fragment Arrived on SignedIn @_unmask {
    me {
      id
      name
    }
  }
`);
/** The first step is done, the second is asked for. */
export const HalfWay = graphql(`
  fragment HalfWay on SecondFactorAsked @_unmask {
    challenge
  }
`);
export const TooOften = graphql(`
  fragment TooOften on Throttled @_unmask {
    retryAfterSeconds
    message
  }
`);

export const DemoSignInsQuery = graphql(`
  query DemoSignIns {
    demoSignIns {
      key
      name
      role
    }
  }
`);

export const RequestSignInMutation = graphql(
  `
    mutation RequestSignIn($email: String!, $name: String, $locale: Locale!) {
      requestSignIn(email: $email, name: $name, locale: $locale) {
        __typename
        ... on SignInRequested {
          email
          expiresInMinutes
          mailboxUrl
        }
        ...TooOften
      }
    }
  `,
  [TooOften],
);

export const SignInMutation = graphql(
  `
    mutation SignIn($token: String!) {
      signIn(token: $token) {
        __typename
        ...Arrived
        ...HalfWay
        ... on SignInLinkInvalid {
          message
        }
        ...TooOften
      }
    }
  `,
  [Arrived, HalfWay, TooOften],
);

export const SignInAsDemoMutation = graphql(
  `
    mutation SignInAsDemo($key: String!) {
      signInAsDemo(key: $key) {
        __typename
        ...Arrived
        ...HalfWay
        ... on SignInLinkInvalid {
          message
        }
        ...TooOften
      }
    }
  `,
  [Arrived, HalfWay, TooOften],
);

export const SignInWithPasswordMutation = graphql(
  `
    mutation SignInWithPassword($email: String!, $password: String!) {
      signInWithPassword(email: $email, password: $password) {
        __typename
        ...Arrived
        ...HalfWay
        ... on PasswordWrong {
          message
        }
        ...TooOften
      }
    }
  `,
  [Arrived, HalfWay, TooOften],
);

export const EnterSecondFactorMutation = graphql(
  `
    mutation EnterSecondFactor($code: String!, $challenge: String) {
      enterSecondFactor(code: $code, challenge: $challenge) {
        __typename
        ...Arrived
        ... on CodeWrong {
          message
        }
        ... on SignInExpired {
          message
        }
        ...TooOften
      }
    }
  `,
  [Arrived, TooOften],
);

export type Requested = Extract<
  ResultOf<typeof RequestSignInMutation>['requestSignIn'],
  { __typename: 'SignInRequested' }
>;
export type SignInAnswer = ResultOf<typeof SignInMutation>['signIn'];
export type PasswordAnswer = ResultOf<typeof SignInWithPasswordMutation>['signInWithPassword'];
export type CodeAnswer = ResultOf<typeof EnterSecondFactorMutation>['enterSecondFactor'];
