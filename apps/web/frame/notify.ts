import { type NotificationData } from '@mantine/notifications';

/** Shows a message for some seconds. What shows it is loaded after the first page. */
export const notify = async (message: NotificationData): Promise<void> => {
  const { notifications } = await import('@mantine/notifications');
  notifications.show(message);
};
