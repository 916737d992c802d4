import { graphql, type ResultOf } from './graphql.js';

/** What a card of an offer shows. */
export const OfferFields = graphql(`
  fragment OfferFields on Offer @_unmask {
    token
    summary
    certainty
    answerBy
    distanceMeters
    travelMinutes
    expiresAt
    items {
      __typename
      ... on SpaceItem {
        seats
        start
        end
        venue {
          id
          slug
          name
          kind
          point {
            lat
            lon
          }
          address {
            city
          }
        }
        space {
          id
          name
          kind
          weight
        }
      }
      ... on MentorItem {
        start
        end
        mode
        mentor {
          id
          name
          about
          isInstant
        }
      }
    }
    quote {
      creditMinutes
      creditMinutesFromPass
      creditMinutesPaid
      amountInclVatCents
      passAfter {
        creditMinutesLeft
      }
      cancelFreeUntil
    }
    requirements {
      kind
      satisfied
      how {
        label
        token
      }
    }
    reasons {
      factor
      weight
      text
    }
  }
`);

/** What a card of a booking shows. */
export const BookingFields = graphql(`
  fragment BookingFields on Booking @_unmask {
    id
    code
    state
    start
    end
    zone
    icsUrl
    cancelFreeUntil
    cancellable
    bookedBy
    isInSeries
    cancelledAt
    cancelledBy
    cancellationReason
    compensationCents
    withdrawableUntil
    cancellation {
      steps {
        until
        feeBasisPoints
      }
      feeNow {
        creditMinutes
        amountCents
        feeBasisPoints
        restoredCreditMinutes
        restoredCents
      }
    }
    fee {
      creditMinutes
      amountCents
    }
    feeWaiver {
      creditMinutes
      amountCents
    }
    note
    request {
      answerBy
      answer
      reason
      suggestedStart
    }
    venue {
      id
      slug
      name
      kind
      point {
        lat
        lon
      }
      address {
        street
        postcode
        city
      }
    }
    items {
      seats
      space {
        id
        name
        kind
      }
    }
    charge {
      creditMinutes
      creditMinutesFromPass
      creditMinutesPaid
      amountInclVatCents
    }
    checkInFrom
    checkInUntil
    mustReconfirmBy
    checkIn {
      at
      how
    }
    noShow {
      at
      contestUntil
      contest {
        words
        at
      }
      answer {
        byNetwork
        outcome
        words
        at
      }
    }
    access {
      code
      opensAt
    }
    accessInstructions
    reminders {
      dueAt
      state
    }
  }
`);

export type Offer = ResultOf<typeof OfferFields>;
export type Booking = ResultOf<typeof BookingFields>;
export type Requirement = Offer['requirements'][number];
export type SpaceItem = Extract<Offer['items'][number], { __typename: 'SpaceItem' }>;

/** The first space of an offer: where it happens. */
export function placeOf(offer: Offer): SpaceItem | undefined {
  return offer.items.find((item) => item.__typename === 'SpaceItem');
}

export type MentorItem = Extract<Offer['items'][number], { __typename: 'MentorItem' }>;

/** The mentor of an offer; undefined where only a space is offered. */
export function mentorOf(offer: Offer): MentorItem | undefined {
  return offer.items.find((item) => item.__typename === 'MentorItem');
}
