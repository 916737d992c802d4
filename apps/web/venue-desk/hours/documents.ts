import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

const CalendarFields = graphql(`
  fragment CalendarFields on OpeningCalendar @_unmask {
    opensOnHolidays
    followsVenue
    rules {
      weekday
      opens
      closes
      validFrom
      validUntil
    }
    exceptions {
      date
      opens
      closes
    }
    closures {
      id
      from
      until
      reason
    }
    nextFourWeeks {
      start
      end
    }
  }
`);

const TouchedFields = graphql(`
  fragment TouchedFields on TouchedBooking @_unmask {
    code
    memberName
    from
    until
    seats
    options
    space {
      id
      name
    }
    moveTo {
      id
      name
      venue {
        id
        name
      }
    }
  }
`);

const SavedFields = graphql(
  `
    fragment SavedFields on HoursSaveResult @_unmask {
      __typename
      ... on HoursSaved {
        closureId
      }
      ... on DecisionsNeeded {
        touched {
          ...TouchedFields
        }
      }
      ... on HoursRefused {
        message
      }
    }
  `,
  [TouchedFields],
);

export const VenueHoursQuery = graphql(
  `
    query VenueHours($slug: String!) {
      venue(slug: $slug) {
        id
        name
        zone
        openingCalendar {
          ...CalendarFields
        }
      }
    }
  `,
  [CalendarFields],
);

export const SpaceHoursQuery = graphql(
  `
    query SpaceHours($slug: String!, $after: String) {
      venue(slug: $slug) {
        id
        spaces(first: 1, after: $after) {
          edges {
            node {
              id
              openingCalendar {
                ...CalendarFields
              }
            }
          }
        }
      }
    }
  `,
  [CalendarFields],
);

export const PreviewHoursMutation = graphql(
  `
    mutation PreviewHours($change: HoursChangeInput!) {
      previewHoursChange(change: $change) {
        __typename
        ... on HoursPreview {
          touched {
            ...TouchedFields
          }
          nextFourWeeks {
            start
            end
          }
        }
        ... on HoursRefused {
          message
        }
      }
    }
  `,
  [TouchedFields],
);

export const SetOpeningHoursMutation = graphql(
  `
    mutation SetOpeningHours($hours: OpeningHoursInput!, $decisions: [HoursDecisionInput!]!, $idempotencyKey: ID!) {
      saved: setOpeningHours(hours: $hours, decisions: $decisions, idempotencyKey: $idempotencyKey) {
        ...SavedFields
      }
    }
  `,
  [SavedFields],
);

export const SetOpeningExceptionMutation = graphql(
  `
    mutation SetOpeningException(
      $exception: OpeningExceptionInput!
      $decisions: [HoursDecisionInput!]!
      $idempotencyKey: ID!
    ) {
      saved: setOpeningException(exception: $exception, decisions: $decisions, idempotencyKey: $idempotencyKey) {
        ...SavedFields
      }
    }
  `,
  [SavedFields],
);

export const CloseMutation = graphql(
  `
    mutation Close($closure: ClosureInput!, $decisions: [HoursDecisionInput!]!, $idempotencyKey: ID!) {
      saved: close(closure: $closure, decisions: $decisions, idempotencyKey: $idempotencyKey) {
        ...SavedFields
      }
    }
  `,
  [SavedFields],
);

export const ReopenMutation = graphql(
  `
    mutation Reopen($closureId: ID!) {
      saved: reopen(closureId: $closureId) {
        ...SavedFields
      }
    }
  `,
  [SavedFields],
);

export type HoursChange = VariablesOf<typeof PreviewHoursMutation>['change'];
export type Calendar = ResultOf<typeof CalendarFields>;
export type TouchedBooking = ResultOf<typeof TouchedFields>;
