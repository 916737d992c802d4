import { type ResultOf, graphql } from './graphql.js';

/** What a card of an appointment with a mentor shows. */
export const AppointmentFields = graphql(`
  fragment AppointmentFields on Appointment @_unmask {
    code
    state
    mode
    start
    end
    zone
    question
    founderName
    stage
    skill {
      code
      label
    }
    mentor {
      id
      name
      about
    }
    place {
      spaceName
      venueName
      address
    }
    answerBy
    asksNext
    joinBy
    bookingCode
    endedBy
    endReason
    suggestedStarts
    founderReport {
      tookPlace
      usefulness
      nextStep
      nextStepOn
    }
    mentorReport {
      tookPlace
      nextStep
      nextStepOn
      note
    }
    thanks {
      words
    }
  }
`);

export type Appointment = ResultOf<typeof AppointmentFields>;
