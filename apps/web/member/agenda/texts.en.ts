import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  bookings: {
    title: 'My bookings',
    upcoming: 'Upcoming',
    past: 'Past',
    none: 'No booking to come. One sentence is enough.',
    nonePast: 'Nothing here yet.',
    search: 'Find a space',
  },
  booking: { title: 'Booking {{code}}', none: 'We do not find this booking among yours.' },
};
