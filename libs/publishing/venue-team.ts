import { Inject, Injectable } from '@nestjs/common';
import { lockVenues, manages } from '#libs/directory';
import { type StaffRole, ensureMember, grantStaffRole, revokeStaffRoles, venueStaff } from '#libs/people';
import {
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  type MemberViewer,
  Rollback,
  Signer,
  type Viewer,
  enqueue,
} from '#libs/platform';
import { mailInvitation } from './declared-jobs.js';
import { type InvitationRow, endInvitation, insertInvitation, invitationById } from './invitation.queries.js';
import { Refusal } from './refusal.js';

const VALID_DAYS = 14;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Signed links of invitations. The token works for the invited address only. */
@Injectable()
export class InvitationLinks {
  private readonly signer: Signer;

  constructor(@Inject(ENV) env: Env) {
    this.signer = new Signer(env.SECRET, 'staff-invitation');
  }

  token(invitationId: string): string {
    return this.signer.seal(invitationId);
  }

  read(token: string): string | undefined {
    const id = this.signer.unseal(token);
    return id !== undefined && UUID.test(id) ? id : undefined;
  }
}

/** The team of a venue: invited by mail, accepted by link, removed by a manager. */
@Injectable()
export class VenueTeam {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: InvitationLinks,
  ) {}

  invite(
    viewer: MemberViewer,
    wish: { venueId: string; email: string; role: StaffRole; locale: Locale },
  ): Promise<InvitationRow | Refusal> {
    const at = this.clock.now();
    const expiresAt = at.add({ hours: VALID_DAYS * 24 });
    return this.database.inTransaction<InvitationRow | Refusal>(viewer.network.id, async (tx) => {
      const [venue] = await lockVenues(tx, [wish.venueId]);
      if (!venue) return new Refusal('NOT_FOUND');
      if (!manages(viewer, wish.venueId)) return new Refusal('NOT_YOURS');
      if (venue.archived) return new Refusal('ARCHIVED');
      const id = await insertInvitation(tx, { ...wish, invitedBy: viewer.member.id, at, expiresAt });
      const invitation = (await invitationById(tx, id!))!;
      await enqueue(tx, {
        job: mailInvitation,
        subjectId: invitation.id,
        payload: { invitationId: invitation.id },
        runAt: at,
        key: `publishing.invitation:${invitation.id}`,
        requestId: viewer.requestId,
      });
      return invitation;
    });
  }

  /** Gives the invited person the role; they join the network when they are not a member yet. */
  accept(viewer: Viewer, token: string): Promise<InvitationRow | Refusal> {
    const at = this.clock.now();
    const id = this.links.read(token);
    const account = viewer.account!;
    return this.database.inTransaction<InvitationRow | Refusal>(viewer.network.id, async (tx) => {
      const found = id === undefined ? undefined : await invitationById(tx, id);
      if (!found) return new Refusal('NOT_FOUND');
      if (found.email.toLowerCase() !== account.email.toLowerCase()) return new Refusal('OTHER_ADDRESS');
      const [venue] = await lockVenues(tx, [found.venueId]);
      if (venue!.archived) return new Refusal('ARCHIVED');
      if (!(await endInvitation(tx, found.id, 'ACCEPTED', at))) return new Refusal('EXPIRED');
      const member = await tx.one<{ id: string; leftAt: unknown }>(ensureMember, [account.id, account.name, at]);
      if (member.leftAt !== null) throw new Rollback(new Refusal('EXPIRED'));
      await grantStaffRole(tx, member.id, found.venueId, found.role, at);
      return (await invitationById(tx, found.id))!;
    });
  }

  revokeInvitation(viewer: MemberViewer, id: string): Promise<InvitationRow | Refusal> {
    return this.database.inTransaction<InvitationRow | Refusal>(viewer.network.id, async (tx) => {
      const found = await invitationById(tx, id);
      // Only managers of the venue learn that the invitation exists.
      if (!found || !manages(viewer, found.venueId)) return new Refusal('NOT_FOUND');
      if (!(await endInvitation(tx, id, 'REVOKED', this.clock.now()))) return new Refusal('ALREADY_DECIDED');
      return (await invitationById(tx, id))!;
    });
  }

  /** Ends the roles of a person in a venue. The last manager can only be removed by the network. */
  remove(viewer: MemberViewer, venueId: string, memberId: string): Promise<'REMOVED' | Refusal> {
    return this.database.inTransaction<'REMOVED' | Refusal>(viewer.network.id, async (tx) => {
      const [venue] = await lockVenues(tx, [venueId]);
      if (!venue) return new Refusal('NOT_FOUND');
      if (!manages(viewer, venueId)) return new Refusal('NOT_YOURS');
      const team = await venueStaff(tx, venueId);
      const managers = team.filter(({ role }) => role === 'VENUE_MANAGER');
      const isAdmin = viewer.member.roles.some(({ role }) => role === 'NETWORK_ADMIN');
      if (!isAdmin && managers.length === 1 && managers[0]!.memberId === memberId) return new Refusal('LAST_MANAGER');
      const ended = await revokeStaffRoles(tx, venueId, memberId, this.clock.now());
      return ended > 0 ? 'REMOVED' : new Refusal('NOT_FOUND');
    });
  }
}
