import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type VenueTexts,
  archiveVenue,
  confirmVenue,
  createVenue,
  editVenue,
  lockVenues,
  mergeVenue,
  publishVenue,
} from '#libs/directory';
import { moveBans, moveStaff } from '#libs/people';
import { mergeSessions } from '#libs/sessions';
import { Audit, Clock, Database, type MemberViewer, type Transaction, actorOf, claimKey } from '#libs/platform';
import { refuseWaitingClaims } from './claim.queries.js';
import { moveInvitations } from './invitation.queries.js';
import { type ManagedVenueRow, managedVenue } from './managed-venue.js';
import { worksFor, manages } from '#libs/directory';
import { Refusal } from './refusal.js';

export type VenueOutcome = ManagedVenueRow | Refusal;
/** Somebody changed the venue since it was read. */
export class VenueChanged {
  constructor(readonly current: ManagedVenueRow) {}
}

/** Venues are created, edited, published, confirmed, archived and merged by those who answer for them. */
@Injectable()
export class EditVenues {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  create(
    { network, member }: MemberViewer,
    venue: VenueTexts & { ownerName: string },
    idempotencyKey: string,
  ): Promise<VenueOutcome> {
    const now = this.clock.now();
    return this.database.inTransaction<VenueOutcome>(network.id, async (tx) => {
      const id = randomUUID();
      const request = JSON.stringify(venue);
      const key = { actorId: member.id, operation: 'createVenue', key: idempotencyKey, request };
      const claim = await claimKey(tx, key, id, now);
      if (claim.kind === 'KEY_REUSED') return new Refusal('KEY_REUSED');
      if (claim.kind === 'REPLAY') return (await managedVenue(tx, network.id, claim.resultId))!;
      await createVenue(tx, network, id, venue, now);
      return (await managedVenue(tx, network.id, id))!;
    });
  }

  edit(
    viewer: MemberViewer,
    { id, version }: { id: string; version: number },
    texts: VenueTexts,
  ): Promise<VenueOutcome | VenueChanged> {
    const networkId = viewer.network.id;
    return this.database.inTransaction<VenueOutcome | VenueChanged>(networkId, async (tx) => {
      const row = await managedVenue(tx, networkId, id);
      if (!row) return new Refusal('NOT_FOUND');
      if (!worksFor(viewer, id)) return new Refusal('NOT_YOURS');
      if (row.venue.withdrawnAt) return new Refusal('ARCHIVED');
      const outcome = await editVenue(tx, { networkId, id, version }, texts, this.clock.now());
      const current = (await managedVenue(tx, networkId, id))!;
      return outcome === 'CONFLICT' ? new VenueChanged(current) : current;
    });
  }

  /** From then on its spaces can be booked. Every point of the checklist must be done. */
  publish(viewer: MemberViewer, id: string): Promise<VenueOutcome> {
    return this.act(viewer, id, 'MANAGE', async (tx, row) => {
      if (row.checklist.some(({ done }) => !done)) return new Refusal('INCOMPLETE');
      if (!(await publishVenue(tx, id, this.clock.now()))) return new Refusal('ALREADY_DECIDED');
      await this.audit.record(tx, actorOf(viewer), 'VENUE_PUBLISHED', ['VENUE', id]);
      return undefined;
    });
  }

  confirm(viewer: MemberViewer, id: string): Promise<VenueOutcome> {
    return this.act(viewer, id, 'EDIT', async (tx) => {
      await confirmVenue(tx, id, this.clock.now());
      return undefined;
    });
  }

  /** Takes a venue out of the directory. Bookings that exist stay. */
  archive(viewer: MemberViewer, id: string): Promise<VenueOutcome> {
    return this.act(viewer, id, 'MANAGE', async (tx) => {
      const now = this.clock.now();
      await archiveVenue(tx, id, now);
      await refuseWaitingClaims(tx, id, viewer.member.id, now);
      await this.audit.record(tx, actorOf(viewer), 'VENUE_ARCHIVED', ['VENUE', id]);
      return undefined;
    });
  }

  /** Joins two rows of one venue. Spaces, staff and invitations move; bookings stay; the old slug leads to the other row. */
  merge(viewer: MemberViewer, from: string, into: string): Promise<VenueOutcome> {
    const networkId = viewer.network.id;
    const now = this.clock.now();
    return this.database.inTransaction<VenueOutcome>(networkId, async (tx) => {
      if (from === into) return new Refusal('SAME_VENUE');
      const locked = await lockVenues(tx, [from, into]);
      if (locked.length < 2) return new Refusal('NOT_FOUND');
      if (locked.some(({ archived }) => archived)) return new Refusal('ARCHIVED');
      await mergeSessions(tx, from, into);
      await mergeVenue(tx, from, into, now);
      await moveStaff(tx, from, into, now);
      await moveBans(tx, from, into, now);
      await moveInvitations(tx, from, into);
      await refuseWaitingClaims(tx, from, viewer.member.id, now);
      await this.audit.record(tx, actorOf(viewer), 'VENUES_MERGED', ['VENUE', into]);
      return (await managedVenue(tx, networkId, into))!;
    });
  }

  private act(
    viewer: MemberViewer,
    id: string,
    right: 'EDIT' | 'MANAGE',
    work: (tx: Transaction, row: ManagedVenueRow) => Promise<Refusal | undefined>,
  ): Promise<VenueOutcome> {
    const networkId = viewer.network.id;
    return this.database.inTransaction<VenueOutcome>(networkId, async (tx) => {
      const [locked] = await lockVenues(tx, [id]);
      if (!locked) return new Refusal('NOT_FOUND');
      const allowed = right === 'EDIT' ? worksFor(viewer, id) : manages(viewer, id);
      if (!allowed) return new Refusal('NOT_YOURS');
      if (locked.archived) return new Refusal('ARCHIVED');
      const refusal = await work(tx, (await managedVenue(tx, networkId, id))!);
      return refusal ?? (await managedVenue(tx, networkId, id))!;
    });
  }
}
