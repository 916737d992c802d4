import { addHoursToPeriod, beginPlan, grantAllowances, plansSold, setPlanFrom } from '#libs/passes';
import { planAt } from '../rules/pauses.js';
import { daysLeft, upgradeNow } from '../rules/proration.js';
import { paidFor } from '../subscription.queries.js';
import { lastBookableStart } from '../subscriptions.settings.js';
import { alignHours } from './align-hours.js';
import { type ChangeMade, NO_BOOKED_HOURS, type SubscribedContext, type SubscriptionRefusal } from './change.types.js';
import { chargeFee } from './charge-period.js';
import { isChangePlanned, runningPeriod } from './running-period.js';

/**
 * A dearer plan begins at once: the difference for the days left is charged, and the difference in hours for those days is added. Another
 * plan begins with the next period.
 */
export async function changePlan(
  context: SubscribedContext,
  planCode: string,
): Promise<ChangeMade | SubscriptionRefusal> {
  const { tx, network, settings, now, subscription } = context;
  const { passId, plans } = subscription;
  if (isChangePlanned(subscription, now)) return 'CHANGE_PLANNED';
  const current = planAt(plans, now);
  if (current?.code === null) return 'PAUSED';
  if (current?.code === planCode) return 'SAME_PLAN';
  const plan = (await plansSold(tx, network.id, now)).find(({ code }) => code === planCode);
  if (!plan) return 'UNKNOWN_PLAN';
  if (subscription.holders > plan.seats) return 'TOO_MANY_HOLDERS';
  const period = runningPeriod(subscription, network.zone, now);
  const [paid] = await paidFor(tx, passId, period.index);
  const isUpgrade = paid !== undefined && plan.monthlyCents > paid.monthlyCents;
  const from = isUpgrade ? now : period.end;
  await setPlanFrom(tx, passId, from, planCode);
  if (isUpgrade) await beginPlan(tx, passId, plan.id);
  let added = { cents: 0, creditMinutes: 0 };
  if (isUpgrade) {
    added = upgradeNow(paid, plan, daysLeft(period, now.toZonedDateTimeISO(network.zone).toPlainDate()));
    await chargeFee(tx, { passId, kind: 'UPGRADE', period, from: now, plan, cents: added.cents }, now);
    if (added.creditMinutes > 0) await addHoursToPeriod(tx, passId, period, added.creditMinutes, now);
  }
  const booked = await alignHours(tx, passId, { from: period.end, now });
  await grantAllowances(tx, network.zone, now, lastBookableStart(settings, now), passId);
  const effect = { passId, planCode, nowCents: added.cents, nowCreditMinutes: added.creditMinutes, bindsAt: from };
  return isUpgrade
    ? { ...effect, kind: 'UPGRADED', booked: NO_BOOKED_HOURS }
    : { ...effect, kind: 'DOWNGRADED', booked };
}
