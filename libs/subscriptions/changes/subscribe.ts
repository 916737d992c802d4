import { withdrawalDays, withdrawalEnd } from '#libs/booking';
import { minorFacts, standingOf } from '#libs/minors';
import { grantAllowances, openPass, periodAt, plansSold, setPlanFrom } from '#libs/passes';
import { insertSubscription } from '../subscription.queries.js';
import { lastBookableStart } from '../subscriptions.settings.js';
import { type ChangeContext, type ChangeMade, NO_BOOKED_HOURS, type SubscriptionRefusal } from './change.types.js';
import { chargeFee } from './charge-period.js';
import { leaveFreePass } from './leave-free-pass.js';

/**
 * Opens a pass, charges its first period and grants the hours of those that can be booked. The pass begins at once, in place of the one
 * that the network gave.
 */
export async function subscribe(
  { tx, memberId, network, settings, now }: ChangeContext,
  { planCode, expressRequest }: { planCode: string; expressRequest: boolean },
): Promise<ChangeMade | SubscriptionRefusal> {
  if (!expressRequest) return 'EXPRESS_REQUEST_NEEDED';
  const { zone } = network;
  const plan = (await plansSold(tx, network.id, now)).find(({ code }) => code === planCode);
  if (!plan) return 'UNKNOWN_PLAN';
  if (standingOf(await minorFacts(tx, memberId), now, zone).needsGuardian) return 'GUARDIAN_NEEDED';
  const anchorOn = now.toZonedDateTimeISO(zone).toPlainDate();
  await leaveFreePass(tx, memberId, now);
  const passId = await openPass(tx, { memberId, planId: plan.id, anchorOn, now });
  if (!passId) return 'HAS_PASS';
  const period = periodAt(anchorOn, 0, zone);
  await setPlanFrom(tx, passId, period.start, planCode);
  const withdrawalUntil = withdrawalEnd(now, settings.get(withdrawalDays), zone);
  await insertSubscription(tx, { passId, now, withdrawalUntil, chargedUntil: period.end });
  await chargeFee(tx, { passId, kind: 'PERIOD', period, from: period.start, plan, cents: plan.monthlyCents }, now);
  await grantAllowances(tx, zone, now, lastBookableStart(settings, now), passId);
  return {
    passId,
    kind: 'SUBSCRIBED',
    planCode,
    nowCents: plan.monthlyCents,
    nowCreditMinutes: plan.includedMinutes,
    bindsAt: now,
    booked: NO_BOOKED_HOURS,
  };
}
