import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  audit: {
    title: 'Audit log',
    lead: 'Sign-ins, rights and data that was read, kept for twelve months. Your reading is noted in it.',
    action: 'Act',
    anyAction: 'All',
    person: 'Person (mail address)',
    from: 'From',
    until: 'To',
    span: 'Without dates: the last thirty days.',
    ofPlatform: 'Log of the platform',
    show: 'Show',
    count_one: '{{count}} act',
    count_other: '{{count}} acts',
    none: 'No act matches.',
    reset: 'Clear all',
    nobody: 'by nobody known',
    by: 'by {{name}}',
    about: 'about {{name}}',
  },
  auditSubject: {
    ACCOUNT: 'an account',
    NETWORK: 'the network',
    PLATFORM: 'the platform',
    JOB: 'a job',
    SETTING: 'a setting',
    INVITATION: 'an invitation',
  },
};
