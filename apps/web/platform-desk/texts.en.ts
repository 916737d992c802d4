import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  platformDesk: {
    title: 'Is the platform running well?',
    lead: 'The workspace of the people who run the platform, for all networks.',
    networks: 'Networks',
    venues: 'Venues in all networks',
    jobs: 'Job queue',
    jobsText: 'Mails and tasks that are waiting or have failed, to retry or drop.',
    auditText: 'What was done on the platform and in this network.',
    allNetworks: 'All networks',
    allNetworksText: 'Open another network.',
  },
};
