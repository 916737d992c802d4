import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  receipts: {
    title: 'What were you sent?',
    lead: 'The mails that this network sent to {{email}}. Their content is not kept.',
    none: 'You were sent no mail.',
    digest: 'Digest of what you had not seen',
    topic: {
      SECURITY: 'Account security',
      BOOKINGS: 'Bookings',
      REMINDERS: 'Reminder',
      PROJECTS: 'Projects and teams',
      VENUES: 'Venues you look after',
      NETWORK: 'Network administration',
    },
    state: { SENDING: 'Being sent', SENT: 'Sent', FAILED: 'Refused by your mail server' },
  },
};
