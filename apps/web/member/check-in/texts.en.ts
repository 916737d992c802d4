import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  checkIn: {
    short: 'Have you arrived?',
    title: 'Welcome to {{venue}}',
    unknown: 'This is not the code of a venue',
    unknownText: 'Scan the code at the entrance again, or open your booking.',
    notNeeded: 'Nobody checks in here: take your place.',
    details: 'See my booking',
    nothingBooked: 'You have no booking here',
    nothingFree: 'No desk is free for the next hour.',
    seeVenue: 'See the spaces of the venue',
    free: '{{space}} is free: {{hours}}.',
    take: 'Take this place ({{price}})',
  },
};
