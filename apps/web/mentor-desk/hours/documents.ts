import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyBusyCalendarQuery = graphql(`
  query MyBusyCalendar {
    myBusyCalendar {
      host
      allDayBlocks
      readAt
      isStale
      problem
      busyTimes
    }
  }
`);

export const FollowBusyCalendarMutation = graphql(`
  mutation FollowBusyCalendar($address: String!, $allDayBlocks: Boolean!) {
    followBusyCalendar(address: $address, allDayBlocks: $allDayBlocks) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const StopBusyCalendarMutation = graphql(`
  mutation StopBusyCalendar {
    stopBusyCalendar {
      __typename
      stopped
    }
  }
`);

export type BusyCalendar = NonNullable<ResultOf<typeof MyBusyCalendarQuery>['myBusyCalendar']>;
