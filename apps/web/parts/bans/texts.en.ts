import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  bans: {
    title: 'Who is no longer welcome here?',
    lead: 'A banned person books nothing at {{name}} and comes to no session there. Bookings already made stay.',
    networkTitle: 'Who is banned from a venue?',
    networkLead: 'Each ban has a reason. You can lift it.',
    count_one: '{{count}} ban',
    count_other: '{{count}} bans',
    none: 'Nobody is banned.',
    row: '{{venue}} · decided by {{by}} on {{day}}',
    lifted: 'lifted on {{day}}',
    lift: 'Lift the ban',
    liftOf: 'Lift the ban of {{name}}',
    liftDone: '{{name}} can book here again.',
    form: 'Ban somebody',
    code: 'Code of one of their bookings here',
    reason: 'Reason',
    reasonHelp: 'The person and the administrators of the network read it.',
    ban: 'Ban',
    done: '{{name}} can no longer book here.',
    badReason: 'Enter a reason of at most 300 characters on one line.',
    columns: ['Venue', 'Person', 'Reason', 'Decided by', 'Since', 'Lifted'],
  },
};
