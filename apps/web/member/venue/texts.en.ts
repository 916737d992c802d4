import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  venue: {
    title: 'Place',
    document: '{{name}} (PDF)',
    none: 'We do not know this place.',
    noSpaces: 'Nothing to book here for now.',
    inventedText: 'This place is invented for the demonstration.',
    closed: 'closed',
    accessibleToilet: 'Accessible toilet',
    hearingLoop: 'Hearing loop',
    facts: 'Good to know',
    address: 'Address',
    hours: 'Opening hours',
    accessibility: 'Accessibility',
    owner: 'Run by',
    seats_one: '{{count}} seat',
    seats_other: '{{count}} seats',
    operator: 'with an operator',
    price: '{{price}} an hour, or {{weight}} h of your pass',
  },
  known: { yes: 'yes', no: 'no', unknown: 'not known' },
};
