import { graphql, type ResultOf } from '../api/graphql.js';

export const KioskScreenQuery = graphql(`
  query KioskScreen {
    kioskScreen {
      kioskName
      venueName
      zone
      now
      checksIn
      codeChangesAt
      checkInPath
      spaces {
        id
        name
        kind
        isFree
        freeFrom
        freeUntil
        takePath
      }
    }
  }
`);

export const StartKioskMutation = graphql(`
  mutation StartKiosk($token: String!) {
    startKiosk(token: $token) {
      __typename
      ... on KioskStarted {
        name
      }
      ... on KioskRefused {
        message
      }
    }
  }
`);

export const KioskCheckInMutation = graphql(`
  mutation KioskCheckIn($code: String!) {
    kioskCheckIn(code: $code) {
      __typename
      ... on KioskCheckedIn {
        spaceNames
        end
      }
      ... on PresenceRefused {
        message
      }
    }
  }
`);

export type Screen = NonNullable<ResultOf<typeof KioskScreenQuery>['kioskScreen']>;
export type KioskSpace = Screen['spaces'][number];
