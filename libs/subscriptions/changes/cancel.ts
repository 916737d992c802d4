import { clearPlannedPlans, endPass } from '#libs/passes';
import { setEnd } from '../subscription.queries.js';
import { alignHours } from './align-hours.js';
import { type ChangeMade, type SubscribedContext, type SubscriptionRefusal } from './change.types.js';
import { codeNowOrNext, runningPeriod } from './running-period.js';

/** Ends a subscription with its running period. What was paid stays usable until then. */
export async function cancel({
  tx,
  network,
  now,
  subscription,
}: SubscribedContext): Promise<ChangeMade | SubscriptionRefusal> {
  if (subscription.passEndsAt !== null) return 'CHANGE_PLANNED';
  const { passId } = subscription;
  const { end } = runningPeriod(subscription, network.zone, now);
  const planCode = codeNowOrNext(subscription, now);
  await clearPlannedPlans(tx, passId, now);
  await endPass(tx, passId, end);
  await setEnd(tx, passId, { at: now, endsAt: end });
  const booked = await alignHours(tx, passId, { from: end, now });
  return { passId, kind: 'CANCELLED', planCode, nowCents: 0, nowCreditMinutes: 0, bindsAt: end, booked };
}
