import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  venueDesk: {
    title: '{{name}}: what is happening today?',
    lead: 'The workspace of the venue’s team.',
    hours: 'Open today',
    closed: 'closed',
    spaces: 'Spaces and machines',
    city: 'Town',
    note: 'The planning and requests cannot be managed here yet.',
    publicPage: 'Venue page',
    publicPageText: 'What members see: spaces, opening hours, access.',
    search: 'Free slots',
    searchText: 'Search for a slot near this venue, as a member does.',
    withdrawn: 'This venue is no longer in the directory',
    withdrawnText: 'Members cannot find it or book it any more. The administrators of the network can tell you why.',
  },
};
