import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  bell: {
    title: 'Notifications',
    open: 'Notifications',
    unread_one: 'Notifications: {{count}} unread',
    unread_other: 'Notifications: {{count}} unread',
    waiting: 'Waiting for you',
    until: 'before {{when}}',
    empty: 'Nothing yet. What concerns you will appear here.',
    new: 'new',
    all: 'See all',
    markAll: 'Mark all as read',
    preferences: 'Choose how you are notified',
  },
};
