import { Injectable } from '@nestjs/common';
import { lockVenues } from '#libs/directory';
import { grantStaffRole, venuesWithManager } from '#libs/people';
import { Clock, Database, type MemberViewer, Rollback, type Sql, enqueue } from '#libs/platform';
import { type ClaimRow, claimById, decideClaim, insertClaim, refuseWaitingClaims, websiteOf } from './claim.queries.js';
import { announceClaim, announceDecision } from './declared-jobs.js';
import { Refusal } from './refusal.js';
import { isMailOfWebsite } from './rules/mail-domain.js';

/** A venue without a manager is claimed by a member and given to them by the network. */
@Injectable()
export class DecideClaims {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  claim({ network, account, member }: MemberViewer, venueId: string, proof: string): Promise<string | Refusal> {
    const at = this.clock.now();
    return this.database.inTransaction(network.id, async (tx) => {
      const refusal = await this.lockUnmanaged(tx, venueId);
      if (refusal) return refusal;
      const domainMatches = isMailOfWebsite(account.email, await websiteOf(tx, venueId));
      const { id, isNew } = await insertClaim(tx, { venueId, memberId: member.id, proof, domainMatches, at });
      if (isNew)
        await enqueue(tx, {
          job: announceClaim,
          subjectId: id,
          payload: { claimId: id },
          runAt: at,
          key: `publishing.claim:${id}`,
        });
      return id;
    });
  }

  /** Makes the claimer the manager and refuses the other claims. Of two approvals at once, the second finds a manager. */
  approve(viewer: MemberViewer, claimId: string): Promise<ClaimRow | Refusal> {
    return this.decide(viewer, claimId, async (tx, claim, at) => {
      const refusal = await this.lockUnmanaged(tx, claim.venueId);
      if (refusal) throw new Rollback(refusal);
      const by = viewer.member.id;
      if (!(await decideClaim(tx, claimId, { state: 'APPROVED', by, at, reason: '' })))
        throw new Rollback(new Refusal('ALREADY_DECIDED'));
      await grantStaffRole(tx, claim.memberId, claim.venueId, 'VENUE_MANAGER', at);
      return [claimId, ...(await refuseWaitingClaims(tx, claim.venueId, by, at))];
    });
  }

  refuse(viewer: MemberViewer, claimId: string, reason: string): Promise<ClaimRow | Refusal> {
    return this.decide(viewer, claimId, async (tx, _claim, at) => {
      const decision = { state: 'REFUSED', by: viewer.member.id, at, reason } as const;
      if (!(await decideClaim(tx, claimId, decision))) throw new Rollback(new Refusal('ALREADY_DECIDED'));
      return [claimId];
    });
  }

  /** @param act decides, and returns the ids of all claims that were decided */
  private decide(
    { network }: MemberViewer,
    claimId: string,
    act: (tx: Sql, claim: ClaimRow, at: Temporal.Instant) => Promise<string[]>,
  ): Promise<ClaimRow | Refusal> {
    const at = this.clock.now();
    return this.database.inTransaction<ClaimRow | Refusal>(network.id, async (tx) => {
      const claim = await claimById(tx, claimId);
      if (!claim) return new Refusal('NOT_FOUND');
      for (const id of await act(tx, claim, at))
        await enqueue(tx, {
          job: announceDecision,
          subjectId: id,
          payload: { claimId: id },
          runAt: at,
          key: `publishing.decision:${id}`,
        });
      return (await claimById(tx, claimId))!;
    });
  }

  private async lockUnmanaged(tx: Sql, venueId: string): Promise<Refusal | undefined> {
    const [venue] = await lockVenues(tx, [venueId]);
    if (!venue) return new Refusal('NOT_FOUND');
    if (venue.archived) return new Refusal('ARCHIVED');
    return (await venuesWithManager(tx, [venueId])).has(venueId) ? new Refusal('ALREADY_MANAGED') : undefined;
  }
}
