import { type Base, type Restore } from './base.types.js';

export const administrationBases: Record<string, Base> = {
  kind: () => 'TERMS',
  version: () => null,
  'Mutation.acceptLegalPage(kind)': () => 'TERMS',
  'Mutation.acceptLegalPage(version)': () => 1,
  'Mutation.publishLegalPage(kind)': () => 'ACCESSIBILITY',
  'Mutation.publishLegalPage(textFr)': () => '# Accessibilité\n\n- clavier',
  'Mutation.publishLegalPage(textEn)': () => '# Accessibility\n\n- keyboard',
  'Mutation.publishLegalPage(from)': () => null,
  'Mutation.withdrawLegalPage(kind)': () => 'TERMS',
  'Mutation.withdrawLegalPage(version)': () => 1,
  'Mutation.suspendMember(id)': (town) => town.newMemberId(),
  'Mutation.suspendMember(reason)': () => 'Badge prêté',
  'Mutation.liftSuspension(id)': (town) => town.newMemberId(),
  'Mutation.giveRole(id)': (town) => town.newMemberId(),
  'Mutation.giveRole(grantable)': () => 'MENTOR',
  'Mutation.giveRole(venueId)': () => null,
  'Mutation.withdrawRole(id)': (town) => town.newMemberId(),
  'Mutation.withdrawRole(grantable)': () => 'MENTOR',
  'Mutation.withdrawRole(venueId)': () => null,
  'Mutation.mergeMembers(keptId)': (town) => town.newMemberId(),
  'Mutation.mergeMembers(mergedId)': (town) => town.newMemberId(),
  'Mutation.mergeMembers(reason)': () => 'Deux comptes',
  'Query.previewMemberMerge(keptId)': (town) => town.newMemberId(),
  'Query.previewMemberMerge(mergedId)': (town) => town.newMemberId(),
  'Mutation.withdrawInvitation(id)': (town) => town.invitationId(),
  'Mutation.inviteMembers(people)': (town) => [{ email: `${town.fresh()}@spec.example` }],
  PersonToInviteInput: (town) => ({ email: `${town.fresh()}@spec.example` }),
  'PersonToInviteInput.email': (town) => `${town.fresh()}@spec.example`,
  'PersonToInviteInput.name': () => 'Jeanne Côté',
  'PersonToInviteInput.locale': () => 'FR',
  'Query.previewInvitations(file)': () => Buffer.from('mail;nom\nawa@spec.example;Awa').toString('base64'),
  'Query.members(text)': () => 'a',
  'Query.members(inState)': () => 'ACTIVE',
  'Query.members(withRole)': () => 'NETWORK_ADMIN',
  // A setting that no booking depends on.
  'Mutation.changeSetting(key)': () => 'offers.travelKmh',
  'Mutation.changeSetting(value)': (town) => String(20 + (Number.parseInt(town.fresh().slice(5), 36) % 30_000) / 1_000),
  'Mutation.changeSetting(from)': () => null,
  'Mutation.withdrawSettingChange(key)': () => 'booking.horizonDays',
  'Query.setting(key)': () => 'booking.horizonDays',
  'Query.previewSetting(key)': () => 'booking.horizonDays',
  'Query.previewSetting(value)': () => '45',
  'Query.previewSetting(from)': () => null,
};

export const administrationResults: Record<string, string> = {
  'Mutation.acceptLegalPage': 'LegalPageAccepted',
  'Mutation.publishLegalPage': 'LegalPageChanged',
  'Mutation.withdrawLegalPage': 'LegalPageRefused',
  'Mutation.suspendMember': 'MemberChanged',
  'Mutation.liftSuspension': 'MemberRefused',
  'Mutation.giveRole': 'MemberChanged',
  'Mutation.withdrawRole': 'MemberRefused',
  'Mutation.mergeMembers': 'MembersMerged',
  'Mutation.withdrawInvitation': 'InvitationWithdrawn',
  'Mutation.inviteMembers': 'MembersInvited',
  'Mutation.changeSetting': 'SettingChanged',
  'Mutation.withdrawSettingChange': 'SettingRefused',
};

export const administrationRestores: Record<string, Restore> = {
  // The clock stands still, and a setting changes once in an instant.
  'Mutation.changeSetting': async (town) => {
    await town.given.client.query(`delete from network_setting where network_id = $1 and key = 'offers.travelKmh'`, [
      town.lyon.id,
    ]);
  },
};
