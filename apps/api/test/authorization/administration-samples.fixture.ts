import { type Identifier } from './identifier-kinds.fixture.js';
import { always, unlessOneFactor } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

/** The same membership twice: nothing is merged, and those of another network and former ones are unknown. */
const sameMember: Sample['answer'] = (_viewer, relation) =>
  ['other', 'gone'].includes(relation) ? 'MemberMergeRefused NOT_A_MEMBER' : 'MemberMergeRefused SAME_MEMBER';

export const ADMINISTRATION_SAMPLES: Record<string, Sample> = {
  'Query.legalPage': { args: () => ({ kind: 'TERMS' }), answer: always('LegalPage') },
  'Query.legalPages': { answer: always('list') },
  'Query.legalPagesToAccept': { answer: always('list') },
  'Query.legalPageVersions': { args: () => ({ kind: 'TERMS' }), answer: always('LegalPageVersionConnection') },
  'Query.networkTasks': { answer: always('list') },
  'Query.members': { answer: always('NetworkMemberConnection') },
  'Query.memberInvitations': { answer: always('MemberInvitationConnection') },
  'Query.previewInvitations': {
    args: () => ({ file: Buffer.from('mail;nom\nawa@spec.example;Awa').toString('base64') }),
    answer: always('InvitationFilePreview'),
  },
  'Query.settings': { answer: always('list') },
  'Query.setting': { args: () => ({ key: 'booking.horizonDays' }), answer: always('Setting') },
  'Query.previewSetting': {
    args: () => ({ key: 'booking.horizonDays', value: '45' }),
    answer: always('SettingPreview'),
  },
  'Mutation.acceptLegalPage': { args: () => ({ kind: 'TERMS', version: 1 }), answer: always('LegalPageAccepted') },
  'Mutation.publishLegalPage': {
    args: () => ({ kind: 'ACCESSIBILITY', textFr: '# Accessibilité', textEn: '# Accessibility' }),
    answer: always('LegalPageChanged'),
  },
  'Mutation.withdrawLegalPage': {
    args: () => ({ kind: 'TERMS', version: 1 }),
    answer: always('LegalPageRefused BINDS_ALREADY'),
  },
  'Mutation.inviteMembers': {
    args: ({ freshEmail }) => ({ people: [{ email: freshEmail() }] }),
    answer: always('MembersInvited'),
  },
  'Mutation.withdrawInvitation': {
    argsFor: ({ invitationId }) => ({ id: invitationId }),
    answer: (_viewer, relation) => (relation === 'other' ? 'MemberRefused ALREADY_JOINED' : 'InvitationWithdrawn'),
  },
  'Mutation.suspendMember': {
    argsFor: ({ id }) => ({ id, reason: 'Badge prêté' }),
    answer: (_viewer, relation) =>
      relation === 'own'
        ? 'MemberRefused YOURSELF'
        : ['other', 'gone'].includes(relation)
          ? 'MemberRefused NOT_A_MEMBER'
          : 'MemberChanged',
  },
  'Mutation.liftSuspension': {
    argsFor: ({ id }) => ({ id }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MemberRefused NOT_A_MEMBER' : 'MemberRefused NOT_SUSPENDED',
  },
  'Mutation.giveRole': {
    argsFor: ({ id }) => ({ id, grantable: 'VENUE_STAFF' }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MemberRefused NOT_A_MEMBER' : 'MemberRefused VENUE_NEEDED',
  },
  'Mutation.withdrawRole': {
    argsFor: ({ id, desks }) => ({ id, grantable: 'VENUE_STAFF', venueId: desks.venueId }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation)
        ? 'MemberRefused NOT_A_MEMBER'
        : relation === 'own'
          ? 'MemberRefused NOTHING_TO_CHANGE'
          : 'MemberChanged', // the colleagues are staff of their venue
  },
  'Query.previewMemberMerge': { argsFor: ({ id }) => ({ keptId: id, mergedId: id }), answer: sameMember },
  'Mutation.mergeMembers': {
    argsFor: ({ id }) => ({ keptId: id, mergedId: id, reason: 'Deux comptes' }),
    answer: unlessOneFactor('RecentSignInNeeded', sameMember),
  },
  'Mutation.changeSetting': {
    args: () => ({ key: 'booking.horizonDays', value: '0' }),
    answer: always('SettingRefused NOT_VALID'),
  },
  'Mutation.withdrawSettingChange': {
    args: () => ({ key: 'booking.horizonDays' }),
    answer: always('SettingRefused NOTHING_PLANNED'),
  },
};

export const ADMINISTRATION_IDENTIFIERS: Record<string, Identifier> = {
  // Administrators act on every member of their network, and on nobody of another one.
  'Mutation.suspendMember(id)': { kinds: ['member'], otherArgs: () => ({ reason: 'Badge prêté' }), isPublic: true },
  'Mutation.liftSuspension(id)': { kinds: ['member'], isPublic: true },
  'Mutation.giveRole(id)': { kinds: ['member'], otherArgs: () => ({ grantable: 'MENTOR' }), isPublic: true },
  'Mutation.withdrawRole(id)': { kinds: ['member'], otherArgs: () => ({ grantable: 'MENTOR' }), isPublic: true },
  'Query.previewMemberMerge(keptId)': { kinds: ['member'], otherArgs: ({ id }) => ({ mergedId: id }), isPublic: true },
  'Query.previewMemberMerge(mergedId)': { kinds: ['member'], otherArgs: ({ id }) => ({ keptId: id }), isPublic: true },
  'Mutation.mergeMembers(keptId)': {
    kinds: ['member'],
    otherArgs: ({ id }) => ({ mergedId: id, reason: 'Deux comptes' }),
    isPublic: true,
  },
  'Mutation.mergeMembers(mergedId)': {
    kinds: ['member'],
    otherArgs: ({ id }) => ({ keptId: id, reason: 'Deux comptes' }),
    isPublic: true,
  },
  'Mutation.giveRole(venueId)': {
    kinds: ['venue'],
    otherArgs: ({ id }) => ({ id, grantable: 'VENUE_STAFF' }),
    isPublic: true,
    isForTeam: true, // administrators know archived venues, too
  },
  'Mutation.withdrawRole(venueId)': {
    kinds: ['venue'],
    otherArgs: ({ id }) => ({ id, grantable: 'VENUE_STAFF' }),
    isPublic: true,
    isForTeam: true, // administrators know archived venues, too
  },
  'Mutation.withdrawInvitation(id)': { kinds: ['invitation'], isPublic: true, isForTeam: true },
  'Mutation.inviteMembers(people.email)': {
    kinds: ['email'],
    isPublic: true, // administrators know the addresses of all members
    query: `mutation ($value: String!) { inviteMembers(people: [{ email: $value }]) { alreadyMembers } }`,
  },
  'Query.legalPageVersions(after)': {
    kinds: ['legalVersionsCursor'],
    otherArgs: () => ({ kind: 'TERMS' }),
    isPublic: true,
  },
  'Query.members(after)': { kinds: ['membersCursor'], isPublic: true, isForTeam: true },
  'Query.memberInvitations(after)': { kinds: ['invitationsCursor'], isPublic: true, isForTeam: true },
};

export const ADMINISTRATION_TEXTS: Record<string, string> = {
  'Mutation.changeSetting(key)': 'a declared name, the same for all networks',
  'Mutation.changeSetting(value)': 'a value',
  'Mutation.withdrawSettingChange(key)': 'a declared name, the same for all networks',
  'Query.previewSetting(key)': 'a declared name, the same for all networks',
  'Query.previewSetting(value)': 'a value',
  'Query.setting(key)': 'a declared name, the same for all networks',
  'Mutation.publishLegalPage(textEn)': 'a text',
  'Mutation.publishLegalPage(textFr)': 'a text',
  'Mutation.suspendMember(reason)': 'a sentence',
  'Mutation.mergeMembers(reason)': 'a sentence',
  'Mutation.inviteMembers(people.name)': 'a new name',
  'Query.members(text)': 'words to search for in the network',
  'Query.previewInvitations(file)': 'a file of new people',
};
