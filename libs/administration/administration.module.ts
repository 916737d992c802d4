import { Module } from '@nestjs/common';
import { LegalResolver } from './legal/legal.resolver.js';
import { InvitationJobs } from './members/invitation.jobs.js';
import { InvitationsResolver } from './members/invitations.resolver.js';
import { InviteMembers } from './members/invite-members.js';
import { ManageMember } from './members/manage-member.js';
import { MembersResolver } from './members/members.resolver.js';
import { ChangeSetting } from './settings/change-setting.js';
import { SettingsResolver } from './settings/settings.resolver.js';
import { TodayResolver } from './today/today.resolver.js';

/** The mailer comes from MessagesModule, which is global. */
@Module({
  providers: [
    ChangeSetting,
    SettingsResolver,
    LegalResolver,
    InvitationJobs,
    InvitationsResolver,
    InviteMembers,
    ManageMember,
    MembersResolver,
    TodayResolver,
  ],
})
export class AdministrationModule {}
