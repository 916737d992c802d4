import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  Rollback,
  SettingsReader,
  type Span,
  type Sql,
} from '#libs/platform';
import { type WaitingContext, insertEntry, leaveLine, offerDeadline, waitingOfferLength } from '#libs/sessions';
import { bookingPlan } from '../booking-plan.js';
import { NOT_BOOKABLE, type RefusalCode } from '../refusal.types.js';
import { checkRequest } from '../check-request.js';
import { expireHolds } from '../holds/expire-holds.js';
import { NO_BOOKING, sameBooking } from '../why-not-free.js';
import { timeSubjectOf } from './time-subject.js';
import { type TimeWaitRow, waitOf } from './waits.queries.js';
import { mostWaits } from './waiting.settings.js';
import { lockWaitCount, lockWishedTime, subjectOfWait, wishedTimeOf } from './wished-time.queries.js';

export interface TimeToWaitFor extends Span {
  readonly spaceId: string;
  readonly seats: number;
}
export type WaitOutcome = { kind: 'WAITS'; wait: TimeWaitRow } | { kind: 'REFUSED'; code: RefusalCode };

const refuse = (code: RefusalCode): WaitOutcome => ({ kind: 'REFUSED', code });

/** Gets a member in and out of the line for a time of a space that is taken. */
@Injectable()
export class WaitForTime {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** In line before: nothing changes. */
  async join(viewer: MemberViewer, wanted: TimeToWaitFor): Promise<WaitOutcome> {
    const context = await this.context(viewer);
    await expireHolds(this.database, viewer.network.id, context.now);
    return this.database.inTransaction<WaitOutcome>(viewer.network.id, async (tx) => {
      const code = await this.whyNot(tx, viewer, wanted, context);
      if (code) return refuse(code);
      const time = await wishedTimeOf(tx, this.random.uuid(), wanted);
      const memberId = viewer.member.id;
      const earlier = await waitOf(tx, memberId, { lineId: time.id });
      if (earlier) return { kind: 'WAITS', wait: earlier };
      const waits = await lockWaitCount(tx, memberId, context.now);
      if (waits >= context.settings.get(mostWaits)) throw new Rollback(refuse('TOO_MANY_WAITS'));
      const entry = { id: this.random.uuid(), subjectId: time.id, memberId, at: context.now };
      await insertEntry(tx, 'SPACE_TIME', entry);
      const wait = await waitOf(tx, memberId, { lineId: time.id });
      return wait ? { kind: 'WAITS', wait } : refuse('SPACE_WITHDRAWN');
    });
  }

  /** Leaves the line; what is held for the member goes to the next. @returns false when they do not wait with this entry */
  async leave(viewer: MemberViewer, entryId: string): Promise<boolean> {
    const context = await this.context(viewer);
    await expireHolds(this.database, viewer.network.id, context.now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const lineId = await subjectOfWait(tx, entryId, viewer.member.id);
      const time = lineId && (await lockWishedTime(tx, lineId));
      return time ? leaveLine(tx, timeSubjectOf(tx, time, this.random), viewer.member.id, context) : false;
    });
  }

  private async whyNot(
    tx: Sql,
    { network, member }: MemberViewer,
    wanted: TimeToWaitFor,
    { settings, now }: WaitingContext,
  ): Promise<RefusalCode | undefined> {
    if (member.suspension) return 'MEMBER_SUSPENDED';
    const asked = { ...wanted, memberId: member.id };
    const plan = await bookingPlan(tx, network.id, asked, now);
    if (!plan) return 'SPACE_WITHDRAWN';
    const checked = await checkRequest(tx, plan, asked, settings, now);
    if (checked.kind === 'NOT_BOOKABLE') return NOT_BOOKABLE[checked.fault.code];
    if (checked.kind === 'NEEDS_PROOF') return 'PROOF_NEEDED';
    if (checked.kind === 'REFUSED') return checked.code;
    if (plan.parts.some(({ exclusive, capacity }) => !exclusive && wanted.seats > capacity)) return 'SPACE_TOO_SMALL';
    if (await sameBooking(tx, { ...asked, spaceIds: [asked.spaceId], bookingId: NO_BOOKING }))
      return 'ALREADY_BOOKED_THEN';
    if (!offerDeadline(now, wanted.start, settings.get(waitingOfferLength))) return 'TOO_SOON';
    return plan.taken ? undefined : 'STILL_FREE';
  }

  private async context({ network, requestId }: MemberViewer): Promise<WaitingContext> {
    const now = this.clock.now();
    return { settings: await this.settings.at(network.id, now), random: this.random, now, requestId };
  }
}
