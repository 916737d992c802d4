import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  networkDesk: {
    title: '{{name}}: how is the network doing?',
    lead: 'The workspace of the administrators of the network.',
    venues: 'Venues in the directory',
    price: 'Price of one pass hour',
    horizon: 'Bookable in advance',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    grid: 'Bookings can start every',
    note: 'These are today’s settings. Each has its page under “Settings”.',
    waiting: 'What waits for you',
    nothingWaits: 'Nothing waits: all is up to date.',
    membersText: 'Find, invite, give a role, suspend.',
    mentorsText: 'Invite, see their load, end a role.',
    venuesText: 'Decide about requests, add, archive, merge, see where a venue is missing.',
    settingsText: 'Each rule of the network, with its date and history.',
    legalText: 'Terms, privacy, accessibility, in versions.',
    auditText: 'Sign-ins, changes of rights and access to data.',
    placesText: 'The venues of the network, as members see them.',
  },
};
