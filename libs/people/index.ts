export { AccountEntity } from './account.entity.js';
export { MemberEntity } from './member.entity.js';
import './people.tables.js';
export { RoleGrantEntity } from './role-grant.entity.js';
export { PeopleModule } from './people.module.js';
export { appointAdmin, appointOperator, dismissOperator, platformOperators } from './appoint.js';
export { meOf } from './me.js';
export { accountByEmail, accountForEmail, ensureMember } from './people.queries.js';
export { LocaleEnum } from '#libs/platform';
export { Me, Member, RoleEnum, RoleGrant } from './people.types.js';
export { rightsOf } from './rules/rights-by-second-factor.js';
export {
  type MemberRow,
  type MemberSearch,
  type MemberState,
  countMembers,
  findMembers,
  grantRole,
  liftSuspension,
  lockMemberById,
  membersWithEmails,
  suspendMember,
  withdrawRole,
} from './manage-members.js';
export {
  type Addressee,
  STAFF_ROLES,
  type StaffMember,
  type StaffRole,
  grantStaffRole,
  moveStaff,
  networkAdmins,
  revokeStaffRoles,
  venueStaff,
  venuesWithManager,
} from './venue-staff.js';
export {
  type VenueBanRow,
  banMember,
  countVenueBans,
  isBannedSql,
  liftBan,
  moveBans,
  venueBan,
  venueBans,
  venuesThatBanned,
} from './venue-bans.js';
export {
  type MergeFacts,
  type MergeSide,
  accountsOfPerson,
  isMemberHere,
  lockForMerge,
  markMerged,
  membersOfPersonSql,
  mergeFacts,
} from './merge-members.js';
export { type HeldAccount, isLastAdmin, lockAccount, lockMembership, membershipOf } from './person.queries.js';
export { areBlocked, blockMember, blockedBetween } from './blocks/block.queries.js';
export { type Onlooker, VISIBILITIES, type Visibility, isVisibleTo } from './rules/visibility.js';
export { VisibilityEnum } from './visibility.types.js';
export { type Eyes, type EyesSql, eyesOf, isActiveSql, isSeenSql, isVisibleSql, onlookerSql } from './seen-people.js';
export { changeMember } from './change-account.js';
