import { AppointmentFields } from '../../api/appointment-documents.js';
import { BookingFields, OfferFields } from '../../api/documents.js';
import { graphql, type ResultOf } from '../../api/graphql.js';

/** The need read back, chip by chip. */
export const UnderstoodFields = graphql(`
  fragment UnderstoodFields on UnderstoodNeed @_unmask {
    kind
    capability {
      code
      label
    }
    equipment {
      code
      label
    }
    accessible
    wantsMentor
    skill {
      code
      label
    }
    stage
    mode
    window {
      start
      end
      zone
      minutes
    }
    near {
      label
      point {
        lat
        lon
      }
    }
    party
    assumed
    unread
    faults {
      code
      message
    }
    doubts {
      about
      text
      reading
      accepted
      message
    }
    also {
      text
    }
    excluded {
      message
    }
  }
`);

export const UnderstandQuery = graphql(
  `
    query Understand($need: NeedInput!) {
      understand(need: $need) {
        ...UnderstoodFields
      }
    }
  `,
  [UnderstoodFields],
);

export const ProposeQuery = graphql(
  `
    query Propose($need: NeedInput!) {
      propose(need: $need, first: 3) {
        understood {
          ...UnderstoodFields
        }
        offers {
          ...OfferFields
        }
        nothing {
          why
          text
          waitingListToken
          nearest {
            ...OfferFields
          }
        }
      }
    }
  `,
  [UnderstoodFields, OfferFields],
);

export const BookMutation = graphql(
  `
    mutation Book(
      $token: String!
      $key: ID!
      $acceptOverCap: Boolean!
      $note: String!
      $question: String!
      $expressRequest: Boolean!
      $lookUpOnly: Boolean!
      $withTokens: [String!]!
    ) {
      book(
        token: $token
        withTokens: $withTokens
        idempotencyKey: $key
        acceptOverCap: $acceptOverCap
        note: $note
        question: $question
        expressRequest: $expressRequest
        lookUpOnly: $lookUpOnly
      ) {
        __typename
        ... on Confirmed {
          booking {
            ...BookingFields
          }
        }
        ... on EarlierBooking {
          booking {
            ...BookingFields
          }
          message
        }
        ... on AwaitingVenue {
          booking {
            ...BookingFields
          }
          answerBy
        }
        ... on AppointmentConfirmed {
          appointment {
            ...AppointmentFields
          }
        }
        ... on AwaitingAnswer {
          appointment {
            ...AppointmentFields
          }
          answerBy
        }
        ... on Taken {
          message
          spaceId
          waitingListToken
          alternatives {
            ...OfferFields
          }
        }
        ... on PriceChanged {
          spaceId
          offer {
            ...OfferFields
          }
        }
        ... on Needs {
          spaceId
          requirements {
            kind
            satisfied
            how {
              label
              token
            }
          }
        }
        ... on OverCap {
          quote {
            amountInclVatCents
          }
          capCents
          spentCents
        }
        ... on TokenExpired {
          offer {
            ...OfferFields
          }
        }
        ... on Refused {
          code
          message
          spaceId
        }
      }
    }
  `,
  [OfferFields, BookingFields, AppointmentFields],
);

export const AddableSpacesQuery = graphql(
  `
    query AddableSpaces($token: String!, $with: [String!]!, $seats: Int!) {
      addableSpaces(token: $token, with: $with, seats: $seats, first: 20) {
        ...OfferFields
      }
    }
  `,
  [OfferFields],
);

export const WordsQuery = graphql(`
  query Words {
    capabilities {
      code
      label
      spaceKind
    }
    communes {
      id
      code
      name
      centre {
        lat
        lon
      }
    }
  }
`);

export type Proposal = ResultOf<typeof ProposeQuery>['propose'];
export type BookAnswer = ResultOf<typeof BookMutation>['book'];
export type BookedAnswer = Extract<BookAnswer, { __typename: 'Confirmed' | 'EarlierBooking' | 'AwaitingVenue' }>;

export type AppointmentAnswer = Extract<BookAnswer, { __typename: 'AppointmentConfirmed' | 'AwaitingAnswer' }>;
