import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyCalendarFeedsQuery = graphql(`
  query MyCalendarFeeds {
    myCalendarFeeds {
      id
      spaceId
      spaceName
      showsTitles
      madeAt
      readAt
    }
  }
`);

export const MakeCalendarFeedMutation = graphql(`
  mutation MakeCalendarFeed($spaceId: ID, $showsTitles: Boolean!) {
    makeCalendarFeed(spaceId: $spaceId, showsTitles: $showsTitles) {
      __typename
      ... on CalendarFeedMade {
        url
      }
      ... on FeedRefused {
        message
      }
    }
  }
`);

export const RevokeCalendarFeedMutation = graphql(`
  mutation RevokeCalendarFeed($id: ID!) {
    revokeCalendarFeed(id: $id) {
      __typename
      ... on FeedRefused {
        message
      }
    }
  }
`);

export type Feed = ResultOf<typeof MyCalendarFeedsQuery>['myCalendarFeeds'][number];
