import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  feeds: {
    title: 'In your calendar',
    lead: 'A private address that your phone or computer reads again and again: your bookings, sessions and appointments appear by themselves.',
    leadOfSpace: 'A private address that your calendar reads again and again: who uses this space, and when.',
    showsTitles: 'Show what is booked and where (otherwise: “Busy”)',
    make: 'Make an address',
    made: 'The address is made.',
    address: 'The address to add to your calendar',
    once: 'It is shown once. Who has it can read this calendar, until you stop it.',
    copy: 'Copy',
    copied: 'Copied',
    withTitles: 'With titles, since {{day}}.',
    busyOnly: '“Busy” only, since {{day}}.',
    readAt: 'Read {{when}}.',
    neverRead: 'Never read.',
    stop: 'Stop',
    stopOf: 'Stop the address of {{day}}',
    stopped: 'This address works no longer.',
  },
};
