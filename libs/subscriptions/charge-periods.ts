import { beginPlan, periodContaining, periodAt, planOfPass } from '#libs/passes';
import { type Database, type Sql, failpoint } from '#libs/platform';
import { chargeFee } from './changes/charge-period.js';
import { dueSubscriptions, lockDueSubscription, setChargedUntil } from './subscription.queries.js';

const AT_ONCE = 200;

/**
 * Charges the periods that have begun, each exactly once however often it runs and by however many workers. Each subscription has a
 * transaction of its own. @returns the number of subscriptions that it brought up to date
 */
export async function chargePeriods(
  database: Database,
  networkId: string,
  { zone, now }: { zone: string; now: Temporal.Instant },
): Promise<number> {
  let done = 0;
  for (;;) {
    const due = await database.inTransaction(networkId, (tx) => dueSubscriptions(tx, now, AT_ONCE));
    let advanced = 0;
    for (const { id } of due)
      advanced += await database.inTransaction(networkId, (tx) => chargePass(tx, id, zone, now), 'period');
    done += advanced;
    if (due.length < AT_ONCE || advanced === 0) return done;
  }
}

async function chargePass(tx: Sql, passId: string, zone: string, now: Temporal.Instant): Promise<number> {
  const subscription = await lockDueSubscription(tx, passId, now);
  if (!subscription) return 0;
  const { anchorOn, chargedUntil, passEndsAt } = subscription;
  const first = periodContaining(anchorOn, chargedUntil, zone)!.index;
  for (let index = first; ; index++) {
    const period = periodAt(anchorOn, index, zone);
    if (Temporal.Instant.compare(period.start, now) > 0) break;
    if (passEndsAt && Temporal.Instant.compare(period.start, passEndsAt) >= 0) break;
    const plan = await planOfPass(tx, passId, period.start);
    // A pause has no plan and no fee.
    if (plan) {
      await chargeFee(tx, { passId, kind: 'PERIOD', period, from: period.start, plan, cents: plan.monthlyCents }, now);
      await beginPlan(tx, passId, plan.id);
    }
    await setChargedUntil(tx, passId, period.end);
  }
  failpoint('period:charged');
  return 1;
}
