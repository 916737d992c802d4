import { graphql } from '../../api/graphql.js';

export const MentorQuestionQuery = graphql(`
  query MentorQuestion($token: String!) {
    mentorQuestion(token: $token) {
      mentorName
      founderName
      question
      skill {
        code
        label
      }
      stage
      mode
      place
      start
      end
      zone
      answerBy
      isOpen
    }
  }
`);

export const AnswerByLinkMutation = graphql(`
  mutation AnswerByLink(
    $token: String!
    $answer: MentorAnswerKind!
    $reason: String
    $neverAgain: Boolean!
    $otherStarts: [Instant!]!
  ) {
    answered: answerByLink(
      token: $token
      answer: $answer
      reason: $reason
      neverAgain: $neverAgain
      otherStarts: $otherStarts
    ) {
      __typename
      ... on MentorAnswered {
        isConfirmed
      }
      ... on MentoringRefused {
        message
      }
    }
  }
`);
