import { type PlanFrom, planAt } from './pauses.js';

/** ENDING: cancelled, and still usable until the end of the period. */
export const SUBSCRIPTION_STATES = ['ACTIVE', 'PAUSED', 'ENDING', 'ENDED'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

export interface StateFacts {
  /** The end of the pass; null when it has none. */
  readonly passEndsAt: Temporal.Instant | null;
  readonly plans: readonly PlanFrom[];
}

/** The state of a subscription at an instant. It follows from dates alone, so that no job has to change it. */
export function stateAt({ passEndsAt, plans }: StateFacts, now: Temporal.Instant): SubscriptionState {
  if (passEndsAt !== null && Temporal.Instant.compare(passEndsAt, now) <= 0) return 'ENDED';
  if (planAt(plans, now)?.code === null) return 'PAUSED';
  return passEndsAt === null ? 'ACTIVE' : 'ENDING';
}
