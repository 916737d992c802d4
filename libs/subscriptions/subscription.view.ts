import { Plan, type PlanRow, planOfPass } from '#libs/passes';
import { type Locale, type Sql, make } from '#libs/platform';
import { planAt } from './rules/pauses.js';
import { stateAt } from './rules/state.js';
import { type SubscriptionRow } from './subscription.queries.js';
import { PlannedSubscriptionChange, Subscription } from './subscription.types.js';

export const planView = (
  { code, nameFr, nameEn, monthlyCents, includedMinutes, seats }: PlanRow,
  locale: Locale,
): Plan => make(Plan, { code, name: locale === 'en' ? nameEn : nameFr, monthlyCents, includedMinutes, seats });

/** When the next fee of a subscription is charged and how much it is, as far as its plans are known. */
export async function nextCharge(
  tx: Sql,
  { passId, chargedUntil, passEndsAt, plans }: SubscriptionRow,
): Promise<{ at: Temporal.Instant | null; cents: number }> {
  const none = { at: null, cents: 0 };
  // After a pause the next fee is that of its end.
  const resumed = plans.find(
    ({ from, code }) => code !== null && Temporal.Instant.compare(from, chargedUntil) > 0,
  )?.from;
  const at = planAt(plans, chargedUntil)?.code === null ? resumed : chargedUntil;
  if (!at || (passEndsAt && Temporal.Instant.compare(at, passEndsAt) >= 0)) return none;
  const plan = await planOfPass(tx, passId, at);
  return plan ? { at, cents: plan.monthlyCents } : none;
}

/** The changes of a subscription that take effect later, the earliest first. */
export function plannedChanges(
  { passEndsAt, plans }: SubscriptionRow,
  now: Temporal.Instant,
): PlannedSubscriptionChange[] {
  const later = plans.filter(({ from }) => Temporal.Instant.compare(from, now) > 0);
  const change = (kind: PlannedSubscriptionChange['kind'], at: Temporal.Instant, planCode: string | null) =>
    make(PlannedSubscriptionChange, { kind, at, planCode });
  return [
    ...later.map(({ from, code }) => change(code === null ? 'PAUSE' : 'PLAN', from, code)),
    ...(passEndsAt ? [change('END', passEndsAt, null)] : []),
  ];
}

export async function subscriptionView(
  tx: Sql,
  row: SubscriptionRow,
  { locale, now }: { locale: Locale; now: Temporal.Instant },
): Promise<Subscription> {
  const plan = await planOfPass(tx, row.passId, now);
  const next = await nextCharge(tx, row);
  const { withdrawalUntil } = row;
  return make(Subscription, {
    memberId: row.ownerId,
    id: row.passId,
    state: stateAt(row, now),
    plan: plan ? planView(plan, locale) : null,
    subscribedAt: row.subscribedAt,
    nextChargeAt: next.at,
    nextChargeCents: next.cents,
    withdrawableUntil: withdrawalUntil && Temporal.Instant.compare(now, withdrawalUntil) <= 0 ? withdrawalUntil : null,
    planned: plannedChanges(row, now),
  });
}
