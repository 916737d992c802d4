import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyAgeQuery = graphql(`
  query MyAge {
    me {
      id
      adultDeclaredAt
    }
    myAge {
      birthDate
      isMinor
      guardian {
        name
        email
        agreedAt
      }
    }
  }
`);

export const GiveBirthDateMutation = graphql(`
  mutation GiveBirthDate($birthDate: String!) {
    giveBirthDate(birthDate: $birthDate) {
      __typename
      ... on MinorRefused {
        message
      }
    }
  }
`);

export const DeclareAdultMutation = graphql(`
  mutation DeclareAdult {
    declareAdult {
      __typename
      id
    }
  }
`);

export const AskGuardianMutation = graphql(`
  mutation AskGuardian($name: String!, $email: String!, $locale: Locale!) {
    askGuardian(name: $name, email: $email, locale: $locale) {
      __typename
      ... on MinorRefused {
        message
      }
    }
  }
`);

export type MyGuardian = NonNullable<ResultOf<typeof MyAgeQuery>['myAge']['guardian']>;
