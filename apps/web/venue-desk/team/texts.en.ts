import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  venueTeam: {
    title: 'Who is in the team of {{name}}?',
    lead: 'The team edits the page, the spaces and the hours. Managers also decide about the team and the publication.',
    count_one: '{{count}} person',
    count_other: '{{count}} people',
    nobody: 'Nobody is in the team.',
    me: '{{name}} (you)',
    since: 'since {{day}}',
    role: { VENUE_MANAGER: 'Manager', VENUE_STAFF: 'Team member' },
    roleHelp: {
      VENUE_MANAGER: 'Edits everything, publishes the venue, invites and removes people.',
      VENUE_STAFF: 'Edits the page, the spaces and the hours.',
    },
    remove: 'Remove',
    removeOf: 'Remove {{name}} from the team',
    consequence:
      '{{name}} will no longer be able to edit {{venue}} or see this workspace. Their own bookings stay. To come back they need a new invitation.',
    consequenceMe:
      'You will no longer be able to edit {{venue}} or see this workspace. Your own bookings stay. To come back you need a new invitation.',
    removeYes: 'Remove {{name}}',
    keep: 'Change nothing',
    removed: '{{name}} is no longer in the team.',
    managersOnly: 'A manager can invite and remove people.',
    invite: 'Invite somebody',
    email: 'Mail address',
    roleLabel: 'Role',
    language: 'Language of the message',
    send: 'Send the invitation',
    invited: 'The invitation is on its way to {{email}}. The link works for 14 days.',
    waiting: 'Invitations without an answer',
    nobodyWaits: 'No invitation waits for an answer.',
    invitedOn: 'invited on {{day}}, valid until {{until}}',
    revoke: 'Withdraw the invitation',
    revokeOf: 'Withdraw the invitation of {{email}}',
    revoked: 'The invitation of {{email}} was withdrawn.',
    columns: ['Name', 'Mail', 'Role', 'Since'],
  },
};
