import { graphql } from '../../api/graphql.js';

export const PreferencesQuery = graphql(`
  query NotificationPreferences {
    me {
      id
      notificationPreferences {
        topic
        channel
        delivery
        choices
      }
    }
  }
`);

export const SetPreferenceMutation = graphql(`
  mutation SetNotificationPreference(
    $topic: NotificationTopic!
    $channel: NotificationChannel!
    $delivery: NotificationDelivery!
  ) {
    setNotificationPreference(topic: $topic, channel: $channel, delivery: $delivery) {
      __typename
      ... on NotificationPreference {
        topic
        channel
        delivery
        choices
      }
      ... on PreferenceFixed {
        message
      }
    }
  }
`);
