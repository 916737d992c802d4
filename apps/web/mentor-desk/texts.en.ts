import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  mentorDesk: {
    title: 'Mentoring: what is coming up?',
    lead: 'The workspace of mentors, to prepare and find your appointments.',
    bookings: 'Upcoming bookings',
    nextBooking: 'Next booking',
    noBooking: 'none',
    note: 'Founders cannot request appointments with you online yet. You can book a space to meet them.',
    agendaText: 'Your bookings, with their access codes.',
    searchText: 'Find a room for an appointment.',
    accountText: 'The name other people see, your sign-in methods.',
  },
};
