import { graphql, type ResultOf } from '../../api/graphql.js';

/** What a card of a session shows. */
export const SessionFields = graphql(`
  fragment SessionFields on Session @_unmask {
    id
    kind
    title
    description
    start
    end
    zone
    state
    places
    placesLeft
    waiting
    positionInLine
    myPlace {
      id
      state
    }
    myOffer {
      id
      expiresAt
    }
    training {
      id
      title
    }
    space {
      id
      name
    }
    venue {
      id
      slug
      name
    }
  }
`);

/** Only signed-in people read who leads a session. */
export const SessionFieldsSignedIn = graphql(
  `
    fragment SessionFieldsSignedIn on Session @_unmask {
      ...SessionFields
      host {
        id
        name
      }
    }
  `,
  [SessionFields],
);

export const TakePlaceMutation = graphql(
  `
    mutation TakePlace($sessionId: ID!, $idempotencyKey: ID!) {
      takePlace(sessionId: $sessionId, idempotencyKey: $idempotencyKey) {
        __typename
        ... on PlaceTaken {
          session {
            ...SessionFields
          }
        }
        ... on SessionFull {
          message
          session {
            ...SessionFields
          }
        }
        ... on SessionRefused {
          message
        }
      }
    }
  `,
  [SessionFields],
);

export const LeaveSessionMutation = graphql(
  `
    mutation LeaveSession($sessionId: ID!) {
      leaveSession(sessionId: $sessionId) {
        __typename
        ... on PlaceLeft {
          session {
            ...SessionFields
          }
        }
        ... on SessionRefused {
          message
        }
      }
    }
  `,
  [SessionFields],
);

export const JoinWaitingListMutation = graphql(
  `
    mutation JoinWaitingList($sessionId: ID!, $idempotencyKey: ID!) {
      joinWaitingList(sessionId: $sessionId, idempotencyKey: $idempotencyKey) {
        __typename
        ... on WaitingListChanged {
          session {
            ...SessionFields
          }
        }
        ... on SessionRefused {
          message
        }
      }
    }
  `,
  [SessionFields],
);

export const LeaveWaitingListMutation = graphql(
  `
    mutation LeaveWaitingList($sessionId: ID!) {
      leaveWaitingList(sessionId: $sessionId) {
        __typename
        ... on WaitingListChanged {
          session {
            ...SessionFields
          }
        }
        ... on SessionRefused {
          message
        }
      }
    }
  `,
  [SessionFields],
);

export type SessionToCome = ResultOf<typeof SessionFields> & Partial<ResultOf<typeof SessionFieldsSignedIn>>;
