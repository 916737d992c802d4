import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type KeyedRequest,
  type MemberViewer,
  Random,
  Rollback,
  type Settings,
  SettingsReader,
  type Span,
  type Sql,
  claimKey,
  earlierResult,
  enqueue,
} from '#libs/platform';
import { bookingPlan, occupiedParts } from '../booking-plan.js';
import { type RequestFault, checkRequest } from '../check-request.js';
import { endHoldAtExpiry } from '../declared-jobs.js';
import { NO_BOOKING, type WhyNotFree, whyNotFree } from '../why-not-free.js';
import { expireHolds } from './expire-holds.js';
import { type HoldRow, endHold, holdById, insertHold, liveHoldsOf } from './hold.queries.js';
import { holdLimits } from './hold.settings.js';

export interface HoldRequest extends Span {
  readonly spaceId: string;
  readonly seats: number;
  readonly idempotencyKey: string;
  readonly request: string;
}

export type HoldOutcome =
  | { kind: 'HELD'; hold: HoldRow }
  | RequestFault
  | WhyNotFree
  | {
      kind: 'REFUSED';
      code: 'SPACE_WITHDRAWN' | 'MEMBER_SUSPENDED' | 'TOO_MANY_HOLDS' | 'HOLD_OVER' | 'PASS_IN_USE' | 'KEY_REUSED';
    };

interface HoldContext {
  readonly viewer: MemberViewer;
  readonly wanted: HoldRequest;
  readonly key: KeyedRequest;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** Keeps a space for a member for some minutes, without a price. A hold is never extended. */
@Injectable()
export class HoldSpace {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async hold(viewer: MemberViewer, wanted: HoldRequest): Promise<HoldOutcome> {
    const now = this.clock.now();
    const { idempotencyKey, request } = wanted;
    const key = { actorId: viewer.member.id, operation: 'holdOffer', key: idempotencyKey, request };
    const context = { viewer, wanted, key, settings: await this.settings.at(viewer.network.id, now), now };
    for (let attempt = 1; ; attempt++) {
      // The seats of expired holds, and the member’s own places among them, are free again.
      await expireHolds(this.database, viewer.network.id, now);
      const outcome = await this.database.inTransaction(viewer.network.id, (tx) => this.attempt(tx, context));
      if (outcome !== 'RETRY') return outcome;
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  /** @returns false when the member has no such hold, or it is over */
  release(viewer: MemberViewer, id: string): Promise<boolean> {
    return this.database.inTransaction(viewer.network.id, (tx) => endHold(tx, id, viewer.member.id));
  }

  private async attempt(tx: Sql, context: HoldContext): Promise<HoldOutcome | 'RETRY'> {
    const { viewer, wanted, key, settings, now } = context;
    const memberId = viewer.member.id;
    const earlier = await earlierResult(tx, key);
    if (earlier.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
    if (earlier.kind === 'REPLAY') return this.replay(tx, earlier.resultId, memberId);
    if (viewer.member.suspension) return { kind: 'REFUSED', code: 'MEMBER_SUSPENDED' };
    const plan = await bookingPlan(tx, viewer.network.id, { ...wanted, memberId }, now);
    if (!plan) return { kind: 'REFUSED', code: 'SPACE_WITHDRAWN' };
    const checked = await checkRequest(tx, plan, { ...wanted, memberId }, settings, now);
    if (checked.kind !== 'BOOKABLE') return checked;
    const claimed = { ...wanted, memberId, parts: occupiedParts(plan, wanted), now, bookingId: NO_BOOKING };
    if (plan.taken) return whyNotFree(tx, claimed);
    const { minutes, most } = settings.get(holdLimits);
    const id = this.random.uuid();
    const expiresAt = now.add({ minutes });
    const hold = { ...wanted, networkId: viewer.network.id, id, memberId, most, now, expiresAt };
    const counts = await insertHold(tx, plan, hold);
    if (counts.hoursChanged) throw new Rollback<'RETRY'>('RETRY');
    if (!counts.taken) throw new Rollback<HoldOutcome>(await whyNotFree(tx, { ...claimed, bookingId: id }));
    if (!counts.held) {
      const isFull = (await liveHoldsOf(tx, memberId)) >= most;
      throw new Rollback<HoldOutcome | 'RETRY'>(isFull ? { kind: 'REFUSED', code: 'TOO_MANY_HOLDS' } : 'RETRY');
    }
    const claim = await claimKey(tx, key, id, now);
    if (claim.kind !== 'FIRST') throw new Rollback<'RETRY'>('RETRY');
    await enqueue(tx, {
      job: endHoldAtExpiry,
      subjectId: id,
      payload: { holdId: id },
      runAt: expiresAt,
      key: `booking.holdExpires:${id}`,
      requestId: viewer.requestId,
    });
    return { kind: 'HELD', hold: (await holdById(tx, id, memberId))! };
  }

  private async replay(tx: Sql, id: string, memberId: string): Promise<HoldOutcome> {
    const hold = await holdById(tx, id, memberId);
    return hold?.state === 'LIVE' ? { kind: 'HELD', hold } : { kind: 'REFUSED', code: 'HOLD_OVER' };
  }
}
