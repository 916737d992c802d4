import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  guardian: {
    title: 'Do you agree?',
    lead: '{{name}}, who is under 18, asks for your agreement to book in the places of {{network}}.',
    agreedLead: 'You agreed that {{name}} books in the places of {{network}}.',
    means:
      'The agreement covers desks, rooms and machines, at the prices of the network: hours of their pass first, then euros. It lasts until they are 18. You can withdraw it at any time with this link; bookings made before stay.',
    agree: 'I am the guardian and I agree',
    refuse: 'I refuse',
    withdraw: 'I withdraw my agreement',
    thanks: 'Thank you, your agreement is recorded.',
    ended: 'Noted: without an agreement no new booking can be made.',
    overTitle: 'This request is over',
    overText: 'It was refused, withdrawn or replaced. {{name}} can send you a new one from their account.',
    unknownTitle: 'This link is not valid',
    unknownText: 'Open the whole link of the message.',
  },
};
