import { Injectable } from '@nestjs/common';
import { MergeSignIn, isRecentlyAuthenticated } from '#libs/accounts';
import { doPersonTimesOverlap } from '#libs/agenda';
import { appointmentsHinderMerge, endMergedMentor } from '#libs/mentoring';
import { bothHoldPasses } from '#libs/passes';
import { type MergeSide, isMemberHere, lockForMerge, markMerged } from '#libs/people';
import {
  Audit,
  Clock,
  Database,
  Networks,
  Rollback,
  type Transaction,
  type Viewer,
  actorOf,
  enqueue,
  inEachNetwork,
  nameActor,
} from '#libs/platform';
import { MERGES } from '../person-statements.js';
import { tellMergedPeople } from './declared-jobs.js';
import { type MergeRefusal, type MovedKind } from './merge.types.js';

/** What of a table is counted; the rows of the others move with them. */
const COUNTED: Readonly<Record<string, MovedKind>> = {
  booking: 'BOOKINGS',
  certificate: 'CERTIFICATES',
  file: 'DOCUMENTS',
  pass_holder: 'PASSES',
  role_grant: 'ROLES',
  session: 'LED_SESSIONS',
  session_place: 'PLACES',
  venue_ban: 'BANS',
  venue_claim: 'CLAIMS',
  waiting_list_entry: 'WAITS',
};

export interface Moved {
  readonly what: MovedKind;
  readonly count: number;
}
export interface TwoMembers {
  readonly keptId: string;
  readonly mergedId: string;
}
export type Merge =
  { kind: 'MERGED'; moved: Moved[] } | { kind: 'RECENT_SIGN_IN_NEEDED' } | { kind: 'REFUSED'; code: MergeRefusal };

/**
 * Makes one account of two that one person has. Sign-in methods, roles, bookings, places, certificates and passes go to the kept
 * account. Charges and the ledger stay with their rows and are shown together. It cannot be undone.
 */
@Injectable()
export class MergeMembers {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly signIn: MergeSignIn,
  ) {}

  merge(viewer: Viewer, members: TwoMembers, reason: string): Promise<Merge> {
    return this.database.inTransaction<Merge>(viewer.network.id, async (tx) => {
      if (!(await isRecentlyAuthenticated(tx, viewer.account!.sessionId, this.clock.now())))
        return { kind: 'RECENT_SIGN_IN_NEEDED' };
      return this.move(tx, viewer, members, reason);
    });
  }

  /** The same transaction, rolled back: what it shows is what a merge does. */
  preview(viewer: Viewer, members: TwoMembers): Promise<Merge> {
    return this.database.inTransaction<Merge>(viewer.network.id, async (tx) => {
      throw new Rollback<Merge>(await this.move(tx, viewer, members, '-'));
    });
  }

  private async move(
    tx: Transaction,
    viewer: Viewer,
    { keptId, mergedId }: TwoMembers,
    reason: string,
  ): Promise<Merge> {
    const now = this.clock.now();
    const sides = await lockForMerge(tx, [keptId, mergedId]);
    const kept = sides.find(({ memberId }) => memberId === keptId);
    const merged = sides.find(({ memberId }) => memberId === mergedId);
    if (!kept || !merged) return { kind: 'REFUSED', code: 'NOT_A_MEMBER' };
    const code = await this.refusal(tx, viewer, { kept, merged }, now);
    if (code) return { kind: 'REFUSED', code };

    await nameActor(tx, actorOf(viewer));
    const moved: Moved[] = [
      { what: 'SIGN_IN_METHODS', count: await this.signIn.move(tx, merged.accountId, kept.accountId, now) },
    ];
    await endMergedMentor(tx, keptId, mergedId);
    for (const { table, statements } of MERGES) {
      let count = 0;
      for (const { statement, values } of statements)
        count = await tx.run(statement, values({ merged: mergedId, kept: keptId, now }));
      const what = COUNTED[table.name];
      if (what) moved.push({ what, count });
    }
    await markMerged(tx, { merged, kept, reason }, now);
    for (const { accountId } of [kept, merged])
      await this.audit.record(tx, actorOf(viewer), 'MEMBERS_MERGED', ['ACCOUNT', accountId]);
    await enqueue(tx, {
      job: tellMergedPeople,
      subjectId: mergedId,
      payload: { memberId: mergedId },
      runAt: now,
      key: `merge:${mergedId}`,
      requestId: viewer.requestId,
    });
    return { kind: 'MERGED', moved: moved.filter(({ count }) => count > 0) };
  }

  private async refusal(
    tx: Transaction,
    viewer: Viewer,
    { kept, merged }: { kept: MergeSide; merged: MergeSide },
    now: Temporal.Instant,
  ): Promise<MergeRefusal | undefined> {
    const accounts = [kept.accountId, merged.accountId];
    if (kept.memberId === merged.memberId) return 'SAME_MEMBER';
    if (accounts.includes(viewer.account!.id)) return 'YOURSELF';
    if (kept.platformOperator || merged.platformOperator) return 'PLATFORM_OPERATOR';
    // Who signs in as one of both would act as the other there, which only those networks may decide.
    const others = (await this.networks.all()).filter(({ id }) => id !== viewer.network.id);
    let isElsewhere = false;
    await inEachNetwork(tx, others, async () => {
      isElsewhere ||= await isMemberHere(tx, accounts);
    });
    if (isElsewhere) return 'OTHER_NETWORKS';
    if (await bothHoldPasses(tx, kept.memberId, merged.memberId, now)) return 'BOTH_HOLD_PASSES';
    if (await appointmentsHinderMerge(tx, kept.memberId, merged.memberId)) return 'APPOINTMENTS_TO_COME';
    if (await doPersonTimesOverlap(tx, kept.memberId, merged.memberId)) return 'BOOKED_AT_THE_SAME_TIME';
    return undefined;
  }
}
