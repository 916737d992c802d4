import { graphql } from '../../api/graphql.js';

export const GuardianRequestQuery = graphql(`
  query GuardianRequest($token: String!) {
    guardianRequest(token: $token) {
      memberName
      networkName
      agreedAt
      endedAt
    }
  }
`);

export const AnswerAsGuardianMutation = graphql(`
  mutation AnswerAsGuardian($token: String!, $agrees: Boolean!) {
    answerAsGuardian(token: $token, agrees: $agrees) {
      __typename
      ... on MinorRefused {
        message
      }
    }
  }
`);
