import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  noShows: {
    title: 'Who did not come?',
    lead: 'No-shows at {{name}}: what members say, and what you answer.',
    networkLead: 'Bookings of the last 60 days by venue, and all no-shows with what both sides say.',
    count_one: '{{count}} no-show',
    count_other: '{{count}} no-shows',
    none: 'No no-show is recorded.',
    code: 'Booking {{code}}',
    contest: 'Contests it: “{{words}}” ({{when}})',
    noContest: 'Not contested.',
    byVenue: 'Answer of the venue: {{outcome}}. “{{words}}”',
    byNetwork: 'Answer of the network: {{outcome}}. “{{words}}”',
    words: 'Your answer, which the member reads',
    badWords: 'Write a sentence of at most 500 characters.',
    done: 'The answer to {{name}} is sent.',
    act: { WAS_THERE: 'Was there', EXCUSED: 'Excuse and give the fee back', STANDS: 'Keep it' },
    outcome: { WAS_THERE: 'was there', EXCUSED: 'excused', STANDS: 'stands' },
    figures: 'No-shows by venue',
    columns: ['Venue', 'Bookings', 'No-shows', 'Contested', 'Corrected', 'Cancelled by the venue'],
    noFigures: 'No booking in the last 60 days.',
  },
};
