import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  audit: {
    title: 'Audit log',
    lead: 'Sign-ins, changes of rights and access to data, kept for twelve months. Viewing this page is recorded too.',
    action: 'Action',
    anyAction: 'All',
    person: 'Person (email address)',
    from: 'From',
    until: 'To',
    span: 'Without dates, the last 30 days are shown.',
    ofPlatform: 'Platform audit log',
    show: 'Show',
    count_one: '{{count}} entry',
    count_other: '{{count}} entries',
    none: 'No entries match.',
    reset: 'Clear filters',
    nobody: 'by an unknown person',
    by: 'by {{name}}',
    about: 'about {{name}}',
    columns: ['Moment', 'Action', 'By', 'About'],
  },
  auditSubject: {
    ACCOUNT: 'an account',
    NETWORK: 'the network',
    PLATFORM: 'the platform',
    JOB: 'a job',
    SETTING: 'a setting',
    INVITATION: 'an invitation',
    VENUE: 'a venue',
  },
};
