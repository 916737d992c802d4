import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  networks: {
    title: 'The right place, at the right moment',
    lead: 'One network of third places per metropolis, one pass, a booking in two steps. Which is yours?',
    venues_one: '{{count}} place',
    venues_other: '{{count}} places',
  },
};
