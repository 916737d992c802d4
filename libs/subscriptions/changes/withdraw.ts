import { clearPlannedPlans, endPass, lockLotsAhead, restoredHoursDays, reverseCharge, usesOfLot } from '#libs/passes';
import { daysLeft, keptAfterWithdrawal } from '../rules/proration.js';
import { paidFor, setEnd } from '../subscription.queries.js';
import { alignHours } from './align-hours.js';
import { type ChangeMade, type SubscribedContext, type SubscriptionRefusal } from './change.types.js';
import { codeNowOrNext, runningPeriod } from './running-period.js';

/** Withdraws from the contract: the pass ends now, and what was not yet provided of it is given back. */
export async function withdraw(context: SubscribedContext): Promise<ChangeMade | SubscriptionRefusal> {
  const { tx, network, settings, now, subscription } = context;
  const { passId, withdrawalUntil, expressRequestAt } = subscription;
  if (!withdrawalUntil || Temporal.Instant.compare(now, withdrawalUntil) > 0) return 'WITHDRAWAL_OVER';
  const period = runningPeriod(subscription, network.zone, now);
  const days = daysLeft(period, now.toZonedDateTimeISO(network.zone).toPlainDate());
  const planCode = codeNowOrNext(subscription, now);
  const hours = await hoursUsed(context);
  await clearPlannedPlans(tx, passId, now);
  await endPass(tx, passId, now);
  const booked = await alignHours(tx, passId, { from: now, withCurrent: true, now });
  await setEnd(tx, passId, { at: now, endsAt: now, withdrawnAt: now });
  // Earlier periods were provided as a whole.
  const paid = await paidFor(tx, passId, period.index);
  const total = paid.reduce((sum, { cents }) => sum + cents, 0);
  const kept = expressRequestAt ? keptAfterWithdrawal(total, days, hours) : 0;
  let rest = total - kept;
  for (const { chargeId, cents } of paid) {
    const amountCents = Math.min(rest, cents);
    if (amountCents === 0) continue;
    const part = { creditMinutesFromPass: 0, creditMinutesPaid: 0, amountCents };
    await reverseCharge(tx, { chargeId, part, now, restoredHoursDays: settings.get(restoredHoursDays) });
    rest -= amountCents;
  }
  return { passId, kind: 'WITHDRAWN', planCode, nowCents: kept - total, nowCreditMinutes: 0, bindsAt: now, booked };
}

/** The included hours of the running period, and how many of them were used before now. */
async function hoursUsed({
  tx,
  now,
  subscription,
}: SubscribedContext): Promise<{ usedMinutes: number; includedMinutes: number }> {
  let usedMinutes = 0;
  let includedMinutes = 0;
  for (const { id, startsAt, granted, remaining } of await lockLotsAhead(tx, subscription.passId, now, true)) {
    if (Temporal.Instant.compare(startsAt, now) > 0) continue;
    const toCome = (await usesOfLot(tx, id, now)).reduce((sum, { minutes }) => sum + minutes, 0);
    usedMinutes += granted - remaining - toCome;
    includedMinutes += granted;
  }
  return { usedMinutes, includedMinutes };
}
