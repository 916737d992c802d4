import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  bookings: {
    title: 'My bookings',
    upcoming: 'Upcoming',
    past: 'Past',
    week: 'Week',
    none: 'No booking to come. One sentence is enough.',
    nonePast: 'Nothing here yet.',
    search: 'Find a space',
  },
  waits: {
    title: 'Waiting',
    position: 'Number {{position}} in line',
    keptFor: 'Free and kept for you:',
    over: 'The time to book is over.',
    book: 'Book now, {{price}}',
    bookOf: 'Book now, {{price}}: {{what}}',
    booked: 'It is booked.',
    leave: 'Stop waiting',
    leaveOf: 'Stop waiting: {{what}}',
    left: 'You no longer wait for this time.',
  },
  booking: { title: 'Booking {{code}}', none: 'We do not find this booking among yours.' },
};
