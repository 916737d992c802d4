import { type Period, periodAt, periodContaining } from '#libs/passes';
import { planAt } from '../rules/pauses.js';
import { type SubscriptionRow } from '../subscription.queries.js';

/** The period of a subscription that contains an instant, or its first one. */
export const runningPeriod = ({ anchorOn }: SubscriptionRow, zone: string, now: Temporal.Instant): Period =>
  periodContaining(anchorOn, now, zone) ?? periodAt(anchorOn, 0, zone);

/** Whether the subscription is to end, or its plan is to change. A pause that has begun counts, because it is to end. */
export const isChangePlanned = ({ passEndsAt, plans }: SubscriptionRow, now: Temporal.Instant): boolean =>
  passEndsAt !== null || plans.some(({ from }) => Temporal.Instant.compare(from, now) > 0);

/** The code of the plan now, or of the one after a pause. */
export const codeNowOrNext = ({ plans, boughtCode }: SubscriptionRow, now: Temporal.Instant): string =>
  planAt(plans, now)?.code ??
  plans.find(({ from, code }) => code !== null && Temporal.Instant.compare(from, now) > 0)?.code ??
  boughtCode;
