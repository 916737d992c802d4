import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  venueInvitation: {
    title: 'Do you join the team of a venue?',
    signInTitle: 'Sign in to answer',
    signInText:
      'The invitation is for the mail address that received it. Sign in with that address: you will come back here.',
    list: 'Invitations that wait for you',
    by: {
      VENUE_MANAGER: '{{inviter}} invites you as a manager.',
      VENUE_STAFF: '{{inviter}} invites you into the team.',
    },
    allows: {
      VENUE_MANAGER:
        'You will be able to edit the page, the spaces and the hours, to publish the venue and to decide about the team.',
      VENUE_STAFF: 'You will be able to edit the page, the spaces and the hours of the venue.',
    },
    until: 'You can answer until {{when}}.',
    accept: 'Accept the invitation',
    acceptOf: 'Accept the invitation of {{venue}}',
    acceptedTitle: 'You are in the team of {{venue}}',
    open: 'Open the workspace of the team',
    missingTitle: 'This invitation does not wait for you',
    missingText:
      'It was used before, it is no longer valid, or it is for another address than {{email}}. Ask the team for a new one, or sign in with the address that received it.',
    noneTitle: 'No invitation waits for you',
    noneText: 'Invitations that were sent to {{email}} appear here.',
  },
};
