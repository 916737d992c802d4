import { graphql, type ResultOf } from '../../api/graphql.js';
import { SignedInFields, SecondFactorFields, ThrottledFields } from './documents.js';

export const SignInProviderQuery = graphql(`
  query SignInProvider {
    signInProvider {
      label
    }
  }
`);

export const StartPasskeySignInMutation = graphql(`
  mutation StartPasskeySignIn {
    startPasskeySignIn {
      __typename
      ... on PasskeyAsk {
        options
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export const SignInWithPasskeyMutation = graphql(
  `
    mutation SignInWithPasskey($answer: String!) {
      signInWithPasskey(answer: $answer) {
        __typename
        ...SignedInFields
        ...SecondFactorFields
        ... on PasskeyRefused {
          message
        }
        ...ThrottledFields
      }
    }
  `,
  [SignedInFields, SecondFactorFields, ThrottledFields],
);

export const StartProviderSignInMutation = graphql(`
  mutation StartProviderSignIn($next: String) {
    startProviderSignIn(next: $next) {
      __typename
      ... on ProviderAsk {
        url
      }
      ... on ProviderUnavailable {
        message
      }
      ... on Throttled {
        message
      }
    }
  }
`);

export type PasskeyAnswer = ResultOf<typeof SignInWithPasskeyMutation>['signInWithPasskey'];
