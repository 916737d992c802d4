import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  workspace: {
    navigation: 'Workspace navigation',
    switch: '{{name}}: change workspace',
    memberPages: 'Member pages',
    today: 'Today',
    members: 'Members',
    mentors: 'Mentors',
    invoices: 'Invoices',
    close: 'Month close',
    certificates: 'Members & certificates',
    venues: 'Venues',
    passes: 'Passes',
    legal: 'Legal pages',
    settings: 'Settings',
    audit: 'Audit log',
    spaces: 'Spaces',
    hours: 'Hours',
    openings: 'Own uses & pass',
    pages: 'Your pages',
    forbidden: 'This page is restricted',
    secondFactorMissing: 'A second factor is missing',
    secondFactorMissingText:
      'Your role requires two-factor authentication. Turn it on or enter a code in your account, then come back here.',
    roleMissing: 'Your account does not have this role',
    roleMissingText:
      'You are signed in as {{email}}. If you should be able to see this page, ask the administrators of {{network}} for the role.',
  },
};
