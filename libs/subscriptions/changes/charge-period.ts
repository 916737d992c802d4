import { randomUUID } from 'node:crypto';
import { type Period, type PlanRow, chargeSale } from '#libs/passes';
import { type Sql } from '#libs/platform';
import { insertSubscriptionCharge } from '../subscription.queries.js';

export interface SubscriptionFee {
  readonly passId: string;
  readonly kind: 'PERIOD' | 'UPGRADE';
  readonly period: Period;
  /** From when the period is paid by this fee. */
  readonly from: Temporal.Instant;
  readonly plan: Pick<PlanRow, 'id' | 'monthlyCents'>;
  readonly cents: number;
}

/** Charges the fee of a period, or what an upgrade costs for the rest of it. A unique key keeps a period from being charged twice. */
export async function chargeFee(tx: Sql, fee: SubscriptionFee, now: Temporal.Instant): Promise<void> {
  const { passId, kind, period, from, plan, cents } = fee;
  const id = randomUUID();
  const chargeId = await chargeSale(tx, { kind: 'SUBSCRIPTION', sourceKind: 'SUBSCRIPTION_CHARGE', sourceId: id, passId, cents }, now); // prettier-ignore
  const during = { start: from, end: period.end };
  const { id: planId, monthlyCents } = plan;
  await insertSubscriptionCharge(tx, { id, passId, kind, periodIndex: period.index, during, planId, monthlyCents, chargeId }, now); // prettier-ignore
}
