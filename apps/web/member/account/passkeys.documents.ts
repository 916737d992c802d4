import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyPasskeysQuery = graphql(`
  query MyPasskeys {
    me {
      id
      passkeys {
        id
        name
        backedUp
        createdAt
        lastUsedAt
      }
    }
  }
`);

export const StartAddingPasskeyMutation = graphql(`
  mutation StartAddingPasskey {
    startAddingPasskey {
      __typename
      ... on PasskeyAsk {
        options
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);

export const AddPasskeyMutation = graphql(`
  mutation AddPasskey($answer: String!, $name: String!) {
    addPasskey(answer: $answer, name: $name) {
      __typename
      ... on PasskeyAdded {
        passkey {
          id
          name
        }
      }
      ... on PasskeyRefused {
        message
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);

export const RenamePasskeyMutation = graphql(`
  mutation RenamePasskey($id: ID!, $name: String!) {
    renamePasskey(id: $id, name: $name) {
      id
      name
    }
  }
`);

export const RemovePasskeyMutation = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id) {
      __typename
      ... on Passkey {
        id
        name
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);

export const MyIdentitiesQuery = graphql(`
  query MyIdentities {
    signInProvider {
      label
    }
    me {
      id
      identities {
        issuer
        label
        linkedAt
      }
    }
  }
`);

export const StartLinkingProviderMutation = graphql(`
  mutation StartLinkingProvider {
    startLinkingProvider {
      __typename
      ... on ProviderAsk {
        url
      }
      ... on ProviderUnavailable {
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

export const UnlinkProviderMutation = graphql(`
  mutation UnlinkProvider($issuer: String!) {
    unlinkProvider(issuer: $issuer) {
      __typename
      ... on LinkedIdentity {
        issuer
        label
      }
      ... on RecentSignInNeeded {
        message
      }
    }
  }
`);

type Mine = NonNullable<ResultOf<typeof MyPasskeysQuery>['me']>;
export type Passkey = Mine['passkeys'][number];
