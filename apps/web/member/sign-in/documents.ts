import { graphql, type ResultOf } from '../../api/graphql.js';

/** The person who signed in, by any method. */
export const SignedInFields = graphql(`
  fragment SignedInFields on SignedIn @_unmask {
    me {
      id
      name
    }
  }
`);
/** The first step succeeded; a second factor is required. */
export const SecondFactorFields = graphql(`
  fragment SecondFactorFields on SecondFactorAsked @_unmask {
    challenge
  }
`);
export const ThrottledFields = graphql(`
  fragment ThrottledFields on Throttled @_unmask {
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
        ...ThrottledFields
      }
    }
  `,
  [ThrottledFields],
);

export const SignInMutation = graphql(
  `
    mutation SignIn($token: String!, $accepted: [AcceptedLegalPageInput!]) {
      signIn(token: $token, accepted: $accepted) {
        __typename
        ...SignedInFields
        ...SecondFactorFields
        ... on LegalPagesNeeded {
          pages {
            kind
            version
          }
        }
        ... on SignInLinkInvalid {
          message
        }
        ...ThrottledFields
      }
    }
  `,
  [SignedInFields, SecondFactorFields, ThrottledFields],
);

export const SignInAsDemoMutation = graphql(
  `
    mutation SignInAsDemo($key: String!) {
      signInAsDemo(key: $key) {
        __typename
        ...SignedInFields
        ...SecondFactorFields
        ... on SignInLinkInvalid {
          message
        }
        ...ThrottledFields
      }
    }
  `,
  [SignedInFields, SecondFactorFields, ThrottledFields],
);

export const SignInWithPasswordMutation = graphql(
  `
    mutation SignInWithPassword($email: String!, $password: String!) {
      signInWithPassword(email: $email, password: $password) {
        __typename
        ...SignedInFields
        ...SecondFactorFields
        ... on PasswordWrong {
          message
        }
        ...ThrottledFields
      }
    }
  `,
  [SignedInFields, SecondFactorFields, ThrottledFields],
);

export const EnterSecondFactorMutation = graphql(
  `
    mutation EnterSecondFactor($code: String!, $challenge: String) {
      enterSecondFactor(code: $code, challenge: $challenge) {
        __typename
        ...SignedInFields
        ... on CodeWrong {
          message
        }
        ... on SignInExpired {
          message
        }
        ...ThrottledFields
      }
    }
  `,
  [SignedInFields, ThrottledFields],
);

export type Requested = Extract<
  ResultOf<typeof RequestSignInMutation>['requestSignIn'],
  { __typename: 'SignInRequested' }
>;
export type SignInAnswer =
  ResultOf<typeof SignInMutation>['signIn'] | ResultOf<typeof SignInAsDemoMutation>['signInAsDemo'];
export type LegalPages = Extract<
  ResultOf<typeof SignInMutation>['signIn'],
  { __typename: 'LegalPagesNeeded' }
>['pages'];
export type PasswordAnswer = ResultOf<typeof SignInWithPasswordMutation>['signInWithPassword'];
export type CodeAnswer = ResultOf<typeof EnterSecondFactorMutation>['enterSecondFactor'];
