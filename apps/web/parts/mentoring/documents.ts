import { AppointmentFields } from '../../api/appointment-documents.js';
import { graphql, type VariablesOf } from '../../api/graphql.js';

export const ThankMentorMutation = graphql(`
  mutation ThankMentor($code: String!, $words: String) {
    thankMentor(code: $code, words: $words) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const CancelAppointmentMutation = graphql(
  `
    mutation CancelAppointment($code: String!, $reason: String) {
      cancelAppointment(code: $code, reason: $reason) {
        __typename
        ... on AppointmentCancelled {
          appointment {
            ...AppointmentFields
          }
        }
        ... on Refused {
          message
        }
      }
    }
  `,
  [AppointmentFields],
);

export const AppointmentMoveTimesQuery = graphql(`
  query AppointmentMoveTimes($code: String!, $near: Instant!) {
    appointmentMoveTimes(code: $code, near: $near, first: 24) {
      start
    }
  }
`);

export const MoveAppointmentMutation = graphql(
  `
    mutation MoveAppointment($code: String!, $start: Instant!, $idempotencyKey: ID!) {
      moveAppointment(code: $code, start: $start, idempotencyKey: $idempotencyKey) {
        __typename
        ... on AppointmentMoved {
          appointment {
            ...AppointmentFields
          }
        }
        ... on MentoringRefused {
          message
        }
      }
    }
  `,
  [AppointmentFields],
);

export const ReportAppointmentMutation = graphql(
  `
    mutation ReportAppointment(
      $code: String!
      $tookPlace: Boolean!
      $usefulness: Int
      $nextStep: String
      $nextStepOn: String
      $note: String
      $sharesNote: Boolean!
    ) {
      reportAppointment(
        code: $code
        tookPlace: $tookPlace
        usefulness: $usefulness
        nextStep: $nextStep
        nextStepOn: $nextStepOn
        note: $note
        sharesNote: $sharesNote
      ) {
        __typename
        ... on AppointmentReported {
          appointment {
            ...AppointmentFields
          }
        }
        ... on MentoringRefused {
          message
        }
      }
    }
  `,
  [AppointmentFields],
);

export const AnswerQuestionMutation = graphql(`
  mutation AnswerMentorQuestion(
    $code: String!
    $answer: MentorAnswerKind!
    $reason: String
    $neverAgain: Boolean!
    $otherStarts: [Instant!]!
  ) {
    answered: answerMentorQuestion(
      code: $code
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

/** A request as a mentor answers it. */
export interface AskedMentor {
  founderName: string;
  start: string;
  zone: string;
}

/** The answer of a mentor to a request. */
export type MentorAnswer = Omit<VariablesOf<typeof AnswerQuestionMutation>, 'code'>;

/** Queries with appointments are asked again after a change. */
export const REFRESHES_APPOINTMENTS = { additionalTypenames: ['Appointment'] };

export const AppointmentQuery = graphql(
  `
    query Appointment($code: String!) {
      appointment(code: $code) {
        ...AppointmentFields
      }
    }
  `,
  [AppointmentFields],
);
