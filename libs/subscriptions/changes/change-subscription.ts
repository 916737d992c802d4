import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  SettingsReader,
  claimKey,
  enqueue,
  failpoint,
} from '#libs/platform';
import { announceSubscriptionChange } from '../declared-jobs.js';
import { insertSubscriptionChange, subscriptionChange } from '../subscription-changes.queries.js';
import { lockSubscriptionOf, subscriptionOf } from '../subscription.queries.js';
import { nextCharge } from '../subscription.view.js';
import { BookingChanged } from './align-hours.js';
import { cancel } from './cancel.js';
import {
  type ChangeContext,
  type ChangeEffect,
  type ChangeMade,
  type SubscriptionRefusal,
  type WantedChange,
} from './change.types.js';
import { changePlan } from './change-plan.js';
import { keep } from './keep.js';
import { pause } from './pause.js';
import { subscribe } from './subscribe.js';
import { withdraw } from './withdraw.js';

export type ChangeOutcome =
  | { readonly kind: 'DONE'; readonly effect: ChangeEffect }
  | { readonly kind: 'REFUSED'; readonly code: SubscriptionRefusal };

/** Quotes and makes the changes of a subscription. A quote makes the change and rolls it back, so that both always agree. */
@Injectable()
export class ChangeSubscription {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async quote(viewer: MemberViewer, wanted: WantedChange): Promise<ChangeOutcome> {
    return this.inTransaction(viewer, async (context) => {
      throw new Rollback<ChangeOutcome>(outcomeOf(await effectOf(context, wanted)));
    });
  }

  /** @param acceptedCents the most that the member agrees to pay at once, for the pass and for booked hours together */
  async change(viewer: MemberViewer, wanted: WantedChange, acceptedCents: number, key: string): Promise<ChangeOutcome> {
    return this.inTransaction(viewer, async (context): Promise<ChangeOutcome> => {
      const { tx, memberId, now } = context;
      const refuse = (code: SubscriptionRefusal): never => {
        throw new Rollback<ChangeOutcome>({ kind: 'REFUSED', code });
      };
      const id = randomUUID();
      const request = JSON.stringify([wanted, acceptedCents]);
      const claim = await claimKey(tx, { actorId: memberId, operation: 'changeSubscription', key, request }, id, now);
      if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      if (claim.kind === 'REPLAY') {
        const made = { ...(await subscriptionChange(tx, claim.resultId))!, nowCreditMinutes: 0 };
        return { kind: 'DONE', effect: await withNextCharge(context, made) };
      }
      failpoint('subscription:claimed');
      const effect = await effectOf(context, wanted);
      if (typeof effect === 'string') return refuse(effect);
      const { passId, kind, planCode, nowCents, bindsAt, booked } = effect;
      if (Math.max(0, nowCents) + booked.cents > acceptedCents) return refuse('PRICE_CHANGED');
      failpoint('subscription:changed');
      await insertSubscriptionChange(tx, { id, passId, kind, byId: memberId, at: now, bindsAt, planCode, nowCents, booked }); // prettier-ignore
      await enqueue(tx, {
        job: announceSubscriptionChange,
        subjectId: id,
        payload: { changeId: id },
        runAt: now,
        key: `subscription.changed:${id}`,
        requestId: viewer.requestId,
      });
      return { kind: 'DONE', effect };
    });
  }

  private async inTransaction(
    { network, member }: MemberViewer,
    work: (context: ChangeContext) => Promise<ChangeOutcome>,
  ): Promise<ChangeOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(network.id, now);
    try {
      return await this.database.inTransaction(
        network.id,
        (tx) => work({ tx, memberId: member.id, network, settings, now }),
        'subscription',
      );
    } catch (error) {
      if (error instanceof BookingChanged) return { kind: 'REFUSED', code: 'BOOKING_CHANGED' };
      throw error;
    }
  }
}

const outcomeOf = (effect: ChangeEffect | SubscriptionRefusal): ChangeOutcome =>
  typeof effect === 'string' ? { kind: 'REFUSED', code: effect } : { kind: 'DONE', effect };

async function effectOf(context: ChangeContext, wanted: WantedChange): Promise<ChangeEffect | SubscriptionRefusal> {
  const made = await make(context, wanted);
  return typeof made === 'string' ? made : withNextCharge(context, made);
}

/** The next fee, read from what the change has left. */
async function withNextCharge({ tx, memberId, now }: ChangeContext, made: ChangeMade): Promise<ChangeEffect> {
  const left = made.kind === 'WITHDRAWN' ? undefined : await subscriptionOf(tx, memberId, now);
  return { ...made, next: left ? await nextCharge(tx, left) : { at: null, cents: 0 } };
}

async function make(context: ChangeContext, wanted: WantedChange): Promise<ChangeMade | SubscriptionRefusal> {
  if (wanted.kind === 'SUBSCRIBE') return subscribe(context, wanted);
  const subscription = await lockSubscriptionOf(context.tx, context.memberId, context.now);
  if (!subscription) return 'NO_SUBSCRIPTION';
  const subscribed = { ...context, subscription };
  switch (wanted.kind) {
    case 'CHANGE_PLAN':
      return changePlan(subscribed, wanted.planCode);
    case 'PAUSE':
      return pause(subscribed, wanted.months);
    case 'CANCEL':
      return cancel(subscribed);
    case 'KEEP':
      return keep(subscribed);
    case 'WITHDRAW':
      return withdraw(subscribed);
  }
}
