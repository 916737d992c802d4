import { periodAt } from '#libs/passes';

/** From when a pass has a plan; without a code it is paused. */
export interface PlanFrom {
  readonly from: Temporal.Instant;
  readonly code: string | null;
}

/** The plan in force at an instant; undefined before the first one. `plans` are in the order of time. */
export const planAt = (plans: readonly PlanFrom[], at: Temporal.Instant): PlanFrom | undefined =>
  plans.findLast(({ from }) => Temporal.Instant.compare(from, at) <= 0);

/** The paused periods that start in each year, from the first period of the pass to the one with the index `until`. */
export function pausedByYear(
  plans: readonly PlanFrom[],
  { anchorOn, zone, until }: { anchorOn: Temporal.PlainDate; zone: string; until: number },
): Map<number, number> {
  const years = new Map<number, number>();
  for (let index = 0; index <= until; index++) {
    const { start, startDate } = periodAt(anchorOn, index, zone);
    const plan = planAt(plans, start);
    if (plan && plan.code === null) years.set(startDate.year, (years.get(startDate.year) ?? 0) + 1);
  }
  return years;
}
