import { periodAt, setPlanFrom } from '#libs/passes';
import { pausedByYear, planAt } from '../rules/pauses.js';
import { pausedPeriodsPerYear } from '../subscriptions.settings.js';
import { alignHours } from './align-hours.js';
import { type ChangeMade, type SubscribedContext, type SubscriptionRefusal } from './change.types.js';
import { isChangePlanned, runningPeriod } from './running-period.js';

/** Pauses a pass for whole periods from the next one on: no hours and no fee. Bookings in the pause are paid in euros. */
export async function pause(
  { tx, network, settings, now, subscription }: SubscribedContext,
  months: number,
): Promise<ChangeMade | SubscriptionRefusal> {
  const { passId, anchorOn, plans } = subscription;
  const code = planAt(plans, now)?.code;
  if (isChangePlanned(subscription, now)) return 'CHANGE_PLANNED';
  if (!code) return 'PAUSED';
  const { zone } = network;
  const period = runningPeriod(subscription, zone, now);
  const resumed = periodAt(anchorOn, period.index + 1 + months, zone).start;
  const planned = [...plans, { from: period.end, code: null }, { from: resumed, code }];
  const years = pausedByYear(planned, { anchorOn, zone, until: period.index + months });
  if ([...years.values()].some((paused) => paused > settings.get(pausedPeriodsPerYear))) return 'PAUSE_LIMIT';
  await setPlanFrom(tx, passId, period.end, null);
  await setPlanFrom(tx, passId, resumed, code);
  const booked = await alignHours(tx, passId, { from: period.end, now });
  return { passId, kind: 'PAUSED', planCode: code, nowCents: 0, nowCreditMinutes: 0, bindsAt: period.end, booked };
}
