import { clearPlannedPlans, grantAllowances, keepPass, setPlanFrom } from '#libs/passes';
import { planAt } from '../rules/pauses.js';
import { setEnd } from '../subscription.queries.js';
import { lastBookableStart } from '../subscriptions.settings.js';
import { alignHours } from './align-hours.js';
import { type ChangeMade, NO_BOOKED_HOURS, type SubscribedContext, type SubscriptionRefusal } from './change.types.js';
import { codeNowOrNext, isChangePlanned, runningPeriod } from './running-period.js';

/**
 * Takes back what is planned: the end, the next plan or the pause. A pause that has begun ends with its running period. Hours that became
 * euros stay euros.
 */
export async function keep({
  tx,
  network,
  settings,
  now,
  subscription,
}: SubscribedContext): Promise<ChangeMade | SubscriptionRefusal> {
  if (!isChangePlanned(subscription, now)) return 'NOTHING_PLANNED';
  const { passId, passEndsAt, plans } = subscription;
  const { end } = runningPeriod(subscription, network.zone, now);
  const isPaused = planAt(plans, now)?.code === null;
  const planCode = codeNowOrNext(subscription, now);
  await clearPlannedPlans(tx, passId, now);
  if (isPaused) await setPlanFrom(tx, passId, end, planCode);
  if (passEndsAt) {
    await keepPass(tx, passId, passEndsAt);
    await setEnd(tx, passId, { at: null, endsAt: null });
  }
  await alignHours(tx, passId, { from: end, now });
  await grantAllowances(tx, network.zone, now, lastBookableStart(settings, now), passId);
  const bindsAt = isPaused ? end : now;
  return { passId, kind: 'KEPT', planCode, nowCents: 0, nowCreditMinutes: 0, bindsAt, booked: NO_BOOKED_HOURS };
}
