import { Injectable } from '@nestjs/common';
import { grantRole, isLastAdmin, liftSuspension, lockMemberById, suspendMember, withdrawRole } from '#libs/people';
import { Audit, Clock, Database, type Role, type Transaction, type Viewer, actorOf, nameActor } from '#libs/platform';
import { type MemberRefusal } from './members.types.js';

export interface RoleOf {
  readonly memberId: string;
  readonly role: Role;
  readonly venueId: string | null;
}
const VENUE_ROLES: readonly Role[] = ['VENUE_STAFF', 'VENUE_MANAGER'];

/** Changes what a member may do. Each act is in the audit log; a refusal changes nothing. */
@Injectable()
export class ManageMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  suspend(viewer: Viewer, memberId: string, reason: string): Promise<MemberRefusal | undefined> {
    return this.act(viewer, memberId, async (tx, accountId) => {
      if (accountId === viewer.account!.id) return 'YOURSELF';
      if (!(await suspendMember(tx, memberId, reason, this.clock.now()))) return 'ALREADY_SUSPENDED';
      await this.audit.record(tx, actorOf(viewer), 'MEMBER_SUSPENDED', ['ACCOUNT', accountId]);
      return undefined;
    });
  }

  lift(viewer: Viewer, memberId: string): Promise<MemberRefusal | undefined> {
    return this.act(viewer, memberId, async (tx, accountId) => {
      if (!(await liftSuspension(tx, memberId))) return 'NOT_SUSPENDED';
      await this.audit.record(tx, actorOf(viewer), 'SUSPENSION_LIFTED', ['ACCOUNT', accountId]);
      return undefined;
    });
  }

  /** A trigger writes the entry in the audit log, as for roles that are granted by a command. */
  grant(viewer: Viewer, role: RoleOf): Promise<MemberRefusal | undefined> {
    return this.act(viewer, role.memberId, async (tx) => {
      if (VENUE_ROLES.includes(role.role) !== (role.venueId !== null)) return 'VENUE_NEEDED';
      return (await grantRole(tx, role, this.clock.now())) ? undefined : 'NOTHING_TO_CHANGE';
    });
  }

  withdraw(viewer: Viewer, role: RoleOf): Promise<MemberRefusal | undefined> {
    return this.act(viewer, role.memberId, async (tx) => {
      if (role.role === 'NETWORK_ADMIN' && (await isLastAdmin(tx, role.memberId))) return 'LAST_ADMIN';
      return (await withdrawRole(tx, role, this.clock.now())) ? undefined : 'NOTHING_TO_CHANGE';
    });
  }

  private act(
    viewer: Viewer,
    memberId: string,
    work: (tx: Transaction, accountId: string) => Promise<MemberRefusal | undefined>,
  ): Promise<MemberRefusal | undefined> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const member = await lockMemberById(tx, memberId);
      if (!member || member.state === 'LEFT') return 'NOT_A_MEMBER';
      await nameActor(tx, actorOf(viewer));
      return work(tx, member.accountId);
    });
  }
}
